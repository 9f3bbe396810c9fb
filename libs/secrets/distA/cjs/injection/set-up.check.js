"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TEST_CALL = exports.ROOT_CALL = void 0;
exports.checkSetUp = checkSetUp;
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const secrets_constants_js_1 = require("../secrets.constants.js");
const container_reader_js_1 = require("./container.reader.js");
exports.ROOT_CALL = 'SecretsModule.forRoot()';
exports.TEST_CALL = 'SecretsTestingModule.forTest()';
/** One application has one set of secrets: a second set-up is an error that names both importers. */
function checkSetUp(container) {
    const modules = (0, container_reader_js_1.modulesOf)(container);
    const setups = modules
        .map((module) => valueOf(module, secrets_constants_js_1.SECRETS_SETUP))
        .filter((setup) => setup !== undefined);
    if (setups.length < 2)
        return;
    const importers = setups.map((setup) => importersOf(setup, modules)).join(' and ');
    const calls = new Set(setups.map(({ call }) => call));
    if (calls.size > 1) {
        throw new secrets_errors_js_1.SecretsUnconfiguredError(`${exports.TEST_CALL} is for tests of single modules, and stands beside ${exports.ROOT_CALL} here (imported by ${importers}). ` +
            'In a test of the whole application leave it out and write: ' +
            '.overrideProvider(SECRETS_CHAIN).useValue([new InMemorySecretsProvider({ … })])');
    }
    throw new secrets_errors_js_1.SecretsUnconfiguredError(`${[...calls].join()} is called more than once in this application: by ${importers}. ` +
        'It is global: import it once, in the root module.');
}
// The core is global, so every module seems to import it; the facade is imported by what a user wrote only.
function importersOf(setup, modules) {
    const facade = modules.find((module) => valueOf(module, secrets_constants_js_1.SECRETS_FACADE) === setup);
    const names = modules
        .filter(({ imports }) => facade !== undefined && imports.has(facade))
        .map(({ metatype }) => metatype?.name ?? 'a module without a name');
    return names.join(', ') || 'the root module';
}
function valueOf(module, token) {
    return module.providers.get(token)?.instance;
}
