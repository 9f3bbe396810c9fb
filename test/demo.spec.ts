import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'dotenv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningProgram } from './support/running-program.js';
import { spellingsOf } from './support/spellings.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
// Apart from `dist/demo`, where another spec builds the demo as a user does.
const BUILD = `${ROOT}dist/demo-test`;
const REQUESTS = 200;
const AT_ONCE = 8;

const variables = parse(readFileSync(`${ROOT}apps/demo/.env`));
const SECRETS = [
  variables['PAYMENT_API_KEY'] ?? '',
  variables['WEBHOOK_SECRET'] ?? '',
  (JSON.parse(variables['DATABASE'] ?? '') as { password: string }).password,
];

beforeAll(async () => {
  rmSync(BUILD, { recursive: true, force: true });
  mkdirSync(BUILD, { recursive: true });
  const config = {
    extends: '../../apps/demo/tsconfig.app.json',
    compilerOptions: { outDir: 'out' },
    include: ['../../apps/demo/src'],
  };
  writeFileSync(`${BUILD}/tsconfig.json`, JSON.stringify(config));
  const nest = `${ROOT}node_modules/@nestjs/cli/bin/nest.js`;
  const build = new RunningProgram(
    process.execPath,
    [nest, 'build', 'demo', '-p', 'dist/demo-test/tsconfig.json'],
    {
      cwd: ROOT,
    },
  );
  if ((await build.ended()) !== 0) throw new Error(build.output);
}, 120_000);
afterAll(() => rmSync(BUILD, { recursive: true, force: true }));

/** Numbers in [0, 1) that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

type Pick = <T>(list: readonly T[]) => T;

/** A request of a careless or a curious client, with a secret in any of the places that are echoed or logged. */
function someRequest(pick: Pick): [path: string, init: RequestInit] {
  const secret = pick(SECRETS);
  const encoded = encodeURIComponent(secret);
  const path = pick([
    ...['/', '/payment', '/read', '/leak/body', '/leak/refusal', '/leak/crash', '/log'],
    ...[`/nowhere/${encoded}`, `/read?key=${encoded}`, `/log?q=${Buffer.from(secret).toString('base64url')}`],
  ]);
  const headers = pick<Record<string, string>>([
    {},
    { authorization: `Bearer ${secret}` },
    { 'x-note': secret, cookie: `session=${encoded}` },
  ]);
  if (pick([true, true, false])) return [path, { headers }];
  const body = pick([`{"key":${JSON.stringify(secret)}`, JSON.stringify({ key: secret, deep: [secret] })]);
  return ['/api-keys', { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }];
}

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

async function ask(origin: string, [path, init]: [string, RequestInit]): Promise<Answer> {
  const response = await fetch(origin + path, init);
  const headers = JSON.stringify([...response.headers]);
  return { path, status: response.status, text: `${headers}\n${await response.text()}` };
}

describe.each(['express', 'fastify'])('the demo on %s', (platform) => {
  let demo: RunningProgram;
  const answers: Answer[] = [];

  beforeAll(async () => {
    demo = new RunningProgram(process.execPath, [`${BUILD}/out/apps/demo/src/main.js`], {
      cwd: ROOT,
      env: { PLATFORM: platform },
    });
    const [, port] = await demo.printed(/curl localhost:(\d+)/);
    const origin = `http://localhost:${port}`;
    const random = randomFrom(20_26);
    const pick: Pick = (list) => list[Math.floor(random() * list.length)] as (typeof list)[number];
    for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
      const requests = Array.from({ length: AT_ONCE }, () => someRequest(pick));
      answers.push(...(await Promise.all(requests.map((request) => ask(origin, request)))));
    }
    // The lines are written by a thread: once this one is there, all before it are.
    await ask(origin, ['/the-last-request', {}]);
    await demo.printed(/the-last-request/);
  }, 60_000);
  afterAll(() => demo.interrupt());

  it('answers 200 mixed requests as an application without masking would', () => {
    expect(answers).toHaveLength(REQUESTS);
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([200, 201, 400, 404, 500, 502]);
  });

  it.each(SECRETS.map((secret, index) => [index, secret] as const))(
    'shows secret %i in no response and no log line, however it is spelt',
    (_index, secret) => {
      for (const spelling of spellingsOf(secret)) {
        const leaks = answers.filter(({ text }) => text.includes(spelling)).map(({ path }) => path);
        expect(leaks).toEqual([]);
        expect(demo.output.includes(spelling)).toBe(false);
      }
    },
  );

  it('puts masks where the secrets were, in responses and in log lines', () => {
    const text = (path: string) => answers.find((answer) => answer.path === path)?.text;
    expect(text('/leak/body')).toContain('We pay with ****');
    expect(text('/leak/refusal')).toContain('refused the key ****');
    expect(demo.output).toContain('The webhook is signed with ****');
    expect(demo.output).toContain('"webhook":"****"');
    expect(demo.output).toContain('postgres://demo:****@db.example/shop');
  });

  it('shows a new API key once, to its user alone', () => {
    const created = answers.flatMap(({ text }) => text.match(/demo_[0-9a-f]{32}/) ?? []);
    expect(created.length).toBeGreaterThan(10);
    expect(new Set(created).size).toBe(created.length);
    for (const key of created) expect(demo.output).not.toContain(key);
  });
});
