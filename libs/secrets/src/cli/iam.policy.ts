import type { PossibleCall } from '../providers/aws-secrets-manager/possible-calls.js';
import { policyResourceOf } from '../providers/aws-secrets-manager/secret-id.js';
import { showKey } from '../keys/secret-key.js';
import { UsageError } from './exit-codes.js';

/** What a policy needs beside the calls. */
export interface PolicyOptions {
  readonly account?: string;
  readonly region?: string;
  readonly partition?: string;
  /** ARNs of the keys that the secrets are encrypted with, where these are not AWS's own. */
  readonly kmsKey?: readonly string[];
}

export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

/** A policy as IAM takes it. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** The calls that one link may make, and where; `undefined` for a region that only its client knows. */
export interface LinkCalls {
  readonly region: string | undefined;
  readonly calls: readonly PossibleCall[];
}

/** Nothing is called so: a policy with these in it allows nothing. */
export const PLACEHOLDERS = { account: '<account>', region: '<region>' } as const;

/** What is allowed by the least policy under which all these calls are answered; sorted, so that it changes with them only. */
export function policyOf(links: readonly LinkCalls[], options: PolicyOptions): Policy {
  const resources = new Map<string, Set<string>>();
  for (const { region, calls } of links) {
    for (const call of calls) {
      const known = resources.get(call.action) ?? new Set();
      resources.set(call.action, known.add(resourceOf(call, region, options)));
    }
  }
  // Actions on the same secrets share a statement.
  const actions = new Map<string, string[]>();
  for (const action of [...resources.keys()].sort()) {
    const list = JSON.stringify([...(resources.get(action) ?? [])].sort());
    actions.set(list, [...(actions.get(list) ?? []), `secretsmanager:${action}`]);
  }
  const statements = [...actions].map(([list, Action]): PolicyStatement => {
    return { Effect: 'Allow', Action, Resource: JSON.parse(list) as string[] };
  });
  return { Version: '2012-10-17', Statement: [...statements, ...decryption(options.kmsKey ?? [])] };
}

function resourceOf(
  { id }: PossibleCall,
  regionOfLink: string | undefined,
  { account = PLACEHOLDERS.account, region = regionOfLink ?? PLACEHOLDERS.region, partition }: PolicyOptions,
): string {
  // What is about no single secret is granted on all or not at all.
  if (id === undefined) return '*';
  const place = { partition: partition ?? partitionOf(region), region, account };
  const resource = policyResourceOf(id, place);
  if (resource === undefined)
    throw new UsageError(`${showKey(id)} is no ARN of a secret, so no policy can allow it`);
  return resource;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Only for what Secrets Manager itself decrypts: what else the key protects stays closed. */
function decryption(keys: readonly string[]): PolicyStatement[] {
  if (keys.length === 0) return [];
  const services = keys.map((key) => `secretsmanager.${key.split(':')[3]}.*`);
  return [
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt'],
      Resource: [...new Set(keys)].sort(),
      Condition: { StringLike: { 'kms:ViaService': [...new Set(services)].sort() } },
    },
  ];
}
