import { policyResourceOf } from '../providers/aws-secrets-manager/secret-id.js';
import { showKey } from '../keys/secret-key.js';
import { UsageError } from './exit-codes.js';
/** Nothing is called so: a policy with these in it allows nothing. */
export const PLACEHOLDERS = { account: '<account>', region: '<region>' };
/** What is allowed by the least policy under which all these calls are answered; sorted, so that it changes with them only. */
export function policyOf(links, options) {
    const resources = new Map();
    for (const { region, calls } of links) {
        for (const call of calls) {
            const known = resources.get(call.action) ?? new Set();
            resources.set(call.action, known.add(resourceOf(call, region, options)));
        }
    }
    // Actions on the same secrets share a statement.
    const actions = new Map();
    for (const action of [...resources.keys()].sort()) {
        const list = JSON.stringify([...(resources.get(action) ?? [])].sort());
        actions.set(list, [...(actions.get(list) ?? []), `secretsmanager:${action}`]);
    }
    const statements = [...actions].map(([list, Action]) => {
        return { Effect: 'Allow', Action, Resource: JSON.parse(list) };
    });
    return { Version: '2012-10-17', Statement: [...statements, ...decryption(options.kmsKey ?? [])] };
}
function resourceOf({ id }, regionOfLink, { account = PLACEHOLDERS.account, region = regionOfLink ?? PLACEHOLDERS.region, partition }) {
    // What is about no single secret is granted on all or not at all.
    if (id === undefined)
        return '*';
    const place = { partition: partition ?? partitionOf(region), region, account };
    const resource = policyResourceOf(id, place);
    if (resource === undefined)
        throw new UsageError(`${showKey(id)} is no ARN of a secret, so no policy can allow it`);
    return resource;
}
function partitionOf(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
/** Only for what Secrets Manager itself decrypts: what else the key protects stays closed. */
function decryption(keys) {
    if (keys.length === 0)
        return [];
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
