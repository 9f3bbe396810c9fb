import { expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../test/support/environment.js';
import { serviceUnderTest } from '../../../../test/support/service-under-test.js';
import { SecretUnavailableError } from '../errors/secrets.errors.js';
import { maskSecrets } from '../masking/index.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import { InMemorySecretsProvider } from '../testing/index.js';

isolateEnvironment();

const environment = () => new EnvironmentSecretsProvider({ envFilePath: false });

it('a reference to a variable that nobody has read yet has no value, and reads none by itself', async () => {
  process.env.UNREAD = 'the value of UNREAD';
  const { service, clock } = serviceUnderTest([environment()]);
  const ref = service.ref('UNREAD');
  expect(() => ref.current).toThrow(SecretUnavailableError);
  clock.advance(120);
  expect(() => ref.current).toThrow(SecretUnavailableError);
  expect(await ref.get()).toBe('the value of UNREAD');
  expect(ref.current).toBe('the value of UNREAD');
});

it('a reference that sees a variable change without a read has the new value masked', async () => {
  process.env.CHANGING = 'the first value of CHANGING';
  const { service } = serviceUnderTest([
    new InMemorySecretsProvider({ OTHER: 'of the store' }),
    environment(),
  ]);
  const ref = service.ref('CHANGING');
  await ref.get();
  process.env.CHANGING = 'the second value of CHANGING';
  // It looks at every reference, and reads none.
  await service.refresh();
  expect(ref.current).toBe('the second value of CHANGING');
  expect(maskSecrets(`it is ${ref.current}`)).toBe('it is ****');
});

it('a reference to a field that was read with its whole secret has the field masked', async () => {
  const { service } = serviceUnderTest([
    new InMemorySecretsProvider({ DB: '{"host":"db-17.internal.example"}' }),
  ]);
  await service.getSecretJson('DB');
  const { current } = service.ref('DB#host');
  expect(current).toBe('db-17.internal.example');
  expect(maskSecrets(`connecting to ${current}`)).toBe('connecting to ****');
});
