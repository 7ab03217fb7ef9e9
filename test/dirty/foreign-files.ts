import type { bringReadings, Came } from '../golden/fixture.ts';

type Options = NonNullable<Parameters<typeof bringReadings>[3]>;

/** A file of a shape that comes from elsewhere, the one option that it may need, and what is then known of a metering point. */
export type ForeignFile = {
  readonly title: string;
  readonly name?: string;
  readonly text: string;
  readonly option?: Options;
  readonly came: Partial<Came>;
  readonly findings?: readonly string[];
  readonly use: {
    readonly meter: string;
    readonly from: string;
    readonly to: string;
    readonly step: 'hour' | 'day' | 'month' | 'year';
    readonly told: readonly (number | null)[];
  };
};

const made: Options = { createMeters: true };
const months = { from: '2025-01-01', to: '2025-03-01', step: 'month' } as const;
const clocks = (minutes: number, first = 0): string[] =>
  Array.from({ length: 1440 / minutes }, (_, at) => {
    const minute = first + at * minutes;
    return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  });
const fill = (count: number, value: number): string => Array.from({ length: count }, () => value).join(',');
const oneDay = { from: '2018-01-01', to: '2018-01-02', step: 'day' } as const;

/** A ledger of two months, whatever its column of months holds. */
const ledger = (code: string, heading: string, first: string, second: string): ForeignFile => ({
  title: `an ordinary ledger whose ${heading} says ${first}`,
  text: `户号,${heading},电量\n${code},${first},310\n${code},${second},280\n`,
  option: made,
  came: { readings: 2, accepted: 2, meters: 1, from: '2024-12-31T16:00:00Z', to: '2025-02-28T16:00:00Z' },
  findings: ['time-written'],
  use: { meter: code, ...months, told: [310, 280] },
});

/** Months, years and spans as times. */
const periods: readonly ForeignFile[] = [
  ledger('FM1', '月份', '2025-01', '2025-02'),
  ledger('FM2', '账期', '2025年1月', '2025年2月'),
  ledger('FM3', '电费年月', '202501', '202502'),
  ledger('FM4', '月份', '2025/1', '2025/2'),
  ledger('FM5', '月份', 'Jan 2025', 'Feb 2025'),
  ledger('FM6', '计费周期', '2025.01.01-2025.01.31', '2025.02.01-2025.02.28'),
  ledger('FM7', '抄表周期', '2025-01-01至2025-01-31', '2025-02-01至2025-02-28'),
  {
    title: 'a year and a month in two columns, with a row of sums under them',
    text: '户号,年,月,用电量(万千瓦时)\nFYM,2025,1,1\nFYM,2025,2,2\n合计,,,3\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['rows-skipped'],
    use: { meter: 'FYM', ...months, told: [10_000, 20_000] },
  },
  {
    title: 'use by year of an open list, its columns known by what they hold',
    text: 'OSEBuildingID,DataYear,PropertyName,Electricity(kWh)\n901,2015,X,365\n902,2015,Y,730\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 2 },
    findings: ['time-column-guessed', 'meter-column-guessed', 'value-column-guessed'],
    use: { meter: '901', from: '2015-01-01', to: '2016-01-01', step: 'year', told: [365] },
  },
];

