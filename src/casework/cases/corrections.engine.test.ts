import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** Steps that changed records outside their case are corrected: undone as known from then on, and had anew by the right values. */
let world: World;
let ahead = 0;
const holder = { for: 'key:clerk' };
const secrets = new Map<string, string>();

const head = `kind: procedure
version: 1
status: CITY
source: {document: 测试, clause: '1'}
roles: {clerk: {who: post}}
`;
const takeDown = `${head}id: take-down
links: {building: required}
fields:
  area: {type: decimal, decimals: 2, min: '0.01', unit: m2, must: [{atMost: building.floorArea}]}
  day: {type: day, must: [{atMost: today}]}
  why: {type: text}
registers: {gone: {in: gone, fields: [day]}}
states: {check: {start: true, limit: none}, gone: {end: true}}
transitions:
  look: {from: check, to: check, by: clerk, optional: [why]}
  demolish: {from: check, to: gone, by: clerk, form: [day], optional: [area], effects: [{less: building.floorArea, by: $area, from: $day, gone: building.demolished}]}
`;
const twice = `${head}id: twice
links: {building: required}
fields: {day: {type: day}}
states: {check: {start: true, limit: none}, gone: {end: true}}
transitions:
  finish: {from: check, to: gone, by: clerk, form: [day], effects: [{set: building.retrofit, to: $day}, {set: building.demolished, to: $day}]}
`;
const accept = `${head}id: accept
links: {building: required, organisation: required}
fields: {star: {type: integer}, class: {type: choice, options: {A: {zh: 甲, en: A}, B: {zh: 乙, en: B}}}, code: {type: text}, title: {type: text}, paid: {type: money}}
states: {check: {start: true, limit: none}, passed: {limit: none}, closed: {end: true}}
transitions:
  pass: {from: check, to: passed, by: clerk, form: [star], effects: [{set: building.greenStar, to: $star}, {begin: take-down}]}
  rate: {from: passed, to: passed, by: clerk, form: [class], effects: [{credit: $class}]}
  file: {from: passed, to: passed, by: clerk, form: [code, title], effects: [{enter: standard, code: $code, fields: {name: $title, number: DBJ04/T1, kind: local, status: issued}}]}
  agree: {from: passed, to: passed, by: clerk, effects: [{consent: true}]}
  refuse: {from: passed, to: passed, by: clerk, effects: [{consent: false}]}
  grant: {from: passed, to: passed, by: clerk, form: [paid], effects: [{grant: paid}]}
  close: {from: passed, to: closed, by: clerk}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.now() + ahead });
  const { registry, procedures, people, access, place } = world.local;
  await place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nO1,某单位,140302\n') });
  const rows = ['D1', 'D2', 'P1', 'A1', 'A2'].map((code) => `${code},楼,office,140302,1000.5,O1`);
  await registry.importBuildings({
    file: await world.upload('b.csv', ['code,name,use,region,floorArea,organisation', ...rows, ''].join('\n')),
  });
  for (const [name, text] of Object.entries({ takeDown, twice, accept })) await procedures.add({ name: `${name}.yaml`, text });
  // a procedure is in force from the second after it was added
  ahead = 5000;
  for (const name of ['clerk', 'other']) secrets.set(name, (await access.keys.create({ name, role: 'bureau', region: '140300' })).secret);
  for (const role of ['take-down/clerk', 'twice/clerk', 'accept/clerk'])
    await people.posts.set({ holder: 'key:clerk', role, region: '140300' });
});
afterAll(() => world.stop());

const seenBy = async (name: string, code: string) =>
  (await (await world.ask(`/api/cases/${code}`, { headers: { authorization: `Bearer ${secrets.get(name) ?? ''}` } })).json()) as Awaited<
    ReturnType<typeof world.local.cases.show>
  >;

const begun = async (procedure: string, building: string) =>
  (await world.local.cases.begin({ procedure, building, organisation: 'O1', ...holder })).case;

const take = (code: string, transition: string, fields: Record<string, unknown> = {}) =>
  world.local.cases.take({ case: code, transition, fields, ...holder });

const correct = (code: string, step: string, asked: { fields?: Record<string, unknown>; withdraw?: boolean }) =>
  world.local.cases.correct({ case: code, step, note: '误填', ...holder, ...asked });

const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => ({ code: null }),
    (error: unknown) => ({ code: error instanceof ProblemAnswer ? error.document.code : String(error) }),
  );

const demolitions = async (building: string) =>
  (await world.local.registry.timeline({ building })).events.filter(({ kind }) => kind === 'demolished').map(({ day }) => day);

test('a day that was wrong is corrected at the building; the case says what was said before, and as it was known then', async () => {
  const code = await begun('take-down', 'D1');
  await take(code, 'demolish', { day: '2026-03-02', area: '1000.50' });
  expect((await seenBy('clerk', code)).correctable).toMatchObject([
    { transition: 'demolish', form: [{ field: 'day' }, { field: 'area' }] },
  ]);
  expect((await seenBy('other', code)).correctable, 'who has no post for the step').toEqual([]);
  expect(await demolitions('D1')).toEqual(['2026-03-02']);
  const shown = await correct(code, 'demolish', { fields: { day: '2026-03-12' } });
  expect(await demolitions('D1')).toEqual(['2026-03-12']);
  expect(shown).toMatchObject({ state: 'gone', fields: { day: '2026-03-12', area: '1000.50' } });
  expect(shown.corrections).toMatchObject([{ step: 2, note: '误填', by: 'local', withdraws: false, fieldTexts: { day: '2026-03-12' } }]);
  const { events, valid } = await world.local.cases.record({ case: code });
  expect([valid, events.map(({ kind }) => kind)]).toEqual([true, ['begin', 'step', 'correct']]);
  const before = new Date(Date.parse(String(events[1]?.recorded)) + 1).toISOString();
  expect((await world.local.cases.show({ case: code, knownAt: before })).fields).toMatchObject({ day: '2026-03-02' });
  const history = await world.local.registry.history({ building: 'D1' });
  expect(history.changes.filter(({ field }) => field === 'lifeEvents').map(({ undone }) => undone !== null)).toEqual([false, true]);
});

/** The cases in the register of what was taken down. */
async function registered(): Promise<string[]> {
  const asked = { procedure: 'take-down', register: 'gone', region: '140300', from: '2000-01-01', to: '2100-01-01' };
  const { parts } = await world.local.caseDocuments.registers.show(asked);
  return parts.flatMap(({ rows }) => rows.map((row) => row.case));
}

test('a demolition that was none is withdrawn: the building stands, no register has it, and the correction can be corrected', async () => {
  const code = await begun('take-down', 'D2');
  await take(code, 'demolish', { day: '2026-03-02', area: '1000.50' });
  expect(await registered()).toContain(code);
  expect((await correct(code, 'demolish', { withdraw: true })).corrections).toMatchObject([{ withdraws: true }]);
  expect(await demolitions('D2')).toEqual([]);
  expect(await registered()).not.toContain(code);
  expect(await problemOf(correct(code, 'demolish', { withdraw: true }))).toMatchObject({ code: 'withdrawn-already' });
  await correct(code, '2', { fields: { day: '2026-03-05' } });
  expect(await demolitions('D2')).toEqual(['2026-03-05']);
  expect(await registered()).toContain(code);
});

test('an area is weighed against the building as it is without the effect', async () => {
  const code = await begun('take-down', 'P1');
  const floorArea = async () => (await world.local.registry.building({ building: 'P1' })).floorArea;
  await take(code, 'demolish', { day: '2026-03-02', area: '400.25' });
  expect(await floorArea()).toBe(600.25);
  await correct(code, 'demolish', { fields: { area: '700.50' } });
  expect(await floorArea()).toBe(300);
  expect(await problemOf(correct(code, 'demolish', { fields: { area: '1000.51' } }))).toMatchObject({ code: 'must-refused' });
  expect(await floorArea()).toBe(300);
});

test('an effect on which a later one was built is corrected after that, last first', async () => {
  const { registry } = world.local;
  await registry.importBuildings({ file: await world.upload('l.csv', 'code,name,use,region,floorArea\nL1,楼,office,140302,2110\n') });
  const [first, second] = [await begun('take-down', 'L1'), await begun('take-down', 'L1')];
  await take(first, 'demolish', { day: '2026-03-02', area: '100' });
  await take(second, 'demolish', { day: '2026-04-02', area: '500' });
  expect((await problemOf(correct(first, 'demolish', { withdraw: true }))).code).toBe('effect-built-on');
  await correct(second, 'demolish', { withdraw: true });
  await correct(first, 'demolish', { withdraw: true });
  await correct(second, 'demolish', { fields: { area: '500' } });
  expect((await registry.building({ building: 'L1' })).floorArea).toBe(1610);
});

test('two effects of one step on the same list are undone together', async () => {
  const { registry } = world.local;
  await registry.importBuildings({ file: await world.upload('w.csv', 'code,name,use,region\nW1,楼,office,140302\n') });
  const code = await begun('twice', 'W1');
  await take(code, 'finish', { day: '2026-03-02' });
  const events = async () => (await registry.timeline({ building: 'W1' })).events.filter(({ kind }) => kind !== 'changed').length;
  expect(await events()).toBe(2);
  await correct(code, 'finish', { withdraw: true });
  expect(await events()).toBe(0);
});

test('what is given is used or refused: neither, both, a field of another step, a step without effects, somebody without the post', async () => {
  const code = await begun('take-down', 'A2');
  await take(code, 'look', { why: '查看' });
  await take(code, 'demolish', { day: '2026-03-02', area: '1' });
  const refused = async (step: string, asked: Parameters<typeof correct>[2]) => (await problemOf(correct(code, step, asked))).code;
  expect(await refused('demolish', {})).toBe('correct-what');
  expect(await refused('demolish', { fields: { day: '2026-03-03' }, withdraw: true })).toBe('correct-what');
  expect(await refused('demolish', { fields: { why: '查看' } })).toBe('field-bad');
  expect(await refused('demolish', { fields: { day: null } })).toBe('form-incomplete');
  expect(await refused('look', { withdraw: true })).toBe('nothing-to-correct');
  expect(
    await problemOf(world.local.cases.correct({ case: code, step: 'demolish', note: 'x', withdraw: true, for: 'key:other' })),
  ).toMatchObject({ code: 'not-your-role' });
  const { head: seen } = await world.local.cases.show({ case: code });
  await correct(code, 'demolish', { fields: { day: '2026-03-03' } });
  expect(
    await problemOf(world.local.cases.correct({ case: code, step: 'demolish', note: 'x', withdraw: true, seen, ...holder })),
  ).toMatchObject({ code: 'changed-meanwhile' });
});

test('each kind of effect is undone with its step, and money is not corrected', async () => {
  const code = await begun('accept', 'A1');
  const star = async () => (await world.local.registry.building({ building: 'A1' })).greenStar;
  await take(code, 'pass', { star: 3 });
  const shown = await correct(code, 'pass', { fields: { star: 2 } });
  expect(await star()).toBe(2);
  const stays = shown.findings.find(({ code: found }) => found === 'effect-case-stays');
  expect(stays?.evidence).toMatchObject({ cases: expect.stringMatching(/^take-down/u) as string });
  await correct(code, 'pass', { fields: { star: 1 } });
  expect(await star()).toBe(1);
  expect((await world.local.cases.list({ procedure: 'take-down' })).cases.filter(({ building }) => building === 'A1')).toHaveLength(1);

  const credit = async () => (await world.local.cases.credits({ organisation: 'O1' })).organisations.map((one) => one.credit);
  await take(code, 'rate', { class: 'A' });
  await correct(code, 'rate', { fields: { class: 'B' } });
  expect(await credit()).toEqual(['B']);
  await correct(code, 'rate', { withdraw: true });
  expect(await credit()).toEqual([]);

  const name = async () =>
    (await world.local.standards.list({})).standards.filter((one) => one.code === '3.6.1.0.12').map((one) => one.name);
  await take(code, 'file', { code: '3.6.1.0.12', title: '误名' });
  await correct(code, 'file', { fields: { title: '正名' } });
  expect(await name()).toEqual(['正名']);
  await correct(code, 'file', { withdraw: true });
  expect(await name()).toEqual([]);

  await take(code, 'agree');
  await correct(code, 'agree', { withdraw: true });
  await take(code, 'refuse');
  expect(await problemOf(correct(code, 'refuse', { withdraw: true }))).toMatchObject({ code: 'effect-stays' });
  await take(code, 'grant', { paid: '100.00' });
  expect(await problemOf(correct(code, 'grant', { fields: { paid: '90.00' } }))).toMatchObject({ code: 'correct-money' });
});
