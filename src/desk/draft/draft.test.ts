import { expect, test } from 'vitest';
import { knowledgeChanges } from './knowledge-change.ts';
import { mostBytes, questionOf } from './question.ts';

test.each([
  ['planning-conditions', { region: '140302', project: { urban: true }, plotNumber: 'G-1' }],
  ['design-check', { project: {}, design: { materials: ['GB 1', 'GB 2'], star: 2 }, plot: { type: 'Point', coordinates: [113, 37] } }],
  ['rating', { stage: 'pre', input: {} }],
  ['prefab', { input: { ratio: 50 } }],
] as const)('a draft of %s accepts an incomplete input', (kind, question) => {
  expect(questionOf(kind, question)).toEqual(question);
});

test.each([
  ['planning-conditions', { region: '140302' }, 'project'],
  ['planning-conditions', { project: {}, design: {} }, 'design'],
  ['design-check', { project: {}, design: { star: { value: 2 } } }, 'design.star'],
  ['rating', { stage: 'later', input: {} }, 'stage'],
  ['prefab', { input: [] }, 'input'],
  ['prefab', null, 'question'],
] as const)('a draft of %s refuses %j and names «%s»', (kind, question, where) => {
  expect(() => questionOf(kind, question)).toThrow(`"where":"${where}"`);
});

test('an input is stored up to its limit and not beyond', () => {
  const of = (length: number) => ({ input: { note: 'x'.repeat(length) } });
  const around = JSON.stringify(of(0)).length;
  expect(questionOf('prefab', of(mostBytes - around))).toBeDefined();
  expect(() => questionOf('prefab', of(mostBytes - around + 1))).toThrow(/draft-too-large/u);
});

test('knowledge in force in another version, newly or no longer is listed by id; unchanged knowledge is not', () => {
  expect(knowledgeChanges(['a@1', 'b@1', 'own@x@3'], ['a@1', 'b@2', 'c@1'])).toEqual([
    { id: 'b', saved: '1', now: '2' },
    { id: 'c', saved: null, now: '1' },
    { id: 'own@x', saved: '3', now: null },
  ]);
});
