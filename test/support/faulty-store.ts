import { inspect } from 'node:util';
import { EnvironmentSecretsProvider, type SecretsProvider } from 'nestjs-secrets';
import { type AwsSecretsManagerOptions, AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { afterEach, beforeEach, expect } from 'vitest';
import { isolateEnvironment } from './environment.js';
import { LEAK } from './failure.js';
import { type FakeAws, startFakeAws } from './misbehaving-server.js';
import { type ServiceUnderTest, serviceUnderTest } from './service-under-test.js';

/** The value of `KEY` in the store. */
export const OF_AWS = `kept-by-the-store-${process.pid}`;
/** The value of `KEY` in the environment, where a test puts it. */
export const OF_ENV = `kept-in-a-variable-${process.pid}`;

const DAY = 24 * 3600;

type ChainOptions = Parameters<typeof serviceUnderTest>[1];

export interface FaultyStore {
  readonly aws: FakeAws;
  /** AWS through the real SDK, then the environment, on a clock that the test moves. */
  chain(options?: ChainOptions, aws?: AwsSecretsManagerOptions): ServiceUnderTest;
  /** The environment as a link, without a file. */
  environment(): SecretsProvider;
  /** Any other chain, looked after in the same way. */
  chainOf(links: readonly SecretsProvider[], options?: ChainOptions): ServiceUnderTest;
  /** Reads while the store says nothing: the clock is moved past the deadline once the request is there. */
  whileSilent<T>(under: ServiceUnderTest, read: () => Promise<T>, call: number): Promise<T>;
}

/**
 * For each test a store of its own, with one secret, `KEY`. After it, whatever the test was about: nothing was logged
 * that holds a value, and no timer of ours goes on.
 */
export function useFaultyStore(): FaultyStore {
  isolateEnvironment();
  const made: ServiceUnderTest[] = [];
  let aws: FakeAws;
  beforeEach(async () => {
    aws = await startFakeAws({ secrets: { KEY: OF_AWS } });
  });
  afterEach(async () => {
    for (const { service, clock, log } of made.splice(0)) {
      expect(inspect(log.lines)).not.toMatch(new RegExp(`${OF_AWS}|${OF_ENV}|${LEAK}`));
      await service[Symbol.asyncDispose]();
      expect(clock.pendingKeepAlive).toBe(0);
      // What is left is masking, which forgets the values of a closed service after a while.
      clock.advance(2 * DAY);
      expect(clock.pending).toBe(0);
    }
    await aws.close();
  });
  const environment = (): SecretsProvider => new EnvironmentSecretsProvider({ envFilePath: false });
  const chainOf = (links: readonly SecretsProvider[], options?: ChainOptions): ServiceUnderTest => {
    const under = serviceUnderTest(links, options);
    made.push(under);
    return under;
  };
  return {
    get aws() {
      return aws;
    },
    environment,
    chainOf,
    chain: (options, more = {}) =>
      chainOf(
        [new AwsSecretsManagerProvider(more.client ? more : { ...aws.connection, ...more }), environment()],
        options,
      ),
    async whileSilent({ clock }, read, call) {
      const reading = read();
      reading.catch(() => {});
      await aws.call(call);
      clock.advance(3);
      return reading;
    },
  };
}
