import { describe, expect, test } from 'vitest';
import { countOf, seasonDays } from './season-days.ts';

describe('the days of a season', () => {
  test('exclude the last one, and a leap day counts as one', () => {
    expect(countOf('2025-11-01', '2026-04-01')).toBe(151);
    expect(countOf('2023-11-01', '2024-04-01')).toBe(152);
  });

  test('are the nominal ones unless others are stated', () => {
    expect(seasonDays({ from: '2025-11-01', to: '2026-04-01' })).toMatchObject({ nominalFrom: '2025-11-01', nominalTo: '2026-04-01' });
    const longer = { from: '2025-10-25', to: '2026-04-08', nominalFrom: '2025-11-01', nominalTo: '2026-04-01' };
    expect(seasonDays(longer)).toEqual(longer);
  });

  test.each([
    { from: '2025-11-01', to: '2025-11-01' },
    { from: '2026-04-01', to: '2025-11-01' },
    { from: '2025-01-01', to: '2026-01-03' },
    { from: '2025-11-01', to: '2026-04-01', nominalFrom: '2025-11-01' },
    { from: '2025-11-01', to: '2026-04-01', nominalFrom: '2026-04-01', nominalTo: '2025-11-01' },
  ])('are refused if impossible: %j', (told) => {
    expect(() => seasonDays(told)).toThrow('season-days-wrong');
  });
});
