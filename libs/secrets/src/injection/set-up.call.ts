/** How the secrets of an application were set up: one object for each call, which its facade and its core share. */
export interface SecretsSetup {
  readonly call: typeof ROOT_CALL | typeof TEST_CALL;
}

export const ROOT_CALL = 'SecretsModule.forRoot()';
export const TEST_CALL = 'SecretsTestingModule.forTest()';
