"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsTestingModule = exports.InMemorySecretsProvider = void 0;
var in_memory_secrets_provider_js_1 = require("./in-memory-secrets.provider.js");
Object.defineProperty(exports, "InMemorySecretsProvider", { enumerable: true, get: function () { return in_memory_secrets_provider_js_1.InMemorySecretsProvider; } });
var secrets_testing_module_js_1 = require("./secrets-testing.module.js");
Object.defineProperty(exports, "SecretsTestingModule", { enumerable: true, get: function () { return secrets_testing_module_js_1.SecretsTestingModule; } });
