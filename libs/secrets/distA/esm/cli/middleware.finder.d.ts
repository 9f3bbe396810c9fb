import type { ContainerModule } from '../injection/container.reader.js';
/**
 * Adds the middleware of each module to what Nest knows of it: Nest itself asks for it only when an application is
 * initialised. As in its own preview, `configure()` runs on a module that was not constructed.
 */
export declare function addMiddleware(modules: readonly ContainerModule[]): Promise<void>;
