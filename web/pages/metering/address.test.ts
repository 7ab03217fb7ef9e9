import { expect, test } from 'vitest';
import { moved, readUse } from './address.ts';

test('whole months and years stay whole; other days move by their number', () => {
  expect(moved({ from: '2024-01-01', to: '2025-01-01' }, 1)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
  expect(moved({ from: '2024-03-01', to: '2024-04-01' }, -1)).toEqual({ from: '2024-02-01', to: '2024-03-01' });
  expect(moved({ from: '2024-02-27', to: '2024-03-01' }, 1)).toEqual({ from: '2024-03-01', to: '2024-03-04' });
});

test('without days the chart shows the year', () => {
  expect(readUse({ year: '2024' })).toMatchObject({ from: '2024-01-01', to: '2025-01-01', step: 'month', carrier: 'electricity' });
});
