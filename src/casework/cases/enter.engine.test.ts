import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** A short way to what the shipped procedures of standards do: enter a standard, and change it. */
const filing = `kind: procedure
id: filing
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 示例备案, en: Filing}
links: {region: required}
roles: {clerk: {who: post}}
fields:
  code: {type: text, names: {zh: 体系编码, en: Code}, must: [{exists: standard-code}, {absent: standard, else: reason}]}
  title: {type: text, names: {zh: 名称, en: Title}}
  number: {type: text, names: {zh: 编号, en: Number}}
  replaces: {type: text, names: {zh: 代替, en: Replaces}}
  pages: {type: integer, names: {zh: 页数, en: Pages}}
  grade: {type: choice, options: {first: {zh: 一等, en: First}, second: {zh: 二等, en: Second}}, names: {zh: 等级, en: Grade}}
numbers: {register: {pattern: 'R-{year}-{seq}', per: [year]}}
registers: {all: {in: filed, by: grade, number: register, fields: [title, grade], totals: {of: [pages], per: [year, grade]}, names: {zh: 示例目录, en: Register}}}
states: {draft: {start: true}, issued: {limit: none}, filed: {end: true}}
transitions:
  issue: {from: draft, to: issued, by: clerk, form: [code, title, number], optional: [replaces, grade, pages], publish: {fields: [title]}}
  file: {from: issued, to: filed, by: clerk, number: register, effects: [{enter: standard, code: $code, fields: {name: $title, number: $number, kind: local, status: issued, issued: $step.issue, replaces: $replaces}}]}
`;
const reviewing = `kind: procedure
id: reviewing
version: 1
status: CITY
source: {document: 示例, clause: 二}
links: {region: required}
roles: {clerk: {who: post}}
fields:
  code: {type: text, names: {zh: 体系编码, en: Code}, must: [{exists: standard}]}
  conclusion: {type: choice, options: {continue: {zh: 继续有效, en: Continues}, withdraw: {zh: 废止, en: Withdrawn}}}
states: {draft: {start: true}, done: {end: true}}
transitions:
  conclude: {from: draft, to: done, by: clerk, form: [code, conclusion], effects: [{enter: standard, code: $code, fields: {reviewed: $today, outcome: $conclusion}}, {enter: standard, code: $code, fields: {status: abolished, abolished: $today}, when: {conclusion: withdraw}}]}
`;

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');
let secret = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'filing.yaml', text: filing });
  await world.local.procedures.add({ name: 'reviewing.yaml', text: reviewing });
  now += 5000;
  secret = (await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' })).secret;
  for (const role of ['filing/clerk', 'reviewing/clerk'])
    await world.local.people.posts.set({ holder: 'key:clerk', role, region: '140300' });
});
afterAll(() => world.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': 'zh' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const begin = async (procedure: string): Promise<string> => (await answerTo('/cases', { procedure, region: '140300' })).said.case as string;
const take = (code: string, transition: string, fields: object = {}, more: object = {}) =>
  answerTo(`/cases/${code}/steps`, { transition, fields, ...more });
const standards = async () => (await world.local.standards.list({ under: '3.6.1' })).standards;

test('what is filed is in the library with its number and the day of its issue, in the name of the case', async () => {
  const code = await begin('filing');
  await take(code, 'issue', { code: '3.6.1.0.12', title: '示例标准', number: 'DBJ04/T1-2026', replaces: 'DBJ04/T1-2016', grade: 'second' });
  expect(await standards()).toEqual([]);
  now = Date.parse('2026-03-20T02:00:00Z');
  expect((await take(code, 'file')).said).toMatchObject({ state: 'filed', numbers: { register: 'R-2026-1' } });
  expect(await standards()).toMatchObject([
    {
      code: '3.6.1.0.12',
      number: 'DBJ04/T1-2026',
      name: '示例标准',
      kind: 'local',
      state: 'issued',
      issued: '2026-03-02',
      replaces: ['DBJ04/T1-2016'],
      reexaminationDue: '2031-03-03',
    },
  ]);
  const { changes } = await world.local.standards.history({ standard: '3.6.1.0.12' });
  expect(new Set(changes.map(({ by }) => by))).toEqual(new Set([`case:${code}`]));
});

test('a code that the library has is taken with a reason alone, and the standard that has it is changed', async () => {
  const code = await begin('filing');
  const fields = { code: '3.6.1.0.12', title: '示例标准（修订）', number: 'DBJ04/T1-2026', pages: 12 };
  expect((await take(code, 'issue', fields)).said).toMatchObject({ code: 'reason-missing', findings: [{ code: 'must-be-new' }] });
  expect((await take(code, 'issue', fields, { reasons: { code: '修订原标准' } })).status).toBe(200);
  now = Date.parse('2026-04-01T02:00:00Z');
  await take(code, 'file');
  // what the second case does not state stays
  expect(await standards()).toMatchObject([{ name: '示例标准（修订）', issued: '2026-03-20', replaces: ['DBJ04/T1-2016'] }]);
});

test('a re-examination is of a standard in the library; its outcome is dated, and a withdrawal ends the standard', async () => {
  const code = await begin('reviewing');
  expect((await take(code, 'conclude', { code: '3.6.1.0.99', conclusion: 'continue' })).said).toMatchObject({ code: 'must-refused' });
  await take(code, 'conclude', { code: '3.6.1.0.12', conclusion: 'continue' });
  expect(await standards()).toMatchObject([
    { state: 'issued', reviewed: '2026-04-01', outcome: 'continue', reexaminationDue: '2031-04-01' },
  ]);
  now = Date.parse('2026-05-06T02:00:00Z');
  const before = new Date(now - 1).toISOString();
  await take(await begin('reviewing'), 'conclude', { code: '3.6.1.0.12', conclusion: 'withdraw' });
  expect(await standards()).toMatchObject([{ state: 'abolished', outcome: 'withdraw', abolished: '2026-05-06', reexaminationDue: null }]);
  expect((await world.local.standards.list({ knownAt: before })).standards).toMatchObject([{ state: 'issued', outcome: 'continue' }]);
});

test('a register lists cases by the options of its field, as a paper too, and not those outside its days', async () => {
  const asked = { procedure: 'filing', register: 'all', region: '140300', from: '2026-01-01', to: '2026-04-01' };
  expect(await world.local.caseDocuments.registers.list({ procedure: 'filing' })).toEqual({
    registers: [{ register: 'all', name: '示例目录' }],
  });
  const told = await world.local.caseDocuments.registers.show(asked);
  expect(told).toMatchObject({ name: '示例目录', total: 1, number: 'register' });
  expect(told.parts.map(({ name, rows }) => [name, rows.map(({ number, day, values }) => [number, day, ...values])])).toEqual([
    ['一等', []],
    ['二等', [['R-2026-1', '2026-03-20', '示例标准', '二等']]],
  ]);
  // the case that names no grade stands apart
  const all = await world.local.caseDocuments.registers.show({ ...asked, to: '2027-01-01' });
  expect(all.parts.map(({ key, rows }) => [key, rows.length])).toEqual([
    ['first', 0],
    ['second', 1],
    [null, 1],
  ]);
  expect(all.totals).toMatchObject({ per: ['年份', '等级'], fields: [{ field: 'pages', name: '页数' }] });
  expect(all.totals?.rows).toEqual([
    { of: ['2026', null], count: 1, values: ['12'], lacking: 0 },
    { of: ['2026', '二等'], count: 1, values: [null], lacking: 1 },
  ]);
  expect(all.totals?.whole).toEqual({ of: [null, null], count: 2, values: ['12'], lacking: 1 });
  expect((await world.local.caseDocuments.registers.show({ ...asked, to: '2027-01-01', knownAt: '2026-03-25' })).total).toBe(1);
  const paper = await world.ask(`/api/exports/case-register?${new URLSearchParams(asked).toString()}`);
  expect([paper.status, (await paper.arrayBuffer()).byteLength > 4000]).toEqual([200, true]);
  const missing = await world.ask(`/api/case-registers/filing/none?region=140300&from=2026-01-01&to=2027-01-01`);
  expect([missing.status, ((await missing.json()) as { code: string }).code]).toEqual([404, 'no-such-register']);
});

test('what cannot be entered is told in the case, and the library stays as it was', async () => {
  const code = await begin('filing');
  await take(code, 'issue', { code: '3.6.2.1.7', title: '示例标准', number: 'X'.repeat(101) });
  const { said } = await take(code, 'file');
  expect(said).toMatchObject({ state: 'filed', findings: [{ code: 'effect-refused', evidence: { problem: 'too-long' } }] });
  expect(said.findings[0].detail).toContain('standard 3.6.2.1.7');
  expect((await world.local.standards.list({ under: '3.6.2' })).standards).toEqual([]);
});
