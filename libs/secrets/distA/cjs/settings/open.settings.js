"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.openSettings = openSettings;
const secrets_settings_js_1 = require("./secrets.settings.js");
/** The settings that have an effect beside these options, each with what it is where nobody sets it. */
function openSettings({ provider, chain, cache, aws }) {
    const defaults = (0, secrets_settings_js_1.resolveSettings)({}, []);
    const settings = [
        {
            name: 'SECRETS_PROVIDER',
            takes: 'env, or aws: AWS Secrets Manager with the environment behind it',
            byDefault: defaults.provider,
            option: provider ?? chain,
        },
        {
            name: 'SECRETS_CACHE_TTL',
            takes: 'seconds that a fetched secret is fresh; 0 is no cache',
            byDefault: String(defaults.ttl),
            option: cache?.ttl,
        },
        {
            name: 'SECRETS_AWS_REGION',
            takes: 'the region of AWS Secrets Manager',
            byDefault: defaults.region,
            option: aws?.region,
        },
    ];
    return settings
        .filter(({ option }) => option === undefined)
        .map(({ name, takes, byDefault }) => ({ name, takes, byDefault }));
}
