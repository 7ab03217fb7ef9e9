import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Clock times and days that titles and headings name for all rows: when meters are read, and when periods begin. */
let world: World;
const { bring, told } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

/** The use between two local times. */
async function between(meter: string, from: string, to: string): Promise<number> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from, to, step: 'hour' });
  return Math.round(steps.reduce((all, { value }) => all + (value ?? 0), 0) * 100) / 100;
}

const shown = [1000, 1012, 1025, 1039];
const stood = (meter: string, written = (day: number) => `2025-01-0${day}`): string[] =>
  shown.map((value, at) => `${written(at + 1)},${meter},${value}`);

test.each([
  ['D1', 8, ['配电房每日8:00抄表,,', '日期,表号,表底', ...stood('D1')]],
  ['D2', 8, ['日期,表号,8:00表底', ...stood('D2')]],
  ['D3', 8, ['每天早八点抄表,,', '日期,表号,表底', ...stood('D3')]],
  ['D4', 6, ['Date,Meter,Reading (06:00)', ...stood('D4')]],
  ['D5', 6, ['Date (06:00),Meter,Counter', ...stood('D5')]],
  ['D6', 6, ['Daily meter readings taken at 6 am,,', 'Date,Meter,Reading', ...stood('D6')]],
  ['D7', 9, ['2025年1月 上午9点抄表,,', '日期,表号,表底', ...stood('D7', (day) => `1月${day}日`)]],
  ['D8', 8, ['每日8点抄表,,', '日期,表号,表底', ...stood('D8', (day) => `2025-01-0${day} 00:00:00`)]],
  ['D9', 0, ['日期,表号,0点表底', ...stood('D9')]],
  ['E1', 0, ['制表时间：2025-02-01 08:00,,', '日期,表号,表底', ...stood('E1')]],
  ['E2', 0, ['营业时间 8:00-22:00 每日抄表,,', '日期,表号,表底', ...stood('E2')]],
  ['E3', 7, ['每日8:00抄表,,', '时间,表号,表底', ...stood('E3', (day) => `2025-01-0${day} 07:00`)]],
])('days of counters start when they are read: %s at %i o’clock', async (meter, hour, rows) => {
  expect(await bring(rows)).toMatchObject({ accepted: 4, rejectedCount: 0 });
  const at = (day: number): string => `2025-01-0${day}T0${hour}:00`;
  expect([await between(meter, at(1), at(2)), await between(meter, at(2), at(3))]).toEqual([12, 13]);
});

test('a reading at 24:00 belongs to the next midnight', async () => {
  await bring(['日期,表号,24点表底', ...stood('F1')]);
  expect(await between('F1', '2025-01-02', '2025-01-03')).toBe(12);
});

test('days in columns are read at the clock time in the title', async () => {
  await bring(['2025年各表每日8点表底,,,', '表号,1月1日,1月2日,1月3日,1月4日', `F2,${shown.join(',')}`]);
  expect(await between('F2', '2025-01-01T08:00', '2025-01-02T08:00')).toBe(12);
});

const used = (meter: string): string[] => [15, 12, 14].map((value, at) => `2025-01-0${at + 2},${meter},${value}`);

test('use from a clock time to the same of the next day starts then', async () => {
  await bring(['日用电量统计（统计周期：8:00至次日8:00）,,', '日期,表号,用电量(kWh)', ...used('G1')]);
  await bring(['Gas day (06:00-06:00),Meter,Use (kWh)', ...used('G2')]);
  await bring(['日用电量（前日8:00至当日8:00）,,', '日期,表号,用电量(kWh)', ...used('G3')]);
  expect(await between('G1', '2025-01-02T08:00', '2025-01-03T08:00')).toBe(15);
  expect(await between('G2', '2025-01-02T06:00', '2025-01-03T06:00')).toBe(15);
  expect(await between('G3', '2025-01-01T08:00', '2025-01-02T08:00')).toBe(15);
});

test('use next to the clock time of reading raises a question, and the answer is used', async () => {
  const rows = ['每日8:00抄表,,', '日期,表号,用电量(kWh)', ...used('G4')];
  expect(await told(rows)).toMatchObject({ code: 'day-clock-open' });
  await bring(rows, { marks: 'end' });
  expect(await between('G4', '2025-01-01T08:00', '2025-01-02T08:00')).toBe(15);
});

test('a gas day without a stated clock time raises a question unless the sender names the column', async () => {
  const rows = ['Gas day,Meter,Use (kWh)', ...used('G5')];
  expect(await told(rows)).toMatchObject({ code: 'gas-day-open' });
  await bring(rows, { timeColumn: 'Gas day' });
  expect(await between('G5', '2025-01-02', '2025-01-03')).toBe(15);
});

test.each([
  ['H1', '2025年3月抄表.csv', ['房号,上月25日读数,本月25日读数', 'H1,100,130', 'H1-2,100,160'], '2025-02-25', '2025-03-25'],
  ['H2', 'x.csv', ['2025年3月电表抄表,,', '房号,上月25日表底,本月25日表底', 'H2,100,130', 'H2-2,1,4'], '2025-02-25', '2025-03-25'],
  [
    'H3',
    'x.csv',
    ['抄表期间：2025年2月26日至2025年3月25日,,', '房号,上期读数,本期读数', 'H3,100,130', 'H3-2,1,4'],
    '2025-02-26',
    '2025-03-26',
  ],
  ['H4', 'x.csv', ['2025年3月用电量（上月26日至本月25日）,', '房号,用电量(kWh)', 'H4,30', 'H4-2,60'], '2025-02-26', '2025-03-26'],
  ['H5', 'x.csv', ['月份,房号,用电量(kWh)（上月26日至本月25日）', '2025-03,H5,30', '2025-04,H5,31'], '2025-02-26', '2025-03-26'],
  [
    'H6',
    'x.csv',
    ['抄表：2025-01-01 08:00 至 2025-02-01 08:00,', '房号,用电量', 'H6,30', 'H6-2,60'],
    '2025-01-01T08:00',
    '2025-02-01T08:00',
  ],
  ['H7', 'x.csv', ['月份,表号,月末表底', '2025-01,H7,100', '2025-02,H7,130', '2025-03,H7,170'], '2025-02-01', '2025-03-01'],
  ['H8', 'x.csv', ['2025年各表月末表底,,', '月份,表号,表底', '1月,H8,100', '2月,H8,130', '3月,H8,170'], '2025-02-01', '2025-03-01'],
  ['H9', 'x.csv', ['月份,表号,月初表底', '2025-01,H9,100', '2025-02,H9,130', '2025-03,H9,170'], '2025-01-01', '2025-02-01'],
  ['I1', 'x.csv', ['月份,表号,月初表底,月末表底', '2025-01,I1,100,130', '2025-02,I1,130,170'], '2025-01-01', '2025-02-01'],
])('%s of %s applies to the stated days', async (meter, name, rows, from, to) => {
  await bring(rows, { name });
  expect(await between(meter, from, to)).toBe(30);
});

test('the import asks whether the last day of a span is included, and uses the answer', async () => {
  const rows = ['用电期间：2025年2月26日至2025年3月27日,', '房号,用电量(kWh)', 'J1,30', 'J2,60'];
  expect(await told(rows)).toMatchObject({ code: 'period-end-open' });
  await bring(rows, { ends: 'included' });
  expect(await between('J1', '2025-02-26', '2025-03-28')).toBe(30);
});
