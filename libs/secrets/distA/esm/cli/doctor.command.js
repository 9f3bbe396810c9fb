var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { chainOf, lookAt } from './application.secrets.js';
import { summarise } from './doctor.report.js';
import { examine } from './key.report.js';
import { startProgress } from './progress.js';
/** Reads the keys through the application's own chain, and sums up what came of it. */
export async function doctor(subject, strict, logger) {
    const progress = startProgress();
    try {
        progress.say('Looking at the application');
        const secrets = await lookAt(subject, logger);
        const { length } = secrets.keys;
        progress.say(`Reading ${length} ${length === 1 ? 'secret' : 'secrets'}`);
        // What reading brings to light is in the report.
        logger.close();
        return await read(secrets, strict);
    }
    finally {
        progress.done();
    }
}
async function read({ keys, preview }, strict) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { options } = preview;
        // A report needs what was read to be kept, also where the application keeps nothing.
        const runtime = await preview.makeRuntime({ ...options, cache: { ...options.cache, ttl: 3600 } });
        const chain = chainOf(runtime);
        const service = __addDisposableResource(env_1, runtime.service(chain), true);
        // Reads have deadlines, which alone keep no process alive.
        const alive = setInterval(() => { }, 60_000);
        const reports = await examine(service, keys).finally(() => clearInterval(alive));
        return summarise(chain.map(({ name }) => name), regionOf(chain), reports, strict);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** By its name rather than by its class, since the application may have loaded another copy of this package. */
function regionOf(chain) {
    const aws = chain.find(({ name }) => name === 'aws-secrets-manager');
    return typeof aws?.region === 'string' ? aws.region : null;
}
