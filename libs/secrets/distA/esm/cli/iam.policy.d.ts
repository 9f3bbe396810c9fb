import type { PossibleCall } from '../providers/aws-secrets-manager/possible-calls.js';
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
export declare const PLACEHOLDERS: {
    readonly account: "<account>";
    readonly region: "<region>";
};
/** What is allowed by the least policy under which all these calls are answered; sorted, so that it changes with them only. */
export declare function policyOf(links: readonly LinkCalls[], options: PolicyOptions): Policy;
