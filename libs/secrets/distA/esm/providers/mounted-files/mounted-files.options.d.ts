/** Where secrets are mounted as files. */
export interface MountedFilesOptions {
    /** The directory, or several, the first that has a key winning. Default `/run/secrets`. */
    directory?: string | string[];
    /** Lets the variable `X_FILE` name the file of the key `X`. Default true. */
    fileVariables?: boolean;
    /** Also tries a key in other spellings: `DB_PASSWORD` as `db_password` and `db-password`. Default true. */
    relaxed?: boolean;
}
