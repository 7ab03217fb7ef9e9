import { expect, test } from 'vitest';
import { usualSeason } from './usual-season.ts';

const season = (name: string, from: string) => ({ name, from });
const now = new Date('2026-11-25T08:00:00Z');

test('the latest season that has begun is shown, not one to come', () => {
  expect(usualSeason([season('2027-28', '2027-11-01'), season('2026-27', '2026-11-01'), season('2025-26', '2025-11-01')], now)).toBe(
    '2026-27',
  );
});

test('where all are to come the first of them is shown; without any none', () => {
  expect(usualSeason([season('2028-29', '2028-11-01'), season('2027-28', '2027-11-01')], now)).toBe('2027-28');
  expect(usualSeason([], now)).toBeUndefined();
});
