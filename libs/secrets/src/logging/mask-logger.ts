import type { LoggerService } from '@nestjs/common';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { maskLogArguments } from './log-arguments.js';
import { isBranded, MASKING_BRAND } from './masking-brand.js';
import { assertOptions } from '../utils/assert-options.js';
import { isRecord } from '../utils/is-record.js';
import type { OptionRule } from '../utils/option.rules.js';

type Method = (...args: unknown[]) => unknown;

const LEVELS: ReadonlySet<PropertyKey> = new Set(['log', 'error', 'warn', 'debug', 'verbose', 'fatal']);

const LOGGER: OptionRule = {
  takes: 'a logger with log, error and warn',
  accepts: (inner) =>
    isRecord(inner) && [inner.log, inner.error, inner.warn].every((level) => typeof level === 'function'),
  conceals: () => true,
};

/**
 * A logger that masks what it is called with and leaves the rest to `inner`: its levels, format, optional
 * methods and class. A logger that masks already comes back as it is.
 *
 * @example
 * app.useLogger(maskLogger(new MyLogger()));
 */
export function maskLogger(inner: LoggerService): LoggerService {
  assertOptions('maskLogger()', inner ?? null, LOGGER);
  if (isBranded(inner)) return inner;
  const target = withOutputOfItsOwn(inner);
  const methods = new Map<PropertyKey, { from: Method; to: Method }>();
  const methodOf = (property: PropertyKey, from: Method): Method => {
    let method = methods.get(property);
    // A spy or a replacement that is set later is followed.
    if (method?.from !== from) {
      const masks = LEVELS.has(property);
      // Called on the logger itself, whose private fields a proxy does not have.
      const to: Method = (...args) => from.apply(target, masks ? maskLogArguments(args) : args);
      methods.set(property, (method = { from, to }));
    }
    return method.to;
  };
  // A shell of the same class instead of the logger: a proxy must not show other methods than a frozen target has.
  const shell = Object.create(Object.getPrototypeOf(target) as object | null) as LoggerService;
  return new Proxy(shell, {
    get(_shell, property) {
      if (property === MASKING_BRAND) return true;
      const member: unknown = Reflect.get(target, property, target);
      return typeof member === 'function' && property !== 'constructor'
        ? methodOf(property, member as Method)
        : member;
    },
    set: (_shell, property, value) => Reflect.set(target, property, value, target),
    has: (_shell, property) => Reflect.has(target, property),
    deleteProperty: (_shell, property) => Reflect.deleteProperty(target, property),
  });
}

/** A plain `Logger` prints through whatever logger Nest uses, which would be the wrapped one again. */
function withOutputOfItsOwn(inner: LoggerService): LoggerService {
  if (!(inner instanceof Logger)) return inner;
  const { context, options } = inner as unknown as { context?: string; options?: { timestamp?: boolean } };
  return new ConsoleLogger({ ...(context ? { context } : {}), timestamp: options?.timestamp ?? false });
}
