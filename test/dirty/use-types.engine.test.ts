import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Columns that are named by what the energy is used for: the files of two buildings name them alike. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const span = ['2025-01-01', '2025-03-01'] as const;
const head = '月份,照明,空调,动力,特殊';
const rows = ['2025-01,1,2,3,4', '2025-02,2,3,4,5'];

test.each([
  [head],
  ['月份,照明插座用电,空调用电,动力用电,特殊用电'],
  ['月份,照明(kWh),空调(kWh),动力(kWh),特殊(kWh)'],
  ['month,Lighting,HVAC,Plug loads,Other'],
])('the import asks which building they belong to: %s', async (heading) => {
  expect((await told([heading, ...rows])) as object).toMatchObject({ code: 'meter-needed' });
});

describe('the building stated by the file or the sender is put before them', () => {
  test('a line above', async () => {
    await bring(['建筑：甲楼', head, ...rows]);
    expect([(await used('甲楼-照明', ...span)).total, (await used('甲楼-特殊', ...span)).total]).toEqual([3, 9]);
  });

  test('the option, for two buildings one after the other', async () => {
    await bring([head, ...rows], { meter: '乙楼' });
    await bring([head, '2025-01,10,20,30,40'], { meter: '丙楼' });
    expect([(await used('乙楼-空调', ...span)).total, (await used('丙楼-空调', ...span)).total]).toEqual([5, 20]);
  });

  test('a column of buildings', async () => {
    await bring([
      '建筑,月份,照明,空调,动力,特殊',
      '丁楼,2025-01,1,2,3,4',
      '戊楼,2025-01,5,6,7,8',
      '丁楼,2025-02,1,2,3,4',
      '戊楼,2025-02,5,6,7,8',
    ]);
    expect([(await used('丁楼-照明', ...span)).total, (await used('戊楼-动力', ...span)).total]).toEqual([2, 14]);
  });
});

test('a column with their sum is read if there is one', async () => {
  await bring(['建筑,月份,照明,空调,合计', '辛楼,2025-01,1,2,3', '壬楼,2025-01,5,6,11']);
  expect([(await used('辛楼', ...span)).total, (await used('壬楼', ...span)).total]).toEqual([3, 11]);
});

test('columns that state a location are metering points', async () => {
  await bring(['月份,1F照明,1F空调', '2025-01,1,2', '2025-02,3,4']);
  expect((await used('1F照明', ...span)).total).toBe(4);
});

describe('rows that state what the energy is used for', () => {
  const types = ['分项,月份,电量', '照明插座,2025-01,10', '空调,2025-01,20', '照明插座,2025-02,11', '空调,2025-02,21'];

  test('the import asks which metering point they belong to', async () => {
    expect((await told(types)) as object).toMatchObject({ code: 'meter-needed' });
  });

  test('are appended to the named metering point', async () => {
    await bring(types, { meter: '己楼' });
    expect([(await used('己楼-照明插座', ...span)).total, (await used('己楼-空调', ...span)).total]).toEqual([21, 41]);
  });

  test('with months in columns', async () => {
    await bring(['建筑：庚楼', '分项,2025-01,2025-02', '照明,1,2', '空调,3,4'], { meter: '庚楼' });
    expect((await used('庚楼-空调', ...span)).total).toBe(7);
  });
});
