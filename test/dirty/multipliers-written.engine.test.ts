import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Multipliers in any notation of a column, in readings, lists of meters and edits: read or refused, and never taken as one. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
let made = 0;
const fresh = (): string => `M${(made += 1)}X`;
const counter = (code: string, heading: string, cells: readonly [string, string]) => [
  `日期,表号,示数,${heading}`,
  `2025-01-01,${code},100,${cells[0]}`,
  `2025-02-01,${code},110,${cells[1]}`,
];

test.each([
  ['倍率', '40倍'],
  ['倍率', '×40'],
  ['倍数', '40'],
  ['乘率', 'x40'],
  ['系数', '40'],
  ['综合倍率', '40（200/5）'],
  ['CT变比', '200/5A'],
  ['变比', '200:5'],
  ['TI', '200/5'],
  ['Meter Constant', '40'],
  ['Multiplier', '40x'],
  ['Wandlerfaktor', '40-fach'],
  ['Faktor', '40'],
])('readings: %s %s is forty', async (heading, cell) => {
  const code = fresh();
  await bring(counter(code, heading, [cell, cell]));
  expect((await used(code, '2025-01-01', '2025-02-01')).total).toBe(400);
});

test('current and voltage ratios are multiplied, even if both are called 倍率', async () => {
  const code = fresh();
  await bring(counter(code, 'CT倍率,PT倍率', ['40,100', '40,100']));
  expect((await used(code, '2025-01-01', '2025-02-01')).total).toBe(40_000);
});

test.each(['见铭牌', '1/40', '40（100/5）'])('readings: %s is refused with the allowed values', async (cell) => {
  const code = fresh();
  expect(await told(counter(code, '倍率', [cell, cell]))).toMatchObject({
    code: 'multiplier-not-read',
    evidence: { meter: code, row: 2, value: cell },
  });
  expect(
    await told([`月份,表号,上期示数,本期示数,差值,倍率`, `2025-01,${code},100,110,10,40`, `2025-02,${code},110,125,15,${cell}`]),
  ).toMatchObject({ code: 'multiplier-not-read', evidence: { row: 3 } });
});

test('use was already multiplied: a multiplier next to it has no effect', async () => {
  const code = fresh();
  await bring(['月份,表号,用电量(kWh),倍率', `2025-01,${code},100,见铭牌`, `2025-02,${code},110,见铭牌`]);
  expect((await used(code, '2025-01-01', '2025-03-01')).total).toBe(210);
});

test('a counter whose rows state several raises a question', async () => {
  const code = fresh();
  expect(await told(counter(code, '倍率', ['40', '60']))).toMatchObject({
    code: 'multiplier-changes',
    evidence: { meter: code, row: 3, value: '60', before: 40 },
  });
});

test.each([
  ['倍率', '60倍'],
  ['倍数', '60'],
  ['乘率', '×60'],
  ['CT变比', '300/5A'],
  ['Meter Constant', '60'],
  ['系数', '60'],
])('readings: %s %s next to forty in the registry raises a question', async (heading, cell) => {
  const code = fresh();
  const list = `code,carrier,kind,unit,multiplier\n${code},electricity,register,kWh,40`;
  await world.local.registry.importMeters({ file: await world.upload('m.csv', list) });
  expect(await told(counter(code, heading, [cell, cell]))).toMatchObject({
    code: 'multiplier-differs',
    evidence: { file: 60, ledger: 40 },
  });
});

