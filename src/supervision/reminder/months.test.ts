import { describe, expect, test } from 'vitest';
import { awaitedMonths, undelivered } from './months.ts';

describe('months due for delivery', () => {
  test('are the last six whole ones; the last of them from the tenth on', () => {
    expect(awaitedMonths('2026-11-22')).toEqual({
      from: '2026-05-01',
      to: '2026-11-01',
      months: ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
    });
    expect(awaitedMonths('2026-11-09').months.at(-1)).toBe('2026-09');
    expect(awaitedMonths('2026-11-10').months.at(-1)).toBe('2026-10');
  });

  test('cross the new year', () => {
    expect(awaitedMonths('2026-02-15').months).toEqual(['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01']);
    expect(awaitedMonths('2026-01-05')).toMatchObject({ from: '2025-06-01', to: '2025-12-01' });
  });
});

describe('a month was not delivered', () => {
  const months = ['2026-08', '2026-09', '2026-10'];

  test('if nothing of it is measured; a partly measured one is no reason for a reminder', () => {
    expect(undelivered(months, [1, 0, 0.2])).toEqual(['2026-09']);
    expect(undelivered(months, [0, 1, 1])).toEqual(['2026-08']);
  });

  test('but not if none is expected, as for heat outside its season', () => {
    expect(undelivered(months, [Number.NaN, null, 0])).toEqual(['2026-10']);
  });
});
