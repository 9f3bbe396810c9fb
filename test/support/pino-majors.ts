type Exports = typeof import('nestjs-pino');

/** The supported majors, by the names under which they are installed here; their types are alike. */
const MAJORS = {
  'nestjs-pino': () => import('nestjs-pino'),
  'nestjs-pino-4': () => import('nestjs-pino-4') as unknown as Promise<Exports>,
};

/** One of the majors. */
export type NestPino = keyof typeof MAJORS;

export const NEST_PINOS = Object.keys(MAJORS) as NestPino[];

/** Loads one of the majors. */
export function loadNestPino(major: NestPino): Promise<Exports> {
  return MAJORS[major]();
}

/** nestjs-pino has one root logger in a process; forgets it, so that a test gets the one it configures. */
export async function forgetRootLogger(major: NestPino): Promise<void> {
  const inner = new URL('./PinoLogger.js', import.meta.resolve(major));
  const loaded = (await import(inner.href)) as Inner & { default?: Inner };
  (loaded.default ?? loaded).__resetOutOfContextForTests();
}

interface Inner {
  __resetOutOfContextForTests(): void;
}
