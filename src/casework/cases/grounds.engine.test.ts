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

test('a second case on the same grounds is refused with the open one, unless a reason is given, which both keep', async () => {
  const asked = { procedure: 'random-inspection', building: 'B1', for: 'zhao', grounds: { period: '2025', text: '仍超约束值' } };
  const [first] = (await world.local.cases.list({ building: 'B1', period: '2025', open: 'true' })).cases;
  const { begin } = world.local.cases;
  await expect(begin(asked)).rejects.toMatchObject({
    document: { code: 'case-open-same', evidence: { building: 'B1', case: first?.case } },
  });
  const made = await begin({ ...asked, another: '换了检查内容' });
  expect(made.grounds?.beside).toEqual({ case: first?.case, reason: '换了检查内容' });
  // of another period none is open, so that a reason is not taken
  const other = { ...asked, grounds: { period: '2024' } };
  await expect(begin({ ...other, another: '换了检查内容' })).rejects.toMatchObject({ document: { code: 'case-open-none' } });
  expect((await begin(other)).grounds?.beside).toBeUndefined();
  const listed = await world.local.cases.list({ buildings: ['B1', 'B3'], period: '2025', open: 'true' });
  expect(new Set(listed.cases.map((one) => one.case))).toEqual(new Set([first?.case, made.case]));
});

test('two who open a case on the same grounds at once open one', async () => {
  const asked = { procedure: 'random-inspection', building: 'B1', for: 'zhao', grounds: { period: '2023' } };
  const both = await Promise.allSettled([world.local.cases.begin(asked), world.local.cases.begin(asked)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await world.local.cases.list({ building: 'B1', period: '2023' })).total).toBe(1);
});
