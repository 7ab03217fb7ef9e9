import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Months with two-digit years: read if the file shows which number is the year, otherwise asked once. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const months = upTo(12);
const uses = months.map((month) => 10 + ((month * 5) % 7));
const year = ['2025-01-01', '2026-01-01'] as const;
const table = (heading: string, meter: string, written: (month: number) => string): string[] => [
  `${heading},表号,用电量(kWh)`,
  ...uses.map((use, at) => `${written(at + 1)},${meter},${use}`),
];

test.each([
  ['月份', 'A1', (month: number) => `25-${two(month)}`],
  ['月份', 'A2', (month: number) => `25-${month}`],
  ['年月', 'A3', (month: number) => `25/${two(month)}`],
  ['月份', 'A4', (month: number) => `25/${month}`],
  ['账期', 'A5', (month: number) => `25年${month}月`],
  ['日期', 'A6', (month: number) => `25年${two(month)}月`],
  ['月份', 'A7', (month: number) => `25年${month}月份`],
  ['Month', 'A8', (month: number) => `${two(month)}/25`],
  ['Month', 'A9', (month: number) => `${two(month)}-25`],
])('under %s they are read (%s)', async (heading, meter, written) => {
  const came = await bring(table(heading, meter, written));
  expect(came).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used(meter, ...year)).steps).toEqual(uses);
});

test('months of several years', async () => {
  const rows = upTo(24, 0).map((at) => `B1,${at < 12 ? 10 : 11}/${(at % 12) + 1},${at % 7}`);
  expect(await bring(['表号,月份,用电量(kWh)', ...rows])).toMatchObject({ accepted: 24, rejectedCount: 0 });
  expect((await used('B1', '2010-01-01', '2012-01-01')).steps).toEqual(upTo(24, 0).map((at) => at % 7));
});

test.each([
  ['year-month', 'C1', '2011-12-01'],
  ['month-day', 'C2', '2012-11-01'],
] as const)('if either number may be the year, %s decides', async (dateOrder, meter, month) => {
  const rows = [`月份,表号,用电量(kWh),备注${dateOrder}`, `11-12,${meter},5,`];
  expect(await told(rows)).toMatchObject({
    code: 'month-year-open',
    evidence: {
      text: '11-12',
      choices: [
        { set: { dateOrder: 'year-month' }, comesTo: '2011-12' },
        { set: { dateOrder: 'month-day' }, comesTo: '2012-11' },
      ],
    },
  });
  expect(await bring(rows, { dateOrder })).toMatchObject({ accepted: 1 });
  expect((await used(meter, month, `${month.slice(0, 8)}28`)).total).not.toBeNull();
});

test.each([
  ['25年1月', (month: number) => `25年${month}月`, 'D'],
  ['25-01', (month: number) => `25-${two(month)}`, 'E'],
  ['25/1', (month: number) => `25/${month}`, 'F'],
])('in columns, as %s', async (_, written, name) => {
  const rows = [`表号,${months.map(written).join(',')}`, `${name}1,${uses.join(',')}`, `${name}2,${uses.map((use) => use + 1).join(',')}`];
  expect(await bring(rows, { unit: 'kWh' })).toMatchObject({ accepted: 24, rejectedCount: 0 });
  expect((await used(`${name}2`, ...year)).steps).toEqual(uses.map((use) => use + 1));
});

test('rooms such as 12-03 are not months, nor is a financial year', async () => {
  await bring(['房号,2025年1月(kWh),2025年2月(kWh)', '12-03,10,11', '12-04,20,21']);
  expect((await used('12-04', '2025-01-01', '2025-03-01')).steps).toEqual([20, 21]);
  expect(await told(['月份,表号,用电量(kWh)', '23/24,G1,5', '24/25,G1,6'])).not.toContain('time-written');
});
