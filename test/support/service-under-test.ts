import { loadCachedLinks } from '../../libs/secrets/src/assembly/cached-links.js';
import { assembleService } from '../../libs/secrets/src/assembly/secrets.assembly.js';
import { loadFiles } from '../../libs/secrets/src/assembly/settings-chain.js';
import { loadTelemetry } from '../../libs/secrets/src/operations/telemetry.loader.js';
import { openMaskingScope } from '../../libs/secrets/src/masking/index.js';
import type { SecretsService } from '../../libs/secrets/src/secrets.service.js';
import { resolveSettings } from '../../libs/secrets/src/settings/secrets.settings.js';
import type { SecretsModuleOptions, SecretsProvider } from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { FakeClock } from './fake-clock.js';

export type Level = 'debug' | 'log' | 'warn' | 'error';

/** The lines that were logged, by level. */
export class RecordedLog implements Record<Level, (message: string) => void> {
  readonly lines: [level: Level, message: string][] = [];
  debug = (message: string): void => void this.lines.push(['debug', message]);
  log = (message: string): void => void this.lines.push(['log', message]);
  warn = (message: string): void => void this.lines.push(['warn', message]);
  error = (message: string): void => void this.lines.push(['error', message]);

  at(level: Level): string[] {
    return this.lines.filter(([of]) => of === level).map(([, message]) => message);
  }

  /** What operators see: everything but debug. */
  get shown(): string[] {
    return this.lines
      .filter(([level]) => level !== 'debug')
      .map(([level, message]) => `${level}: ${message}`);
  }
}

export interface ServiceUnderTest {
  readonly service: SecretsService;
  readonly clock: FakeClock;
  readonly log: RecordedLog;
}

// As the module does it before it makes a service.
await loadCachedLinks([new InMemorySecretsProvider()]);

/** A service as the module makes it, on a clock that the test moves and a log that it reads. */
export function serviceUnderTest(
  chain: readonly SecretsProvider[],
  options: Omit<SecretsModuleOptions, 'chain' | 'provider'> = {},
  { clock = new FakeClock(), random = () => 0.5 }: { clock?: FakeClock; random?: () => number } = {},
): ServiceUnderTest {
  const log = new RecordedLog();
  const scope = openMaskingScope(options.masking, clock);
  loadFiles(chain);
  const settings = resolveSettings({ ...options, chain: [...chain] }, []);
  return {
    service: assembleService(chain, {
      settings,
      scope,
      output: log,
      clock,
      random,
      schema: options.schema,
      audit: options.audit,
      telemetry: options.telemetry === true ? loadTelemetry(true, log) : undefined,
    }),
    clock,
    log,
  };
}
