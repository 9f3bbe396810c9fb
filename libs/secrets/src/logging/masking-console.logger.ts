import { ConsoleLogger } from '@nestjs/common';
import { maskLogArguments } from './log-arguments.js';
import { MASKING_BRAND } from './masking-brand.js';

/**
 * Nest's console logger, with secrets masked by key, value and format. Takes the same options.
 *
 * @example
 * const app = await NestFactory.create(AppModule, { logger: new MaskingConsoleLogger({ json: true }) });
 */
export class MaskingConsoleLogger extends ConsoleLogger {
  get [MASKING_BRAND](): true {
    return true;
  }

  override log(...args: [message: unknown, ...optionalParams: unknown[]]): void {
    if (this.isLevelEnabled('log')) super.log(...masked(args));
  }

  override error(...args: [message: unknown, ...optionalParams: unknown[]]): void {
    if (this.isLevelEnabled('error')) super.error(...masked(args));
  }

  override warn(...args: [message: unknown, ...optionalParams: unknown[]]): void {
    if (this.isLevelEnabled('warn')) super.warn(...masked(args));
  }

  override debug(...args: [message: unknown, ...optionalParams: unknown[]]): void {
    if (this.isLevelEnabled('debug')) super.debug(...masked(args));
  }

  override verbose(...args: [message: unknown, ...optionalParams: unknown[]]): void {
    if (this.isLevelEnabled('verbose')) super.verbose(...masked(args));
  }

  override fatal(...args: [message: unknown, ...optionalParams: unknown[]]): void {
    if (this.isLevelEnabled('fatal')) super.fatal(...masked(args));
  }
}

// As many as before: Nest reads the number of arguments too.
function masked(args: unknown[]): [unknown, ...unknown[]] {
  return maskLogArguments(args) as [unknown, ...unknown[]];
}
