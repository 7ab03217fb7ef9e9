import { describe, expect, test } from 'vitest';
import { comparedWith, judgedYear, readPeriod } from './period.ts';

describe('the period of a report', () => {
  test('is a month or a year, with its local days', () => {
    expect(readPeriod('2024-02')).toMatchObject({ kind: 'month', from: '2024-02-01', to: '2024-03-01', month: '2024-02' });
    expect(readPeriod('2025')).toEqual({ text: '2025', kind: 'year', year: 2025, from: '2025-01-01', to: '2026-01-01' });
  });
  test.each(['2025-13', '2025-00', '25', '2025-1', '2025-01-01', ''])('is not %s', (text) => {
    expect(() => readPeriod(text)).toThrow(expect.objectContaining({ code: 'no-such-month' }));
  });
  test('is compared with the previous month and the same month a year ago, across the new year', () => {
    expect(comparedWith(readPeriod('2025-01')).map(({ text }) => text)).toEqual(['2024-12', '2024-01']);
    expect(comparedWith(readPeriod('2025')).map(({ text }) => text)).toEqual(['2024']);
  });
  test('is judged by a completed year once it is over', () => {
    expect([judgedYear(readPeriod('2025-11')), judgedYear(readPeriod('2025-12')), judgedYear(readPeriod('2025'))]).toEqual([
      2024, 2025, 2025,
    ]);
  });
});
