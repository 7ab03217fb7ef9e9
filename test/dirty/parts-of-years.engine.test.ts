import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Quarters, halves, several months together and spans of days, as offices write them in many languages in rows, columns and titles. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const zh = '期间,户号,用电量(kWh)';
const en = 'Period,Meter,kWh';
const de = 'Zeitraum;Zähler;Verbrauch (kWh)';
const fr = 'Période;Compteur;Consommation (kWh)';

test.each([
  ['A1', '2025-01-01', '2025-03-01', zh, ['202501-202502', '202503-202504']],
  ['A2', '2025-01-01', '2025-03-01', '月份,户号,用电量(kWh)', ['2025.1-2', '2025.3-4']],
  ['A3', '2025-01-01', '2025-04-01', zh, ['2025-01~03', '2025-04~06']],
  ['A4', '2024-11-01', '2025-02-01', zh, ['2024-11至2025-01', '2025-02至2025-04']],
  ['A5', '2025-01-01', '2025-07-01', zh, ['2025年上半年', '2025年下半年']],
  ['A6', '2025-01-01', '2025-04-01', en, ['1st Quarter 2025', '2nd Quarter 2025']],
  ['A7', '2025-01-01', '2025-04-01', en, ['First Quarter 2025', 'Second Quarter 2025']],
  ['A8', '2025-01-01', '2025-04-01', en, ['1Q25', '2Q25']],
  ['A9', '2025-01-01', '2025-07-01', en, ['H1 2025', 'H2 2025']],
  ['B1', '2025-01-01', '2025-04-01', en, ['Jan-Mar 2025', 'Apr-Jun 2025']],
  ['B2', '2024-11-01', '2025-02-01', en, ['Nov 2024 - Jan 2025', 'Feb 2025 - Apr 2025']],
  ['B3', '2025-01-01', '2025-04-01', de, ['1. Quartal 2025', '2. Quartal 2025']],
  ['B4', '2025-01-01', '2025-04-01', fr, ['1er trimestre 2025', '2e trimestre 2025']],
  ['B5', '2025-01-01', '2025-02-01', fr, ['du 01/01/2025 au 31/01/2025', 'du 01/02/2025 au 28/02/2025']],
  ['B6', '2025-01-01', '2025-02-01', de, ['01.01.25 bis 31.01.25', '01.02.25 bis 28.02.25']],
  ['B7', '2025-01-01', '2025-02-01', de, ['vom 01.01.2025 bis 31.01.2025', 'vom 01.02.2025 bis 28.02.2025']],
  ['B8', '2025-01-01', '2025-02-01', de, ['01.01.-31.01.2025', '01.02.-28.02.2025']],
  ['B9', '2025-01-01', '2025-02-01', en, ['01/01/2025 thru 01/31/2025', '02/01/2025 thru 02/28/2025']],
  ['C1', '2025-01-01', '2025-02-01', zh, ['2025年1月1日至1月31日', '2025年2月1日至2月28日']],
  ['C2', '2025-01-01', '2025-02-01', zh, ['2025年1月1日-31日', '2025年2月1日-28日']],
  ['C3', '2025-01-01', '2025-02-01', zh, ['2025.1.1-1.31', '2025.2.1-2.28']],
  ['C4', '2024-12-26', '2025-01-26', zh, ['2024-12-26至01-25', '2025-01-26至02-25']],
])('%s: from %s to %s, in rows of %s: %j', async (meter, from, to, header, periods) => {
  const mark = header.includes(';') ? ';' : ',';
  const came = await bring([header, ...periods.map((period, at) => [period, meter, 900 + at * 10].join(mark))]);
  expect(came).toMatchObject({ accepted: 2, rejectedCount: 0 });
  expect((await used(meter, from, to, 'day')).total).toBe(900);
});

test.each([
  ['D1', 3, ['2025年用电统计,,', '季度,表号,用电量(kWh)', '一季度,D1,90', '二季度,D1,91'], 'x.csv'],
  ['D2', 3, ['季度,户号,用电量(kWh)', '1,D2,90', '2,D2,91'], '2025年.csv'],
  ['D3', 3, ['年份,季度,户号,用电量(kWh)', '2025,一季度,D3,90', '2025,二季度,D3,91'], 'x.csv'],
  ['D4', 2, ['年份,月份,户号,用电量(kWh)', '2025,1-2月,D4,90', '2025,3-4月,D4,91'], 'x.csv'],
  ['D5', 6, ['2025年用电量(kWh),,', '表号,上半年,下半年', 'D5,90,91', 'D5-2,80,81'], 'x.csv'],
  ['D6', 3, ['Meter,1st Quarter 2025 (kWh),2nd Quarter 2025 (kWh)', 'D6,90,91', 'D6-2,80,81'], 'x.csv'],
  ['D7', 3, ['2025年一季度用电量,', '房号,用电量(kWh)', 'D7,90', 'D7-2,91'], 'x.csv'],
  ['D8', 2, ['2025年1-2月用电量,', '房号,用电量(kWh)', 'D8,90', 'D8-2,91'], 'x.csv'],
  ['D9', 6, ['房号,用电量(kWh)', 'D9,90', 'D9-2,91'], '2025年上半年用电.csv'],
  ['E1', 12, ['房号,用电量(kWh)', 'E1,90', 'E1-2,91'], '2025年度用电量.csv'],
])('%s covers the first %i months of the year', async (meter, months, rows, name) => {
  await bring(rows, { name });
  const to = new Date(Date.UTC(2025, months, 1)).toISOString().slice(0, 10);
  expect((await used(meter, '2025-01-01', to)).total).toBe(90);
});

test('quarters without a year raise a question, and codes that look like quarters are codes', async () => {
  expect(await told(['季度,户号,用电量(kWh)', '一季度,F1,90', '二季度,F1,91'])).toMatchObject({ code: 'year-needed' });
  const days = ['2025-01-01', '2025-01-02'].flatMap((day) => [`${day},Q1,90`, `${day},Q2,91`]);
  expect(await bring(['Date,Meter,kWh', ...days])).toMatchObject({ accepted: 4 });
  expect((await used('Q2', '2025-01-01', '2025-01-03', 'day')).steps).toEqual([91, 91]);
});
