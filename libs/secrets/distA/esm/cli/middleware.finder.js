/**
 * Adds the middleware of each module to what Nest knows of it: Nest itself asks for it only when an application is
 * initialised. As in its own preview, `configure()` runs on a module that was not constructed.
 */
export async function addMiddleware(modules) {
    for (const { metatype, middlewares } of modules) {
        const prototype = metatype?.prototype;
        if (typeof prototype?.configure !== 'function')
            continue;
        const applied = new Set();
        try {
            await prototype.configure.call(Object.create(prototype), consumerInto(applied));
        }
        catch {
            // It needs what its constructor would have been given; the middleware up to there is known.
        }
        const known = middlewares;
        for (const one of applied)
            known.set(one, { token: one, metatype: one, inject: null });
    }
}
function consumerInto(applied) {
    const consumer = {
        apply: (...middleware) => {
            for (const one of middleware.flat())
                applied.add(one);
            return configuration;
        },
    };
    const configuration = {
        exclude: () => configuration,
        forRoutes: () => consumer,
    };
    return consumer;
}
