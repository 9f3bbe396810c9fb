import * as fc from 'fast-check';
import { vi } from 'vitest';
import type { ContractModel } from './contract.model.js';
import type { Mode } from './scripted.link.js';
import { FORMS, type Form, type Key, KEYS, type World } from './world.js';

type Command = fc.AsyncCommand<ContractModel, World>;

/** Something that happens, and then everything that follows from it. */
class Step implements Command {
  constructor(
    private readonly name: string,
    private readonly act: (world: World) => void | Promise<void>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_model: ContractModel, world: World): Promise<void> {
    await this.act(world);
    await world.turn();
  }

  toString(): string {
    return this.name;
  }
}

// The first key is in all stores, so that they can take over from each other.
const key = fc.constantFrom<Key>('A', ...KEYS);
const someKeys = fc.uniqueArray(key, { minLength: 1 });
const link = fc.nat(1);
const modes: Mode[] = ['answers', 'waits', 'waits', 'transient', 'denied', 'invalid', 'unconfigured'];
const answers = ['as asked', 'as now', 'transient', 'denied', 'invalid', 'unconfigured'] as const;
const SECONDS = [0.1, 0.1, 0.5, 0.5, 1, 2, 3, 4, 7, 10, 15, 30, 61];
/** Parts of the TTL, and of it with its grace: the moments at which something ends. */
const PARTS = [0.79, 0.85, 1, 1.01];

const read = fc
  .tuple(key, fc.array(fc.constantFrom<Form>(...FORMS), { minLength: 1, maxLength: 3 }))
  .map(
    ([of, forms]) =>
      new Step(`read ${of} as ${forms.join(', ')}`, (world) => forms.forEach((form) => world.read(of, form))),
  );

const readAll = fc.constant(new Step('read all', (world) => KEYS.forEach((of) => world.read(of, 'text'))));

const answer = fc.tuple(link, fc.nat(7), fc.constantFrom(...answers)).map(
  ([of, which, how]) =>
    new Step(`answer call ${which} of link-${of}: ${how}`, ({ links }) => {
      const to = links[of];
      if (to !== undefined && to.openCalls > 0) to.answer(which % to.openCalls, how);
    }),
);

const setMode = fc.tuple(link, fc.constantFrom(...modes)).map(
  ([of, mode]) =>
    new Step(`link-${of}: ${mode}`, ({ links }) => {
      if (links[of] !== undefined) links[of].mode = mode;
    }),
);

const blink = fc.tuple(link, key, fc.constantFrom(...modes)).map(
  ([of, what, mode]) =>
    new Step(`link-${of}: ${mode} while ${what} is read anew`, async (world) => {
      const to = world.links[of];
      if (to === undefined) return;
      const before = to.mode;
      to.mode = mode;
      world.refresh(what);
      await world.turn();
      world.read(what, 'text');
      await world.turn();
      to.mode = before;
    }),
);

const rotate = fc
  .tuple(link, key)
  .map(([of, what]) => new Step(`rotate ${what} of link-${of}`, ({ links }) => links[of]?.rotate(what)));
const remove = fc
  .tuple(link, key)
  .map(([of, what]) => new Step(`remove ${what} of link-${of}`, ({ links }) => links[of]?.remove(what)));

const refresh = fc
  .record({
    what: fc.option(key, { nil: undefined }),
    how: fc.constantFrom('at once' as const, 'slowly' as const, 'never well' as const),
    isRead: fc.boolean(),
  })
  .map(
    ({ what, how, isRead }) =>
      new Step(`refresh ${what ?? 'all'} ${how}${isRead ? ', reading meanwhile' : ''}`, (world) => {
        world.refresh(what, how);
        if (isRead && how === 'slowly') world.read(what ?? 'A', 'text');
      }),
  );

const finish = fc.constant(new Step('finish the refreshes', (world) => world.finishRefreshes()));

const pass = fc
  .constantFrom(...SECONDS)
  .map((seconds) => new Step(`${seconds} s pass`, (world) => world.pass(seconds)));

const passPart = fc.tuple(fc.constantFrom(...PARTS), fc.boolean()).map(
  ([part, withGrace]) =>
    new Step(`${part} of the TTL${withGrace ? ' and grace' : ''} pass`, (world) => {
      const { ttl, staleIfError } = world.model.rules;
      return world.pass(Math.max(0.1, (part * (ttl + (withGrace ? staleIfError : 0))) / 1000));
    }),
);

const prefetch = someKeys.map(
  (keys) => new Step(`prefetch ${keys.join(', ')}`, (world) => world.prefetch(keys)),
);
const use = key.map((of) => new Step(`use ${of}`, (world) => world.use(of)));
const hold = key.map((of) => new Step(`hold a reference to ${of}`, (world) => world.ref(of)));

const jump = fc
  .integer({ min: -400, max: 400 })
  .map(
    (days) =>
      new Step(
        `the wall clock jumps ${days} days`,
        () => void vi.setSystemTime(Date.now() + days * 86_400_000),
      ),
  );

/** Scripts; what stands here more than once happens more often. */
export const scripts = fc.commands<ContractModel, World, false>(
  [
    ...[read, read, read, readAll, readAll, answer, answer, answer, pass, pass, pass, passPart, passPart],
    ...[
      setMode,
      setMode,
      blink,
      blink,
      rotate,
      rotate,
      remove,
      refresh,
      refresh,
      finish,
      prefetch,
      use,
      hold,
      jump,
    ],
  ],
  { maxCommands: 60, size: 'max' },
);
