import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-02T02:00:00Z') });
  await world.local.procedures.add({ name: 'label.yaml', text: label });
  const organisations = await world.upload('o.csv', 'code,name,region\nORG1,甲公司,140302\nORG2,乙公司,140302\n');
  await world.local.place.importOrganisations({ file: organisations });
  const people = [
    'code,name,kind,organisation,groups,until,recuse',
    'E1,张一,expert,,暖通,,',
    'E2,李二,expert,甲公司,电气,,',
    'E3,王三,expert,乙公司,,,ORG1',
    'E4,赵四,expert,,,2026-02-01,',
    'E5,钱五,expert,,,,',
    'I1,孙六,inspector,,,,',
  ];
  await world.local.people.importPeople({ file: await world.upload('p.csv', people.join('\n')) });
  await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'panelled/clerk', region: '140300' });
});
afterAll(() => world.stop());

const label = `kind: procedure
id: panelled
version: 1
status: CITY
source: {document: 示例, clause: 一}
links: {organisation: required}
roles: {clerk: {who: post}, expert: {who: panel}}
panels: {experts: {from: expert, size: 2, quorum: 1, pass: {atLeast: 1/2, of: votes}}}
states: {draft: {start: true}, done: {end: true}}
transitions: {end: {from: draft, to: done, by: clerk, panel: {experts: pass}}}
`;

test('people in force are offered by how often they were seated; who has an interest is marked and comes last', async () => {
  const begin = async () => (await world.local.cases.begin({ procedure: 'panelled', organisation: 'ORG1', for: 'key:clerk' })).case;
  const [before, code] = [await begin(), await begin()];
  await world.local.cases.seat({ case: before, panel: 'experts', people: ['E1'], for: 'key:clerk' });
  await world.local.cases.seat({ case: code, panel: 'experts', people: ['E5'], for: 'key:clerk' });
  const { people } = await world.local.cases.candidates({ case: code, panel: 'experts' });
  expect(people.map((one) => [one.code, one.name, one.seated, one.conflict, one.panels])).toEqual([
    ['E1', '张一', false, false, 1],
    ['E5', '钱五', true, false, 1],
    ['E2', '李二', false, true, 0],
    ['E3', '王三', false, true, 0],
  ]);
  for (const person of ['E2', 'E3'])
    await expect(world.local.cases.seat({ case: code, panel: 'experts', people: [person], for: 'key:clerk' })).rejects.toMatchObject({
      document: { code: 'conflict-of-interest' },
    });
});

test('nobody is told of a panel of a case that they do not see', async () => {
  const [code] = (await world.local.cases.list({})).cases.map((one) => one.case);
  const elsewhere = world.as('bureau', { region: '150200' });
  await expect(elsewhere.cases.candidates({ case: code ?? '', panel: 'experts' })).rejects.toMatchObject({
    document: { code: 'no-such-case' },
  });
  await expect(world.local.cases.candidates({ case: code ?? '', panel: 'others' })).rejects.toMatchObject({
    document: { code: 'no-such-panel' },
  });
});
