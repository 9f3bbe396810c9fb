import { Logger } from '@nestjs/common';
import type { ConfigService } from '@nestjs/config';
import { LOG_CONTEXT } from '../secrets.constants.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { SettingProblems } from '../settings/setting.problems.js';
import { isRecord } from '../utils/is-record.js';
import { configIsLoaded } from './config.loading.js';
import { loadedTwice } from './loaded-twice.js';
import { type RuntimeParts, SecretsRuntime } from './secrets.runtime.js';
import { checkSetUp } from './set-up.check.js';
import { type SecretsSetup, TEST_CALL } from './set-up.call.js';

interface OpeningParts extends Omit<RuntimeParts, 'options' | 'config'> {
  /** As the application gave them. */
  readonly options: unknown;
  readonly setup: SecretsSetup;
  readonly config: ConfigService;
  /** The formats in which this package is loaded. */
  readonly formats: ReadonlySet<string>;
}

/** Checks how the application was set up, and waits until its settings are there. */
export async function openRuntime(parts: OpeningParts): Promise<SecretsRuntime> {
  const { options, setup, config, formats, ...others } = parts;
  checkSetUp(others.container);
  const twice = loadedTwice(formats);
  if (twice !== undefined) new Logger(LOG_CONTEXT).warn(twice);
  await configIsLoaded(others.container);
  return new SecretsRuntime({
    ...others,
    options: checkedOptions(options),
    config: setup.call === TEST_CALL ? undefined : config,
  });
}

// Before anything reads them: what a factory or JavaScript gave may be nothing at all.
function checkedOptions(options: unknown): SecretsModuleOptions {
  if (isRecord(options)) return options;
  const problems = new SettingProblems();
  problems.add('SecretsModule', options, 'an object of options');
  problems.throwIfAny();
  return {};
}
