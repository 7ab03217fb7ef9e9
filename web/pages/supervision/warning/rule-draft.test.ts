import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operandOf, readWritten, rowsOf, shown, whenOf, withInput, withKey, withPart, writeRule } from './rule-draft.ts';

const written = `
id: night
names: {zh: 夜间, en: Night}
inputs: {night: {use: electricity, hours: "00:00-05:00", least: 0.9}}
when: {all: [{gt: [night, 10]}, {not: {lt: [night, 3]}}]}
notify: [desk]
own: {thing: [1, {a: b}]}
`;

test('what the form changes is changed, and whatever it does not know stays as it was written', () => {
  const rule = readWritten(written) ?? {};
  const changed = withPart(withPart(rule, 'raise', 3), 'names', withKey(rule['names'], 'en', ''));
  expect(readWritten(writeRule(changed))).toEqual({ ...rule, raise: 3, names: { zh: '夜间' } });
  expect(withPart(changed, 'raise', undefined)).toEqual({ ...rule, names: { zh: '夜间' } });
  expect(Object.keys(changed).slice(0, 3)).toEqual(['id', 'names', 'inputs']);
  expect(withInput(rule['inputs'], 0, ['n', { use: true, least: 0.9 }])).toEqual({ n: { use: true, least: 0.9 } });
  expect(withInput(rule['inputs'], 1, ['t', { weather: 'temperature' }])).toMatchObject({ night: {}, t: {} });
  expect(withInput(rule['inputs'], 0, undefined)).toBeUndefined();
});

test('a condition of comparisons is rows, and rows are that condition again; what says more is left to the text', () => {
  const operand = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom('a', 'b'),
    fc.constant({ ratio: ['a', 'b'] }),
  );
  const row = fc.record({ left: operand, by: fc.constantFrom('gt', 'ge', 'lt', 'le'), right: operand });
  const rows = fc.record({ join: fc.constantFrom('all', 'any'), rows: fc.array(row, { minLength: 1, maxLength: 5 }) });
  fc.assert(
    fc.property(rows, (one) => {
      expect(rowsOf(whenOf(one))).toEqual(one);
    }),
  );
  expect(rowsOf({ gt: ['a', 1] })).toEqual({ join: 'all', rows: [{ left: 'a', by: 'gt', right: 1 }] });
  for (const more of [{ not: { gt: ['a', 1] } }, { all: [{ any: [{ gt: ['a', 1] }] }] }, { gt: ['a'] }, { all: 1 }, 'x'])
    expect(rowsOf(more)).toBeNull();
  expect(rowsOf(readWritten(written)?.['when'])).toBeNull();
});

test('an operand is typed as a number, a name or an expression, and shown so that it can be typed again', () => {
  for (const one of [1.5, -3, 0, 'night', { ratio: ['a', { minus: ['b', 2] }] }]) expect(operandOf(shown(one))).toEqual(one);
  expect(operandOf('{broken')).toBe('{broken');
});

test('a text that is no rule is told apart from an empty one', () => {
  expect([readWritten(''), readWritten('[1]'), readWritten('{a: ['), readWritten('word')]).toEqual([{}, null, null, null]);
});
