import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Rows and columns of sums and means among those of metering points. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, used } = createBringing(() => world);
const uses = upTo(10, 0).map((at) => (at * 7) % 9);
const made = (came: Awaited<ReturnType<typeof bring>>) =>
  came.findings?.find(({ code }) => code === 'meters-created')?.evidence?.['meters'];
const sums = [
  '旬计',
  '上旬',
  '月计',
  '年累计',
  '本月累计',
  '本年累计',
  '日均',
  '最大',
  '平均',
  '小计',
  'Subtotal',
  'Monthly total',
  '累计值',
];

test('as codes of daily rows', async () => {
  const rows = uses.map((use, at) => `A1,2025-01-${two(at + 1)},${use}`);
  const came = await bring(['表号,日期,电量(kWh)', ...rows, ...sums.map((word) => `${word},2025-01-10,36`)]);
  expect(came).toMatchObject({ accepted: 10, rejectedCount: 0 });
  expect(made(came)).toBe(1);
  expect(came.findings?.find(({ code }) => code === 'rows-skipped')?.evidence).toMatchObject({ count: sums.length });
});

test('as codes of monthly rows', async () => {
  const came = await bring(['表号,2025-01(kWh),2025-02(kWh)', 'B1,10,20', 'B2,11,21', ...sums.map((word) => `${word},21,41`)]);
  expect(made(came)).toBe(2);
});

test('in place of days, with and without a code', async () => {
  const rows = uses.map((use, at) => `2025-01-${two(at + 1)},C1,${use}`);
  const came = await bring(['日期,表号,电量(kWh)', ...rows, '上旬,,36', '旬计,,36', '月计,C1,36', '日均,,3']);
  expect(came).toMatchObject({ accepted: 10, rejectedCount: 0 });
  expect((await used('C1', '2025-01-01', '2025-01-11', 'day')).steps).toEqual(uses);
});

test('as columns next to others', async () => {
  const rows = uses.map((use, at) => `2025-01-${two(at + 1)},${use},${at},30,40,5`);
  const came = await bring(['日期,D1,D2,旬计,月累计,日均', ...rows], { unit: 'kWh' });
  expect(made(came)).toBe(2);
});

test('a metering point with such a name is read', async () => {
  await bring(['日期,电量(kWh)', '2024-01-01,1', '2024-01-02,1'], { meter: '月计' });
  await bring(['日期,表号,电量(kWh)', ...uses.map((use, at) => `2025-01-${two(at + 1)},月计,${use}`)]);
  expect((await used('月计', '2025-01-01', '2025-01-11', 'day')).steps).toEqual(uses);
});
