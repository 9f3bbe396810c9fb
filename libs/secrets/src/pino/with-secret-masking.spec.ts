import { Writable } from 'node:stream';
import type { Params } from 'nestjs-pino';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MaskingScope } from '../masking/index.js';
import { openMaskingScope } from '../masking/index.js';
import { withSecretMasking } from './index.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');

let scope: MaskingScope;
beforeAll(() => {
  scope = openMaskingScope({});
  scope.register('API_KEY', SECRET);
});
afterAll(() => scope.close());

const hooksOf = (params: Params) => (params.pinoHttp as { hooks: pino.LoggerOptions['hooks'] }).hooks ?? {};

describe('withSecretMasking', () => {
  it('is complete without an argument', () => {
    expect(hooksOf(withSecretMasking()).streamWrite?.(`{"msg":"${SECRET}"}\n`)).toBe('{"msg":"****"}\n');
  });

  it('runs the own hook first and masks what it adds', () => {
    const streamWrite = (line: string) => line.replace('here', SECRET);
    const logMethod: NonNullable<pino.LoggerOptions['hooks']>['logMethod'] = (args, method) =>
      method.apply(undefined as never, args);
    const hooks = hooksOf(withSecretMasking({ pinoHttp: { hooks: { streamWrite, logMethod } } }));
    expect(hooks.streamWrite?.('put it here')).toBe('put it ****');
    expect(hooks.logMethod).toBe(logMethod);
  });

  it('changes nothing of what it is given', () => {
    const hooks = Object.freeze({ streamWrite: (line: string) => line });
    const options = Object.freeze({ level: 'debug', hooks });
    const stream = new Writable();
    const before: Params[] = [
      Object.freeze({ pinoHttp: options, renameContext: 'ctx' }),
      Object.freeze({ pinoHttp: Object.freeze([options, stream]) as never }),
      Object.freeze({ pinoHttp: Object.freeze(stream) as never, exclude: [] }),
    ];
    const [plain, pair, bare] = before.map((params) => withSecretMasking(params));
    expect(plain).toMatchObject({ renameContext: 'ctx', pinoHttp: { level: 'debug' } });
    expect(pair).toMatchObject({
      pinoHttp: [{ level: 'debug' }, expect.toSatisfy((kept) => kept === stream)],
    });
    expect(bare).toMatchObject({ exclude: [], pinoHttp: [{}, expect.toSatisfy((kept) => kept === stream)] });
    expect(Object.keys(hooks)).toEqual(['streamWrite']);
  });

  it('masks once, however often it is applied', () => {
    const once = withSecretMasking();
    expect(hooksOf(withSecretMasking(once)).streamWrite).toBe(hooksOf(once).streamWrite);
  });

  it('makes a logger of the application mask, with the children it has already', () => {
    const lines: string[] = [];
    const logger = pino({ base: null }, { write: (line) => void lines.push(line) });
    const child = logger.child({ part: SECRET });
    withSecretMasking({ pinoHttp: { logger } });
    withSecretMasking({ pinoHttp: { logger } });
    logger.info(SECRET);
    child.info({ apiKey: 'x' }, 'from a child');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { msg: '****' },
      { part: '****', apiKey: '****', msg: 'from a child' },
    ]);
  });
});
