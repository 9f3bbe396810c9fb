import { describe, expect, it } from 'vitest';
import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { KeyRule } from './key.rule.js';
import { createHandle } from './masking.handle.js';

const LISTED = [...SECRET_ENDINGS, ...TOKEN_ENDINGS];
const ESCAPE = '\u001b';

type Form = (name: string, value: string) => string;
const FORMS: Readonly<Record<string, Form>> = {
  'in a pair': (name, value) => `${name}=${value} a`,
  'before a colon': (name, value) => `${name}: ${value}`,
  'between spaces': (name, value) => `${name}  :  '${value}'`,
  'in JSON': (name, value) => `{"${name}":"${value}"}`,
  'in JSON with spaces': (name, value) => `{ "${name}" : "${value}" }`,
  'in JSON in JSON': (name, value) => `{\\"${name}\\":\\"${value}\\"}`,
  'in other quotes': (name, value) => `{ '${name}': '${value}' }`,
  'in brackets': (name, value) => `user[${name}]=${value}`,
  'in brackets of a query': (name, value) => `user%5B${name}%5D=${value}`,
  'as a symbol': (name, value) => `[Symbol(${name})]: '${value}'`,
  'in colour': (name, value) => `${ESCAPE}[36m${name}${ESCAPE}[39m: '${value}'`,
  'behind a line break': (name, value) => `a\n${name}=${value}`,
  'behind a line break in JSON': (name, value) => `{"a":"b\\n${name}=${value}"}`,
  'behind an escape in JSON': (name, value) => `{"a":"\\u00ad${name}=${value}"}`,
  'behind an arrow': (name, value) => `a->${name}=${value}`,
};

function formsOf(...names: readonly string[]): readonly Form[] {
  return names.map((name) => FORMS[name] as Form);
}

/** With a key of an application, and in lines that begin otherwise, since a line is looked at several characters at a time. */
function expectAsRuleSays(
  names: readonly string[],
  forms: readonly Form[],
  keys: readonly (string | RegExp)[] = ['badge'],
): void {
  const handle = createHandle();
  const release = handle.register({ keys, formats: true });
  const rule = new KeyRule(keys);
  const wrong: string[] = [];
  for (const name of names) {
    const expected = rule.isSecret(name, true) ? '****' : 'hunter2x';
    for (const form of forms) {
      for (let before = 0; before < 9; before++) {
        const start = ' '.repeat(before);
        const line = start + form(name, 'hunter2x');
        if (handle.mask(line, 'line') !== start + form(name, expected)) wrong.push(line);
      }
    }
  }
  release();
  expect(wrong).toEqual([]);
}

describe('A key of the list', () => {
  it.each(Object.entries(FORMS))('is found at every place in a line, %s', (_name, form) => {
    expectAsRuleSays(LISTED, [form]);
  });

  it.each([
    ['with capitals', (name: string) => name.toUpperCase()],
    ['as a plural', (name: string) => `${name}s`],
    ['with a number', (name: string) => `${name}12`],
    ['as a plural with a number', (name: string) => `${name}s3`],
    ['behind another word', (name: string) => `my_${name}`],
    ['behind a word with capitals', (name: string) => `my${name[0]?.toUpperCase()}${name.slice(1)}`],
    ['behind a letter that is not in ASCII', (name: string) => `é-${name}`],
    ['behind a digit', (name: string) => `x2-${name}`],
  ])('is found at every place in a line, %s', (_name, spell) => {
    expectAsRuleSays(LISTED.map(spell), formsOf('in a pair', 'in JSON', 'in other quotes'));
  });

  it.each(['_', '-', '.', '$', '--', '__'])('is found with %j between its words', (joint) => {
    const words = [
      'api key',
      'access key',
      'private key',
      'password hash',
      'connection string',
      'set cookie',
      'session id',
    ];
    expectAsRuleSays(
      words.map((name) => name.replace(' ', joint)),
      Object.values(FORMS),
    );
  });

  it('is found in quotes with a space between its words', () => {
    expectAsRuleSays(
      ['api key', 'my api key', 'session id', 'db password'],
      formsOf('in JSON', 'in JSON in JSON', 'in other quotes'),
    );
  });
});

describe('A key of an application', () => {
  it.each<[string, (string | RegExp)[], string[]]>([
    ['a word', ['iban'], ['iban', 'userIban', 'IBANS', 'iban2', 'iba', 'ibanx']],
    [
      'a long word',
      ['healthinsurance'],
      ['healthinsurance', 'myHealthinsurance', 'insurance', 'thinsurance'],
    ],
    ['two words', ['tax id'], ['tax_id', 'taxId', 'my-tax-id', 'TAXID', 'id', 'syntaxId']],
    ['a short one', ['ab'], ['ab', 'AB', 'user_ab', 'USER_AB', 'cab', 'b']],
    ['one of one letter', ['k'], ['k', 'K', 'my-k', 'ok']],
    ['one with a digit inside', ['x2factor'], ['x2factor', 'my_x2factor', 'factor']],
    ['one of letters that are not in ASCII', ['ключ'], ['ключ', 'my_ключ', 'ключи']],
    ['a short expression', [/^(?:id|x)$/], ['id', 'x', 'xid', 'ID']],
    ['an expression', [/^x-int/], ['x-internal', 'x-int', 'ax-int', 'x_int']],
  ])('is found at every place in a line: %s', (_name, keys, names) => {
    const forms = formsOf('in a pair', 'before a colon', 'in JSON', 'in JSON in JSON', 'in other quotes');
    expectAsRuleSays([...names, 'password', 'author'], forms, keys);
  });
});
