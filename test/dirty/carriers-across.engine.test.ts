import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Tables with a header of two rows: parts of a tariff, and carriers, each under one heading. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(() => world.stop());

const spring = ['2025-01-01', '2025-03-01'] as const;
const carriersOf = async (...meters: string[]) =>
  Promise.all(meters.map(async (meter) => (await world.local.registry.meter({ meter })).carrier));

test('the parts of a tariff under one heading are added up', async () => {
  const rows = ['P1,2025-01,10,20,30,40', 'P1,2025-02,11,21,31,41', 'P2,2025-01,1,2,3,4', 'P2,2025-02,2,3,4,5'];
  await bring(['表号,月份,用电量,,,', ',,尖,峰,平,谷', ...rows]);
  expect((await used('P1', ...spring)).steps).toEqual([100, 104]);
  expect((await used('P2', ...spring)).steps).toEqual([10, 14]);
});

test('their sum in the next column is read once', async () => {
  await bring(['表号,月份,用电量(kWh),,,,', ',,尖,峰,平,谷,合计', 'P3,2025-01,10,20,30,40,100', 'P3,2025-02,11,21,31,41,104']);
  expect((await used('P3', ...spring)).steps).toEqual([100, 104]);
});

test('without a metering point the import asks which one they belong to', async () => {
  const rows = ['月份,用电量,,,', ',尖,峰,平,谷', '2025-01,10,20,30,40', '2025-02,11,19,31,41'];
  expect(await told(rows)).toMatchObject({ code: 'meter-needed' });
  await bring(rows, { meter: 'P4' });
  expect((await used('P4', ...spring)).steps).toEqual([100, 102]);
});

describe('carriers in columns are separate metering points', () => {
  test.each([
    ['under one heading', 'C1', ['建筑,月份,能耗,,', ',,电,水,气']],
    ['in a row', 'C2', ['建筑,月份,电,水,气']],
    ['with their units', 'C3', ['建筑,月份,电(kWh),水(t),气(m3)']],
    ['with a row of units', 'C4', ['建筑,月份,电,水,气', ',,kWh,m3,m3']],
    ['over use and money', 'C5', ['建筑,月份,电,,水,,气,', ',,用量(kWh),金额,用量(t),金额,用量(m3),金额']],
  ])('%s', async (_, code, head) => {
    const row = (month: string, ...values: number[]) =>
      [code, month, ...values.flatMap((value) => (code === 'C5' ? [value, 9] : [value]))].join(',');
    const codes = await told([...head, row('2025-01', 10, 20, 30), row('2025-02', 11, 19, 31)]);
    expect(codes).toContain('carriers-across-read');
    expect((await used(code, ...spring)).steps).toEqual([10, 11]);
    expect((await used(`${code}-水`, ...spring)).steps).toEqual([20, 19]);
    expect((await used(`${code}-气`, ...spring)).steps).toEqual([30, 31]);
    expect(await carriersOf(code, `${code}-水`, `${code}-气`)).toEqual(['electricity', 'water', 'gas']);
  });

  test('monthly data', async () => {
    const rows = ['建筑,1月,,2月,,3月,', ',电,水,电,水,电,水', 'CM,10,20,11,21,9,22'];
    await bring(rows, { name: '2025年能耗.csv' });
    expect((await used('CM', ...spring)).steps).toEqual([10, 11]);
    expect((await used('CM-水', ...spring)).steps).toEqual([20, 21]);
  });

  test('of the building that a title or the sender names', async () => {
    const rows = ['月份,能耗,,', ',电,水,气', '2025-01,10,20,30', '2025-02,11,18,36'];
    await bring(['建筑：甲楼,,,', ...rows]);
    expect((await used('甲楼-水', ...spring)).steps).toEqual([20, 18]);
    expect(await told(rows)).toMatchObject({ code: 'meter-needed' });
    await bring(rows, { meter: '乙楼' });
    expect((await used('乙楼', ...spring)).steps).toEqual([10, 11]);
    expect((await used('乙楼-气', ...spring)).steps).toEqual([30, 36]);
  });

  test('an unreadable unit rejects its own rows and no others', async () => {
    const came = await bring(['Building,Month,Electricity (kWh),Water (units)', 'CU,2025-01,10,20', 'CU,2025-02,11,19']);
    expect(came).toMatchObject({ accepted: 2, rejectedCount: 2 });
  });

  test('a column of use next to another keeps its own rule', async () => {
    expect(await told(['建筑,月份,用电量(kWh),用水量(m3)', 'CK,2025-01,310,5', 'CK,2025-02,280,6'])).toContain('values-left');
  });
});

test('each answer about the meaning of a column leads on, and never in a circle', async () => {
  const rows = ['建筑,月份,东区(m3),西区(m3)', 'CA,2025-01,10,20', 'CA,2025-02,11,19'];
  const asked = (await told(rows)) as ProblemAnswer['document'];
  expect(asked).toMatchObject({ code: 'values-several' });
  for (const { set } of (asked.evidence?.['choices'] ?? []) as readonly { set: object }[]) {
    const next = (await told(rows, set)) as ProblemAnswer['document'];
    expect(next).toMatchObject({ code: 'unit-of-other-carrier' });
    for (const more of (next.evidence?.['choices'] ?? []) as readonly { set: object }[])
      expect((await bring(rows, { ...set, ...more.set, preview: true })).open).toBeUndefined();
  }
});
