import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circleOf } from './circle.ts';

test('a circle is told by its shortest way; what only leads into one is not in it', () => {
  const after = new Map([
    ['A', ['B']],
    ['B', ['C', 'A']],
    ['C', ['A']],
    ['D', ['A']],
    ['E', ['E']],
  ]);
  expect(['A', 'B', 'C', 'D', 'E', 'F'].map((code) => circleOf(code, after))).toEqual([
    ['A', 'B'],
    ['B', 'A'],
    ['C', 'A', 'B'],
    null,
    ['E'],
    null,
  ]);
});

test('projects that come only after those before them in a list are in no circle, and one more edge back makes one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { minLength: 2, maxLength: 10 }), (list) => {
      const after = new Map(list.map((some, at) => [String(at), some.filter((one) => one < at).map(String)]));
      for (const code of after.keys()) expect(circleOf(code, after)).toBeNull();
      const last = String(list.length - 1);
      const closed = new Map([...after, ['0', [last]], [last, ['0']]]);
      expect(circleOf('0', closed)).toEqual(['0', last]);
    }),
  );
});
