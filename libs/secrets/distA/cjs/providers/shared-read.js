"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FETCHED_AT = exports.SHARED_READ = void 0;
/** Where a context carries the reader below; registered, so that two loaded copies of the package agree. */
exports.SHARED_READ = Symbol.for('nestjs-secrets.shared-read');
/** When a shared secret was fetched, in the clock's milliseconds: what is cut out of it must expire with it. */
exports.FETCHED_AT = Symbol.for('nestjs-secrets.fetched-at');
