import { expect, test } from 'vitest';
import { createVisibility } from './visibility.ts';

const shown = (id: number, at: number) => ({ import: id, state: 'shown' as const, commitNumber: id, at });
const undone = (id: number, at: number) => ({ import: id, state: 'undone' as const, commitNumber: id, at });
const known = (received: number, recorded = Number.MAX_SAFE_INTEGER) => ({ received, recorded });

test('an import that was started and never shown is hidden', () => {
  const seen = createVisibility([{ import: 1, state: 'begun', commitNumber: 1, at: 5 }]);
  expect(seen.hidden(known(100))).toEqual([1]);
  expect(seen.hidden(known(100), { own: 1 })).toEqual([]);
});

test('an undone import is readable as known before the undo, and not from its instant on', () => {
  const seen = createVisibility([shown(1, 10), undone(1, 20)]);
  expect(seen.hidden(known(19))).toEqual([]);
  expect(seen.hidden(known(20))).toEqual([1]);
});

test('what was recorded after a figure was pinned does not count for it, even if back-dated', () => {
  const seen = createVisibility([shown(1, 10), shown(2, 30)]);
  expect(seen.hidden(known(5, 25))).toEqual([2]);
});

test('an undo after a figure was pinned does not change it', () => {
  const seen = createVisibility([shown(1, 10), undone(1, 30)]);
  expect(seen.hidden(known(25, 25))).toEqual([]);
});
