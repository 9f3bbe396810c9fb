import { isRecord } from './is-record.js';

/** What an option accepts. Everything that is wrong is said as `name takes …; got …`. */
export interface OptionRule {
  /** What it takes, in words. */
  readonly takes: string;
  readonly accepts: (value: unknown) => boolean;
  /** Whether only the kind of what was given is shown: it may be, or hold, a secret. */
  readonly conceals?: (value: unknown) => boolean;
  /** The options within; others are none. */
  readonly fields?: OptionRules;
  /** For the items of a list, or the members of an object. */
  readonly each?: OptionRule;
  /** What else can be wrong, in a sentence; asked about what is accepted. */
  readonly check?: (value: never, name: string) => string | undefined;
}

export type OptionRules = Readonly<Record<string, OptionRule>>;

const LONGEST_SHOWN = 60;

/** All that is wrong with an option and within it; an option that is not given is right. */
export function optionProblems(name: string, value: unknown, rule: OptionRule, inside = name): string[] {
  if (value === undefined) return [];
  if (!rule.accepts(value)) {
    return [`${name} takes ${rule.takes}; got ${rule.conceals?.(value) ? kindOf(value) : showOption(value)}`];
  }
  const problems = [];
  const { fields, each } = rule;
  if (fields !== undefined && isRecord(value)) {
    const path = (field: string): string => (inside === '' ? field : `${inside}.${field}`);
    const names = Object.keys(fields);
    for (const field of Object.keys(value).filter((given) => !names.includes(given))) {
      problems.push(`${path(field)} is no option; there are ${names.join(', ')}`);
    }
    for (const field of names) {
      problems.push(...optionProblems(path(field), value[field], fields[field] as OptionRule));
    }
  }
  if (each !== undefined) {
    const items = Array.isArray(value)
      ? value.map((item: unknown, index) => [String(index), item] as const)
      : Object.entries(value as object).map(([key, item]) => [JSON.stringify(key), item] as const);
    for (const [key, item] of items) problems.push(...optionProblems(`${name}[${key}]`, item ?? null, each));
  }
  const more = rule.check?.(value as never, name);
  return more === undefined ? problems : [...problems, more];
}

/** What was given, as far as it may be shown. */
export function showOption(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof RegExp)
    return String(value);
  return kindOf(value);
}

/** The kind of what was given, where it may be a secret that somebody has put in the wrong place. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export const BOOLEAN: OptionRule = {
  takes: 'true or false',
  accepts: (value) => typeof value === 'boolean',
};

export const TEXT: OptionRule = {
  takes: 'a text that is not empty',
  accepts: (value) => typeof value === 'string' && value !== '',
};

/** One path or several. */
export const PATHS: OptionRule = {
  takes: 'a path or a list of paths',
  accepts: (value) => [value].flat().every(TEXT.accepts),
};

/** A list, each item of which has a rule of its own. */
export function listOf(takes: string, each: OptionRule): OptionRule {
  return { takes, accepts: Array.isArray, each };
}

/** An object of options. */
export function optionsOf(fields: OptionRules, more: Partial<OptionRule> = {}): OptionRule {
  return { takes: `an object with ${Object.keys(fields).join(', ')}`, accepts: isRecord, fields, ...more };
}
