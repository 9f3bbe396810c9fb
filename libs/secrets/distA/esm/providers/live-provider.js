/** By brand rather than by class, so that a provider of another loaded copy of this package is known too. */
export const LOOK_UP = Symbol.for('nestjs-secrets.look-up');
/** Under this name a provider takes who is to be told of what it noticed. */
export const NOTICES = Symbol.for('nestjs-secrets.notices');
/** Under this name a provider tells which variables may hold a secret. */
export const VARIABLES = Symbol.for('nestjs-secrets.variables');
export function isLiveProvider(provider) {
    return typeof provider[LOOK_UP] === 'function';
}
