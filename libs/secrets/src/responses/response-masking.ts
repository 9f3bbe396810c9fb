import type { HttpAdapterHost } from '@nestjs/core';
import type { ObjectRules } from '../masking/index.js';
import { maskAdapterReplies } from './adapter.masking.js';
import type { ExpressApplication } from './express.masking.js';
import { maskExpressResponses } from './express.masking.js';
import type { FastifyApplication } from './fastify.masking.js';
import { maskFastifyReplies } from './fastify.masking.js';

// Adapters and their instances may outlive an application, as in tests: they are wrapped once, and the rules
// are those of the application that came last.
const rulesOf = new WeakMap<object, ObjectRules>();

/**
 * Masks bodies as the last stage before they are serialized, after every interceptor, serializer and filter
 * of the application. Does nothing where there is no HTTP adapter.
 */
export function installResponseMasking(host: HttpAdapterHost, rules: ObjectRules): void {
  const adapter = host.httpAdapter;
  if (!adapter) return;
  once(adapter, rules, (current) => maskAdapterReplies(adapter, current));
  const instance: object = adapter.getInstance();
  if (adapter.getType() === 'express') {
    once(instance, rules, (current) => maskExpressResponses(instance as ExpressApplication, current));
  } else if (adapter.getType() === 'fastify') {
    once(instance, rules, (current) => maskFastifyReplies(instance as FastifyApplication, current));
  }
}

function once(target: object, rules: ObjectRules, wrap: (current: () => ObjectRules) => void): void {
  const known = rulesOf.has(target);
  rulesOf.set(target, rules);
  if (!known) wrap(() => rulesOf.get(target) ?? rules);
}
