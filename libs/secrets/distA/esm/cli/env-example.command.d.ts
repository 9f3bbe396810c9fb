import type { ApplicationSecrets } from './application.secrets.js';
/** A `.env.example` with the variables that the environment link reads; never a value. Asks no store. */
export declare function envExample({ keys, chain, preview }: ApplicationSecrets): string;
