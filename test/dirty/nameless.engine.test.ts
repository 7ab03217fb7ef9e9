import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Columns that are named by their contents do not identify a metering point: the files of two buildings would be mixed up in one. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[], more: object = {}) =>
  world.local.readings
    .importReadings({ file: await world.upload('a.csv', `${rows.join('\n')}\n`), createMeters: true, ...more })
    .then(({ findings = [] }) => findings.map(({ code }) => code))
    .catch((error: unknown) => (error as ProblemAnswer).document.code);

const codes = async () => (await world.local.registry.meters({})).meters.map(({ code }) => code);

test.each([
  ['several carriers', '月份,用电量(kWh),用水量(m³)', '2025-01,310,12'],
  ['several carriers in English', 'Month,Electricity Use (kBtu),Natural Gas Use (kBtu)', '2025-01,1000,500'],
  ['several carriers in short', 'Period,Elec_kWh,Gas_kWh,Water_m3', '2025-01,1000,2000,30'],
  ['today, yesterday and so far', '日期,今日用电,昨日用电,累计用电', '2025-01-01,100,95,50100'],
  ['parts of a tariff', '日期,总电量(kWh),峰(kWh),谷(kWh)', '2025-01-01,10,6,4'],
  ['directions', 'Timestamp,kWh Delivered,kWh Received', '2025-01-05 00:00,5,1'],
  ['several carriers of which one has but its name', '月份,用电量(kWh),用水量(t),天然气(m³),蒸汽(t)', '2025-01,310,12,5,1'],
  ['carriers by their names alone', '月份,电,水,燃气', '2025-01,310,12,5'],
  ['what was made', 'Date/Time,Energy Produced (Wh)', '2025-05-01,21000'],
  ['what flows in a home', 'Date,Home (kWh),Solar energy (kWh),From grid (kWh),To grid (kWh)', '2025-05-01,9,5,6,1'],
  ['what flows, and its power', '时间,瞬时热量(GJ/h),累计热量(GJ)', '2025-01-10 00:00,2.3,5123.4\n2025-01-10 01:00,2.6,5125.9'],
  ['indicators of a form', '2025年3月,,,\n指标名称,计量单位,代码,消费量', '电,千瓦时,01,25600\n水,立方米,02,1800'],
  ['a power', 'timestamp,kW', '2025-01-05 00:00,40\n2025-01-05 00:15,44\n2025-01-05 00:30,36'],
  ['what a counter shows', '抄表时间,电表读数', '2025-01-05 08:00,2100\n2025-02-05 08:00,2500\n2025-03-05 08:00,3100'],
  ['what a counter shows in English', 'Date,Meter reading', '2025-01-05,2100'],
])('%s: the import asks which metering point they belong to', async (_, header, row) => {
  const before = await codes();
  expect(await bring([header, row])).toBe('meter-needed');
  expect(await codes()).toEqual(before);
});

test('columns of years are not whole years next to a column of months', async () => {
  const rows = ['月份,表号,2024年电量,2025年电量', '1月,NY,300,310'];
  expect(await bring(rows)).not.toContain('meters-created');
  expect(await codes()).not.toContain('NY');
});

test('a line above states the metering point, and the sender overrides it', async () => {
  const rows = ['日期,总电量(kWh),峰(kWh),谷(kWh)', '2025-01-01,10,6,4', '2025-01-02,12,7,5', '2025-01-03,11,6,5'];
  expect(await bring(['户号：N1,户名：某公司,,', ...rows])).toContain('meter-read');
  expect(await bring(['户号：N1,户名：某公司,,', ...rows], { meter: 'N2' })).not.toContain('meter-read');
  expect(await codes()).toEqual(expect.arrayContaining(['N1', 'N2']));
});

test('each block belongs to its own meter, and no sender can assign all to one', async () => {
  const block = (meter: string, ...uses: number[]) => [
    `表号：${meter},`,
    '日期,用电量(kWh)',
    ...uses.map((use, at) => `2025-01-0${at + 1},${use}`),
  ];
  expect(await bring([...block('N3', 5, 7), ...block('N4', 8, 6)], { meter: 'N5' })).toBe('meter-several');
  expect(await bring([...block('N3', 5, 7), ...block('N4', 8, 6)])).toContain('blocks-read');
  const made = await codes();
  expect(made).toEqual(expect.arrayContaining(['N3', 'N4']));
  expect(made).not.toContain('N5');
});

test.each([
  ['MPRN,From,To,Read Type,kWh', ['WK37,01/01/2025,31/01/2025,Estimated,1500', 'WK37,01/01/2025,31/01/2025,Actual,1320']],
  ['用户编码,月份,数据来源,用电量(kWh)', ['YB37,2025-01,自动采集,1500', 'YB37,2025-01,人工补录,1320']],
  ['资产编码,日期,抄表类型,用电量(kWh)', ['ZC7,2025-01-01,自动,15', 'ZC7,2025-01-01,手动,13', 'ZC7,2025-01-02,自动,14']],
])('words about the origin of values next to one code for all rows are not metering points: %s', async (header, rows) => {
  expect(await bring([header, ...rows])).toBe('meter-needed');
  expect(await codes()).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:Actual|自动|自动采集)$/u)]));
});
