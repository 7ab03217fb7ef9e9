import { describe, expect, test } from 'vitest';
import { findPlan } from './layout.ts';
import { readSample } from './sample.ts';

const planLayout = (header: readonly string[], asked: Parameters<typeof findPlan>[2]) => findPlan(header, [], asked).plan;

/** The readings of a header and rows in long form: meter, start, end, value. */
function sampled(header: string, rows: readonly string[], asked: Parameters<typeof planLayout>[1] = {}) {
  return readSample(
    planLayout(header.split(','), asked),
    rows.map((row) => row.split(',')),
  );
}

describe('the interval is the most frequent distance between consecutive times', () => {
  const long = (times: readonly string[]) =>
    sampled(
      'time,meter,value',
      times.map((time) => `${time},M,1`),
    ).interval;

  test.each([
    ['five minutes', ['2025-01-01 00:00', '2025-01-01 00:05', '2025-01-01 00:10'], 300],
    ['ten minutes', ['2025-01-01 00:00', '2025-01-01 00:10'], 600],
    ['a quarter', ['2025-01-01 00:00', '2025-01-01 00:15'], 900],
    ['half an hour', ['2025-01-01 00:00', '2025-01-01 00:30'], 1800],
    ['an hour, one of which is missing', ['2025-01-01 00:00', '2025-01-01 01:00', '2025-01-01 02:00', '2025-01-01 04:00'], 3600],
    ['an hour, in any order and with a row twice', ['2025-01-01 02:00', '2025-01-01 00:00', '2025-01-01 01:00', '2025-01-01 01:00'], 3600],
    ['a day', ['2025-01-01', '2025-01-02', '2025-01-03'], { days: 1 }],
    ['a month of 31 days', ['2025-01-01', '2025-02-01'], { months: 1 }],
    ['a month of 28 days', ['2025-02-01', '2025-03-01'], { months: 1 }],
    ['27 days are no month', ['2025-01-01', '2025-01-28'], null],
    ['32 days are no month', ['2025-01-01', '2025-02-02'], null],
    ['seven minutes are not usual', ['2025-01-01 00:00', '2025-01-01 00:07'], null],
    ['a single time tells nothing', ['2025-01-01 00:00'], null],
    ['what is no time is passed over', ['2025-01-01 00:00', 'total', '2025-01-01 01:00'], 3600],
    ['across a row whose time is missing nothing is told', ['2025-01-01', '', '2025-01-02', '2025-01-0x', '2025-01-03'], null],
    ['beside a row whose time is missing others tell it', ['2025-01-01', '', '2025-01-03', '2025-01-04'], { days: 1 }],
  ] as const)('%s', (_title, times, interval) => {
    expect(long(times)).toEqual(interval);
  });

  test('meter by meter, if rows of several are mixed', () => {
    const rows = ['2025-01-01 00:00,A,1', '2025-01-01 00:15,B,1', '2025-01-01 01:00,A,1', '2025-01-01 01:15,B,1'];
    expect(sampled('time,meter,value', rows).interval).toBe(3600);
    expect(sampled('time,A,B', ['2025-01-01 00:00,1,2', '2025-01-01 00:15,1,2']).interval).toBe(900);
  });

  test('an offset is taken into account: the clock is set back between two rows an hour apart', () => {
    expect(sampled('time,meter,value', ['2025-10-26T01:00:00+01:00,A,1', '2025-10-26T01:00:00+00:00,A,1']).interval).toBe(3600);
  });

  test('months in columns need none', () => {
    expect(sampled('meter,2025-01,2025-02', ['A,1,2'])).toMatchObject({
      format: { dayFirst: false },
      endIncludes: 0,
      interval: null,
      findings: [],
    });
  });
});

describe('days and months', () => {
  test('a first number above twelve shows that days come first, also if only ends have one', () => {
    expect(sampled('time,meter,value', ['01/02/2011,A,1', '13/02/2011,A,1']).format.dayFirst).toBe(true);
    expect(sampled('meter,start,end,value', ['A,01/02/2011,28/02/2011,1']).format.dayFirst).toBe(true);
    expect(sampled('time,meter,value', ['01/02/2011,A,1', '02/13/2011,A,1']).format.dayFirst).toBe(false);
  });

  test('a point between them follows the day', () => {
    expect(sampled('time,meter,value', ['01.02.2025,A,1', '03.02.2025,A,1']).format.dayFirst).toBe(true);
  });

  test('consecutive days, and firsts or lasts of months, show the order', () => {
    const daily = ['01/02/2025', '02/02/2025', '03/02/2025'].map((day) => `${day},A,1`);
    expect(sampled('time,meter,value', daily)).toMatchObject({ format: { dayFirst: true }, findings: [] });
    const monthly = ['01/01/2025', '02/01/2025', '04/01/2025', '05/01/2025'].map((day) => `${day},A,1`);
    expect(() => sampled('time,meter,value', monthly)).toThrow(expect.objectContaining({ code: 'date-order-open' }));
    const hours = ['01/01/2025 00:00', '01/01/2025 01:00', '02/01/2025 00:00', '03/01/2025 00:00'].map((day) => `${day},A,1`);
    expect(sampled('time,meter,value', hours)).toMatchObject({ format: { dayFirst: true }, findings: [] });
  });

  test('a column in which a spreadsheet has converted some of the days is refused, unless the sender knows the order', () => {
    const days = ['2025-01-01', '2025-02-01', '2025-12-01', '13/01/2025', '31/01/2025'].map((day) => `${day},A,1`);
    expect(() => sampled('time,meter,value', days)).toThrow(
      expect.objectContaining({ code: 'dates-half-turned', evidence: { text: '2025-01-01', other: '13/01/2025' } }),
    );
    const american = ['2025-01-01', '1/13/2025'].map((day) => `${day},A,1`);
    expect(() => sampled('time,meter,value', american)).toThrow(expect.objectContaining({ code: 'dates-half-turned' }));
    // days of either kind on both sides of the twelfth: two notations, and nothing swapped
    const mixed = ['2025-01-12', '2025-01-13', '14/01/2025'].map((day) => `${day},A,1`);
    expect(sampled('time,meter,value', mixed).format.dayFirst).toBe(true);
  });

  test('an unclear order raises a question with both readings; one day that reads the same both ways does not', () => {
    const asked = expect.objectContaining({
      code: 'date-order-open',
      evidence: {
        text: '01/02/2011',
        dayMonth: '2011-02-01',
        monthDay: '2011-01-02',
        choices: [
          { set: { dateOrder: 'day-month' }, comesTo: '2011-02-01' },
          { set: { dateOrder: 'month-day' }, comesTo: '2011-01-02' },
        ],
      },
    });
    expect(() => sampled('time,meter,value', ['01/02/2011,A,1', ',A,1'])).toThrow(asked);
    expect(() => sampled('time,meter,value', ['01/01/2011,A,1', '01/02/2011,A,1', '01/03/2011,A,1'])).toThrow(asked);
    expect(sampled('time,meter,value', ['01/01/2011,A,1']).findings).toEqual([]);
  });
});
