import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueAfter } from './due-day.ts';

test('it is due on the same day of the month, on the last where that has fewer, and from that very day on', () => {
  expect(dueAfter('2025-03-02', 12, '2026-03-01')).toEqual({ due: '2026-03-02', days: 1, state: 'ahead' });
  expect(dueAfter('2025-03-02', 12, '2026-03-02')).toEqual({ due: '2026-03-02', days: 0, state: 'due' });
  expect(dueAfter('2026-01-31', 1, '2026-02-01')).toEqual({ due: '2026-02-28', days: 27, state: 'ahead' });
  expect(dueAfter('2024-02-29', 12, '2026-01-01')).toEqual({ due: '2025-02-28', days: -307, state: 'due' });
});

test('what was never done has no day', () => {
  expect(dueAfter(null, 6, '2026-01-01')).toEqual({ due: null, days: null, state: 'never' });
});

test('longer intervals and later beginnings are never due earlier', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
  const months = fc.integer({ min: 1, max: 240 });
  fc.assert(
    fc.property(day, day, months, months, (one, other, few, many) => {
      const [first, second] = [one, other].toSorted() as [string, string];
      const [short, long] = [few, many].toSorted((a, b) => a - b) as [number, number];
      expect(dueAfter(first, short, first).due! <= dueAfter(second, long, first).due!).toBe(true);
    }),
  );
});
