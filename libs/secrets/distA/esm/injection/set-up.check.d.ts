import type { ModulesContainer } from '@nestjs/core';
/** How the secrets of an application were set up: one object for each call, which its facade and its core share. */
export interface SecretsSetup {
    readonly call: 'SecretsModule.forRoot()' | 'SecretsTestingModule.forTest()';
}
export declare const ROOT_CALL = "SecretsModule.forRoot()";
export declare const TEST_CALL = "SecretsTestingModule.forTest()";
/** One application has one set of secrets: a second set-up is an error that names both importers. */
export declare function checkSetUp(container: ModulesContainer): void;
