import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Rows that say that a meter was swapped: used if they state both readings, otherwise never a negative or a huge use. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier,kind,unit\nC1,electricity,register,kWh\n') });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const threeMonths = ['2025-01-01', '2025-04-01'] as const;

test('the old reading and the new one in the row of the swap', async () => {
  const rows = ['2025-01,A1,8000,8200,,,', '2025-02,A1,8200,135,8300,100,换新表', '2025-03,A1,135,240,,,'];
  const codes = await told(['月份,表号,上月示数,本月示数,旧表止码,新表起码,备注', ...rows]);
  expect(codes).toContain('swaps-read');
  expect((await used('A1', ...threeMonths)).steps).toEqual([200, 135, 105]);
});

test('they are multiplied as the row states', async () => {
  const rows = ['2025-01,A2,8000,8200,,,40', '2025-02,A2,8200,135,8300,100,40', '2025-03,A2,135,240,,,40'];
  await bring(['月份,表号,上月示数,本月示数,旧表止码,新表起码,倍率', ...rows]);
  expect((await used('A2', ...threeMonths)).steps).toEqual([8000, 5400, 4200]);
});

test.each([
  ['falls', '8000,8200', '8200,35', '35,240'],
  ['rises far', '100,200', '200,8035', '8035,8240'],
])('a row that only mentions it and %s raises a question', async (_, ...shown) => {
  const rows = shown.map((pair, at) => `2025-0${at + 1},B1,${pair},${at === 1 ? '换新表' : ''}`);
  expect(await told(['月份,表号,上月示数,本月示数,备注', ...rows])).toMatchObject({
    code: 'swap-open',
    evidence: { meter: 'B1', text: '换新表' },
  });
});

test('a row for each of the two meters is use', async () => {
  await bring([
    '表号,起始日期,截止日期,起码,止码,备注',
    'B2,2025-01-01,2025-01-31,8000,8200,',
    'B2,2025-02-01,2025-02-14,8200,8300,旧表拆下',
    'B2,2025-02-15,2025-02-28,0,35,换新表',
    'B2,2025-03-01,2025-03-31,35,240,',
  ]);
  expect((await used('B2', ...threeMonths)).steps).toEqual([200, 135, 205]);
});

const counted = (code: string): string[] => [
  '抄表日期,表号,示数(kWh),备注',
  ...['2025-01-01,8000,', '2025-02-01,8200,', '2025-02-15,8300,旧表拆下', '2025-02-15,0,换新表', '2025-03-01,135,', '2025-04-01,340,'].map(
    (row) => row.replace(',', `,${code},`),
  ),
];

test('counters wait until the registry has the swap, and are then read', async () => {
  expect(await told(counted('C1'))).toMatchObject({ code: 'swap-unrecorded', evidence: { meter: 'C1', text: '旧表拆下' } });
  await world.local.registry.swapMeter({ meter: 'C1', at: '2025-02-15T00:00+08:00', oldFinal: 8300, newStart: 0 });
  expect(await bring(counted('C1'))).toMatchObject({ rejectedCount: 0 });
  expect((await used('C1', ...threeMonths)).steps).toEqual([200, 235, 205]);
});

test('no metering point is created from counters whose swap nobody recorded', async () => {
  const rows = ['2025-01-01,C2,100,', '2025-02-01,C2,200,', '2025-03-01,C2,8035,换新表', '2025-04-01,C2,8240,'];
  expect(await told(['抄表日期,表号,示数(kWh),备注', ...rows])).toMatchObject({ code: 'swap-unrecorded' });
  await expect(used('C2', ...threeMonths)).rejects.toMatchObject({ document: { code: 'no-such-meter' } });
});
