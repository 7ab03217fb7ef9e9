import { describe, expect, test } from 'vitest';
import { clockColumns } from './clock-columns.ts';
import { findPlan } from '../columns/layout.ts';
import { rowTimeReader } from './row-time.ts';

/** How the times of rows are spread over the columns of a header. */
function writtenIn(header: string, rows: readonly string[], asked: Parameters<typeof findPlan>[2] = {}) {
  const { plan } = findPlan(
    header.split(','),
    rows.map((row) => row.split(',')),
    asked,
  );
  return plan.layout === 'long' || plan.layout === 'wide' ? { time: plan.time, end: plan.end, ...plan.written } : null;
}

const four = { time: 0, end: null, as: 'clocks', column: 1, endDay: 2, endClock: 3 };

describe('which clock time belongs to which day', () => {
  test.each([
    ['two days and two clocks', 'start date,start time,end date,end time,meter,kWh', '2025-01-01,00:00,2025-01-01,01:00,M,1', four],
    ['one day, and its clocks', '日期,起,止,表号,电量(kWh)', '2025-01-01,00:00,01:00,M,1', { ...four, column: 1, endDay: 0, endClock: 2 }],
    ['the end first', '日期,止,起,表号,电量(kWh)', '2025-01-01,01:00,00:00,M,1', { ...four, column: 2, endDay: 0, endClock: 1 }],
    ['one clock', '日期,时刻,表号,电量(kWh)', '2025-01-01,01:00,M,1', { time: 0, end: null, as: 'clock', column: 1 }],
    [
      'and when it was read',
      '日期,时刻,采集时刻,表号,电量(kWh)',
      '2025-01-01,01:00,01:02,M,1',
      { time: 0, end: null, as: 'clock', column: 1 },
    ],
  ])('%s', (_title, header, row, written) => {
    expect(writtenIn(header, [row])).toEqual(written);
  });

  test('a sender who names only the day of the start means its clock times too', () => {
    const header = 'start date,start time,end date,end time,meter,kWh';
    expect(writtenIn(header, ['2025-01-01,00:00,2025-01-01,01:00,M,1'], { timeColumn: 'start date' })).toEqual(four);
  });

  test('if no heading shows it the rows do: most start when the previous one ends', () => {
    const header = ['d', 'a', 'b'];
    const rows = (of: readonly string[]) => of.map((row) => row.split(','));
    const days = { time: 0, end: null };
    const joined = rows(['2025-01-01,00:00,01:00', '2025-01-01,01:00,02:00', '2025-01-01,02:00,03:00']);
    expect(clockColumns(header, joined, days, [1, 2])).toEqual({ as: 'clocks', column: 1, endDay: 0, endClock: 2 });
    const apart = rows(['2025-01-01,00:00,08:00', '2025-01-01,01:00,09:00', '2025-01-01,02:00,10:00']);
    expect(clockColumns(header, apart, days, [1, 2])).toBeNull();
  });
});

test('an end without its own day that is not after the start belongs to the next day', () => {
  const read = rowTimeReader({ as: 'clocks', column: 1, endDay: 0, endClock: 2 }, 0, { dayFirst: false });
  const hour = (row: readonly string[]): number => {
    const time = read((column) => row[column] ?? '');
    return typeof time === 'string' ? Number.NaN : (time.end - time.start) / 3600;
  };
  expect(hour(['2025-01-01', '22:00', '23:00'])).toBe(1);
  expect(hour(['2025-01-01', '23:00', '00:00'])).toBe(1);
  expect(hour(['2025-01-01', '23:00', '24:00'])).toBe(1);
  expect(hour(['2025-01-01', '00:00', '00:00'])).toBe(24);
  expect(hour(['2025-01-01', '22:00', 'soon'])).toBeNaN();
});
