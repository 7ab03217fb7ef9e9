import { describe, expect, test } from 'vitest';
import { pastLife } from './service-life.ts';

const days = (installed: string, years: number, ...on: string[]) => on.map((day) => pastLife(installed, [years], day));

describe('a service life ends with the corresponding day of the month and is past from the next day on (Civil Code 202)', () => {
  test('an ordinary day', () => {
    expect(days('2008-05-06', 15, '2023-05-05', '2023-05-06', '2023-05-07')).toEqual(['no', 'no', 'yes']);
  });

  test('from 29 February to a year without one: the last of the month; to a leap year: that very day', () => {
    expect(days('2004-02-29', 15, '2019-02-28', '2019-03-01')).toEqual(['no', 'yes']);
    expect(days('2004-02-29', 20, '2024-02-28', '2024-02-29', '2024-03-01')).toEqual(['no', 'no', 'yes']);
  });

  test('from 28 February into a leap year ends on the 28th, not on the last of the month', () => {
    expect(days('2007-02-28', 17, '2024-02-28', '2024-02-29')).toEqual(['no', 'yes']);
  });

  test('month and year ends', () => {
    expect(days('2009-01-31', 10, '2019-01-31', '2019-02-01')).toEqual(['no', 'yes']);
    expect(days('2009-12-31', 10, '2019-12-31', '2020-01-01')).toEqual(['no', 'yes']);
  });

  test('lives that reach beyond the year 9999 have not ended', () => {
    expect(days('9990-01-01', 200, '9999-12-31')).toEqual(['no']);
  });
});

describe('a month or a year alone is decided if its first and last day agree', () => {
  test('a year', () => {
    expect(days('2008', 15, '2023-01-01', '2023-01-02', '2023-12-31', '2024-01-01')).toEqual(['no', 'unknown', 'unknown', 'yes']);
  });

  test('February, with and without a 29th', () => {
    expect(days('2008-02', 15, '2023-02-01', '2023-02-02', '2023-02-28', '2023-03-01')).toEqual(['no', 'unknown', 'unknown', 'yes']);
    expect(days('2009-02', 15, '2024-02-28', '2024-02-29')).toEqual(['unknown', 'yes']);
  });

  test('nothing known of the day or of the life is unknown; lives that differ are decided where they agree', () => {
    expect(pastLife(null, [15], '2026-01-01')).toBe('unknown');
    expect(pastLife('2008', [], '2026-01-01')).toBe('unknown');
    const between = ['2018-05-06', '2018-05-07', '2023-05-06', '2023-05-07'].map((on) => pastLife('2008-05-06', [10, 15], on));
    expect(between).toEqual(['no', 'unknown', 'unknown', 'yes']);
  });
});
