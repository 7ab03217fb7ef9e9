import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleTown } from '../../../test/e2e/town.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
  await world.local.place.addOrganisation({ code: 'U1', set: { name: '市机关事务中心', region: '140302' } });
  await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'U1' } });
  await world.local.access.users.add({ name: 'zhao', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'zhao', role: 'random-inspection/clerk', region: '140300' });
});
afterAll(() => world.stop());

test('a case carries what was seen: period, sentence, and figures with the values that they have', async () => {
  const { figure } = await world.local.benchmarking.quota({ building: 'B1', year: 2025 });
  const grounds = { period: '2025', text: '超约束值', figures: [{ name: '修正后单位用量', figure }] };
  const made = await world.local.cases.begin({ procedure: 'random-inspection', building: 'B1', for: 'zhao', grounds });
  expect(made).toMatchObject({ building: 'B1', organisation: 'U1', state: 'assigned' });
  const seen = { period: '2025', text: '超约束值', figures: [{ name: '修正后单位用量', value: 79.8, unit: 'kWh/m2', figure }] };
  expect((await world.local.cases.show({ case: made.case })).grounds).toEqual(seen);
  const { events, valid } = await world.local.cases.record({ case: made.case });
  expect([events[0]?.['grounds'], valid]).toEqual([seen, true]);
  const { cases } = await world.local.cases.list({ building: 'B1', open: 'true' });
  expect(cases.map((one) => one.case)).toEqual([made.case]);
});

test('a figure that is none is refused, and no case begins; without grounds a case has none', async () => {
  const grounds = { figures: [{ name: '数值', figure: 'nothing' }] };
  await expect(world.local.cases.begin({ procedure: 'random-inspection', building: 'B1', for: 'zhao', grounds })).rejects.toThrow(
    /figure-unknown/u,
  );
  expect((await world.local.cases.list({ building: 'B1' })).total).toBe(1);
  const made = await world.local.cases.begin({ procedure: 'random-inspection', building: 'B1', for: 'zhao' });
  expect(made.grounds).toBeNull();
});
