"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SECRETS_CHAIN = void 0;
/** The ordered chain of providers. Override it in a test, and no other link is constructed. */
exports.SECRETS_CHAIN = 'SECRETS_CHAIN';
