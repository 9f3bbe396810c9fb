/** Where a context carries the reader below; registered, so that two loaded copies of the package agree. */
export const SHARED_READ = Symbol.for('nestjs-secrets.shared-read');
/** When a shared secret was fetched, in the clock's milliseconds: what is cut out of it must expire with it. */
export const FETCHED_AT = Symbol.for('nestjs-secrets.fetched-at');
