/** How a command ends; CI relies on these numbers. */
export const EXIT = {
    /** All that is needed is there. */
    fine: 0,
    /** A secret is missing, could not be read, or is not what is wanted. */
    trouble: 1,
    /** The command, the settings or the application cannot be used, so nothing was found out. */
    unusable: 2,
};
/** A command that cannot be carried out as it was given; the message tells what is accepted. */
export class UsageError extends Error {
    name = 'UsageError';
}
