"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KNOWN_MISSING = void 0;
/** The link remembers that it has no such secret. */
exports.KNOWN_MISSING = Symbol('known missing');
