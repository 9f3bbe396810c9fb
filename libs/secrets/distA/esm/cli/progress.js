import yoctoSpinner from 'yocto-spinner';
export function startProgress(stream = process.stderr) {
    if (!stream.isTTY)
        return { say: (text) => void stream.write(`${text}\n`), done: () => { } };
    const spinner = yoctoSpinner({ stream, handleSignals: false });
    // The cursor is back, and the signal does what it does to any other program.
    const onSignal = (signal) => {
        done();
        process.kill(process.pid, signal);
    };
    const done = () => {
        spinner.stop();
        for (const signal of SIGNALS)
            process.off(signal, onSignal);
    };
    for (const signal of SIGNALS)
        process.on(signal, onSignal);
    return {
        say: (text) => {
            if (spinner.isSpinning)
                spinner.text = text;
            else
                spinner.start(text);
        },
        done,
    };
}
const SIGNALS = ['SIGINT', 'SIGTERM'];
