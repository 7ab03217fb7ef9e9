import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/**
 * What files contain next to use and is not use: means, shares of an area, plans, last year, weather, losses, sums since the year began.
 */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const span = ['2025-01-01', '2025-04-01'] as const;
const months = ['2025-01', '2025-02', '2025-03'];
const up = [0, 4, 2];
const rows = (code: string, ...values: readonly (string | number)[]) =>
  months.map(
    (month, at) => `${code},${month},${values.map((value) => (typeof value === 'number' ? value + (up[at] as number) : value)).join(',')}`,
  );

describe('a single column that is not use is not read as use', () => {
  test.each([
    '单位面积用电量',
    '单位面积电耗(kWh)',
    '人均用电量',
    '户均用电量(kWh)',
    '日均用电量(kWh)',
    '月平均用电量',
    'Average daily kWh',
    'kWh per m2',
    'EUI (kWh)',
    'kWh per person',
    '度日数',
    'HDD',
    '节电量(kWh)',
    '基准电量',
  ])('%s', async (heading) => {
    const code = `A-${heading}`;
    await told([`表号,月份,${heading}`, ...rows(code, 10)]);
    await expect(used(code, ...span)).rejects.toThrow();
  });
});

describe('next to use it is ignored', () => {
  test.each([
    ['用电量(kWh),单位面积用电量', 1],
    ['单位面积用电量,用电量(kWh)', 100],
    ['日均用电量(kWh),用电量(kWh)', 100],
    ['定额,实耗,节超', 100],
    ['Target,Actual kWh,Variance', 100],
    ['基准电量,实际电量,节电量', 100],
    ['度日数,用电量', 100],
  ])('%s', async (headings, first) => {
    const code = `B-${headings}`;
    await bring([
      `"表号",月份,${headings}`,
      ...rows(`"${code}"`, ...(first === 1 ? [100, 3] : [7, 100, 3]).slice(0, headings.split(',').length)),
    ]);
    expect((await used(code, ...span)).total).toBe(306);
  });

  test('columns of weather and of losses are not metering points', async () => {
    await bring([
      '月份,CA楼,CB楼,线损,最高温,度日数,节电量',
      ...months.map((month, at) => `${month},${10 + (up[at] as number)},${20 + (up[at] as number)},1,5,${300 - at},2`),
    ]);
    expect((await used('CA楼', ...span)).total).toBe(36);
    await expect(used('度日数', ...span)).rejects.toThrow();
    await expect(used('线损', ...span)).rejects.toThrow();
  });

  test('years in columns with their difference', async () => {
    const file = [
      '图书馆用电量对比(kWh)',
      '月份,2024年,2025年,增减量,同比',
      '1月,30,31,1,3.3%',
      '2月,46,43,-3,-7.1%',
      '3月,48,38,-10,-21.5%',
    ];
    await bring(file, { meter: 'D1' });
    expect((await used('D1', ...span)).total).toBe(112);
    expect((await told(file)) as object).toMatchObject({ code: 'meter-needed' });
  });
});

describe('rows that are not the use of their period are excluded', () => {
  test.each([
    ['类型', '实际', '计划', 'rows-not-energy'],
    ['Type', 'Actual', 'Forecast', 'rows-void'],
    ['项目', '本年实际', '上年同期', 'rows-not-energy'],
    ['Scenario', 'Actual', 'Budget', 'rows-not-energy'],
  ])('%s', async (heading, actual, plan, finding) => {
    const code = `E-${heading}`;
    expect(
      await told([
        `表号,月份,${heading},用电量`,
        ...months.flatMap((month) => [`${code},${month},${actual},10`, `${code},${month},${plan},99`]),
      ]),
    ).toContain(finding);
    expect((await used(code, ...span)).total).toBe(30);
  });

  test('forecast months are unknown', async () => {
    await bring(['meter,month,kWh,Type', 'E1,2025-01,10,Actual', 'E1,2025-02,11,Actual', 'E1,2025-03,12,Forecast']);
    expect((await used('E1', ...span)).steps).toEqual([10, 11, null]);
  });

  test('with months in columns', async () => {
    await bring(['2025年用电量(kWh)', '部门,项目,1月,2月,3月', 'E2,计划,10,10,10', 'E2,实际,9,11,8', 'E2,上年同期,8,9,9']);
    expect((await used('E2', ...span)).total).toBe(28);
  });

  test('the highest and the lowest of all', async () => {
    await bring(['表号,月份,用电量(kWh)', ...rows('E3', 10), '最大值,2025-03,14', '最小值,2025-01,10', '平均值,2025-03,12']);
    await expect(used('最大值', ...span)).rejects.toThrow();
  });
});

test('values of which only some name a larger unit raise a question', async () => {
  expect((await told(['表号,月份,用量', 'F1,2025-01,1.2 MWh', 'F1,2025-02,135'])) as object).toMatchObject({ code: 'unit-mixed' });
  expect(await told(['表号,月份,用量', 'F2,2025-01,120 kWh', 'F2,2025-02,135'])).not.toMatchObject({ code: 'unit-mixed' });
});

test('months in columns that count since the start of the year raise a question', async () => {
  const file = ['2025年各部门累计用电量(kWh)', '部门,1月,2月,3月', 'G1,100,210,330', 'G2,50,110,160'];
  expect((await told(file)) as object).toMatchObject({ code: 'counted-anew-open' });
  await bring(file, { kind: 'interval' });
  expect((await used('G1', ...span)).total).toBe(640);
});

test('energy generated and delivered names no metering point', async () => {
  const file = ['日期,光伏发电量(kWh),上网电量(kWh),购电量(kWh)', '2025-01-01,10,3,20', '2025-01-02,11,4,22'];
  expect((await told(file)) as object).toMatchObject({ code: 'meter-needed' });
});

test('electricity, water and gas in adjacent columns are read separately', async () => {
  expect(await told(['建筑,月份,电,水,气', 'H1,2025-01,100,7,3', 'H1,2025-02,120,9,2', 'H1,2025-03,90,8,5'])).toContain(
    'carriers-across-read',
  );
  expect((await used('H1', ...span)).total).toBe(310);
  expect((await used('H1-水', ...span)).total).toBe(24);
});
