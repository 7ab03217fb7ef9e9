import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const rows = ['B1,市政府一号楼', 'B2,财政局办公楼', 'B3,同名楼', 'B4,同名楼', 'B5,B2'].map((row) => `${row},office,140302`);
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', `code,name,use,region\n${rows.join('\n')}\n`) });
});

afterAll(() => world.stop());

const bills = (...rows: readonly string[]) => world.upload('电费.csv', `建筑名称,2025-01,2025-02\n${rows.join('\n')}\n`);
const how = { layout: 'months', unit: 'kWh', carrier: 'electricity' } as const;
const used = async (meter: string) =>
  (await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-03-01', step: 'month' })).total.value;

test('bills that name buildings by their names go to these buildings, as if they named their codes', async () => {
  const file = await bills('市政府一号楼,100,200', ' 财政局办公楼 ,10,20');
  expect(await world.local.imports.inspect({ file })).toMatchObject({ kind: 'readings', options: { createMeters: 'true' } });
  expect(await world.local.readings.importReadings({ file, ...how, createMeters: true })).toMatchObject({ accepted: 4, rejectedCount: 0 });
  expect([await used('B1'), await used('B2')]).toEqual([300, 30]);
  const { meters } = await world.local.registry.meters({});
  expect(meters.map(({ code, building }) => [code, building])).toEqual([
    ['B1', 'B1'],
    ['B2', 'B2'],
  ]);
});

test('the next file by names finds the same metering points without creating any', async () => {
  const file = await bills('市政府一号楼,101,200');
  const { options } = await world.local.imports.inspect({ file });
  expect(options).not.toHaveProperty('createMeters');
  expect(await world.local.readings.importReadings({ file, ...how })).toMatchObject({ revised: 1, repeated: 1, rejectedCount: 0 });
  expect(await used('B1')).toBe(301);
});

test('a name that two buildings have, or that is the code of another, is not guessed', async () => {
  const result = await world.local.readings.importReadings({ file: await bills('同名楼,1,2', '没有的楼,1,2'), ...how });
  expect(result).toMatchObject({ accepted: 0, rejectedCount: 4, rejected: [{ code: 'unknown-meter' }, {}, {}, {}] });
  await world.local.readings.importReadings({ file: await bills('B2,11,20'), ...how });
  expect(await used('B2')).toBe(31);
});
