import { UsageError } from './exit-codes.js';
/**
 * Runs what looks at an application, whose code may do more than describe itself: fail where nobody waits for it,
 * end the process, or never end. Each of these rejects, since the exit code of a command is an answer.
 */
export async function guardedFrom(look) {
    const { exit } = process;
    let stop = () => { };
    const stopped = new Promise((_, reject) => (stop = reject));
    const onDrained = () => stop(new UsageError('The application waits for something that never comes'));
    process.exit = (code) => {
        const error = new UsageError(`The application ended the process with process.exit(${code ?? ''})`);
        stop(error);
        throw error;
    };
    // Stays: what fails after the answer is known changes nothing of it.
    process.on('uncaughtException', stop);
    process.once('beforeExit', onDrained);
    try {
        return await Promise.race([look(), stopped]);
    }
    finally {
        process.exit = exit;
        process.off('beforeExit', onDrained);
    }
}
