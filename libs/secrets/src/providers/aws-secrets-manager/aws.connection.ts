import type { Clock } from '../../utils/clock.js';
import { isExpiredCredentials } from './aws-error.classifier.js';
import type { AwsSecretsManagerClient, AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';
import { sendCommand } from './command.sender.js';
import { regionOfEnvironment } from './environment-region.js';
import { loadAwsSdk, type AwsCommand, type AwsSdk } from './sdk.loader.js';
import { userCredentials } from './user-credentials.js';

/** As long as a boot may wait for credentials; whoever waits longer waits for an answer that does not come. */
const CREDENTIALS_STUCK_AFTER = 10_000;

/** A client with what must be known to replace it. */
interface Connection {
  readonly sdk: AwsSdk;
  readonly client: AwsSecretsManagerClient;
  /** Absent for the user's own client, which is neither replaced nor destroyed. */
  readonly destroy?: () => void;
  inFlight: number;
  retired: boolean;
  /** Since when calls wait for credentials while none gets as far as a request. */
  waitingSince: number | undefined;
}

/** Opens the SDK's client at first use, once for all callers, and replaces it when its credentials are spent. */
export class AwsConnection {
  readonly #options: AwsSecretsManagerOptions;
  readonly #clock: Clock;
  #opened: Promise<Connection> | undefined;

  constructor(options: AwsSecretsManagerOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** Sends a command, a second time through a new client when the credentials have expired. */
  async send(command: (sdk: AwsSdk) => AwsCommand, signal: AbortSignal): Promise<unknown> {
    const connection = await this.#open();
    try {
      return await this.#sendThrough(connection, command, signal);
    } catch (error) {
      if (!connection.destroy || !isExpiredCredentials(error) || signal.aborted) throw error;
      this.#retire(connection);
      return this.#sendThrough(await this.#open(), command, signal);
    }
  }

  async #sendThrough(
    connection: Connection,
    command: (sdk: AwsSdk) => AwsCommand,
    signal: AbortSignal,
  ): Promise<unknown> {
    let sent = false;
    const onSent = () => {
      sent = true;
      connection.waitingSince = undefined;
    };
    // Credential resolution obeys no signal, so the end of the call must be noticed here, while `send` hangs.
    const onAbort = () => {
      if (!sent) this.#replaceStuck(connection);
    };
    connection.inFlight++;
    connection.waitingSince ??= this.#clock.now();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await sendCommand(connection.client, command(connection.sdk), signal, onSent);
    } finally {
      signal.removeEventListener('abort', onAbort);
      connection.inFlight--;
      if (connection.inFlight === 0) connection.waitingSince = undefined;
      destroyIfUnused(connection);
    }
  }

  /** The SDK shares one search for credentials among all calls: once that hangs, only a new client helps. */
  #replaceStuck(connection: Connection): void {
    const since = connection.waitingSince ?? Infinity;
    if (connection.destroy && this.#clock.now() - since >= CREDENTIALS_STUCK_AFTER) this.#retire(connection);
  }

  /** Others may still read through it, so it is destroyed with the last of them. */
  #retire(connection: Connection): void {
    if (connection.retired) return;
    connection.retired = true;
    this.#opened = undefined;
    destroyIfUnused(connection);
  }

  #open(): Promise<Connection> {
    if (this.#opened) return this.#opened;
    const opening = this.#create();
    this.#opened = opening;
    // A failure is not kept: the package may be installed, or a setting corrected, while the process lives.
    opening.catch(() => {
      if (this.#opened === opening) this.#opened = undefined;
    });
    return opening;
  }

  async #create(): Promise<Connection> {
    const sdk = await loadAwsSdk();
    const state = { sdk, inFlight: 0, retired: false, waitingSince: undefined };
    if (this.#options.client) return { ...state, client: this.#options.client };
    const { endpoint, credentials } = this.#options;
    const client = new sdk.SecretsManagerClient({
      region: this.#options.region ?? regionOfEnvironment(),
      ...(endpoint !== undefined && { endpoint }),
      ...(credentials !== undefined && { credentials: userCredentials(credentials) }),
    });
    return { ...state, client, destroy: () => client.destroy() };
  }
}

function destroyIfUnused(connection: Connection): void {
  if (connection.retired && connection.inFlight === 0) connection.destroy?.();
}
