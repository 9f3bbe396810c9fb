"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VARIABLES = exports.NOTICES = exports.LOOK_UP = void 0;
exports.isLiveProvider = isLiveProvider;
/** By brand rather than by class, so that a provider of another loaded copy of this package is known too. */
exports.LOOK_UP = Symbol.for('nestjs-secrets.look-up');
/** Under this name a provider takes who is to be told of what it noticed. */
exports.NOTICES = Symbol.for('nestjs-secrets.notices');
/** Under this name a provider tells which variables may hold a secret. */
exports.VARIABLES = Symbol.for('nestjs-secrets.variables');
function isLiveProvider(provider) {
    return typeof provider[exports.LOOK_UP] === 'function';
}
