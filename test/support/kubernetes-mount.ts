import { mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Secrets = Readonly<Record<string, string>>;

export interface KubernetesMount {
  /** Puts all of the secrets in the place of those that are there. */
  update(secrets: Secrets): void;
}

/**
 * A volume of secrets as the kubelet writes it, in the order of its steps: the files stand in a directory with a time
 * in its name, `..data` links to that, each key links to `..data/key`; an update makes a new directory and renames a
 * new `..data` over the old.
 */
export function mountAsKubernetes(directory: string, first: Secrets): KubernetesMount {
  const at = (name: string): string => join(directory, name);
  let published: readonly string[] = [];
  let updates = 0;
  const update = (secrets: Secrets): void => {
    const before = updates === 0 ? undefined : readlinkSync(at('..data'));
    const stamped = `..2026_01_01_00_00_00.${++updates}`;
    mkdirSync(at(stamped));
    for (const [key, value] of Object.entries(secrets)) writeFileSync(join(at(stamped), key), value);
    symlinkSync(stamped, at('..data_tmp'));
    renameSync(at('..data_tmp'), at('..data'));
    const keys = Object.keys(secrets);
    for (const key of keys) if (!published.includes(key)) symlinkSync(join('..data', key), at(key));
    for (const key of published) if (!keys.includes(key)) rmSync(at(key));
    published = keys;
    if (before !== undefined) rmSync(at(before), { recursive: true });
  };
  mkdirSync(directory, { recursive: true });
  update(first);
  return { update };
}
