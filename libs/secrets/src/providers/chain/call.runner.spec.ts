import { afterEach, describe, expect, it } from 'vitest';
import { foreign, prefetch } from '../../../../../test/support/foreign-provider.js';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { captureTelemetry } from '../../../../../test/support/telemetry-capture.js';
import { SecretDeniedError, SecretUnavailableError } from '../../errors/secrets.errors.js';
import type { SecretsService } from '../../secrets.service.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';

describe('a call that is measured', () => {
  const telemetry = captureTelemetry();
  const measured: SecretsService[] = [];
  const serviceOf = (more: Partial<SecretsProvider>): SecretsService => {
    const { service } = serviceUnderTest([foreign(more)], { telemetry: true });
    measured.push(service);
    return service;
  };
  afterEach(() => Promise.all(measured.splice(0).map((service) => service[Symbol.asyncDispose]())));
  const ends = () =>
    telemetry
      .spans()
      .map(({ name, attributes }) => [
        name.replace('nestjs.secrets.', ''),
        attributes['nestjs.secrets.outcome'],
        attributes['error.type'],
      ]);

  it.each<[string, Partial<SecretsProvider>, unknown[]]>([
    ['answered', { getSecrets: async () => new Map() }, ['batch', 'value', undefined]],
    [
      'refused',
      { getSecrets: () => Promise.reject(new SecretDeniedError('no')) },
      ['batch', 'failed', 'DENIED'],
    ],
    [
      'not answered',
      { getSecrets: () => Promise.reject(new SecretUnavailableError('down')) },
      ['batch', 'failed', 'UNAVAILABLE'],
    ],
  ])('and is a batch that is %s says so', async (_what, answers, end) => {
    const service = serviceOf(answers);
    await prefetch(service, ['A', 'B']);
    expect(ends()).toEqual([end]);
  });

  it('is none where a provider has no batches', async () => {
    const service = serviceOf({});
    await prefetch(service, ['A', 'B']);
    expect(ends()).toEqual([]);
  });

  it('and that the end of the service cuts off is aborted, which is no failure', async () => {
    const service = serviceOf({ getSecret: () => new Promise(() => {}) });
    const reading = expect(service.getSecret('A')).rejects.toMatchObject({ code: 'CLOSED' });
    await new Promise((resolve) => setImmediate(resolve));
    await service[Symbol.asyncDispose]();
    await reading;
    expect(ends()).toEqual([['get', 'aborted', undefined]]);
  });
});
