import { DeepRedact } from '@hackylabs/deep-redact';
import { redactByField } from '@logtape/redaction';
import { findSensitiveValues, scrub } from '@zapier/secret-scrubber';
import fastRedact from 'fast-redact';
import { createRequire } from 'node:module';

/** The version that pino itself brings. */
const redact = createRequire(createRequire(import.meta.url).resolve('pino'))('@pinojs/redact');

/** Packages whose versions belong to the figures. */
export const compared = [
  'pino',
  '@pinojs/redact',
  'fast-redact',
  '@logtape/redaction',
  '@hackylabs/deep-redact',
  '@zapier/secret-scrubber',
];

const KEYS = ['apiKey', 'password', 'token', 'secret', 'authorization', 'cookie', 'credentials', 'pin'];
const EXACT = KEYS.slice(0, 3).map((key) => `data[*].${key}`);
const EVERYWHERE = KEYS.flatMap((key) => [key, `*.${key}`, `data[*].${key}`]);

const deepRedact = new DeepRedact({
  blacklistedKeys: KEYS,
  caseSensitiveKeyMatch: false,
  serialise: true,
});

let kept;
const keep = redactByField((record) => (kept = record), { fieldPatterns: KEYS, action: () => '****' });
const record = { category: [], level: 'info', message: [], rawMessage: '', timestamp: 0 };

/** What makes the text of an object without what stands under keys, by what a peer is called. None knows values. */
export const peers = {
  'fast-redact, 3 paths': fastRedact({ paths: EXACT }),
  '@pinojs/redact, 3 wildcards': redact({ paths: EXACT }),
  '@pinojs/redact, 24 wildcards': redact({ paths: EVERYWHERE }),
  '@logtape/redaction': (payload) => {
    keep({ ...record, properties: payload });
    return JSON.stringify(kept.properties);
  },
  '@hackylabs/deep-redact': (payload) => deepRedact.redact(payload),
  '@zapier/secret-scrubber': (payload) => JSON.stringify(scrub(payload, findSensitiveValues(payload))),
};
