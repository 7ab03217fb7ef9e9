import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalInTurns } from './canonical-in-turns.ts';
import { canonicalJson } from './canonical-json.ts';

test('written in slices, an object has the same text as written at once', async () => {
  const lists = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.array(fc.jsonValue(), { maxLength: 600 }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(lists, fc.dictionary(fc.string(), fc.jsonValue())), async (value) => {
      expect(await canonicalInTurns(value)).toBe(canonicalJson(value));
    }),
  );
  expect(await canonicalInTurns({ b: undefined, a: [] })).toBe('{"a":[]}');
});

test('other work continues between the parts of a long list', async () => {
  let turns = 0;
  const writing = canonicalInTurns({ list: Array.from({ length: 2000 }, (_, at) => at) }).then(() => turns);
  const count = (): void => {
    turns += 1;
    if (turns < 1000) setImmediate(count);
  };
  setImmediate(count);
  expect(await writing).toBeGreaterThan(2);
});
