/** Where the environment link looks. */
export interface EnvironmentOptions {
    /** The `.env` file, or several, the first that has a key winning; `false` for none. Default `.env`. */
    envFilePath?: string | string[] | false;
    /** Goes before the environment spelling of a key (`APP_` + `API_KEY`) and is stripped in listings. */
    prefix?: string;
    /** Also tries a key in environment spelling: `api-key` as `API_KEY`. Default true. */
    relaxed?: boolean;
}
