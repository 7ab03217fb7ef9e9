import { expect, test } from 'vitest';
import { monthsInWords } from './months-in-words.ts';

test('consecutive months are described as one period, across the new year too', () => {
  expect(monthsInWords(['2025-11', '2025-12', '2026-01', '2026-03'], 'zh')).toEqual(['2025-11 至 2026-01', '2026-03']);
  expect(monthsInWords(['2026-03', '2026-04'], 'en')).toEqual(['2026-03 to 2026-04']);
  expect(monthsInWords([], 'zh')).toEqual([]);
});
