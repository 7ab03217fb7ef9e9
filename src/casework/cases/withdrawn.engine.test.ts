import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** What was withdrawn by a later correction holds no more: the public is told so, and no sum counts it. */
let world: World;
let ahead = 0;
const holder = { for: 'key:clerk' };

const head = `kind: procedure
version: 1
status: CITY
source: {document: 测试, clause: '1'}
roles: {clerk: {who: post}}
`;
const judge = `${head}id: judge
links: {building: required}
fields:
  star: {type: integer, names: {zh: 星级, en: Star}}
states: {check: {start: true, limit: none}, passed: {limit: none, names: {zh: 已通过, en: Passed}}, closed: {end: true}}
transitions:
  pass: {from: check, to: passed, by: clerk, form: [star], publish: {fields: [star]}, effects: [{set: building.greenStar, to: $star}], names: {zh: 批准通过, en: Approve}}
  again: {from: passed, to: check, by: clerk}
  close: {from: passed, to: closed, by: clerk}
  rate: {from: passed, to: passed, by: clerk, form: [star], effects: [{set: building.greenStar, to: $star}], names: {zh: 重评, en: Rate again}}
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
  for (const [name, text] of Object.entries({ judge, takeDown })) await procedures.add({ name: `${name}.yaml`, text });
  // a procedure is in force from the second after it was added
  ahead = 5000;
  await access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  for (const role of ['judge/clerk', 'take-down/clerk']) await people.posts.set({ holder: 'key:clerk', role, region: '140300' });
});
afterAll(() => world.stop());

const begun = async (procedure: string, building: string) => (await world.local.cases.begin({ procedure, building, ...holder })).case;

const take = (code: string, transition: string, fields: Record<string, unknown> = {}) =>
  world.local.cases.take({ case: code, transition, fields, ...holder });

const withdraw = (code: string, step: string) =>
  world.local.cases.correct({ case: code, step, note: '张三误填', withdraw: true, ...holder });

/** What the command line says. */
async function typed(...words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const { app } = world;
  const reached = { url: 'http://localhost', key: app.localKey, fetch: app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return said.join('\n');
}

/** What anybody is told of a case. */
async function published(code: string, language = 'zh') {
  const answer = await world.ask('/api/public/cases?procedure=judge', { headers: { cookie: '', 'accept-language': language } });
  const { cases } = (await answer.json()) as { cases: { case: string; withdrawn: { detail: string } | null }[] };
  return cases.find((one) => one.case === code);
}

test('what was published and withdrawn later says so, by its step and day; why and by whom stays in the record', async () => {
  const code = await begun('judge', 'D1');
  await take(code, 'pass', { star: 3 });
  expect((await published(code))?.withdrawn).toBeNull();
  const shown = await withdraw(code, 'pass');
  expect((await published(code))?.withdrawn).toMatchObject({ code: 'case-withdrawn' });
  expect((await published(code))?.withdrawn?.detail).toContain('“批准通过”已于 2026-05-06 撤销');
  expect((await published(code, 'en'))?.withdrawn?.detail).toContain('“Approve” was withdrawn on 2026-05-06');
  expect(JSON.stringify(await published(code))).not.toMatch(/张三|误填|local/u);
  expect(shown.findings.map(({ code: found }) => found)).toContain('case-withdrawn');
  expect(await typed('case', 'published', '--procedure', 'judge')).toMatch(/已通过 +“批准通过”已于 2026-05-06 撤销/u);
  expect(await typed('case', 'show', code)).toContain('“批准通过”已于 2026-05-06 撤销');
  const right = await world.local.cases.correct({ case: code, step: 'pass', note: '撤销有误', fields: { star: 2 }, ...holder });
  expect((await published(code))?.withdrawn).toBeNull();
  expect(right.findings.map(({ code: found }) => found)).not.toContain('case-withdrawn');
});

test('a conclusion that was withdrawn and reached anew holds, and so does one of which a later step within its state was withdrawn', async () => {
  const code = await begun('judge', 'D2');
  await take(code, 'pass', { star: 3 });
  await withdraw(code, 'pass');
  await take(code, 'again');
  await take(code, 'pass', { star: 1 });
  expect((await published(code))?.withdrawn).toBeNull();
  await take(code, 'rate', { star: 2 });
  await withdraw(code, 'rate');
  expect((await published(code))?.withdrawn).toBeNull();
});

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
