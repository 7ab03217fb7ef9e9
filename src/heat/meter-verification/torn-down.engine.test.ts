import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

test('meters of a building that was torn down are not to be verified from that day on; by their code they are shown', async () => {
  const { registry, meterVerification } = world.local;
  const buildings = 'code,name,use,region,lifeEvents\nT1,三号楼,office,140311,拆除:2026-02-01\n';
  await registry.importBuildings({ file: await world.upload('t.csv', buildings) });
  await registry.importMeters({ file: await world.upload('t.csv', 'code,building,carrier,kind,unit\nT-H,T1,heat,register,GJ\n') });
  const codes = async (asked: Parameters<typeof meterVerification.due>[0]) =>
    (await meterVerification.due(asked)).meters.map(({ meter }) => meter);
  expect(await codes({ region: '140311', on: '2026-01-31' })).toEqual(['T-H']);
  expect(await codes({ region: '140311', on: '2026-02-01' })).toEqual([]);
  expect((await meterVerification.shares({ region: '140311', on: '2026-02-01' })).total).toBe(0);
  expect(await codes({ meter: 'T-H', on: '2026-02-01' })).toEqual(['T-H']);
});
