import { ConsoleLogger, Logger } from '@nestjs/common';
import { maskLogArguments } from './log-arguments.js';
import { isBranded, MASKING_BRAND } from './masking-brand.js';
const LEVELS = new Set(['log', 'error', 'warn', 'debug', 'verbose', 'fatal']);
/**
 * A logger that masks what it is called with and leaves the rest to `inner`: its levels, format, optional
 * methods and class. A logger that masks already comes back as it is.
 *
 * @example
 * app.useLogger(maskLogger(new MyLogger()));
 */
export function maskLogger(inner) {
    if (isBranded(inner))
        return inner;
    const target = withOutputOfItsOwn(inner);
    const methods = new Map();
    const methodOf = (property, from) => {
        let method = methods.get(property);
        // A spy or a replacement that is set later is followed.
        if (method?.from !== from) {
            const masks = LEVELS.has(property);
            // Called on the logger itself, whose private fields a proxy does not have.
            const to = (...args) => from.apply(target, masks ? maskLogArguments(args) : args);
            methods.set(property, (method = { from, to }));
        }
        return method.to;
    };
    // A shell of the same class instead of the logger: a proxy must not show other methods than a frozen target has.
    const shell = Object.create(Object.getPrototypeOf(target));
    return new Proxy(shell, {
        get(_shell, property) {
            if (property === MASKING_BRAND)
                return true;
            const member = Reflect.get(target, property, target);
            return typeof member === 'function' && property !== 'constructor'
                ? methodOf(property, member)
                : member;
        },
        set: (_shell, property, value) => Reflect.set(target, property, value, target),
        has: (_shell, property) => Reflect.has(target, property),
        deleteProperty: (_shell, property) => Reflect.deleteProperty(target, property),
    });
}
/** A plain `Logger` prints through whatever logger Nest uses, which would be the wrapped one again. */
function withOutputOfItsOwn(inner) {
    if (!(inner instanceof Logger))
        return inner;
    const { context, options } = inner;
    return new ConsoleLogger({ ...(context ? { context } : {}), timestamp: options?.timestamp ?? false });
}
