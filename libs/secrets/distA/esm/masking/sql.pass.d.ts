/** Masks the passwords in statements of SQL: `IDENTIFIED BY 'x'`, `PASSWORD 'x'`. */
export declare function maskSqlPasswords(text: string): string;
