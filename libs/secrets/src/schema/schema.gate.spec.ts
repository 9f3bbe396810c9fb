import { expect, it } from 'vitest';
import { z } from 'zod';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { RecordedLog } from '../../../../test/support/service-under-test.js';
import { SecretDeniedError } from '../errors/secrets.errors.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import { SchemaGate } from './schema.gate.js';

const gate = () => new SchemaGate({ PORT: z.string().regex(/^\d+$/) }, new FakeClock(), new RecordedLog());
const value = (text: string): Promise<ReadOutcome<string>> => Promise.resolve({ kind: 'value', value: text });

it('lets the outcome of a key without a validator through as it is', async () => {
  const reading = value('anything');
  expect(await gate().text('OTHER', reading)).toBe(await reading);
  expect(await gate().json('OTHER', reading)).toBe(await reading);
  expect([gate().has('PORT'), gate().has('OTHER'), gate().has('constructor')]).toEqual([true, false, false]);
});

it('checks what is read first, also by several at once, as what is read later', async () => {
  const schema = gate();
  const first = ['8080', 'none', '8081'].map((text) => schema.text('PORT', value(text)));
  expect((await Promise.all(first)).map(({ kind }) => kind)).toEqual(['value', 'invalid', 'value']);
  expect((await schema.text('PORT', value('none'))).kind).toBe('invalid');
});

it('rejects as the read did, also where that ends before what checks is loaded', async () => {
  const schema = gate();
  const denied = new SecretDeniedError('no');
  // Vitest fails where a rejection is left to nobody.
  await expect(schema.text('PORT', Promise.reject(denied))).rejects.toBe(denied);
  await expect(schema.json('PORT', Promise.reject(denied))).rejects.toBe(denied);
});
