export function modulesOf(container) {
    return [...container.values()];
}
/** Every class and factory that the application has: providers, controllers, guards, pipes, interceptors, filters, middleware. */
export function* wrappersOf(container) {
    for (const module of modulesOf(container)) {
        yield* module.providers.values();
        yield* module.controllers.values();
        yield* module.injectables.values();
        yield* module.middlewares.values();
    }
}
const OURS = new WeakSet();
/** Marks a factory as this package's own, to be told from what a test put in its place. */
export function ours(factory) {
    OURS.add(factory);
    return factory;
}
/** Whether a test has put something else in the place of a provider of this module. */
export function isOverridden(module, token) {
    const wrapper = module.providers.get(token);
    return wrapper !== undefined && !(typeof wrapper.metatype === 'function' && OURS.has(wrapper.metatype));
}
