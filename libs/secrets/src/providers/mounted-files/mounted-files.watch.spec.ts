import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  EnvironmentSecretsProvider,
  type SecretChange,
  type SecretRef,
  type SecretsProvider,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../../test/support/environment.js';
import { mountAsKubernetes } from '../../../../../test/support/kubernetes-mount.js';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { until } from '../../../../../test/support/until.js';
import { transpileLibrary } from '../../../../../test/support/transpiled-library.js';
import { MountedFilesSecretsProvider } from './mounted-files.provider.js';

isolateEnvironment();

let root: string;
let directory: string;
const undo: (() => void)[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mounted-'));
  directory = join(root, 'secrets');
});
afterEach(async () => {
  for (const one of undo.splice(0)) one();
  rmSync(root, { recursive: true, force: true });
});

const put = (name: string, value: string, where = directory): string => {
  const path = join(where, name);
  mkdirSync(where, { recursive: true });
  writeFileSync(`${path}.tmp`, value);
  renameSync(`${path}.tmp`, path);
  return path;
};

/** A service on the files, whose clock goes on by itself whenever the system tells that a directory has changed. */
function following(provider = new MountedFilesSecretsProvider({ directory }), ...rest: SecretsProvider[]) {
  const under = serviceUnderTest([provider, ...rest]);
  const changes: SecretChange[] = [];
  const waiting = new Set<() => void>();
  under.service.onChange((change) => {
    changes.push(change);
    for (const look of waiting) look();
  });
  undo.push(provider.watch(() => queueMicrotask(() => under.clock.advance(0.1))));
  undo.push(() => void under.service[Symbol.asyncDispose]());
  /** Resolves when so many changes have been told. */
  const told = (count: number) =>
    new Promise<void>((resolve) => {
      const look = (): void => void (changes.length >= count && resolve());
      waiting.add(look);
      look();
    });
  return { ...under, changes, told };
}

function isGone(ref: SecretRef): boolean {
  try {
    return ref.current === undefined;
  } catch (error) {
    return error instanceof SecretUnavailableError;
  }
}

/** How often the system watches a directory for this process. */
function watchesOn(path: string): number {
  const inode = `ino:${statSync(path).ino.toString(16)} `;
  return readdirSync('/proc/self/fdinfo')
    .map((fd) => {
      try {
        return readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
      } catch {
        return ''; // closed meanwhile: it was the one that lists the folder
      }
    })
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.startsWith('inotify') && line.includes(inode)).length;
}

describe('a secret of Kubernetes', () => {
  it('is followed through three swaps, by references and listeners, without a reader or the TTL', async () => {
    const mount = mountAsKubernetes(directory, { DB_PASSWORD: 'password-0', OTHER: 'other' });
    const { service, changes, told, clock } = following();
    const ref = service.ref('DB_PASSWORD');
    await ref.get();
    await service.getSecret('OTHER');
    for (const n of [1, 2, 3]) {
      mount.update({ DB_PASSWORD: `password-${n}`, OTHER: 'other' });
      await told(n);
      expect([ref.current, ref.previous]).toEqual([`password-${n}`, `password-${n - 1}`]);
      expect(await service.getSecret('DB_PASSWORD')).toBe(`password-${n}`);
    }
    expect(changes.map(({ key, provider }) => [key, provider])).toEqual(
      Array.from({ length: 3 }, () => ['DB_PASSWORD', 'mounted-files']),
    );
    expect(new Set(changes.map(({ versionId }) => versionId)).size).toBe(3);
    expect(changes[1]?.previousVersionId).toBe(changes[0]?.versionId);
    expect(inspect(changes)).not.toContain('password-');
    expect(clock.now()).toBeLessThan(60_000);
  });

  it('that is removed gives way to the next link, and takes over again when it is back', async () => {
    process.env['KEY'] = 'of the environment';
    const mount = mountAsKubernetes(directory, { KEY: 'of the file', LAST: 'x' });
    const environment = new EnvironmentSecretsProvider({ envFilePath: false });
    const { service, changes, told } = following(undefined, environment);
    const [ref, last] = [service.ref('KEY'), service.ref('LAST')];
    await Promise.all([ref.get(), last.get()]);
    mount.update({ OTHER: 'x' });
    await told(1);
    expect(ref.current).toBe('of the environment');
    await until(() => isGone(last));
    mount.update({ KEY: 'of the file again' });
    await told(2);
    expect(ref.current).toBe('of the file again');
    expect(changes.map(({ provider }) => provider)).toEqual(['environment', 'mounted-files']);
  });

  it('is followed by two services, each with a provider of its own or both with one', async () => {
    const mount = mountAsKubernetes(directory, { KEY: 'one' });
    const shared = new MountedFilesSecretsProvider({ directory });
    const services = [following(shared), following(shared), following()];
    const refs = services.map(({ service }) => service.ref('KEY'));
    await Promise.all(refs.map((ref) => ref.get()));
    mount.update({ KEY: 'two' });
    await Promise.all(services.map(({ told }) => told(1)));
    expect(refs.map(({ current }) => current)).toEqual(['two', 'two', 'two']);
    await services[0]?.service[Symbol.asyncDispose]();
    mount.update({ KEY: 'three' });
    await Promise.all(services.slice(1).map(({ told }) => told(2)));
    expect(refs.slice(1).map(({ current }) => current)).toEqual(['three', 'three']);
    expect(services[0]?.changes).toHaveLength(1);
  });
});

