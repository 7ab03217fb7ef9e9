import { expect, test } from 'vitest';
import { localDay, moved, opened, readUse } from './address.ts';

test('whole months and years stay whole; other days move by their number', () => {
  expect(moved({ from: '2024-01-01', to: '2025-01-01' }, 1)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
  expect(moved({ from: '2024-03-01', to: '2024-04-01' }, -1)).toEqual({ from: '2024-02-01', to: '2024-03-01' });
  expect(moved({ from: '2024-02-27', to: '2024-03-01' }, 1)).toEqual({ from: '2024-03-01', to: '2024-03-04' });
});

test('without days the chart shows the year', () => {
  expect(readUse({ year: '2024' })).toMatchObject({ from: '2024-01-01', to: '2025-01-01', step: 'month', carrier: 'electricity' });
});

test('a step opens into its own days, one step finer', () => {
  expect(opened('year', '2024-01-01')).toEqual({ step: 'month', from: '2024-01-01', to: '2025-01-01' });
  expect(opened('month', '2024-02-01')).toEqual({ step: 'day', from: '2024-02-01', to: '2024-03-01' });
  expect(opened('hour', '2024-02-29')).toEqual({ step: '15min', from: '2024-02-29', to: '2024-03-01' });
  expect(localDay(Date.parse('2024-02-28T16:00:00Z'), 'Asia/Shanghai')).toBe('2024-02-29');
});
