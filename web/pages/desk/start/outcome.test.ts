import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

test('readings that were corrected or came before are counted as well as new ones', () => {
  expect(outcomeOf('readings', { accepted: 0, revised: 5, repeated: 31, rejectedCount: 0, findings: [] })).toEqual({
    isWhole: true,
    said: [
      { is: 'revised', count: 5 },
      { is: 'same', count: 31 },
    ],
    errors: [],
  });
});

test('rows of a list that changed nothing are counted, however the import calls them', () => {
  expect(outcomeOf('buildings', { created: 2, updated: 0, unchanged: 3, repeated: 1, keptCount: 4 }).said).toEqual([
    { is: 'created', count: 2 },
    { is: 'sameRows', count: 4 },
    { is: 'kept', count: 4 },
  ]);
});

test('a rejected row, a refused bill and a file of which nothing came make an import less than whole', () => {
  const refused = { code: 'bill-meter-unknown', severity: 'error', evidence: {}, detail: '没有这块表' };
  const kept = { code: 'money-left', severity: 'info', evidence: {}, detail: '' };
  expect(outcomeOf('readings', { accepted: 3, findings: [refused, kept] })).toEqual({
    isWhole: false,
    said: [{ is: 'readings', count: 3 }],
    errors: [refused],
  });
  expect(outcomeOf('readings', { accepted: 3, rejectedCount: 2 })).toMatchObject({
    isWhole: false,
    said: [{ is: 'readings' }, { is: 'rejected', count: 2 }],
  });
  expect(outcomeOf('readings', null)).toEqual({ isWhole: false, said: [], errors: [] });
});
