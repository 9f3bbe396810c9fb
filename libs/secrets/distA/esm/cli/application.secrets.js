import { SecretSchema } from '../schema/secret.schema.js';
import { systemClock } from '../utils/clock.js';
import { parseSecretKey } from '../keys/secret-key.js';
import { SecretsModule } from '../secrets.module.js';
import { loadRootModule, usualApplication } from './application.file.js';
import { previewApplication } from './application.preview.js';
import { UsageError } from './exit-codes.js';
import { wantedKeys } from './wanted.keys.js';
/** Finds out which keys are meant, and how the application has set its secrets up; asks no store. */
export async function lookAt(subject, logger) {
    for (const key of subject.keys)
        checkKey(key);
    const file = subject.module ?? (subject.keys.length === 0 ? usualApplication() : undefined);
    if (file === undefined && subject.keys.length === 0) {
        throw new UsageError('Name keys, such as API_KEY, or the compiled root module of the application: ' +
            '--module dist/app.module.js#AppModule');
    }
    const root = file === undefined ? SecretsModule.forRoot() : await loadRootModule(file);
    const preview = await previewApplication(root, logger);
    const runtime = await preview.makeRuntime(preview.options);
    const chain = chainOf(runtime);
    // Made for the sake of the settings, so that a wrong one is told.
    await runtime.service(chain)[Symbol.asyncDispose]();
    const wanted = await Promise.all(runtime.wanted().map((wish) => bySchema(wish, preview.options)));
    return { keys: wantedKeys(wanted, subject.keys), chain, preview };
}
/** The chain of an application; a wrong setting throws. */
export function chainOf(runtime) {
    const environment = runtime.environmentLink();
    return runtime.chain(runtime.awsLink(environment), environment);
}
/** Whether a secret may be missing, its schema says. */
async function bySchema(wish, { schema }) {
    if (!wish.bySchema || schema === undefined)
        return wish;
    const absence = await new SecretSchema(schema, systemClock).absence(wish.key);
    const optional = absence.kind === 'value';
    return { ...wish, optional, hasDefault: optional && absence.value !== undefined };
}
function checkKey(key) {
    try {
        parseSecretKey(key);
    }
    catch (error) {
        throw new UsageError(error.message);
    }
}
