// What the library logs, judged: it may tell of each change of state once, and never of a call.

const REMINDER_EVERY = 5; // minutes of one outage

/** The lines of the library itself, in order, since the application has booted. */
export function libraryLines(output) {
  const lines = output.split('\n');
  const booted = lines.findIndex((line) => line.includes('application successfully started'));
  return lines.slice(booted + 1).filter((line) => line.includes('"context":"SecretsModule"'));
}

/** Those that should not be there, in a run of so many minutes. */
export function needlessLines(lines, minutes) {
  let isDown = false;
  // The demo reads a key that no provider has: that is told once a minute at most.
  let summaries = 1 + Math.floor(minutes);
  let reminders = Math.floor(minutes / REMINDER_EVERY);
  return lines.filter((line) => {
    if (line.includes('In no provider')) return --summaries < 0;
    if (line.includes('still, after')) return !isDown || --reminders < 0;
    const tellsDown = line.includes('does not answer');
    if (!tellsDown && !line.includes('answers again')) return true;
    const isChange = isDown !== tellsDown;
    isDown = tellsDown;
    return !isChange;
  });
}
