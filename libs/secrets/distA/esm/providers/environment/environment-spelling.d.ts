/** `prod/api-key` as `PROD_API_KEY`; `undefined` where that would name a variable of the platform. */
export declare function environmentSpelling(key: string, prefix: string): string | undefined;
