import { maskLogText } from '../masking/index.js';
import { isBranded, MASKING_BRAND } from './masking-brand.js';

/** What pino calls with the finished line, also for child loggers. */
export type StreamWrite = (line: string) => string;

/** Where a pino logger keeps its hooks; the same in every supported version. */
const PINO_HOOKS = Symbol.for('pino.hooks');

interface WithHooks {
  [PINO_HOOKS]?: { streamWrite?: StreamWrite };
}

/** Masks after the user's own hook, whose additions are masked too. */
export function maskingStreamWrite(own?: StreamWrite): StreamWrite {
  if (own && isBranded(own)) return own;
  const streamWrite: StreamWrite = (line) => {
    const written = own ? own(line) : line;
    return typeof written === 'string' ? maskLogText(written) : written;
  };
  return Object.defineProperty(streamWrite, MASKING_BRAND, { value: true });
}

/** Makes an existing pino logger mask, and with it the children it has and will have. */
export function maskPinoLogger(logger: object): void {
  const hooks = (logger as WithHooks)[PINO_HOOKS];
  if (hooks && !isBranded(hooks.streamWrite)) {
    (logger as WithHooks)[PINO_HOOKS] = { ...hooks, streamWrite: maskingStreamWrite(hooks.streamWrite) };
  }
}

/** Says whether something is a pino logger that masks. */
export function isMaskedPino(logger: unknown): boolean {
  return isBranded((logger as WithHooks | null | undefined)?.[PINO_HOOKS]?.streamWrite);
}
