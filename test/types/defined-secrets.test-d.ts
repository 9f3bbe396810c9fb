// Compiled by `npm run types`: each `@ts-expect-error` is an error of its own when what follows it is none.
import { Inject } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type } from 'arktype';
import {
  createSecretsService,
  defineSecrets,
  InjectSecret,
  type SecretRef,
  SecretsModule,
  SecretsService,
  type StandardSchema,
} from 'nestjs-secrets';
import * as v from 'valibot';
import { z } from 'zod';

const secrets = defineSecrets({
  API_KEY: z.string().min(20),
  SENTRY_DSN: z.string().optional(),
  LOG_LEVEL: z.enum(['info', 'debug']).default('info'),
  PORT: z.coerce.number(),
  'prod/db': z.object({ host: z.string(), port: z.number().default(5432) }),
  'prod/queue': v.object({ url: v.string() }),
  'prod/mail': type({ from: 'string', 'bcc?': 'string' }),
});
export const module = SecretsModule.forRoot({ schema: secrets.schema });

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(is: Same<A, B>): boolean => is;

export class Consumer {
  constructor(
    @secrets.InjectSecret('API_KEY') readonly key: string,
    // @ts-expect-error a misspelt key
    @secrets.InjectSecret('API_KYE') readonly misspelt: string,
    @secrets.InjectSecretRef('prod/db#password') readonly ref: SecretRef,
    // @ts-expect-error a misspelt key
    @secrets.InjectSecretRef('API_KYE') readonly misspeltRef: SecretRef,
    private readonly service: SecretsService<typeof secrets.schema>,
    private readonly open: SecretsService,
  ) {}

  async typed() {
    same<string, Awaited<ReturnType<typeof this.key.trim>>>(true);
    const key = await this.service.getSecret('API_KEY');
    same<typeof key, string>(true);
    const dsn = await this.service.getSecret('SENTRY_DSN');
    same<typeof dsn, string | undefined>(true);
    const level = await this.service.getSecret('LOG_LEVEL');
    same<typeof level, 'info' | 'debug'>(true);
    const port = await this.service.getSecret('PORT');
    same<typeof port, string>(true);
    const parsedPort = await this.service.getSecretJson('PORT');
    same<typeof parsedPort, number>(true);
    const db = await this.service.getSecretJson('prod/db');
    same<typeof db, { host: string; port: number }>(true);
    const parsedText = await this.service.getSecretJson('API_KEY');
    same<typeof parsedText, unknown>(true);
    // Said beside the declaration, too, it is never more than what the schema says.
    const annotated: { host: string; port: number } = await this.service.getSecretJson('prod/db');
    // @ts-expect-error a field of another type
    const wrong: { host: number } = await this.service.getSecretJson('prod/db');
    void [annotated, wrong];
    const asserted = await this.service.getSecretJson<{ host: 'localhost' }>('prod/db');
    same<typeof asserted, { host: 'localhost' } | undefined>(true);
    const fieldNode = await this.service.getSecretJson('prod/db#host');
    same<typeof fieldNode, unknown>(true);
    const queue = await this.service.getSecretJson('prod/queue');
    same<typeof queue, { url: string }>(true);
    const mail = await this.service.getSecretJson('prod/mail');
    same<typeof mail, { from: string; bcc?: string }>(true);
    const field = await this.service.getSecret('prod/db#host');
    same<typeof field, string | undefined>(true);
    const withDefault = await this.service.getSecret('SENTRY_DSN', 'none');
    same<typeof withDefault, string>(true);
    const used = await this.service.withSecret('prod/db#host', (host) => Promise.resolve(host.length), {
      isAuthError: () => false,
    });
    same<typeof used, number>(true);
    await this.service.refresh();
    await this.service.prefetch(['API_KEY', 'prod/db#host']);

    // @ts-expect-error a misspelt key
    await this.service.getSecret('API_KYE');
    // @ts-expect-error a misspelt key
    await this.service.getSecretOrThrow('API_KYE');
    // @ts-expect-error a misspelt key
    await this.service.getSecretJson('prod/dbs');
    // @ts-expect-error a misspelt key
    await this.service.getSecretBinary('API_KYE');
    // @ts-expect-error a misspelt key
    await this.service.refresh('API_KYE');
    // @ts-expect-error a misspelt key
    await this.service.prefetch(['API_KEY', 'API_KYE']);
    // @ts-expect-error a misspelt key
    this.service.ref('API_KYE');
    // @ts-expect-error a misspelt key
    await this.service.withSecret('API_KYE', (secret) => Promise.resolve(secret), {
      isAuthError: () => false,
    });
    // @ts-expect-error a path into a key that is not there
    await this.service.getSecret('prod/dbs#host');
    // @ts-expect-error an optional secret is no string yet
    dsn.trim();
    // @ts-expect-error a field that the schema does not have
    void db.user;
    // @ts-expect-error a number is no string
    db.port.trim();
  }

  async withoutSchema() {
    const text = await this.open.getSecret('ANYTHING');
    same<typeof text, string | undefined>(true);
    const json = await this.open.getSecretJson('ANYTHING');
    same<typeof json, Record<string, unknown> | undefined>(true);
    const given = await this.open.getSecretJson<{ host: string }>('ANYTHING');
    same<typeof given, { host: string } | undefined>(true);
    const annotated: { host: string } | undefined = await this.open.getSecretJson('ANYTHING');
    void annotated;
    const withDefault = await this.open.getSecretJson('ANYTHING', { host: 'localhost' });
    same<typeof withDefault, { host: string }>(true);
  }
}

export async function outside() {
  const key = await secrets.getSecret('API_KEY');
  same<typeof key, string>(true);
  const db = await secrets.getSecretJson('prod/db');
  same<typeof db, { host: string; port: number }>(true);
  // @ts-expect-error a misspelt key
  await secrets.getSecret('API_KYE');

  const own = createSecretsService({ schema: secrets.schema });
  // As one without a schema.
  const any: SecretsService = own;
  await any.getSecret('ANYTHING');
  const dsn = await own.getSecret('SENTRY_DSN');
  same<typeof dsn, string | undefined>(true);
  // @ts-expect-error a misspelt key
  await own.getSecretJson('prod/dbs');
}

// @ts-expect-error no validator
SecretsModule.forRoot({ schema: { API_KEY: 'string' } });
// @ts-expect-error no validator
defineSecrets({ API_KEY: () => true });

export class Other {
  constructor(
    @Inject(SecretsService) readonly any: SecretsService,
    @InjectSecret('API_KEY') readonly key: string,
  ) {}
}

// What the specification declares is taken.
export const ours: StandardSchema<string, number> = {} as StandardSchemaV1<string, number>;
