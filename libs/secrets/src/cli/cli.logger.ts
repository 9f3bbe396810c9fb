import type { LoggerService } from '@nestjs/common';
import { LOG_CONTEXT } from '../secrets.constants.js';
import { plain } from './plain-text.js';

/** Keeps what this package has to say, each line once; what Nest and the application log is not asked for here. */
export class CliLogger implements LoggerService {
  readonly lines = new Set<string>();
  #closed = false;

  log(): void {}

  error(message: unknown, ...optional: unknown[]): void {
    this.#keep('error', message, optional);
  }

  warn(message: unknown, ...optional: unknown[]): void {
    this.#keep('warning', message, optional);
  }

  /** Nothing is kept from now on. */
  close(): void {
    this.#closed = true;
  }

  #keep(level: string, message: unknown, optional: readonly unknown[]): void {
    if (this.#closed || optional.at(-1) !== LOG_CONTEXT) return;
    this.lines.add(plain(`${level}: ${String(message)}`));
  }
}
