import { describe, expect, it } from 'vitest';
import { ValueRegistry } from './value.registry.js';

const registry = new ValueRegistry();
registry.add('73195502');

function inStrings(text: string, depth: number): string {
  return depth === 0 ? text : JSON.stringify({ a: inStrings(text, depth - 1), z: 1 });
}

const many = (text: string, count: number) => Array.from({ length: count }, () => text);

describe('A registered number in JSON inside of a string', () => {
  it.each([1, 2, 3, 4])('gets the quotes that it needs %i deep', (depth) => {
    const [text, masked] = ['{"n":73195502,"m":[1,73195502]}', '{"n":"****","m":[1,"****"]}'];
    expect(registry.mask(inStrings(text, depth))).toBe(inStrings(masked, depth));
    expect(registry.mask(inStrings(`got ${text}`, depth))).toBe(
      inStrings('got {"n":****,"m":[1,****]}', depth),
    );
  });

  it('gets none in a quotation that is no string of JSON', () => {
    const line = (hidden: string) => JSON.stringify({ m: `he said: "[1,\n${hidden}]" and left` });
    expect(registry.mask(line('73195502'))).toBe(line('****'));
  });

  it('gets none in a line that is a string itself', () => {
    expect(registry.mask('{"a":73195502}\n"b 73195502"')).toBe('{"a":"****"}\n"b ****"');
  });

  it('gets them behind up to 99 texts that are no JSON, however many numbers these hold', () => {
    const line = (others: number, hidden: string, last: string) =>
      JSON.stringify([...many(`${hidden} or ${hidden}`, others), last]);
    expect(registry.mask(line(99, '73195502', '[73195502]'))).toBe(line(99, '****', '["****"]'));
    expect(registry.mask(line(100, '73195502', '[73195502]'))).toBe(line(100, '****', '[****]'));
  });

  it('gets them behind any number of texts that are JSON', () => {
    expect(registry.mask(JSON.stringify(many('[73195502]', 102)))).toBe(
      JSON.stringify(many('["****"]', 102)),
    );
  });
});
