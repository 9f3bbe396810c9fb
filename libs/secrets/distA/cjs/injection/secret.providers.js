"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.secretProviders = secretProviders;
const common_1 = require("@nestjs/common");
const secrets_constants_js_1 = require("../secrets.constants.js");
const container_reader_js_1 = require("./container.reader.js");
const secret_token_js_1 = require("./secret.token.js");
/**
 * A provider for each token that this process has named, or for those of some keys. They are transient, so that
 * one that nobody in this application injects is never made.
 */
function secretProviders(keys) {
    return (0, secret_token_js_1.knownTokens)(keys).map(([token, request]) => ({
        provide: token,
        scope: common_1.Scope.TRANSIENT,
        inject: [secrets_constants_js_1.SECRETS_BOOT_REPORT, secrets_constants_js_1.SECRETS_RUNTIME],
        useFactory: valueFactory(request),
    }));
}
function valueFactory(request) {
    return (0, container_reader_js_1.ours)((report, runtime) => runtime.isSecretOverridden(request.key) ? runtime.overridingValue(request) : report.valueFor(request));
}
