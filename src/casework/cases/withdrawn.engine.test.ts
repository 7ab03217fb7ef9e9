import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** What was withdrawn by a later correction holds no more: no sum counts it. */
let world: World;
let ahead = 0;
const holder = { for: 'key:clerk' };

const head = `kind: procedure
version: 1
status: CITY
source: {document: 测试, clause: '1'}
roles: {clerk: {who: post}}
`;
const takeDown = `${head}id: take-down
links: {building: required}
fields:
  unit: {type: text}
  unitArea: {type: decimal, must: [{alike: {in: [gone], per: [region, unit, year]}, else: reason}]}
  area: {type: decimal, decimals: 2, min: '0.01', must: [{sum: {in: [gone], per: [region, unit, year]}, atMost: unitArea}]}
  day: {type: day}
  once: {type: text, must: [{only: {in: [gone], per: [building, once]}}, {case: {procedure: take-down, in: [gone], same: [building]}, when: {once: before}}]}
states: {check: {start: true, limit: none}, gone: {end: true}}
transitions:
  demolish: {from: check, to: gone, by: clerk, form: [area, day], optional: [unit, unitArea, once], effects: [{less: building.floorArea, by: $area, from: $day, gone: building.demolished}]}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-05-06T02:00:00Z') + ahead });
  const { registry, procedures, people, access } = world.local;
  const rows = ['D1', 'D2', 'D3'].map((code) => `${code},楼,office,140302,1000`);
  await registry.importBuildings({ file: await world.upload('b.csv', ['code,name,use,region,floorArea', ...rows, ''].join('\n')) });
  for (const [name, text] of Object.entries({ takeDown })) await procedures.add({ name: `${name}.yaml`, text });
  // a procedure is in force from the second after it was added
  ahead = 5000;
  await access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  for (const role of ['take-down/clerk']) await people.posts.set({ holder: 'key:clerk', role, region: '140300' });
});
afterAll(() => world.stop());

const begun = async (procedure: string, building: string) => (await world.local.cases.begin({ procedure, building, ...holder })).case;

const take = (code: string, transition: string, fields: Record<string, unknown> = {}) =>
  world.local.cases.take({ case: code, transition, fields, ...holder });

const withdraw = (code: string, step: string) =>
  world.local.cases.correct({ case: code, step, note: '张三误填', withdraw: true, ...holder });

test('a demolition that was none is in no sum of its unit and year, agrees with no other, and is no earlier case', async () => {
  const unit = { unit: '西片区', unitArea: '1000', day: '2026-05-01' };
  const first = await begun('take-down', 'D1');
  await take(first, 'demolish', { ...unit, area: '900', once: 'x' });
  const other = await begun('take-down', 'D1');
  const weighed = async (fields: Record<string, unknown>) => {
    const { findings } = await world.local.cases.weigh({ case: other, transition: 'demolish', fields, ...holder });
    return findings.map(({ code }) => code).toSorted();
  };
  expect(await weighed({ ...unit, area: '200' })).toEqual(['must-total-at-most']);
  expect(await weighed({ ...unit, area: '1', unitArea: '2000', once: 'x' })).toEqual(['must-be-alike', 'must-be-only']);
  expect(await weighed({ ...unit, area: '1', once: 'before' })).toEqual([]);
  await withdraw(first, 'demolish');
  expect(await weighed({ ...unit, area: '200' })).toEqual([]);
  expect(await weighed({ ...unit, area: '1', unitArea: '2000', once: 'x' })).toEqual([]);
  expect(await weighed({ ...unit, area: '1', once: 'before' })).toEqual(['must-have-case']);
  await world.local.cases.correct({ case: first, step: 'demolish', note: '撤销有误', fields: { area: '900' }, ...holder });
  expect(await weighed({ ...unit, area: '200' })).toEqual(['must-total-at-most']);
});
