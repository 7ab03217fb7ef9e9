import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Days with two-digit years: read if the file shows their order, otherwise asked once. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const january = ['2025-01-01', '2025-01-21', 'day'] as const;
const uses = upTo(20, 0).map((at) => (at * 7) % 9);
const table = (meter: string, day: (number: number) => string): string[] => [
  '日期,表号,电量(kWh)',
  ...uses.map((use, at) => `${day(at + 1)},${meter},${use}`),
];

test.each([
  ['25-01-02', 'A1', (day: number) => `25-01-${two(day)}`],
  ['25-1-2', 'A2', (day: number) => `25-1-${day}`],
  ['25/1/2', 'A3', (day: number) => `25/1/${day}`],
  ['25.01.02', 'A4', (day: number) => `25.01.${two(day)}`],
  ['25年1月2日', 'A5', (day: number) => `25年1月${day}日`],
  ['02-01-25', 'A6', (day: number) => `${two(day)}-01-25`],
  ['01-02-25', 'A7', (day: number) => `01-${two(day)}-25`],
  ['02/01/25', 'A8', (day: number) => `${two(day)}/01/25`],
  ['25-01-02 00:00', 'A9', (day: number) => `25-01-${two(day)} 00:00`],
])('days written as %s are read if they are consecutive', async (_, meter, day) => {
  expect(await bring(table(meter, day))).toMatchObject({ accepted: 20, rejectedCount: 0 });
  expect((await used(meter, ...january)).steps).toEqual(uses);
});

test('day or month first is asked once if both orders are consecutive', async () => {
  const rows = ['Date,Meter,kWh', '02-01-25,B1,5', '03-01-25,B1,7', '04-01-25,B1,6'];
  expect(await told(rows)).toMatchObject({
    code: 'date-order-open',
    evidence: {
      choices: [
        { set: { dateOrder: 'day-month' }, comesTo: '2025-01-02' },
        { set: { dateOrder: 'month-day' }, comesTo: '2025-02-01' },
      ],
    },
  });
  await bring(rows, { dateOrder: 'day-month' });
  expect((await used('B1', '2025-01-01', '2025-01-06', 'day')).steps).toEqual([null, 5, 7, 6, null]);
});

test.each([
  ['day-month', '2012-10-11'],
  ['month-day', '2012-11-10'],
  ['year-month', '2011-10-12'],
] as const)('if nothing shows the position of the year, %s does', async (dateOrder, day) => {
  // an earlier answer would apply to a file with the same headings
  const header = `时间,表号,电量(kWh),备注${dateOrder}`;
  const rows = (meter: string) => [header, ...upTo(24, 0).map((hour) => `11-10-12 ${two(hour)}:00,${meter},${hour % 5},`)];
  expect(await told(rows('C0'))).toMatchObject({ code: 'date-year-open', evidence: { choices: [{}, {}, {}] } });
  const meter = `C-${dateOrder}`;
  const came = await bring(rows(meter), { dateOrder });
  expect(came).toMatchObject({ accepted: 24 });
  expect(came.decisions).toContainEqual(expect.objectContaining({ what: 'date-order', decided: dateOrder }));
  expect((await used(meter, day, `${day.slice(0, 8)}${two(Number(day.slice(8)) + 1)}`, 'hour')).steps).toHaveLength(24);
});

test('rooms such as 12-3-15 are not days', async () => {
  const rows = ['房号,2025年1月(kWh),2025年2月(kWh)', '12-3-15,10,11', '12-3-16,20,21', '12-3-17,30,31'];
  await bring(rows);
  expect((await used('12-3-16', '2025-01-01', '2025-03-01')).steps).toEqual([20, 21]);
});