test.each([
  ['倍率', '40倍', 40],
  ['倍数', '40', 40],
  ['乘率', '×40', 40],
  ['CT变比', '200/5A', 40],
  ['变比', '200:5', 40],
  ['Meter Constant', '40', 40],
  ['CT,PT', '200/5,10kV/100V', 4000],
  ['CT变比,PT变比', '40,100', 4000],
  ['倍率,CT,PT', '4000,200/5,10000/100', 4000],
  ['互感器变比,综合倍率', '100/5,2000', 2000],
])('lists of meters: %s %s', async (headings, cells, times) => {
  const code = fresh();
  const list = `表号,能源种类,读数类型,单位,${headings}\n${code},电,表底数,kWh,${cells}`;
  expect(await world.local.registry.importMeters({ file: await world.upload('m.csv', list) })).toMatchObject({ created: 1 });
  const { devices } = await world.local.registry.meter({ meter: code });
  expect(devices.map(({ multiplier }) => multiplier)).toEqual([times]);
});

test('lists of meters: an unreadable multiplier is refused', async () => {
  const list = '表号,能源种类,读数类型,单位,倍率\nZ1,电,表底数,kWh,见铭牌';
  const { rejected } = await world.local.registry.importMeters({ file: await world.upload('m.csv', list) });
  expect(rejected).toMatchObject([{ code: 'not-a-multiplier', detail: expect.stringContaining('200/5A') }]);
});

test('edits by hand are read the same way', async () => {
  const code = fresh();
  await bring(counter(code, '倍率', ['1', '1']));
  await world.local.registry.editMeter({ meter: code, set: { multiplier: '200/5A' } });
  expect((await used(code, '2025-01-01', '2025-02-01')).total).toBe(400);
  await expect(world.local.registry.editMeter({ meter: code, set: { multiplier: '见铭牌' } })).rejects.toMatchObject({
    document: { code: 'not-a-multiplier' },
  });
});

test('a row of multipliers under the header of a wide table applies to its columns', async () => {
  const [one, two] = [fresh(), fresh()];
  const rows = [`日期,${one},${two}`, '倍率,40,200/5A', '2025-01-01,100,200', '2025-02-01,110,220'];
  await bring(rows, { kind: 'register' });
  expect((await used(one, '2025-01-01', '2025-02-01')).total).toBe(400);
  expect((await used(two, '2025-01-01', '2025-02-01')).total).toBe(800);
});

test.each([
  ['CT一次,CT二次,PT一次,PT二次', '400,5,10000,100', '--ignore "CT一次" --ignore "CT二次" --ignore "PT一次" --ignore "PT二次"'],
  ['CT Primary,CT Secondary', '800,5', '--ignore "CT Primary" --ignore "CT Secondary"'],
  ['变比(CT),变比(PT)', '100/5,35kV/100V', '--ignore "变比(PT)"'],
])('lists of meters: %s are not ignored', async (headings, cells, example) => {
  const file = await world.upload('m.csv', `表号,名称,${headings}\n${fresh()},总,${cells}\n`);
  await expect(world.local.registry.importMeters({ file, set: { carrier: 'electricity' } })).rejects.toMatchObject({
    document: { code: 'multipliers-left', evidence: { example } },
  });
});

test('lists of meters: the sender’s statement about such columns is used', async () => {
  const list = async (code: string) => world.upload('m.csv', `表号,名称,CT一次,CT二次\n${code},总,400,5\n`);
  const carrier = 'electricity';
  const [left, fixed] = [fresh(), fresh()];
  await world.local.registry.importMeters({ file: await list(left), set: { carrier }, ignore: ['CT一次', 'CT二次'] });
  await world.local.registry.importMeters({ file: await list(fixed), set: { carrier, multiplier: '80' } });
  const times = async (meter: string) => (await world.local.registry.meter({ meter })).devices[0]?.multiplier;
  expect([await times(left), await times(fixed)]).toEqual([1, 80]);
});

test('lists of meters: 综合倍率 is sufficient, whatever ratios follow it', async () => {
  const code = fresh();
  const file = await world.upload('m.csv', `表号,名称,综合倍率,CT一次,CT二次\n${code},总,80,400,5\n`);
  await world.local.registry.importMeters({ file, set: { carrier: 'electricity' } });
  expect((await world.local.registry.meter({ meter: code })).devices[0]?.multiplier).toBe(80);
});
