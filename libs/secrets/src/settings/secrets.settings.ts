import { CACHE_DEFAULTS, type CachePolicy, toCachePolicy } from '../cache/cache.options.js';
import { AWS_DEFAULTS } from '../providers/aws-secrets-manager/aws-secrets-manager.options.js';
import type { Deadlines } from '../providers/chain/call.runner.js';
import type { FallbackMode } from '../reading/fallback.policy.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { optionProblems } from '../utils/option.rules.js';
import { isRegion, REGION } from '../utils/region.js';
import { MODULE_OPTIONS } from './options.rules.js';
import { firstSetting, type Setting, type SettingSource } from './setting.source.js';
import { SettingProblems } from './setting.problems.js';

/** What the options and the three settings come to. */
export interface SecretsSettings {
  readonly provider: 'env' | 'aws';
  readonly region: string;
  /** Seconds. */
  readonly ttl: number;
  readonly cache: CachePolicy;
  readonly fallback: FallbackMode;
  readonly deadlines: Deadlines;
}

/** Seconds that a read has when nobody's request waits for it. */
const PATIENT_TIMEOUT = 10;

/**
 * Resolves the settings: an option beats the sources, which are asked in order.
 *
 * @throws SecretsUnconfiguredError one for all that is wrong, with name, what it got and what it takes.
 */
export function resolveSettings(
  options: SecretsModuleOptions,
  sources: readonly SettingSource[],
): SecretsSettings {
  const problems = problemsOf(options);
  const provider = options.provider ?? (options.chain ? 'env' : providerFrom(sources, problems));
  const ttl = options.cache?.ttl ?? ttlFrom(sources, problems);
  const region = options.aws?.region ?? regionFrom(sources, problems);
  problems.throwIfAny();
  return {
    provider,
    region,
    ttl,
    cache: toCachePolicy({ ...options.cache, ttl }),
    fallback: options.fallback ?? 'any',
    deadlines: deadlinesOf(options.aws?.timeout),
  };
}

/** The deadlines for a read of so many seconds: who has time, has ten at least. */
export function deadlinesOf(timeout: number = AWS_DEFAULTS.timeout): Deadlines {
  const patient = Math.max(timeout, PATIENT_TIMEOUT) * 1000;
  return { request: timeout * 1000, boot: patient, background: patient };
}

/** @throws SecretsUnconfiguredError one for all that is wrong with the options, before anything is made of them. */
export function checkOptions(options: SecretsModuleOptions): void {
  problemsOf(options).throwIfAny();
}

function problemsOf(options: SecretsModuleOptions): SettingProblems {
  const problems = new SettingProblems();
  optionProblems('SecretsModule.forRoot()', options, MODULE_OPTIONS, '').forEach((line) =>
    problems.say(line),
  );
  return problems;
}

function providerFrom(sources: readonly SettingSource[], problems: SettingProblems): 'env' | 'aws' {
  const setting = firstSetting(sources, 'SECRETS_PROVIDER');
  if (setting === undefined || setting.value === 'env') return 'env';
  if (setting.value === 'aws') return 'aws';
  problems.add(setting.name, setting.value, "'env' or 'aws'");
  return 'env';
}

function ttlFrom(sources: readonly SettingSource[], problems: SettingProblems): number {
  const setting = firstSetting(sources, 'SECRETS_CACHE_TTL');
  if (setting === undefined) return CACHE_DEFAULTS.ttl;
  const seconds = secondsIn(setting);
  if (seconds === undefined) {
    problems.add(setting.name, setting.value, 'seconds, a number from 0 up, such as 300 or 0.5');
  }
  return seconds ?? CACHE_DEFAULTS.ttl;
}

function secondsIn({ value }: Setting): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' && /^\s*\d{1,12}(?:\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

function regionFrom(sources: readonly SettingSource[], problems: SettingProblems): string {
  const setting =
    firstSetting(sources, 'SECRETS_AWS_REGION') ?? firstSetting(sources, 'AWS_REGION', 'AWS_DEFAULT_REGION');
  if (setting === undefined) return AWS_DEFAULTS.region;
  if (isRegion(setting.value)) return setting.value;
  problems.add(setting.name, setting.value, REGION.takes);
  return AWS_DEFAULTS.region;
}
