/** Masks the password in `scheme://user:password@host`; the user and the host stay. */
export declare function maskUrlPasswords(text: string): string;
