import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Units where they are easily overlooked, and unknown units: used or refused, never replaced by the metering point's own. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const total = async (meter: string) => (await used(meter, '2025-01-01', '2025-03-01')).total;

const long = (meter: string, heading: string) => [`月份,表号,${heading}`, `2025-01,${meter},1.5`, `2025-02,${meter},1.6`];

test.each([
  ['S1', '单位：万kWh,,', 31_000],
  ['S2', '注：单位为万kWh,,', 31_000],
  ['S3', 'Units: MWh,,', 3100],
  ['S4', '单位：,兆瓦时,', 3100],
])('%s: a note below the table, %s', async (meter, note, kwh) => {
  await bring([...long(meter, '用电量'), '合计,,3.1', note]);
  expect(await total(meter)).toBe(kwh);
});

test('a note after all rows that are examined first raises a question, with the unit', async () => {
  const rows = Array.from({ length: 120_000 }, (_, at) => `${new Date(Date.UTC(2022, 0, 1) + at * 900_000).toISOString()},L1,1`);
  const file = ['time,meter,value', ...rows, 'Units: MWh,,'];
  expect(await told(file, { interval: '15min' })).toMatchObject({
    code: 'unit-below',
    evidence: { unit: 'MWh', choices: [{ set: { unit: 'MWh' } }] },
  });
  await bring(file, { interval: '15min', unit: 'MWh' });
  expect((await used('L1', '2025-01-02', '2025-01-03', 'day')).total).toBe(96_000);
});

test('a second header row', async () => {
  await bring(['月份,表号,用电量', ',,（万kWh）', ...long('R1', '').slice(1)]);
  expect(await total('R1')).toBe(31_000);
});

test('only the heading of the sum', async () => {
  await bring(['月份,C1,C2,合计(万kWh)', '2025-01,1.5,2,3.5', '2025-02,1.6,2,3.6']);
  expect([await total('C1'), await total('C2')]).toEqual([31_000, 40_000]);
  await bring(['表号,2025年1月,2025年2月,合计(MWh)', 'C3,1.5,1.6,3.1', 'C4,2,2,4']);
  expect([await total('C3'), await total('C4')]).toEqual([3100, 4000]);
});

test('an adjacent column of the same kind, and none of another', async () => {
  await bring(['月份,K1(万kWh),K2', '2025-01,1.5,2', '2025-02,1.6,2']);
  expect(await total('K2')).toBe(40_000);
  await bring(['月份,表号,尖(万kWh),峰,平,谷', '2025-01,K3,1,1,1,1', '2025-02,K3,1,1,1,1']);
  expect(await total('K3')).toBe(80_000);
  await bring(['日期,5号楼电(MWh),5号楼水', '2025-01,1.5,2', '2025-02,1.6,2']);
  expect(await total('5号楼水')).toBe(4);
});

test.each([
  ['P1', ['峰(kWh),谷(MWh)', '1000,1', '1000,1'], []],
  ['P2', ['峰(MWh),谷(kWh)', '1,1000', '1,1000'], []],
  ['P3', ['峰,谷', '1,1000', '1,1000'], [',,MWh,kWh']],
] as const)('%s: parts of a tariff in units of their own', async (meter, [headings, first, second], under) => {
  const head = [`月份,表号,${headings}`, ...under];
  await bring([...head, `2025-01,${meter},${first}`, `2025-02,${meter},${second}`]);
  expect(await total(meter)).toBe(4000);
});

test.each([
  ['тыс. кВт·ч', 3100],
  ['млн кВт·ч', 3_100_000],
  ['кВт·ч', 3.1],
  ['MWh_th', 3100],
  ['度电', 3.1],
])('%s is recognised', async (unit, kwh) => {
  const meter = `K-${unit}`;
  await bring(long(meter, `用电量(${unit})`));
  expect(await total(meter)).toBe(kwh);
});

test('ton-hours of refrigeration are 12,000 Btu each', async () => {
  await bring(['月份,表号,供冷量(RTh)', '2025-01,Q1,1000', '2025-02,Q1,1000']);
  // 2000 × 12,000 × 1055.05585262 J
  expect(await total('Q1')).toBeCloseTo(25.3213, 3);
});

test.each(['百卡', 'kWhx', 'MNm3', 'units', 'млрд кВт·ч'])('%s is not a known unit', async (unit) => {
  expect(await told(long('X1', `用电量(${unit})`))).toMatchObject({ code: expect.stringMatching(/^unit-not-(?:known|readable)$/u) });
  expect(await told([`单位：MWhx,,`, ...long('X1', '用电量')])).toMatchObject({ code: 'unit-not-known' });
});
