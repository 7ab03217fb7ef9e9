import { expect, test } from 'vitest';
import { findingContext } from './finding-context.ts';

test('a short finding is seen with three days on both sides, a long one with at most two months', () => {
  expect(findingContext('2025-03-10T00:00:00Z', '2025-03-10T01:00:00Z')).toEqual({
    from: '2025-03-07T00:00:00.000Z',
    to: '2025-03-13T01:00:00.000Z',
    step: '15min',
  });
  expect(findingContext('2025-03-10T00:00:00Z', '2025-03-20T00:00:00Z').step).toBe('hour');
  expect(findingContext('2025-01-01T00:00:00Z', '2025-12-31T00:00:00Z')).toEqual({
    from: '2024-11-02T00:00:00.000Z',
    to: '2026-03-01T00:00:00.000Z',
    step: 'day',
  });
});
