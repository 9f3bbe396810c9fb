// The secrets of the run: made, rotated in the store behind the proxy's back, and remembered to be searched for.
import { randomBytes } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** The host in a version of DATABASE; the demo shows it, so that a response tells its version. */
export const HOST = /^db-(\d+)\.soak\.example$/;

/** The end of each value that is text. */
export const VERSION = / & (\d+)$/;

export class Rotation {
  #client;
  #version = 0;
  /** Every value that was ever in the store. */
  planted = [];
  /** The versions of the key that the store has answered with, and when. */
  answered = [];
  /** When each version was in the store, in milliseconds; the first has number 1. */
  publishedAt = [0];

  constructor(endpoint, credentials) {
    this.#client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials });
  }

  get version() {
    return this.#version;
  }

  /** Puts the next version of both secrets into the store. */
  async next() {
    const version = this.#version + 1;
    // With what JSON, URLs and base64 spell in ways of their own.
    const value = (name) => `fake-${name}/${randomBytes(9).toString('hex')}+"é" & ${version}`;
    const [key, password] = [value('payments'), value('database')];
    this.planted.push(key, password);
    const database = JSON.stringify({
      host: `db-${version}.soak.example`,
      port: 5432,
      user: 'demo',
      password,
    });
    await this.#put('PAYMENT_API_KEY', key);
    await this.#put('DATABASE', database);
    this.publishedAt[version] = performance.now();
    this.#version = version;
  }

  #put(name, SecretString) {
    const isFirst = this.#version === 0;
    return this.#client.send(
      isFirst
        ? new CreateSecretCommand({ Name: name, SecretString })
        : new PutSecretValueCommand({ SecretId: name, SecretString }),
    );
  }

  /** Takes note of an answer of the store. */
  async watch(answer) {
    // Whoever asked may have given up in the middle.
    const body = await textOf(answer).catch(() => '{}');
    const { SecretValues: secrets = [JSON.parse(body)] } = JSON.parse(body);
    for (const { SecretString: value = '' } of secrets) {
      const version = value.startsWith('fake-payments/') ? VERSION.exec(value)?.[1] : undefined;
      if (version !== undefined) this.answered.push({ version: Number(version), at: performance.now() });
    }
  }

  /** Whether the store has given two versions newer than this one since then. */
  hasGivenTwoNewer(version, since) {
    const newer = this.answered.filter((one) => one.at >= since && one.version > version);
    return new Set(newer.map((one) => one.version)).size >= 2;
  }

  stop() {
    this.#client.destroy();
  }
}
