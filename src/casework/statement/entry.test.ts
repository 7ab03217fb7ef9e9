import { expect, test } from 'vitest';
import { matterOf, numberOf, seriesOf } from './entry.ts';

test('statements are numbered by kind, place and year', () => {
  const series = seriesOf({ series: 'XEGZ' }, { region: '140302' }, '2026-03-01');
  expect([numberOf(series, 1), numberOf(series, 12_345)]).toEqual(['XEGZ-140302-2026-0001', 'XEGZ-140302-2026-12345']);
});

test('a question is one matter, however it was put together', () => {
  const matter = matterOf('quota-notice', { building: 'B1', year: 2025 });
  expect(matterOf('quota-notice', { year: 2025, building: 'B1' })).toBe(matter);
  expect(matterOf('quota-notice', { year: 2024, building: 'B1' })).not.toBe(matter);
  expect(matterOf('planning-conditions', { building: 'B1', year: 2025 })).not.toBe(matter);
});
