import type { NestInterceptor } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';

/**
 * Makes an interceptor the outermost one of an application for good, so that it sees every result last, and runs
 * even where another one answers out of a cache.
 */
export function keepOutermost(config: ApplicationConfig, interceptor: NestInterceptor): void {
  const inOrder = config.getGlobalInterceptors.bind(config);
  // Asked whenever a handler is bound: gateways and microservices bind theirs before any hook of a module runs.
  config.getGlobalInterceptors = () => {
    const interceptors = inOrder();
    const at = interceptors.indexOf(interceptor);
    if (at > 0) interceptors.unshift(...interceptors.splice(at, 1));
    return interceptors;
  };
}
