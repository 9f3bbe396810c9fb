import type { INestApplication, ModuleMetadata, Type } from '@nestjs/common';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import { SecretsModule, SecretsService } from 'nestjs-secrets';
import pg from 'pg';
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { isolateEnvironment } from '../support/environment.js';
import { type PostgresServer, startPostgres } from '../support/postgres-server.js';
import { countedStore } from './counted-store.js';
import { rotationPage } from './rotation-page.js';
import { SteadyLoad } from './steady-load.js';

@Entity()
class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column() paid!: boolean;
}

const load = rotationPage('postgres');
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

isolateEnvironment();

let app: INestApplication;
let queries: SteadyLoad | undefined;
let role = '';
let roles = 0;
let store: ReturnType<typeof countedStore>;

beforeEach(async () => {
  role = `app_${++roles}`;
  store = countedStore();
  await store.put('DB_PASSWORD', 'password-one');
  await server.run(`CREATE ROLE ${role} LOGIN PASSWORD 'password-one'`);
  await server.run(`CREATE DATABASE ${role} OWNER ${role}`);
  Object.assign(process.env, {
    PGHOST: '127.0.0.1',
    PGPORT: String(server.port),
    PGUSER: role,
    PGDATABASE: role,
  });
});
afterEach(async () => {
  await queries?.stop();
  await app.close();
});

async function start(metadata: ModuleMetadata): Promise<INestApplication> {
  const imports = [SecretsModule.forRoot({ chain: [store.provider()] }), ...(metadata.imports ?? [])];
  app = await boot({ ...metadata, imports });
  return app;
}

const changeDatabase = (password: string) => server.run(`ALTER ROLE ${role} PASSWORD '${password}'`);
const changeStore = (password: string) => store.put('DB_PASSWORD', password);

/** Lets each connection be used a few times only, so that there are always new ones; returns how many were made. */
function withShortLivedConnections(pool: pg.Pool): () => number {
  let made = 0;
  pool.options.maxUses = 3;
  pool.on('connect', () => made++);
  return () => made;
}

/** Connects without the application, as somebody who has noted the password. */
async function connectsWith(password: string): Promise<boolean> {
  const client = new pg.Client({ password });
  const isConnected = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end();
  return isConnected;
}

interface Client {
  readonly pool: pg.Pool;
  query(): Promise<unknown>;
}

async function ownPool(): Promise<Client> {
  const { Database } = await load<{ Database: Type<{ pool: pg.Pool }> }>('database.ts');
  const { pool } = (await start({ providers: [Database] })).get(Database);
  return { pool, query: () => pool.query('SELECT $1::int + 1 AS sum', [1]) };
}

async function typeOrm(): Promise<Client> {
  const { DatabaseModule } = await load<{ DatabaseModule: Type }>('database.module.ts');
  const running = await start({ imports: [DatabaseModule, TypeOrmModule.forFeature([Order])] });
  const source = running.get<DataSource>(getDataSourceToken());
  await source.synchronize();
  const orders = source.getRepository(Order);
  const { master } = source.driver as unknown as { master: pg.Pool };
  return {
    pool: master,
    query: () =>
      source.transaction((manager) => manager.save(Order, { paid: true })).then(() => orders.count()),
  };
}

describe.each([
  ['a pool of pg', ownPool],
  ['TypeORM', typeOrm],
])('%s', (_, open) => {
  it('goes on through a rotation in which the database is first, and uses the new password', async () => {
    const { pool, query } = await open();
    const connections = withShortLivedConnections(pool);
    queries = new SteadyLoad(4, query);
    await queries.more(20);
    const refusal = store.nextRead();
    await changeDatabase('password-two');
    await refusal;
    await changeStore('password-two');
    await queries.more(20);
    const before = connections();
    await queries.more(20);
    await queries.stop();
    expect(queries.failures).toEqual([]);
    expect(connections()).toBeGreaterThan(before);
    expect([await connectsWith('password-one'), await connectsWith('password-two')]).toEqual([false, true]);
    // One read at boot, one in vain, one with success: a refresh for each second, not for each connection.
    expect(store.reads()).toBeLessThan(8);
  });

  it('goes on through a rotation in which the store is first, and is read too early', async () => {
    const { pool, query } = await open();
    const connections = withShortLivedConnections(pool);
    queries = new SteadyLoad(4, query);
    await queries.more(20);
    await changeStore('password-two');
    const secrets = app.get(SecretsService);
    await secrets.refresh('DB_PASSWORD');
    expect(await secrets.getSecret('DB_PASSWORD')).toBe('password-two');
    const refusal = store.nextRead();
    await refusal;
    await changeDatabase('password-two');
    await queries.more(20);
    const before = connections();
    await queries.more(20);
    await queries.stop();
    expect(queries.failures).toEqual([]);
    expect(connections()).toBeGreaterThan(before);
  });
});

it('a password that is never accepted is told of', async () => {
  const { pool } = await ownPool();
  await changeDatabase('of-somebody-else');
  await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});
