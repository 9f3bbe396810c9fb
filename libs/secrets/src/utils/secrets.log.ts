/** Where log lines go; Nest's `Logger` is one. */
export interface SecretsLog {
  debug(message: string): void;
  log(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A logger is the application's, and one that throws must not take a secret away. */
export function unbreakable(output: SecretsLog): SecretsLog {
  const quietly = (level: keyof SecretsLog) => (message: string) => {
    try {
      output[level](message);
    } catch {
      // There is nowhere left to tell it.
    }
  };
  return { debug: quietly('debug'), log: quietly('log'), warn: quietly('warn'), error: quietly('error') };
}
