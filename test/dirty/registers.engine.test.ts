import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** Files with a column that says which register of a meter a row is for: a tariff, a direction. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload('a.csv', `${rows.join('\n')}\n`), createMeters: true, ...more });

const codesOf = ({ findings = [] }: { findings?: readonly { readonly code: string }[] | undefined }) => findings.map(({ code }) => code);

async function useOf(meter: string, from: string, to: string, step: 'hour' | 'month' = 'month'): Promise<(number | null)[]> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from, to, step });
  return steps.map(({ value }) => value);
}

const year = ['2025-01-01', '2025-03-01'] as const;

test('registers of a tariff are separate series; their total is that of the meter', async () => {
  const of = (month: string, ...used: readonly number[]) => ['总', '峰', '平', '谷'].map((name, at) => `${month},M,${name},${used[at]}`);
  const came = await bring(['月份,表号,时段,电量(kWh)', ...of('2025-01', 60, 10, 20, 30), ...of('2025-02', 66, 11, 22, 33)]);
  expect(came).toMatchObject({ accepted: 8, revised: 0, rejectedCount: 0, meters: 4 });
  expect(codesOf(came)).toContain('registers-apart');
  const used = await Promise.all(['M', 'M-峰', 'M-平', 'M-谷'].map((meter) => useOf(meter, ...year)));
  expect(used).toEqual([
    [60, 66],
    [10, 11],
    [20, 22],
    [30, 33],
  ]);
});

test('energy fed back is not use: the other direction is a separate series', async () => {
  const rows = ['2025-01-01 00:00,E,import,5', '2025-01-01 00:00,E,export,2', '2025-01-01 01:00,E,import,6', '2025-01-01 01:00,E,export,3'];
  expect(await bring(['time,meter,direction,kWh', ...rows])).toMatchObject({ accepted: 4, meters: 2 });
  expect(await useOf('E', '2025-01-01', '2025-01-01T02:00', 'hour')).toEqual([5, 6]);
  expect(await useOf('E-export', '2025-01-01', '2025-01-01T02:00', 'hour')).toEqual([2, 3]);
});

test('one register of whole months does not overwrite the meter’s use from other files', async () => {
  const file = (name: string, use: number) => ['月份,表号,费率,电量(kWh)', `2025-01,P,${name},${use}`, `2025-02,P,${name},${use}`];
  await bring(file('峰', 10));
  await bring(file('谷', 30));
  expect(await useOf('P-峰', ...year)).toEqual([10, 10]);
  expect(await useOf('P-谷', ...year)).toEqual([30, 30]);
});

test('quarter hours of one register are those of the meter', async () => {
  const rows = [
    '22/10/2023;23:15:00;22/10/2023;23:30:00;FL1;Offtake Night;0,173;kWh',
    '22/10/2023;23:30:00;22/10/2023;23:45:00;FL1;Offtake Night;0,141;kWh',
  ];
  await bring(['From (date);From (time);Until (date);Until (time);Meter;Register;Volume;Unit', ...rows]);
  expect(await useOf('FL1', '2023-10-22T23:00', '2023-10-23', 'hour')).toEqual([0.314]);
});

test('if the registry has no such register its rows are rejected, and the others are imported', async () => {
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier,kind,unit\nR,electricity,interval,kWh\n') });
  const rows = ['月份,表号,正反向,电量(kWh)', '2025-01,R,正向有功,100', '2025-01,R,反向有功,40'];
  const came = await bring(rows, { createMeters: false });
  expect(came).toMatchObject({ accepted: 1, rejectedCount: 1, rejected: [{ row: 3, code: 'unknown-meter' }] });
  expect(await useOf('R', '2025-01-01', '2025-02-01')).toEqual([100]);
});

test('the same applies to columns of months', async () => {
  await bring(['表号,费率,2025年1月,2025年2月', 'C,尖,1,2', 'C,峰,3,4', 'C,总,4,6']);
  expect(await Promise.all(['C', 'C-尖', 'C-峰'].map((meter) => useOf(meter, ...year)))).toEqual([
    [4, 6],
    [1, 2],
    [3, 4],
  ]);
});

test('a mark that is the same for all is not a register', async () => {
  const rows = ['计量点编号,计量方向,抄表日期,电量(kWh)', 'S,正向,2025-02-01,310', 'S,正向,2025-03-01,280'];
  await bring(rows);
  expect(await useOf('S', ...year)).toEqual([310, 280]);
});
