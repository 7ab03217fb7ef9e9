import { expect, test } from 'vitest';
import { pointsOf, seasonToClose } from './address.ts';

const seasons = [
  { name: '2027-28', from: '2027-11-01', to: '2028-04-01' },
  { name: '2026-27', from: '2026-11-01', to: '2027-04-01' },
  { name: '2025-26', from: '2025-11-01', to: '2026-04-01' },
];

test('the season that ended last is closed first, also while the next goes on', () => {
  expect(seasonToClose(seasons, '2026-12-01')).toBe('2025-26');
  expect(seasonToClose(seasons, '2027-04-01')).toBe('2026-27');
});

test('where none has ended the one that goes on is previewed; where none has begun there is none', () => {
  expect(seasonToClose(seasons, '2025-12-01')).toBe('2025-26');
  expect(seasonToClose(seasons, '2025-01-01')).toBeUndefined();
});

test('only what was chosen is asked', () => {
  expect(pointsOf({ company: 'C1', region: undefined, point: undefined })).toEqual({ company: 'C1' });
});
