import type { ExecutionContext } from '@nestjs/common';
import type { SecretMaskingSkip } from './skip-secret-masking.decorator.js';
/**
 * Tells the last stage that a body answers a GraphQL operation, where only the rule by value holds: a schema names
 * each field that goes out, and a mask in place of a number would be an error of its type. Results of resolvers are
 * left alone, since the resolvers of their fields work with them.
 *
 * One body answers several resolvers: it skips the rule by value when all of them do.
 */
export declare function noteResolver(context: ExecutionContext, skip: SecretMaskingSkip | undefined): void;
