import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Units in cells: a multiple of a unit in the column of units, and a unit after each part of a tariff. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const days = upTo(12);
const twelve = ['2025-01-01', '2025-01-13', 'day'] as const;
const table = (heading: string, meter: string, rest: (day: number) => string): string[] => [
  `日期,表号,${heading}`,
  ...days.map((day) => `2025-01-${two(day)},${meter},${rest(day)}`),
];

test.each([
  ['kWh×1000', 'A1', 'MWh'],
  ['kWh (x1000)', 'A2', 'MWh'],
  ['kWh*10^3', 'A3', 'MWh'],
  ['1000 kWh', 'A4', 'MWh'],
  ['Wh×1000', 'A5', 'kWh'],
] as const)('%s in a column of units above use raises a question, and is read as answered', async (cell, meter, unit) => {
  // an earlier answer would apply to a file with the same headings
  const rows = table(`用电量,单位,备注${meter}`, meter, (day) => `${day % 3},${cell},`);
  expect(await told(rows)).toMatchObject({ code: 'unit-not-readable', evidence: { text: cell, choices: [{ set: { unit } }] } });
  expect(await bring(rows, { unit })).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used(meter, ...twelve)).total).toBe(unit === 'MWh' ? 12_000 : 12);
});

test.each(['x10 kWh', 'kWh x 10', 'kWh×60'])('%s in a column of units is never read as one unit', async (cell) => {
  expect(await told(table('用电量,单位', 'B1', (day) => `${day % 3},${cell}`))).toMatchObject({ code: 'unit-not-readable' });
  expect(await told(table('用电量,计量', 'B1', (day) => `${day % 3},${cell}`))).toMatchObject({ code: 'unit-not-readable' });
});

test.each([
  ['x10 kWh', 'C1', 110],
  ['kWh×60', 'C2', 660],
])('%s next to counter readings is their multiplier', async (cell, meter, total) => {
  const came = await bring(table('示数,单位', meter, (day) => `${100 + day},${cell}`));
  expect(came).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect(came.findings?.map(({ code }) => code)).toContain('multiplier-read');
  expect((await used(meter, '2025-01-01', '2025-01-13')).total).toBe(total);
});

test('several multiples of a unit in one column are refused', async () => {
  const rows = table('示数,单位', 'C3', (day) => `${100 + day},${day > 6 ? 'kWh×10' : 'kWh×20'}`);
  expect(await told(rows)).toMatchObject({ code: 'unit-not-readable' });
});

test('a multiple of a unit in some rows raises a question, even if the rest state one', async () => {
  const rows = table('用电量,单位', 'C4', (day) => `${day % 3},${day > 6 ? 'kWh×1000' : 'kWh'}`);
  expect(await told(rows)).toMatchObject({ code: 'unit-not-readable' });
  expect(await bring(rows, { unit: 'MWh' })).toMatchObject({ accepted: 12 });
  expect((await used('C4', ...twelve)).total).toBe(6 + 6000);
});

test.each([
  ['F1,F2', 'D1', (day: number) => `${day % 3} kWh,80 kWh`],
  ['峰,谷', 'D2', (day: number) => `${day % 3}kWh,80kWh`],
  ['F1,F2', 'D3', (day: number) => `${day % 3},80 kWh`],
  ['F1,F2', 'D4', (day: number) => `${day % 3} kWh,80`],
  ['F1,F2', 'D5', (day: number) => `${day % 3} kWh,0.08 MWh`],
  ['F1(kWh),F2(kWh)', 'D6', (day: number) => `${day % 3},80 kWh`],
])('parts of a tariff under %s are added up whatever unit follows them', async (heading, meter, rest) => {
  expect(await bring(table(heading, meter, rest))).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used(meter, ...twelve)).steps).toEqual(days.map((day) => 80 + (day % 3)));
});

test('if one part names an unusual unit and the other none, nothing is read', async () => {
  expect(await told(table('F1,F2', 'E1', (day) => `${day},8 MWh`))).toMatchObject({ code: 'unit-mixed' });
});

test('two readings with their units give the use as their difference', async () => {
  const rows = table('上次示数,本次示数', 'F1', (day) => `${day * 10} kWh,${day * 10 + 10} kWh`);
  rows[0] = '开始日期,表号,上次示数,本次示数,结束日期';
  const ends = rows.map((row, at) => (at === 0 ? row : `${row},2025-01-${two(at + 1)}`));
  expect(await bring(ends)).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect((await used('F1', ...twelve)).steps).toEqual(days.map(() => 10));
});
