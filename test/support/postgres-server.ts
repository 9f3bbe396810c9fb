import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort } from '../../scripts/free-port.mjs';
import { copyPostgresPrograms } from './postgres-programs.js';

const ADMIN = 'admin';
const GUARD = fileURLToPath(new URL('./postgres-guard.mjs', import.meta.url));
const READY = 'ready to accept connections';

interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** A PostgreSQL of its own on a free port of 127.0.0.1, with nothing in it yet. */
export interface PostgresServer {
  readonly port: number;
  /** Runs statements as its administrator. */
  run(sql: string): Promise<void>;
  /** Ends it, and takes away all that it has written. */
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nestjs-secrets-postgres-'));
  const user = ordinaryUser();
  const password = randomUUID();
  let programs: string;
  try {
    programs = copyPostgresPrograms(folder);
    initialise(folder, programs, password, user);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  // Should another process take the port in between, the server ends and says so.
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const args = ['-D', join(folder, 'data'), '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
  const command = [
    GUARD,
    folder,
    `${user?.uid ?? ''}`,
    `${user?.gid ?? ''}`,
    join(programs, 'postgres'),
    ...args,
  ];
  const guard = spawn(process.execPath, command, {
    env: ownEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const closed = once(guard, 'close');
  await ready(guard);
  return {
    port,
    run: (sql) => runAs({ host: '127.0.0.1', port, user: ADMIN, password, database: 'postgres' }, sql),
    async stop() {
      guard.stdin.end();
      await closed;
    },
  };
}

/** Makes an empty database. */
function initialise(folder: string, programs: string, password: string, user?: SystemUser): void {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  mkdirSync(data);
  writeFileSync(passwordFile, password);
  if (user) {
    chmodSync(folder, 0o755);
    chownSync(data, user.uid, user.gid);
  }
  const flags = ['--auth=scram-sha-256', '--no-locale', '--encoding=UTF8', '--no-sync'];
  const args = ['-D', data, '-U', ADMIN, `--pwfile=${passwordFile}`, ...flags];
  execFileSync(join(programs, 'initdb'), args, { ...user, env: ownEnvironment(), stdio: 'pipe' });
}

/** PostgreSQL refuses to run as root: there the user is one that every system has. */
function ordinaryUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Without the variables that would decide where its data and its port are. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:PG|LC_|LANG)/.test(name)));
}

function ready(guard: ChildProcess): Promise<void> {
  let output = '';
  return new Promise<void>((resolve, reject) => {
    guard.once('error', reject);
    guard.once('close', () => reject(new Error(`PostgreSQL does not start: ${output}`)));
    guard.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
      if (output.includes(READY)) resolve();
    });
  });
}

async function runAs(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
