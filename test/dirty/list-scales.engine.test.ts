import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Lists whose amounts are in thousands, or another multiple, of a unit: the scale is applied, or the file is refused. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[]) =>
  world.local.registry.importBuildings({
    set: { use: 'office', region: '110105' },
    file: await world.upload('a.csv', `${rows.join('\n')}\n`),
  });
const area = async (building: string) => Number((await world.local.registry.building({ building })).floorArea);

describe('the scale is applied', () => {
  test.each([
    ['Floor area (1000 m2)', 12_500],
    ['Floor area (x1000 m2)', 12_500],
    ['Floor area (000 m2)', 12_500],
    ['Floor area (thousand m2)', 12_500],
    ['floorArea (10^4 m2)', 125_000],
    ['Floor area (10,000 m2)', 125_000],
    ['建筑面积（千m²）', 12_500],
    ['建筑面积（千平方米）', 12_500],
    ['建筑面积（百平方米）', 1250],
    ['建筑面积(万㎡)', 125_000],
    ['GFA (k sf)', 1161.288],
    ['Floor area (thousand sq ft)', 1161.288],
  ])('%s', async (heading, value) => {
    const code = `L-${heading}`;
    await bring([`code,name,"${heading}"`, `"${code}",B,12.5`]);
    expect(await area(code)).toBeCloseTo(value, 3);
  });

  test.each([
    ['a title', ['单位：千平方米', 'code,name,建筑面积', 'M1,B,12.5'], 'M1'],
    ['a column of units', ['code,name,建筑面积,单位', 'M2,B,12.5,千㎡', 'M2b,B,12.5,千㎡'], 'M2'],
    ['a row of units', ['code,name,建筑面积', ',,千㎡', 'M3,B,12.5'], 'M3'],
    ['the cell', ['code,name,建筑面积', 'M4,B,12.5 千㎡'], 'M4'],
  ])('in %s', async (_, rows, code) => {
    await bring(rows);
    expect(await area(code)).toBe(12_500);
  });
});

test.each([
  'Floor area (thousands)',
  '建筑面积（万）',
  'Floor area (MSF)',
  'Floor area (hundreds of m2)',
  'Occupants (thousands)',
  '人数（千人）',
  '供暖面积（十万㎡）',
])('%s is refused', async (heading) => {
  const came = bring([`code,name,${heading}`, 'N1,B,12.5']).catch((error: unknown) => (error as ProblemAnswer).document);
  expect((await came) as object).toMatchObject({ code: 'unit-not-of-field' });
});

test('a title with an unknown unit of area is refused', async () => {
  const came = bring(['单位：英亩', 'code,name,建筑面积', 'N2,B,12.5']).catch((error: unknown) => (error as ProblemAnswer).document);
  expect((await came) as object).toMatchObject({ code: 'unit-not-of-field' });
});
