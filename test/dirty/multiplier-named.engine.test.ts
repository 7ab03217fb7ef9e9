import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing, january } from './bringing.ts';

/** A multiplier that is in no column: in a title, among facts, in a heading, in remarks, in the file name. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const shown = [5000, 5003, 5005, 5009, 5014, 5020];
const rows = (before = '', behind = '') =>
  shown.map((value, at) => `2025-01-${String(at + 1).padStart(2, '0')},${before}${value}${behind}`);

describe('above counter readings it applies to the new metering point', () => {
  test.each([
    ['a title', 'TA', 1200, ['表号：TA  倍率：60', '日期,电表示数', ...rows()], undefined],
    ['a ratio of current', 'TB', 800, ['表号：TB,CT变比：200/5', '日期,电表读数', ...rows()], undefined],
    ['a ratio without a colon', 'TC', 2000, ['表号：TC　变比 100', '日期,电表示数', ...rows()], undefined],
    ['English titles', 'TD', 800, ['Meter: TD', 'Multiplier: 40', 'Date,Meter reading', ...rows()], undefined],
    ['current and voltage', 'TE', 80_000, ['表号：TE CT：200/5 PT：10000/100', '日期,电表读数', ...rows()], undefined],
    ['a row of facts', 'TF', 1600, ['表号,倍率,地址,备注', 'TF,80,某路,无', '日期,电表示数', ...rows()], undefined],
    ['its heading', 'TG', 800, ['日期,表号,示数(×40)', ...rows('TG,')], undefined],
    ['brackets of its heading', 'TH', 800, ['日期,表号,电表示数（倍率40）', ...rows('TH,')], undefined],
    ['the name of the file', 'TI', 1000, ['日期,表号,电表示数', ...rows('TI,')], '1号楼 倍率50.csv'],
    ['remarks', 'TJ', 800, ['日期,表号,电表示数,备注', ...rows('TJ,', ',倍率40')], undefined],
  ])('%s', async (_, meter, total, file, name) => {
    expect(await told(file, name === undefined ? {} : { name })).toContain('multiplier-read');
    expect((await used(meter, ...january)).total).toBe(total);
  });
});

test('is applied to each of several counters in columns', async () => {
  await bring(['倍率：60', '日期,U1电表示数,U2电表示数', ...rows('', ',7').map((row, at) => row.replace(/7$/u, String(100 + at)))]);
  expect([(await used('U1电表示数', ...january)).total, (await used('U2电表示数', ...january)).total]).toEqual([1200, 300]);
});

test('in blocks each has the multiplier of its own line', async () => {
  await bring(['表号：V1 倍率：40', '日期,电表示数', ...rows(), '表号：V2 倍率：60', '日期,电表示数', ...rows()]);
  expect([(await used('V1', ...january)).total, (await used('V2', ...january)).total]).toEqual([800, 1200]);
});

test('several multipliers for several counters raise a question', async () => {
  const file = ['1#倍率：40，2#倍率：60', '日期,表号,电表示数', ...rows('W1,')];
  expect(await told(file)).toMatchObject({ code: 'multiplier-several', evidence: { values: '40, 60' } });
});

test('above differences of two readings it is applied; above use next to such readings it raises a question', async () => {
  const sheet = (use: string) => ['2025年1月抄表　倍率：40', `表号,上月表底,本月表底,${use}`, 'X1,1200.5,1300.5,100', 'X2,300,310,10'];
  expect(await told(sheet('用电量'))).toMatchObject({ code: 'multiplier-open', evidence: { values: '40' } });
  expect(await told(sheet('差值'))).toContain('difference-multiplied');
  expect((await used('X1', ...january)).total).toBe(4000);
});

test('above use, which is already multiplied, it is reported and changes nothing', async () => {
  expect(await told(['表号：Y1  倍率：60', '日期,用电量(kWh)', ...rows()])).toContain('multiplier-not-applied');
  expect((await used('Y1', ...january)).total).toBe(shown.reduce((a, b) => a + b));
});

test('the difference of two readings in a row is multiplied by it', async () => {
  await bring(['表号：Z1 倍率：60', '月份,上期示数,本期示数', '2025-01,100,110', '2025-02,110,125', '2025-03,125,130']);
  expect((await used('Z1', ...january)).total).toBe(600);
});
