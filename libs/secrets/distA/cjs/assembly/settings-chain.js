"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.awsLink = awsLink;
exports.fileSettings = fileSettings;
exports.loadFiles = loadFiles;
exports.describeChain = describeChain;
const aws_secrets_manager_provider_js_1 = require("../providers/aws-secrets-manager/aws-secrets-manager.provider.js");
const environment_provider_js_1 = require("../providers/environment/environment.provider.js");
function awsLink(options, { region }) {
    return new aws_secrets_manager_provider_js_1.AwsSecretsManagerProvider({ ...options.aws, region });
}
/** Settings may stand in the `.env` of the environment link, if the chain has one. */
function fileSettings(links) {
    return links
        .filter((link) => link instanceof environment_provider_js_1.EnvironmentSecretsProvider)
        .map((link) => (name) => link.fromFile(name));
}
/** Reads the `.env` of the chain's environment links, so that one that cannot be used stops the boot. */
function loadFiles(links) {
    for (const link of links)
        if (link instanceof environment_provider_js_1.EnvironmentSecretsProvider)
            link.load();
}
/** The line that a boot prints: what is asked, where, and how long it is kept. */
function describeChain(chain, { region, ttl }) {
    const aws = chain.find((link) => link instanceof aws_secrets_manager_provider_js_1.AwsSecretsManagerProvider);
    const where = aws === undefined ? region : (aws.region ?? 'that of its client');
    const names = chain.map(({ name }) => name).join(', then ') || 'no provider';
    return `Secrets come from ${names}; AWS region ${where}, TTL ${ttl} s`;
}
