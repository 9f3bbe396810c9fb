import type { RecordedCall } from './store-proxy.js';

/** What the command prints. */
export interface PrintedPolicy {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition?: unknown;
  }[];
}

/** An action that AWS checks, on a resource. */
interface CheckedAction {
  readonly action: string;
  readonly resource: string;
}

/** The pairs of action and resource that a policy allows. */
function grantsOf({ Statement }: PrintedPolicy): CheckedAction[] {
  return Statement.flatMap(({ Action, Resource }) =>
    Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
  );
}

/** What AWS checks before it answers a call: of a batch each secret, too. */
function checksOf({ action, input }: RecordedCall, arnOf: (id: string) => string): CheckedAction[] {
  const called = `secretsmanager:${action}`;
  if (typeof input['SecretId'] === 'string') return [{ action: called, resource: arnOf(input['SecretId']) }];
  const ids = (input['SecretIdList'] ?? []) as string[];
  const each = ids.map((id) => ({ action: 'secretsmanager:GetSecretValue', resource: arnOf(id) }));
  return [{ action: called, resource: '*' }, ...each];
}

/** As IAM compares: `*` is any text, `?` one character. */
function matches(grant: CheckedAction, check: CheckedAction): boolean {
  const pattern = grant.resource
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return grant.action === check.action && new RegExp(`^${pattern}$`).test(check.resource);
}

/** The checks that a policy does not pass, and the grants that nothing needs. */
export function compare(
  policy: PrintedPolicy,
  calls: readonly RecordedCall[],
  arnOf: (id: string) => string,
): { refused: CheckedAction[]; unused: CheckedAction[] } {
  const grants = grantsOf(policy);
  const checks = calls.flatMap((call) => checksOf(call, arnOf));
  return {
    refused: checks.filter((check) => !grants.some((grant) => matches(grant, check))),
    unused: grants.filter((grant) => !checks.some((check) => matches(grant, check))),
  };
}
