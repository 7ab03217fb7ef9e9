import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Use since the beginning of the year, of a month or of a day that all rows name: the use of a period is the increase in it. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const sums = [100, 210, 330, 420];
const steps = [100, 110, 120, 90];
const spring = ['2025-01-01', '2025-05-01'] as const;
const monthly = (heading: string, meter: string, values = sums): string[] => [
  `月份,表号,${heading}`,
  ...values.map((value, at) => `2025-0${at + 1},${meter},${value}`),
];
let made = 0;
const next = (): string => `S${(made += 1)}`;

test.each([
  '年初至今用电量',
  '本年累计用电量(kWh)',
  '当年累计电量',
  '1月至本月用电量',
  '1-3月累计用电量(kWh)',
  '截至当月累计用电量',
  '年累计用电量',
  '自年初累计用电量',
  '本年用电量累计',
  '今年以来用电量',
  'YTD kWh',
  'Year-to-date use (kWh)',
  'Cumulative (Jan-Mar) kWh',
  'kWh seit Jahresbeginn',
  'Cumul annuel (kWh)',
  'acumulado anual kWh',
])('%s is read month by month', async (heading) => {
  const meter = next();
  expect(await told(monthly(heading, meter))).toContain('counted-anew-read');
  expect((await used(meter, ...spring)).steps).toEqual(steps);
});

test.each(['本月用电量(kWh)', '用电量(kWh)', '当月累计用电量', 'Consumption kWh'])('%s is the use of the month', async (heading) => {
  const meter = next();
  await bring(monthly(heading, meter));
  expect((await used(meter, ...spring)).steps).toEqual(sums);
});

test('a new year starts at zero', async () => {
  await bring(['月份,表号,本年累计用电量', '2024-11,Y1,900', '2024-12,Y1,1000', '2025-01,Y1,100', '2025-02,Y1,210']);
  expect((await used('Y1', '2024-12-01', '2025-03-01')).steps).toEqual([100, 100, 110]);
});

describe('periods with a common start', () => {
  const ends = ['2025-02-01', '2025-03-01', '2025-04-01', '2025-05-01'];
  const lasts = ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30'];
  test.each([
    ['months of one column', (at: number) => (at === 0 ? '1月' : `1-${at + 1}月`), '月份', ['2025年用电,,']],
    ['spans of one column', (at: number) => `2025-01-01至${lasts[at]}`, '期间', []],
    ['a start and an end', (at: number) => `2025-01-01,${ends[at]}`, 'Start,End', []],
    ['last days', (at: number) => `2025-01-01,${lasts[at]}`, '开始日期,结束日期', []],
    ['days of readings', (at: number) => `2025-01-01,${ends[at]}`, '起始日期,抄表日期', []],
    ['German', (at: number) => `01.01.2025,${lasts[at]?.split('-').toReversed().join('.')}`, 'Von,Bis', []],
    ['the newest first', (at: number) => `2025-01-01,${ends[3 - at]}`, 'Start,End', []],
  ] as const)('are read by their increase: %s', async (title, timeOf, heading, above) => {
    const meter = next();
    const values = title === 'the newest first' ? sums.toReversed() : sums;
    await bring([...above, `${heading},Meter,kWh`, ...values.map((sum, at) => `${timeOf(at)},${meter},${sum}`)]);
    expect((await used(meter, ...spring)).steps).toEqual(steps);
  });

  test('start again from another day', async () => {
    const rows = [
      '2025-01-01,2025-01-02,10',
      '2025-01-01,2025-01-03,21',
      '2025-01-01,2025-01-04,33',
      '2025-02-01,2025-02-02,5',
      '2025-02-01,2025-02-03,11',
    ];
    await bring(['Start,End,kWh', ...rows], { meter: 'M1' });
    expect((await used('M1', '2025-01-01', '2025-03-01')).steps).toEqual([33, 11]);
  });

  test('what falls is rejected, and two such rows raise a question', async () => {
    const rows = (values: readonly number[]): string[] => [
      'Start,End,Meter,kWh',
      ...values.map((sum, at) => `2025-01-01,${ends[at]},F1,${sum}`),
    ];
    expect(await told(rows([100, 90, 120]))).toMatchObject({ code: 'counted-anew-falls' });
    expect(await told(rows([100, 210]))).toMatchObject({ code: 'counted-anew-open' });
  });

  test('a start next to the day alone raises a question', async () => {
    const rows = ['Start,Date,Meter,kWh', ...sums.map((sum, at) => `2025-01-01,${ends[at]},D1,${sum}`)];
    expect(await told(rows)).toMatchObject({
      code: 'times-several',
      evidence: { choices: [{}, { set: { startColumn: 'Start', endColumn: 'Date' } }] },
    });
    await bring(rows, { startColumn: 'Start', endColumn: 'Date' });
    expect((await used('D1', ...spring)).steps).toEqual(steps);
  });

  test('consecutive periods are read as before', async () => {
    await bring(['Start,End,Meter,kWh', '2025-01-01,2025-02-01,N1,100', '2025-02-01,2025-03-01,N1,110', '2025-03-01,2025-04-01,N1,120']);
    expect((await used('N1', '2025-01-01', '2025-04-01')).steps).toEqual([100, 110, 120]);
    await bring(['2025年,,', '月份,表号,用电量(kWh)', '1-2月,N2,210', '3-4月,N2,230']);
    expect((await used('N2', ...spring)).total).toBe(440);
  });
});

describe('next to the use of the month', () => {
  const rows = (meter: string, second: number): string[] => [
    '月份,表号,本月用电量(kWh),本年累计用电量(kWh)',
    `2025-01,${meter},100,100`,
    `2025-02,${meter},110,${second}`,
    `2025-03,${meter},120,330`,
  ];
  test('that use is read and the other is named', async () => {
    const codes = await told(rows('B1', 210));
    expect(codes).toContain('values-left');
    expect(codes).not.toContain('cumulative-differs');
    expect((await used('B1', '2025-01-01', '2025-04-01')).steps).toEqual([100, 110, 120]);
  });
  test('a difference between them is reported', async () => {
    const came = await bring(rows('B2', 215));
    expect(came.findings?.find(({ code }) => code === 'cumulative-differs')).toMatchObject({
      evidence: { at: '2025-02-01', used: 110, rose: 115 },
    });
    expect((await used('B2', '2025-01-01', '2025-04-01')).steps).toEqual([100, 110, 120]);
  });
});

test.each([
  ['a title', ['2025年各表年初至今用电量,,', ...monthly('用电量(kWh)', 'T1')]],
  ['a heading of the year', monthly('本年用电量(kWh)', 'T2')],
])('%s raises a question if values only rise', async (_, rows) => {
  expect(await told(rows)).toMatchObject({ code: 'counted-anew-open' });
});

test('a title of the year above falling values has no effect on them', async () => {
  await bring(['2025年各表年初至今用电量,,', ...monthly('用电量(kWh)', 'T3', [100, 90, 95])]);
  expect((await used('T3', '2025-01-01', '2025-04-01')).steps).toEqual([100, 90, 95]);
});
