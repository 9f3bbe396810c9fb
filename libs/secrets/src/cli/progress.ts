import yoctoSpinner from 'yocto-spinner';

/** Tells on stderr what is waited for: a spinner on a terminal, a plain line elsewhere. */
export interface Progress {
  say(text: string): void;
  done(): void;
}

export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { say: (text) => void stream.write(`${text}\n`), done: () => {} };
  const spinner = yoctoSpinner({ stream });
  return {
    say: (text) => void spinner.start(text),
    done: () => void spinner.stop(),
  };
}
