import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const buildings = await world.upload('buildings.csv', 'code,name,use,region,floorArea\nA,甲楼,office,140302,1000\nB,乙楼,office,140302,2000\n');
  await world.local.registry.importBuildings({ file: buildings });
});
afterAll(() => world.stop());

type Options = Record<string, unknown>;

async function bring(content: string, options: Options = {}) {
  const file = await world.upload('readings.csv', content);
  return world.local.readings.importReadings({ file, ...options } as never) as Promise<Record<string, any>>;
}

const day = (from: string, to: string) => ({ from, to, step: 'day' as const });

test('the readings of a code that is a building make a meter of it, and its use is there', async () => {
  const done = await bring('time,meter,value\n2025-01-01 00:00,A,1.5\n2025-01-01 01:00,A,2.5\n', { interval: '1h', createMeters: true });
  expect(done).toMatchObject({ state: 'shown', readings: 2, accepted: 2, repeated: 0, revised: 0, missing: 0, rejectedCount: 0, meters: 1 });
  const use = await world.local.metering.useOfBuilding({ building: 'A', carrier: 'electricity', ...day('2025-01-01', '2025-01-02') });
  expect(use.steps).toEqual([{ start: '2024-12-31T16:00:00Z', end: '2025-01-01T16:00:00Z', value: 4, coverage: 0.083333 }]);
  expect(use.total).toMatchObject({ value: 4, unit: 'kWh', coverage: 0.083333 });
});
