import { expect, test } from 'vitest';
import { createJsonCount } from './json-count.ts';

/** The number of keys and values in a text that arrives in chunks of this many bytes. */
function many(text: string, size = 7): number {
  for (let most = 0; ; most += 1) {
    const count = createJsonCount(most);
    const bytes = Buffer.from(text);
    try {
      for (let at = 0; at < bytes.length; at += size) count.add(bytes.subarray(at, at + size));
      return most;
    } catch (error) {
      if (!String(error).includes('too-many-json-values')) throw error;
    }
  }
}

test.each([
  ['"one, text: [with] {signs}"', 0],
  [String.raw`"a \" b, \\"`, 0],
  ['[]', 1],
  ['[1,2,3]', 3],
  ['{"a":1,"b":[2,3]}', 6],
  ['{"电，表":"a,b:c"}', 2],
])('%s has %s', (text, count) => {
  for (const size of [1, 2, 3, 100]) expect(many(text, size)).toBe(count);
});

test('excessive nesting is refused before parsing', () => {
  expect(() => createJsonCount(1e9).add(Buffer.from('['.repeat(64)))).not.toThrow();
  expect(() => createJsonCount(1e9).add(Buffer.from('['.repeat(65)))).toThrow('too-deep');
});

test('more different names than any of our bodies has are refused; repeated names are not', () => {
  const keys = (name: (at: number) => string) => Buffer.from(`[${Array.from({ length: 2100 }, (_, at) => `{"${name(at)}":1}`).join(',')}]`);
  expect(() => createJsonCount(1e9).add(keys((at) => `k${at % 2000}`))).not.toThrow();
  expect(() => createJsonCount(1e9).add(keys((at) => `k${at}`))).toThrow('too-many-json-names');
});
