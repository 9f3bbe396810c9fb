import { DeepRedact } from '@hackylabs/deep-redact';
import { findSensitiveValues, scrub } from '@zapier/secret-scrubber';
import { createRequire } from 'node:module';

/** CommonJS, whose `default` an import would wrap once more. */
const { default: redactObject } = createRequire(import.meta.url)('redact-object');

/** Packages whose versions belong to the figures. */
export const compared = ['pino', 'redact-object', '@hackylabs/deep-redact', '@zapier/secret-scrubber'];

/** Far fewer than the list of this package has, and no other spellings. */
const KEYS = [
  ...['password', 'passphrase', 'secret', 'token', 'accessToken', 'refreshToken'],
  ...['apiKey', 'clientSecret', 'privateKey', 'authorization', 'cookie', 'sessionId'],
];
/** A wildcard stands for one level; none, for the keys of the object itself. */
const PLACES = ['', '*.', '*.*.', '*.*.*.'];
const PATHS = ['password', 'token', 'apiKey', 'req.headers.authorization', 'req.headers.cookie', 'req.body'];

const deepRedact = new DeepRedact({
  blacklistedKeys: KEYS,
  caseSensitiveKeyMatch: false,
  serialise: false,
});
const asFormatter = (log) => ({ formatters: { log } });

/**
 * Options for pino, by what a peer is called: `anyDepth` says whether it finds a key wherever in an object it stands.
 * None knows values.
 */
export const peers = {
  'pino redact, 6 paths': { options: { redact: PATHS } },
  'pino redact, 36 wildcards': {
    options: { redact: KEYS.flatMap((key) => PLACES.map((place) => place + key)) },
    least: 7,
  },
  'redact-object': {
    anyDepth: true,
    options: asFormatter((entry) =>
      redactObject(entry, KEYS, '****', { partial: false, strict: false, ignoreUnknown: true }),
    ),
  },
  '@hackylabs/deep-redact': {
    anyDepth: true,
    options: asFormatter((entry) => deepRedact.redact(entry)),
  },
  '@zapier/secret-scrubber': {
    anyDepth: true,
    options: asFormatter((entry) => scrub(entry, findSensitiveValues(entry))),
  },
};
