import type { ModulesContainer } from '@nestjs/core';
import { type SecretRequest } from './secret.token.js';
/** A secret that a class or a factory of the application wants. */
export interface WantedSecret extends SecretRequest {
    /** The class or the factory, as a person calls it. */
    readonly by: string;
    /** Its schema says whether it may be missing. */
    readonly bySchema?: boolean;
}
/** Everything that the application wants: what no module has is not in it, however often it is decorated. */
export declare function wantedSecrets(container: ModulesContainer): WantedSecret[];
