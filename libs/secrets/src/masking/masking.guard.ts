import { MASK } from './mask.constants.js';

const WITHHELD = 'a text was withheld, since masking it failed';
const PINO_START = /^\{"level":(?:\d{1,3}|"[a-zA-Z]{1,16}")(?:,"time":(?:\d{1,16}|"[\d:.TZ+-]{1,32}"))?/;

let isReported = false;

/** Masks a text, or withholds it where that fails: a line of JSON gives another, anything else a placeholder. */
export function guarded(text: string, mask: (text: string) => string): string {
  if (typeof text !== 'string') return text;
  try {
    return mask(text);
  } catch (error) {
    report(error);
    return withheld(text);
  }
}

function withheld(text: string): string {
  if (!text.startsWith('{') || !text.endsWith('}\n')) return `${MASK} (${WITHHELD})`;
  const start = PINO_START.exec(text)?.[0];
  return `${start === undefined ? '{' : `${start},`}"msg":"${MASK} (${WITHHELD})"}\n`;
}

/** Once in a process: of the error its class only, since its message may quote the text. */
function report(error: unknown): void {
  if (isReported) return;
  isReported = true;
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  process.emitWarning(`${WITHHELD} (${kind}); please report this`, { code: 'NESTJS_SECRETS_MASKING' });
}
