import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** What steps set on a building is in the registry, from its day on, with the case as its origin. */
let world: World;

const procedure = `kind: procedure
id: set-facts
version: 1
status: CITY
source: {document: 测试, clause: '1'}
links: {building: required}
roles: {clerk: {who: post}}
fields: {day: {type: day}}
states: {check: {start: true, limit: none}, passed: {limit: none}, gone: {end: true}}
transitions:
  pass: {from: check, to: passed, by: clerk, effects: [{set: building.greenAcceptance, to: true}, {set: building.nowhere, to: 1}]}
  demolish: {from: passed, to: gone, by: clerk, form: [day], effects: [{set: building.demolished, to: $day}]}
`;

beforeAll(async () => {
  world = await createWorld();
  const rows = 'code,name,use,region,lifeEvents\nB1,楼,office,140302,竣工:2001-05-01\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', rows) });
});
afterAll(() => world.stop());

test('what a file would set that buildings do not have is told before it runs', async () => {
  const { findings } = await world.local.procedures.add({ name: 'set.yaml', text: procedure });
  const amiss = findings.filter(({ code }) => code === 'effect-without-field');
  expect(amiss.map(({ detail }) => detail)).toEqual([expect.stringContaining('building.nowhere')]);
});

test('no shipped procedure sets what buildings do not have', async () => {
  const { procedures } = await world.local.procedures.list({});
  expect(procedures.length).toBeGreaterThan(13);
  for (const { id } of procedures.filter((one) => one.id !== 'set-facts'))
    expect([id, (await world.local.procedures.show({ id })).findings.filter(({ code }) => code === 'effect-without-field')]).toEqual([
      id,
      [],
    ]);
});

test('a passed acceptance stands at the building; a demolition closes its life, once, and what stood there stays', async () => {
  await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'set-facts/clerk', region: '140300' });
  const { case: code } = await world.local.cases.begin({ procedure: 'set-facts', building: 'B1', for: 'key:clerk' });
  await world.local.cases.take({ case: code, transition: 'pass', for: 'key:clerk' });
  const passed = await world.local.registry.building({ building: 'B1' });
  expect(passed).toMatchObject({ greenAcceptance: true });
  await world.local.cases.take({ case: code, transition: 'demolish', fields: { day: '2026-03-02' }, for: 'key:clerk' });
  const { events } = await world.local.registry.timeline({ building: 'B1' });
  expect(events.filter(({ kind }) => kind !== 'changed').map(({ kind, day }) => `${kind} ${day}`)).toEqual([
    'delivered 2001-05-01',
    'demolished 2026-03-02',
  ]);
});

const parts = `kind: procedure
id: take-down
version: 1
status: CITY
source: {document: 测试, clause: '1'}
links: {building: required}
roles: {clerk: {who: post}}
fields: {area: {type: decimal, decimals: 2, min: '0.01', unit: m2}, day: {type: day}}
states: {check: {start: true, limit: none}, gone: {end: true}}
transitions:
  demolish: {from: check, to: gone, by: clerk, form: [area, day], effects: [{less: building.floorArea, by: $area, from: $day, gone: building.demolished}]}
`;

test('a part taken down leaves a smaller building from its day on; the last part closes its life; where no area is known it is told', async () => {
  const { registry, cases, people, procedures } = world.local;
  const rows = 'code,name,use,region,floorArea\nP1,楼,office,140302,1000.5\nP2,楼,office,140302,\n';
  await registry.importBuildings({ file: await world.upload('p.csv', rows) });
  await procedures.add({ name: 'parts.yaml', text: parts });
  await people.posts.set({ holder: 'key:clerk', role: 'take-down/clerk', region: '140300' });
  const take = async (building: string, area: string, day: string) => {
    const { case: code } = await cases.begin({ procedure: 'take-down', building, for: 'key:clerk' });
    return cases.take({ case: code, transition: 'demolish', fields: { area, day }, for: 'key:clerk' });
  };
  await take('P1', '400.25', '2026-03-02');
  expect(await registry.building({ building: 'P1' })).toMatchObject({ floorArea: 600.25 });
  const { events } = await registry.timeline({ building: 'P1' });
  expect(events.map(({ kind }) => kind)).not.toContain('demolished');
  await take('P1', '600.25', '2026-04-01');
  const after = await registry.timeline({ building: 'P1' });
  expect(after.events.filter(({ kind }) => kind !== 'changed').map(({ kind, day }) => `${kind} ${day}`)).toEqual(['demolished 2026-04-01']);
  const { findings } = await take('P2', '100', '2026-03-02');
  expect(findings).toMatchObject([{ code: 'effect-part-unknown', evidence: { area: '100' } }]);
});
