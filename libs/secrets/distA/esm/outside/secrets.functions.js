import { Logger } from '@nestjs/common';
import { assembleService } from '../assembly/secrets.assembly.js';
import { awsLink, fileSettings, loadFiles } from '../assembly/settings-chain.js';
import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { openMaskingScope } from '../masking/index.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import { LOG_CONTEXT } from '../secrets.constants.js';
import { readerOf } from '../secrets.service.js';
import { resolveSettings } from '../settings/secrets.settings.js';
import { processSettings } from '../settings/setting.source.js';
import { systemClock } from '../utils/clock.js';
import { activeServices, onApplicationUp } from './active.services.js';
let standIn;
/**
 * The service for code outside DI: the application's while exactly one is up; before that, one made from the
 * settings, which is closed when an application comes up.
 *
 * @throws SecretsUnconfiguredError when several applications are up: which one is meant only they know.
 */
export function getSecretsService() {
    const [first, second] = activeServices();
    if (second !== undefined) {
        throw new SecretsUnconfiguredError('Several applications are up in this process, so which secrets are meant is open: use app.get(SecretsService)');
    }
    if (first !== undefined)
        return first;
    if (standIn === undefined || readerOf(standIn)?.chain.isClosed === true) {
        const made = (standIn = createSecretsService());
        onApplicationUp(() => {
            if (standIn === made)
                standIn = undefined;
            readerOf(made)?.close();
        });
    }
    return standIn;
}
export async function getSecret(key, defaultValue) {
    return defaultValue === undefined
        ? getSecretsService().getSecret(key)
        : getSecretsService().getSecret(key, defaultValue);
}
export async function getSecretJson(key, defaultValue) {
    return defaultValue === undefined
        ? getSecretsService().getSecretJson(key)
        : getSecretsService().getSecretJson(key, defaultValue);
}
/**
 * A service of one's own outside DI, from the settings and these options; close it with `await using` or
 * `[Symbol.asyncDispose]()`. An invalid setting is a `SecretsUnconfiguredError`.
 */
export function createSecretsService(options = {}) {
    const environment = options.chain === undefined ? new EnvironmentSecretsProvider(options.env) : undefined;
    const settings = resolveSettings(options, [
        processSettings,
        ...fileSettings(options.chain ?? [environment]),
    ]);
    const chain = options.chain ?? [
        settings.provider === 'aws' ? awsLink(options, settings) : undefined,
        environment,
    ];
    const links = chain.filter((link) => link !== undefined);
    loadFiles(links);
    return assembleService(links, {
        settings,
        scope: openMaskingScope(options.masking, systemClock),
        output: new Logger(LOG_CONTEXT),
        clock: systemClock,
        schema: options.schema,
        random: Math.random,
    });
}
