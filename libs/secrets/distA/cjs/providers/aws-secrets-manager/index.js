"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AwsSecretsManagerProvider = void 0;
var aws_secrets_manager_provider_js_1 = require("./aws-secrets-manager.provider.js");
Object.defineProperty(exports, "AwsSecretsManagerProvider", { enumerable: true, get: function () { return aws_secrets_manager_provider_js_1.AwsSecretsManagerProvider; } });
