import { expect, test } from 'vitest';
import { spanText } from './span-text.ts';

const written = (days: number, clock: string): string => `${days} ${clock}`;

test('a span is told in days and the clock, whole seconds that are left', () => {
  expect(spanText(0, written)).toBe('0 00:00:00');
  expect(spanText(61_999, written)).toBe('0 00:01:01');
  expect(spanText(86_400_000 * 2 + 3_600_000 * 5 + 1000, written)).toBe('2 05:00:01');
});
