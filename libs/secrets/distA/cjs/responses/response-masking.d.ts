import type { HttpAdapterHost } from '@nestjs/core';
import type { ObjectRules } from '../masking/index.js';
/**
 * Masks bodies as the last stage before they are serialized, after every interceptor, serializer and filter
 * of the application. Does nothing where there is no HTTP adapter.
 */
export declare function installResponseMasking(host: HttpAdapterHost, rules: ObjectRules): void;
