/** A command of the SDK, as far as this provider looks at it. */
export interface AwsCommand {
    readonly middlewareStack?: {
        add(middleware: unknown, options: object): void;
    };
}
type CommandClass = new (input: object) => AwsCommand;
/** What of the SDK is used. Structural, since the declarations of this package must compile without the SDK. */
export interface AwsSdk {
    readonly SecretsManagerClient: new (config: object) => {
        send(command: never, options?: object): Promise<unknown>;
        destroy(): void;
    };
    readonly GetSecretValueCommand: CommandClass;
    readonly DescribeSecretCommand: CommandClass;
    readonly BatchGetSecretValueCommand: CommandClass;
    readonly ListSecretsCommand: CommandClass;
}
/** Loads the SDK, an optional peer. Rejects with `SecretsUnconfiguredError` when it is missing or broken. */
export declare function loadAwsSdk(): Promise<AwsSdk>;
export {};
