import { SecretNotFoundError } from 'nestjs-secrets';
import { describe, expect, it } from 'vitest';
import { OF_ENV, useFaultyStore } from '../support/faulty-store.js';

const store = useFaultyStore();

describe('in no provider', () => {
  it.each(['not-found', 'transient', 'any'] as const)(
    'undefined or the default, and SecretNotFoundError to who needs it, under %s, in one call for each form',
    async (fallback) => {
      const { service } = store.chain({ fallback });
      for (let n = 0; n < 5; n++) {
        expect(await service.getSecret('NONE')).toBeUndefined();
        expect(await service.getSecret('NONE', '')).toBe('');
        expect(await service.getSecretJson('NONE', 5)).toBe(5);
        expect(await service.getSecretBinary('NONE')).toBeUndefined();
        await expect(service.getSecretOrThrow('NONE')).rejects.toBeInstanceOf(SecretNotFoundError);
      }
      expect(store.aws.calls).toHaveLength(2);
    },
  );

  it('is told at debug, and in at most one summary a minute at warn', async () => {
    const { service, clock, log } = store.chain();
    for (let n = 0; n < 50; n++) await service.getSecret(`NONE_${n}`);
    expect(log.at('warn')).toEqual(['In no provider: "NONE_0"']);
    clock.advance(60);
    await service.getSecret('LATER');
    expect(log.at('warn').slice(1)).toEqual([
      expect.stringMatching(/^In no provider: "NONE_1".*in 50 reads/),
    ]);
  });

  it('costs one call for each negativeTtl, not one for each read', async () => {
    process.env.ONLY_ENV = OF_ENV;
    const { service, clock } = store.chain({ cache: { negativeTtl: 30 } });
    for (let n = 0; n < 100; n++) expect(await service.getSecret('ONLY_ENV')).toBe(OF_ENV);
    expect(store.aws.calls).toHaveLength(1);
    clock.advance(30);
    await service.getSecret('ONLY_ENV');
    expect(store.aws.calls).toHaveLength(2);
  });
});

describe('keys like __proto__, constructor, toString', () => {
  it('are ordinary keys, usually missing', async () => {
    const { service } = store.chain();
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then']) {
      expect(await service.getSecret(key)).toBeUndefined();
      expect(await service.getSecretJson(key)).toBeUndefined();
    }
    store.aws.secrets.set('constructor', 'a value');
    await service.refresh();
    expect(await service.getSecret('constructor')).toBe('a value');
  });
});
