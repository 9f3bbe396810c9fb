import yoctoSpinner from 'yocto-spinner';

/** Tells on stderr what is waited for: a spinner on a terminal, a plain line elsewhere. */
export interface Progress {
  say(text: string): void;
  done(): void;
}

export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { say: (text) => void stream.write(`${text}\n`), done: () => {} };
  const spinner = yoctoSpinner({ stream, handleSignals: false });
  // The cursor is back, and the signal does what it does to any other program.
  const onSignal = (signal: NodeJS.Signals) => {
    done();
    process.kill(process.pid, signal);
  };
  const done = () => {
    spinner.stop();
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    say: (text) => {
      if (spinner.isSpinning) spinner.text = text;
      else spinner.start(text);
    },
    done,
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
