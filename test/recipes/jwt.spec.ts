import type { Type } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Test, type TestingModule } from '@nestjs/testing';
import { SecretsModule, SecretsService } from 'nestjs-secrets';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRETS_CLOCK } from '../../libs/secrets/src/secrets.constants.js';
import { isolateEnvironment } from '../support/environment.js';
import { FakeClock } from '../support/fake-clock.js';
import { countedStore } from './counted-store.js';
import { rotationPage } from './rotation-page.js';

const load = rotationPage('jwt');
isolateEnvironment();

const instances: TestingModule[] = [];
let store: ReturnType<typeof countedStore>;
let clock: FakeClock;

beforeEach(async () => {
  store = countedStore();
  clock = new FakeClock();
  await store.put('JWT_KEY', 'key-one');
});
afterEach(() => Promise.all(instances.splice(0).map((instance) => instance.close())));

/** One of the instances of an application that share a key. */
async function startInstance() {
  const { TokenModule } = await load<{ TokenModule: Type }>('jwt.keys.ts');
  const module = await Test.createTestingModule({
    imports: [SecretsModule.forRoot({ chain: [store.provider()] }), TokenModule],
  })
    .overrideProvider(SECRETS_CLOCK)
    .useValue(clock)
    .compile();
  instances.push(await module.init());
  const secrets = module.get(SecretsService);
  const jwt = module.get(JwtService, { strict: false });
  return {
    sign: (user: string) => jwt.signAsync({ sub: user }),
    userOf: async (token: string) => (await jwt.verifyAsync<{ sub: string }>(token)).sub,
    /** What the end of the TTL does. */
    async noticeRotation() {
      await secrets.refresh('JWT_KEY');
      await secrets.getSecret('JWT_KEY');
    },
  };
}

const REFUSED = { status: 401 };

describe('the keys of @nestjs/jwt', () => {
  it('sign with the current key, and accept current and previous, but nothing older', async () => {
    const { sign, userOf, noticeRotation } = await startInstance();
    const first = await sign('ada');
    expect(await userOf(first)).toBe('ada');

    await store.put('JWT_KEY', 'key-two');
    await noticeRotation();
    const second = await sign('ada');
    const reads = store.reads();
    expect([await userOf(first), await userOf(second)]).toEqual(['ada', 'ada']);
    expect(store.reads()).toBe(reads);

    await store.put('JWT_KEY', 'key-three');
    await noticeRotation();
    expect(await userOf(second)).toBe('ada');
    await expect(userOf(first)).rejects.toMatchObject(REFUSED);
  });

  it('accept at once what another instance has signed with a newer key', async () => {
    const [one, other] = [await startInstance(), await startInstance()];
    await store.put('JWT_KEY', 'key-two');
    await one.noticeRotation();
    const reads = store.reads();
    expect(await other.userOf(await one.sign('ada'))).toBe('ada');
    expect(store.reads()).toBe(reads + 1);
  });

  it('cost one call to the store a second, however many tokens are forged', async () => {
    const { sign, userOf } = await startInstance();
    const [header, , signature] = (await sign('ada')).split('.');
    const payload = Buffer.from('{"sub":"root"}').toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const reads = store.reads();
    for (const second of [1, 2]) {
      const forged = [`${header}.${payload}.${signature}`, `${unsigned}.${payload}.`, 'no token', ''];
      for (const token of [...forged, ...forged]) await expect(userOf(token)).rejects.toMatchObject(REFUSED);
      expect(store.reads()).toBe(reads + second);
      clock.advance(1);
    }
  });

  it('are still refused where the algorithm is another one, though the key fits', async () => {
    const { userOf } = await startInstance();
    const token = await new JwtService().signAsync({}, { secret: 'key-one', algorithm: 'HS512' });
    await expect(userOf(token)).rejects.toMatchObject(REFUSED);
  });
});
