/** Credentials as the SDK takes them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** What is needed of a Secrets Manager client: the SDK's own class fits. */
export interface AwsSecretsManagerClient {
  send(command: never, options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}

/** Where and how AWS Secrets Manager is asked. */
export interface AwsSecretsManagerOptions {
  /** Region of the secrets; default `SECRETS_AWS_REGION`, `AWS_REGION`, `AWS_DEFAULT_REGION`, else `us-east-1`. */
  readonly region?: string;
  /** URL to ask in place of AWS, such as that of a local stand-in; default: what the SDK makes of the region. */
  readonly endpoint?: string;
  /** Credentials, or a function that gives them; default: the SDK's own search. Not together with `client`. */
  readonly credentials?: AwsCredentials | (() => Promise<AwsCredentials>);
  /** A client of your own, which is never destroyed here; `region`, `endpoint` and `credentials` are its own. */
  readonly client?: AwsSecretsManagerClient;
  /** Goes before a key to make the secret's name, and is stripped in listings; default none. */
  readonly prefix?: string;
  /** Names or ARNs of the secrets of single keys, taken as they are; default none. */
  readonly names?: Readonly<Record<string, string>>;
  /** Names or ARNs of JSON secrets whose fields answer plain keys, in this order; default none. */
  readonly bundles?: readonly string[];
  /** The staging label that is read; default `AWSCURRENT`. */
  readonly versionStage?: string;
  /** Seconds that a call has when its caller sets no deadline; default 3. */
  readonly timeout?: number;
  /** Reads several keys by `BatchGetSecretValue`, which some organisations deny or alarm on; default false. */
  readonly batch?: boolean;
  /**
   * Asks `DescribeSecret`, once for each version, when a secret rotates next, and reads it anew within a minute after
   * that; default false.
   */
  readonly rotationDates?: boolean;
}

/** What holds where neither options nor variables say anything; seconds. */
export const AWS_DEFAULTS = { region: 'us-east-1', timeout: 3 } as const;