describe('a plain file', () => {
  it('is followed when another is renamed over it, and when it is written in place', async () => {
    put('KEY', 'one');
    const { service, changes, told } = following();
    const ref = service.ref('KEY');
    await ref.get();
    put('KEY', 'two');
    await told(1);
    expect(ref.current).toBe('two');
    writeFileSync(join(directory, 'KEY'), 'three');
    while (ref.current !== 'three') await told(changes.length + 1);
  });

  it('that a variable names is followed, and what else changes in its directory is not looked at', async () => {
    process.env['KEY_FILE'] = put('named', 'one', join(root, 'elsewhere'));
    const provider = new MountedFilesSecretsProvider({ directory });
    const { service, told } = following(provider);
    const ref = service.ref('KEY');
    await ref.get();
    let events = 0;
    undo.push(provider.watch(() => void events++));
    for (let n = 0; n < 20; n++) put('noise', String(n), join(root, 'elsewhere'));
    put('named', 'two', join(root, 'elsewhere'));
    await told(1);
    expect(ref.current).toBe('two');
    expect(events).toBeLessThan(10);
  });

  it('that appears takes over from a later link, whatever was known to be missing', async () => {
    mkdirSync(directory);
    process.env['KEY'] = 'of the environment';
    const { service, told } = following(undefined, new EnvironmentSecretsProvider({ envFilePath: false }));
    const ref = service.ref('KEY');
    expect(await ref.get()).toBe('of the environment');
    put('key', 'of the file');
    await told(1);
    expect(ref.current).toBe('of the file');
  });

  it('is no matter of a key that an earlier link gives', async () => {
    put('KEY', 'of the file');
    put('MARK', 'one');
    const first: SecretsProvider = {
      name: 'first',
      getSecret: async (key) => (key === 'KEY' ? 'of the first' : undefined),
      listSecrets: async () => [],
      refresh: async () => {},
    };
    const provider = new MountedFilesSecretsProvider({ directory });
    const under = serviceUnderTest([first, provider]);
    const changed = new Promise<SecretChange>((resolve) => under.service.onChange(resolve));
    undo.push(provider.watch(() => queueMicrotask(() => under.clock.advance(0.1))));
    await under.service.prefetch(['KEY', 'MARK']);
    put('KEY', 'of the file, new');
    put('MARK', 'two');
    expect((await changed).key).toBe('MARK');
    expect(await under.service.getSecret('KEY')).toBe('of the first');
    await under.service[Symbol.asyncDispose]();
  });
});

describe('a directory', () => {
  it('that is moved away, with another in its place, is followed on', async () => {
    put('KEY', 'one');
    const { service, told } = following();
    const ref = service.ref('KEY');
    await ref.get();
    put('KEY', 'two', join(root, 'new'));
    renameSync(directory, join(root, 'old'));
    renameSync(join(root, 'new'), directory);
    await told(1);
    expect(ref.current).toBe('two');
    put('KEY', 'three');
    await told(2);
    expect(ref.current).toBe('three');
  });

  it('that comes after the boot is watched from the first read that finds it', async () => {
    const { service, told, clock, log } = following();
    expect(await service.getSecret('KEY')).toBeUndefined();
    expect(log.at('warn')).toEqual([expect.stringMatching(/^In no provider/)]);
    put('KEY', 'one');
    clock.advance(36);
    expect(await service.getSecret('KEY')).toBe('one');
    put('KEY', 'two');
    await told(1);
    expect(service.ref('KEY').current).toBe('two');
  });

  it('is not watched before the first read, and not after the service was closed', async () => {
    put('KEY', 'value');
    const { service } = serviceUnderTest([new MountedFilesSecretsProvider({ directory })]);
    expect(watchesOn(directory)).toBe(0);
    await service.getSecret('KEY');
    expect(watchesOn(directory)).toBe(1);
    await service[Symbol.asyncDispose]();
    expect(watchesOn(directory)).toBe(0);
  });

  it('that cannot be watched is read all the same, and told of; a process that watches ends by itself', async () => {
    put('KEY', 'value');
    chmodSync(root, 0o755);
    const library = await transpileLibrary(
      ['providers', 'settings', 'errors', 'cache', 'keys', 'utils'],
      'module',
    );
    const run = (mode: number) => {
      chmodSync(directory, mode);
      return library.run(`
        import { MountedFilesSecretsProvider } from './providers/mounted-files/mounted-files.provider.js';
        if (process.getuid() === 0) process.setuid(65534);
        const provider = new MountedFilesSecretsProvider({ directory: ${JSON.stringify(directory)} });
        provider.watch(() => {}, ({ code, message }) => console.log(code, message));
        console.log((await provider.getSecret('KEY')).value);
      `);
    };
    expect(await run(0o755)).toBe('value\n');
    expect(await run(0o711)).toBe(`DENIED ${JSON.stringify(directory)} cannot be watched (EACCES)\nvalue\n`);
    await library.remove();
  });
});
