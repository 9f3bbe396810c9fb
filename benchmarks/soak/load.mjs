// Asks the demo for everything that it has, on a few connections, and judges each response.
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { HOST, VERSION } from './rotation.mjs';

const CONNECTIONS = 12;
const PAUSE = 25; // milliseconds that each rests between two requests
const PATIENCE = 20_000; // after which a request counts as hanging
const GOES_ON = 2000; // milliseconds for which it asks while the demo ends

const ROUTES = [
  ['GET', '/', 200],
  ['GET', '/payment', 200],
  ['GET', '/read', 200],
  ['GET', '/read', 200],
  ['GET', '/leak/body', 200],
  ['GET', '/leak/refusal', 502],
  ['GET', '/leak/crash', 500],
  ['POST', '/api-keys', 201],
  ['GET', '/log', 200],
];

export class Load {
  durations = [];
  /** Requests that got something else than what the contract allows, in words. */
  unexpected = [];
  /** Each response once. */
  texts = new Set();
  /** When each version of the database was first in a response. */
  seenAt = [];
  /** From the signal to the end: what requests that came after it got, by outcome. */
  whileEnding = { answered: 0, closed: 0, refused: 0 };
  #agent = new Agent({ keepAlive: true, scheduling: 'fifo' });
  /** Responses that show a value which the library had to forget while they were made. */
  forgotten = 0;
  #rotation;
  #newest = 0;
  #endsAt = Infinity;
  #loops;

  constructor(origin, random, rotation) {
    this.#rotation = rotation;
    this.#loops = Array.from({ length: CONNECTIONS }, () => this.#loop(origin, random));
  }

  /** The demo was told to end: it may refuse from now on. Resolves when nobody asks any more. */
  async ending() {
    this.#endsAt = performance.now() + GOES_ON;
    await Promise.all(this.#loops);
    // Connections that a client keeps open would keep the demo alive, up to 72 seconds on Fastify.
    this.#agent.destroy();
  }

  async #loop(origin, random) {
    let isServed = true;
    while (isServed && performance.now() < this.#endsAt) {
      const [method, path, status] = ROUTES[Math.floor(random() * ROUTES.length)];
      isServed = await this.#ask(method, `${origin}${path}`, status);
      await delay(PAUSE);
    }
  }

  get #isEnding() {
    return this.#endsAt < Infinity;
  }

  /** Whether it is worth asking again. */
  async #ask(method, url, expected) {
    const asked = performance.now();
    const wasEnding = this.#isEnding;
    const atLeast = this.#newest;
    const tell = (what) => this.unexpected.push(`${method} ${url}: ${what}`);
    try {
      const asking = request(url, { method, agent: this.#agent, signal: AbortSignal.timeout(PATIENCE) });
      const [response] = await once(asking.end(), 'response');
      const status = response.statusCode;
      const text = this.#withoutForgotten(await textOf(response), asked);
      this.durations.push(performance.now() - asked);
      this.texts.add(text);
      if (status === expected) {
        if (wasEnding) this.whileEnding.answered++;
        if (url.endsWith('/read')) this.#judge(text, atLeast, tell);
      } else if (this.#isEnding && [500, 503].includes(status)) this.whileEnding.closed++;
      else tell(`${status} ${text}`);
      return true;
    } catch (error) {
      // What had been sent before the end must be answered, whatever the answer.
      if (wasEnding) this.whileEnding.refused++;
      else tell(`${error.code ?? error.name}, ${this.#isEnding ? 'at the end' : 'under load'}`);
      return !this.#isEnding;
    }
  }

  /**
   * A value is masked until two newer ones have been read. With one each second that can be while a request waits for a
   * store that hangs, so that the value which it had read before is in the response.
   */
  #withoutForgotten(text, asked) {
    if (!text.startsWith('{"text":"fake-')) return text;
    const { text: value } = JSON.parse(text);
    if (!this.#rotation.hasGivenTwoNewer(Number(VERSION.exec(value)?.[1]), asked)) return text;
    this.forgotten++;
    return text.replace(JSON.stringify(value), '"****"');
  }

  #judge(text, atLeast, tell) {
    const { text: key, json, field, missing } = JSON.parse(text);
    if (key !== '****' || json?.password !== '****' || missing !== 'the default') tell(text);
    const version = Number(HOST.exec(field)?.[1]);
    if (!Number.isInteger(version)) {
      tell(`is not from the store: ${text}`);
      return;
    }
    if (version < atLeast) tell(`version ${version}, after ${atLeast} had been served`);
    this.seenAt[version] ??= performance.now();
    this.#newest = Math.max(this.#newest, version);
  }
}