/** Columns that are known by what they hold, and files of one metering point. */
const columns: readonly ForeignFile[] = [
  {
    title: 'the only column that holds times is the time, whatever it is called',
    text: '上报,FT1\n2018-01-01 00:00,1\n2018-01-01 01:00,2\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['time-column-guessed'],
    use: { meter: 'FT1', from: '2018-01-01', to: '2018-01-01T02:00', step: 'hour', told: [1, 2] },
  },
  {
    title: 'start_date and end_date of bills whose ends belong to them',
    text: 'Account,start_date,end_date,usage_kwh\nFBILL,2025-01-01,2025-01-31,310\nFBILL,2025-02-01,2025-02-28,280\n',
    option: made,
    came: { readings: 2, accepted: 2 },
    findings: ['end-day-included'],
    use: { meter: 'FBILL', ...months, told: [310, 280] },
  },
  {
    title: 'day and clock in two columns; voltage and current are no meters',
    text: 'Date;Time;Global_active_power (kW);Voltage;Global_intensity\n16/12/2006;17:00:00;60;234.8;18.4\n16/12/2006;17:01:00;60;233.6;23.0\n',
    option: { meter: 'FUCI' },
    came: { readings: 2, accepted: 2, meters: 1 },
    findings: ['time-beside', 'meters-created', 'power-read'],
    use: { meter: 'FUCI', from: '2006-12-16T17:00', to: '2006-12-16T18:00', step: 'hour', told: [2] },
  },
  {
    title: 'a day and the number of its hour',
    text: 'date,hour ending,FHE\n2018-01-01,1,1\n2018-01-01,2,2\n2018-01-01,24,3\n',
    option: made,
    came: { readings: 3, accepted: 3, meters: 1, to: '2018-01-01T16:00:00Z' },
    use: { meter: 'FHE', ...oneDay, told: [6] },
  },
  {
    title: 'one metering point that no column names',
    text: 'day,consumption kWh\n2018-01-01,10\n2018-01-02,11\n',
    option: { meter: 'FONE' },
    came: { readings: 2, accepted: 2, meters: 1 },
    use: { meter: 'FONE', ...oneDay, told: [10] },
  },
  {
    title: 'times told twice, in UTC and on a local clock, and a price',
    text: 'utc_timestamp,cet_cest_timestamp,FLOAD,price_day_ahead\n2018-01-01T00:00:00Z,2018-01-01T01:00:00+0100,41,10\n2018-01-01T01:00:00Z,2018-01-01T02:00:00+0100,42,11\n',
    option: made,
    came: { readings: 2, accepted: 2, meters: 1, from: '2018-01-01T00:00:00Z' },
    findings: ['columns-not-energy'],
    use: { meter: 'FLOAD', from: '2018-01-01T08:00', to: '2018-01-01T10:00', step: 'hour', told: [41, 42] },
  },
];

/** A row for each day and a column for each part of it. */
const daily = (code: string, title: string, headings: readonly string[], more: Partial<ForeignFile> = {}): ForeignFile => ({
  title: `a row for each day: ${title}`,
  text: `表号,日期,${headings.join(',')}\n${code},2018-01-01,${fill(headings.length, 2)}\n${code},2018-01-02,${fill(headings.length, 3)}\n`,
  option: made,
  came: {
    readings: headings.length * 2,
    accepted: headings.length * 2,
    meters: 1,
    from: '2017-12-31T16:00:00Z',
    to: '2018-01-02T16:00:00Z',
  },
  findings: ['day-columns-read'],
  use: { meter: code, ...oneDay, told: [headings.length * 2] },
  ...more,
});

const days: readonly ForeignFile[] = [
  daily('FD1', '0:00 to 23:45', clocks(15)),
  daily('FD2', '0:15 to 24:00', clocks(15, 15)),
  daily('FD3', '0:30 to 0:00', [...clocks(30, 30).slice(0, -1), '0:00']),
  daily(
    'FD4',
    'H1 to H24',
    Array.from({ length: 24 }, (_, at) => `H${at + 1}`),
  ),
  daily(
    'FD5',
    '1 to 96',
    Array.from({ length: 96 }, (_, at) => String(at + 1)),
  ),
  daily(
    'FD6',
    '0时 to 23时',
    Array.from({ length: 24 }, (_, at) => `${at}时`),
  ),
  {
    title: 'a row for each day of one metering point, in kW',
    name: '附件1 区域15分钟负荷（kW）.csv',
    text: `数据时间,${clocks(15).join(',')}\n2018-01-01,${fill(96, 4)}\n`,
    option: { meter: 'FDK' },
    came: { readings: 96, accepted: 96, meters: 1 },
    findings: ['power-of-periods'],
    use: { meter: 'FDK', ...oneDay, told: [96] },
  },
  {
    title: 'a row for each day, whose days are written with the day first',
    text: `NMI,Meter serial,Date,${clocks(30).join(',')}\nFWP,M1,01/07/2021,${fill(48, 1)}\nFWP,M1,02/07/2021,${fill(48, 2)}\n`,
    option: made,
    came: { readings: 96, accepted: 96, meters: 1, from: '2021-06-30T16:00:00Z' },
    use: { meter: 'FWP', from: '2021-07-01', to: '2021-07-03', step: 'day', told: [48, 96] },
  },
];

/** Files of all these shapes, written by hand after such that are public. */
export const foreignFiles: readonly ForeignFile[] = [...periods, ...columns, ...days];
