import { HUSH } from './scripted.link.js';
import { currentOf, KEYS, type World } from './world.js';

/** The longest back-off and the longest pause of a breaker, in seconds, and a little more. */
const ONE_CAP = 61;

/** The stores are well again: within one cap everything is fresh, and a refresh shows what they hold now. */
export async function heal(world: World): Promise<void> {
  const { links, model, refs, service } = world;
  const isLive = new Set([...refs].filter(([, ref]) => currentOf(ref) !== undefined).map(([key]) => key));
  world.finishRefreshes();
  for (const link of links) link.recover();
  await world.turn();
  await world.pass(ONE_CAP);

  for (const key of KEYS) world.read(key, 'text');
  await world.turn();
  for (const { key, provider, stale } of service.status()) {
    if (provider !== undefined && stale) model.wrong.push(`${key} is still stale after a recovery`);
  }
  for (const [key, ref] of refs) {
    const isHeld = links.some((link) => link.holds(key).kind === 'value');
    if (isLive.has(key) && isHeld && currentOf(ref) === undefined)
      model.wrong.push(`the reference to ${key} did not recover`);
  }

  world.refresh(undefined);
  await world.turn();
  for (const key of KEYS) {
    const held = links.map((link) => link.holds(key)).find(({ kind }) => kind === 'value');
    const text = service.getSecret(key);
    await world.turn();
    const isRead = held?.kind === 'value' ? (await text)?.includes(held.id) : (await text) === undefined;
    if (!isRead) model.wrong.push(`a read of ${key} after a refresh is not what the store holds`);
  }
  await world.turn();
}

/** In the middle of whatever is under way: everything ends at once, and nothing comes after. */
export async function close(world: World): Promise<void> {
  const { clock, links, log, model, refs, service } = world;
  await world.close();
  await world.turn();
  if (clock.pendingKeepAlive > 0) model.wrong.push('the process is kept alive');
  if (model.reads.size > 0) model.wrong.push(`${model.reads.size} reads never end`);
  for (const [key, ref] of refs)
    if (currentOf(ref) !== undefined) model.wrong.push(`${key} is still referred to`);
  for (const link of links) link.recover();
  for (const key of KEYS) for (const form of ['text', 'json', 'orThrow'] as const) world.read(key, form);
  await world.turn();
  for (const [, line] of log.lines)
    if (line.includes(HUSH)) model.wrong.push(`a line shows a value: ${line}`);
  // Its values stay masked for a minute; nothing else is left.
  await world.pass(ONE_CAP);
  if (clock.pending > 0) model.wrong.push(`${clock.pending} timers are left`);
  const isListed = await service.listSecrets().catch((error: { code?: string }) => error.code);
  if (isListed !== 'CLOSED') model.wrong.push('a closed service still lists');
  await world.turn();
}
