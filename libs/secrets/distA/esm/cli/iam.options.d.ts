import { type Command } from 'commander';
/** What fills in a policy that the application itself does not tell. */
export declare function addIamOptions(command: Command): Command;
