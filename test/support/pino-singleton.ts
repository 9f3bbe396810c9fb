/** nestjs-pino has one root logger in a process; forgets it, so that a test gets the one it configures. */
export async function forgetRootLogger(): Promise<void> {
  const inner = new URL('./PinoLogger.js', import.meta.resolve('nestjs-pino'));
  const { __resetOutOfContextForTests: reset } = (await import(inner.href)) as {
    __resetOutOfContextForTests: () => void;
  };
  reset();
}
