import { expect, test } from 'vitest';
import { groupOf, inGroups } from './groups.ts';

const computed = { ofAbove: false, due: 2030, indicator: 'green-share', form: null, findings: [] };

test('a target runs, is over, is not shared out, or is calculated by nothing', () => {
  expect(groupOf(computed, 2026)).toBe('running');
  expect(groupOf({ ...computed, due: 2025 }, 2025)).toBe('running');
  expect(groupOf({ ...computed, due: 2025 }, 2026)).toBe('over');
  expect(groupOf({ ...computed, due: 2025, ofAbove: true }, 2026)).toBe('unshared');
  expect(groupOf({ ...computed, findings: [{ code: 'target-not-split' }] }, 2026)).toBe('unshared');
  expect(groupOf({ ...computed, due: null, indicator: null }, 2026)).toBe('uncomputed');
});

test('in a group the ones in trouble come first', () => {
  const of = (id: string, status: string) => ({ ...computed, id, status });
  const all = [of('a', 'reached'), of('b', 'unknown'), of('c', 'behind'), of('d', 'missed')];
  expect(inGroups(all as never, 2026).running.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
});
