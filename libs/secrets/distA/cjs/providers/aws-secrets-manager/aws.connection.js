"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AwsConnection = void 0;
exports.regionOfEnvironment = regionOfEnvironment;
const aws_error_classifier_js_1 = require("./aws-error.classifier.js");
const command_sender_js_1 = require("./command.sender.js");
const sdk_loader_js_1 = require("./sdk.loader.js");
/** As long as a boot may wait for credentials; whoever waits longer waits for an answer that does not come. */
const CREDENTIALS_STUCK_AFTER = 10_000;
/** Opens the SDK's client at first use, once for all callers, and replaces it when its credentials are spent. */
class AwsConnection {
    #options;
    #clock;
    #opened;
    constructor(options, clock) {
        this.#options = options;
        this.#clock = clock;
    }
    /** Sends a command, a second time through a new client when the credentials have expired. */
    async send(command, signal) {
        const connection = await this.#open();
        try {
            return await this.#sendThrough(connection, command, signal);
        }
        catch (error) {
            if (!connection.destroy || !(0, aws_error_classifier_js_1.isExpiredCredentials)(error) || signal.aborted)
                throw error;
            this.#retire(connection);
            return this.#sendThrough(await this.#open(), command, signal);
        }
    }
    async #sendThrough(connection, command, signal) {
        let sent = false;
        const onSent = () => {
            sent = true;
            connection.waitingSince = undefined;
        };
        // Credential resolution obeys no signal, so the end of the call must be noticed here, while `send` hangs.
        const onAbort = () => {
            if (!sent)
                this.#replaceStuck(connection);
        };
        connection.inFlight++;
        connection.waitingSince ??= this.#clock.now();
        signal.addEventListener('abort', onAbort, { once: true });
        try {
            return await (0, command_sender_js_1.sendCommand)(connection.client, command(connection.sdk), signal, onSent);
        }
        finally {
            signal.removeEventListener('abort', onAbort);
            connection.inFlight--;
            if (connection.inFlight === 0)
                connection.waitingSince = undefined;
            destroyIfUnused(connection);
        }
    }
    /** The SDK shares one search for credentials among all calls: once that hangs, only a new client helps. */
    #replaceStuck(connection) {
        const since = connection.waitingSince ?? Infinity;
        if (connection.destroy && this.#clock.now() - since >= CREDENTIALS_STUCK_AFTER)
            this.#retire(connection);
    }
    /** Others may still read through it, so it is destroyed with the last of them. */
    #retire(connection) {
        if (connection.retired)
            return;
        connection.retired = true;
        this.#opened = undefined;
        destroyIfUnused(connection);
    }
    #open() {
        if (this.#opened)
            return this.#opened;
        const opening = this.#create();
        this.#opened = opening;
        // A failure is not kept: the package may be installed, or a setting corrected, while the process lives.
        opening.catch(() => {
            if (this.#opened === opening)
                this.#opened = undefined;
        });
        return opening;
    }
    async #create() {
        const sdk = await (0, sdk_loader_js_1.loadAwsSdk)();
        const state = { sdk, inFlight: 0, retired: false, waitingSince: undefined };
        if (this.#options.client)
            return { ...state, client: this.#options.client };
        const { endpoint, credentials } = this.#options;
        const client = new sdk.SecretsManagerClient({
            region: this.#options.region ?? regionOfEnvironment(),
            ...(endpoint !== undefined && { endpoint }),
            ...(credentials !== undefined && { credentials }),
        });
        return { ...state, client, destroy: () => client.destroy() };
    }
}
exports.AwsConnection = AwsConnection;
function destroyIfUnused(connection) {
    if (connection.retired && connection.inFlight === 0)
        connection.destroy?.();
}
/** The region of a provider that was given none, as the settings have it. */
function regionOfEnvironment() {
    const { SECRETS_AWS_REGION, AWS_REGION, AWS_DEFAULT_REGION } = process.env;
    return SECRETS_AWS_REGION || AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1';
}
