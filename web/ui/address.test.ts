import { expect, test } from 'vitest';
import { dayIn, numberIn, parseSearch, stringifySearch, textIn, wordIn } from './address.ts';

test('an address is read and written the same, codes of digits stay text', () => {
  const text = '?region=140300&year=2025&search=%E5%8A%9E%E5%85%AC';
  expect(parseSearch(text)).toEqual({ region: '140300', year: '2025', search: '办公' });
  expect(stringifySearch(parseSearch(text))).toBe(text);
  expect(stringifySearch({ page: 2, region: undefined, search: '', open: false })).toBe('?page=2');
});

test('what cannot be read gets the usual value', () => {
  expect(numberIn({ year: 'x' }, 'year', 2025, 2000, 2100)).toBe(2025);
  expect(numberIn({ year: '1' }, 'year', 2025, 2000, 2100)).toBe(2025);
  expect(numberIn({ year: '2024' }, 'year', 2025, 2000, 2100)).toBe(2024);
  expect(wordIn({ step: 'week' }, 'step', ['day', 'month'], 'day')).toBe('day');
  expect(dayIn({ known: '2026-13-01' }, 'known')).toBeUndefined();
  expect(textIn({ region: 140300 }, 'region')).toBe('140300');
});
