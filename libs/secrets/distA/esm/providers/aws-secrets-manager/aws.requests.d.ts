import type { Page } from './answer.pages.js';
import type { AwsConnection } from './aws.connection.js';
import type { StoredSecret, Subject } from './stored-secret.js';
/** A secret in an answer that holds several. */
export interface NamedSecret extends StoredSecret {
    readonly name: unknown;
    readonly arn: unknown;
}
/** A secret in a listing. */
export interface ListedSecret {
    readonly name: unknown;
    readonly arn: unknown;
    readonly deleted: boolean;
}
/** The calls to AWS that are made. Answers are looked at before they are believed; failures are classified. */
export declare class AwsRequests {
    #private;
    constructor(connection: AwsConnection);
    /** `undefined`: no such secret, or it is marked for deletion. */
    getValue(id: string, versionStage: string | undefined, subject: Subject, signal: AbortSignal): Promise<StoredSecret | undefined>;
    batchGetValues(ids: string[], nextToken: string | undefined, subject: Subject, signal: AbortSignal): Promise<Page<NamedSecret>>;
    /** When the secret rotates next; `undefined` where it does not, or is not there. */
    nextRotation(id: string, subject: Subject, signal: AbortSignal): Promise<Date | undefined>;
    listPage(names: string[], nextToken: string | undefined, subject: Subject, signal: AbortSignal): Promise<Page<ListedSecret>>;
}
