type Exports = typeof import('nestjs-pino');

/** The supported majors, each as it is installed here. */
export type NestPino = 'nestjs-pino' | 'nestjs-pino-4';

export const NEST_PINOS: readonly NestPino[] = ['nestjs-pino', 'nestjs-pino-4'];

/** One of the majors; their types are the same for what the tests use. */
export async function loadNestPino(major: NestPino): Promise<Exports> {
  return (await import(major)) as Exports;
}

/** nestjs-pino has one root logger in a process; forgets it, so that a test gets the one it configures. */
export async function forgetRootLogger(major: NestPino = 'nestjs-pino'): Promise<void> {
  const inner = new URL('./PinoLogger.js', import.meta.resolve(major));
  const loaded = (await import(inner.href)) as Inner & { default?: Inner };
  (loaded.default ?? loaded).__resetOutOfContextForTests();
}

interface Inner {
  __resetOutOfContextForTests(): void;
}
