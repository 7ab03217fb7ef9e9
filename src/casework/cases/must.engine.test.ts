import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** One procedure with one of each thing that a value must agree with, in each strength. */
const procedure = `kind: procedure
id: toy
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 示例事项, en: Toy}
links: {building: required, project: optional}
must: [{absent: building.demolished}]
roles: {clerk: {who: post}}
fields:
  area: {type: decimal, unit: m2, names: {zh: 拆除面积, en: Area}, must: [{atMost: building.floorArea}]}
  unit: {type: text, names: {zh: 单元, en: Unit}}
  unitArea: {type: decimal, unit: m2, names: {zh: 单元面积, en: Area of the unit}, must: [{alike: {in: [filed], per: [region, unit]}, else: reason}]}
  counts: {type: bool, names: {zh: 计入, en: Counts}}
  part: {type: decimal, unit: m2, names: {zh: 部分面积, en: Part}, must: [{sum: {in: [filed], per: [region, unit], where: {counts: 'true'}}, atMost: unitArea, times: 0.2, else: reason, status: RECALLED, source: {document: 示例通知, clause: 二}}]}
  doneOn: {type: day, names: {zh: 完工日期, en: Done on}, must: [{atMost: today}, {atLeast: begun}, {atLeast: building.yearBuilt}]}
  roof: {type: decimal, unit: m2, names: {zh: 屋面面积, en: Roof}, must: [{atMost: building.roofArea}]}
  project: {type: text, names: {zh: 所属项目, en: Project}, must: [{exists: project}]}
  code: {type: text, names: {zh: 体系编码, en: Code}, must: [{exists: standard-code}]}
  star: {type: integer, min: 0, max: 3, names: {zh: 星级, en: Star}, must: [{case: {procedure: toy, in: [filed], same: [project], atLeast: {total: star}}, when: {star: {atLeast: 2}}, else: reason}]}
  kinds: {type: table, columns: {kind: {type: choice, options: [渣土, 泥浆]}, made: {type: decimal, min: 0, names: {zh: 产生量, en: Made}}}, names: {zh: 分类, en: Kinds}, must: [{column: made, equals: total, else: tell}]}
  total: {type: decimal, names: {zh: 产生总量, en: Total}}
  heat: {type: choice, options: {coal: {zh: 散煤, en: Coal}, pump: {zh: 热泵, en: Heat pump}}, names: {zh: 取暖, en: Heating}, must: [{noneOf: [coal], else: reason}]}
  load: {type: decimal, unit: kWh, names: {zh: 年用电量, en: Electricity}, must: [{atLeast: project.annualKwh, else: reason}]}
  rows: {type: table, columns: {building: {type: text, names: {zh: 建筑编号, en: Building}}, made: {type: decimal, min: 0, names: {zh: 用量, en: Use}}}, names: {zh: 分栋, en: By building}, must: [{column: building, exists: building}, {column: made, equals: total, else: reason}]}
  stage: {type: integer, names: {zh: 阶段, en: Stage}, must: [{equals: count.note, plus: 1}]}
states: {draft: {start: true, limit: none}, filed: {limit: none}, closed: {end: true}}
transitions:
  note: {from: draft, to: draft, by: clerk, optional: [stage], names: {zh: 记录, en: Note}}
  file: {from: draft, to: filed, by: clerk, optional: [area, heat, unit, unitArea, counts, part, doneOn, roof, project, code, star, kinds, total, load, rows], effects: [{begin: toy, when: {star: {atLeast: 1}}}], names: {zh: 提交, en: File}}
  close: {from: filed, to: closed, by: clerk, document: decision}
`;

let world: World;
const now = Date.parse('2026-03-02T02:00:00Z');
let secret = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'toy.yaml', text: procedure });
  const buildings =
    'code,name,use,region,floorArea,yearBuilt,lifeEvents\nB1,一号楼,school,140302,22722,2010,\nB2,二号楼,school,140302,,,\n';
  const gone = 'B3,三号楼,school,140302,100,1990,demolished:2020-05-01\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings + gone) });
  const projects = 'code,name,region,buildings,annualKwh\nP-1,示例项目,140302,B1,6000000\nP-2,没有登记用能的项目,140302,B1,\n';
  await world.local.project.importProjects({ file: await world.upload('p.csv', projects) });
  secret = (await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' })).secret;
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'toy/clerk', region: '140300' });
});
afterAll(() => world.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': 'zh' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const begin = async (building: string, more: object = {}): Promise<string> =>
  (await answerTo('/cases', { procedure: 'toy', building, ...more })).said.case as string;

const file = (code: string, fields: object, more: object = {}) => answerTo(`/cases/${code}/steps`, { transition: 'file', fields, ...more });

const weighed = async (code: string, fields: object, transition = 'file') =>
  (await answerTo(`/cases/${code}/weighed`, { transition, fields })).said.findings as {
    code: string;
    detail: string;
    evidence: Record<string, unknown>;
  }[];

test.each([
  ['more than the building has', { area: '999999' }, 'must-be-at-most'],
  ['a day to come', { doneOn: '2027-03-02' }, 'must-not-be-after'],
  ['a day before the case began', { doneOn: '2026-03-01' }, 'must-not-be-before'],
  ['a project that does not exist', { project: 'P-9' }, 'must-exist'],
  ['a code that the library has no place for', { code: '9.9.9.9.9' }, 'must-exist'],
])('%s is refused, with the same words before and when it is sent', async (_what, fields, code) => {
  const one = await begin('B1');
  const answer = await file(one, fields);
  expect(answer).toMatchObject({ status: 422, said: { code: 'must-refused', findings: [{ code, evidence: { strength: 'refuse' } }] } });
  expect(await weighed(one, fields)).toEqual(answer.said.findings);
  expect((await answerTo(`/cases/${one}`)).said).toMatchObject({ state: 'draft', doubts: [] });
});

test('a day before the building stood is refused, by the year in which it was built', async () => {
  const told = await weighed(await begin('B1'), { doneOn: '2009-12-31' });
  expect(told.map(({ evidence }) => evidence['bound'])).toEqual(['2026-03-02', '2010-01-01 – 2010-12-31']);
});

test('the words name the value, what it is compared with, and what to do', async () => {
  const [told] = await weighed(await begin('B1'), { area: '999999' });
  expect(told?.detail).toBe(
    '“拆除面积”（area）为 999999 m²，大于建筑台账的建筑面积（22722 m²）。请核对填写的数；建筑台账的建筑面积有误的，先更正。',
  );
});

test('where the building’s fact is unknown, the step is taken and says so: unknown is not zero', async () => {
  const one = await begin('B2');
  const { said } = await file(one, { area: '999999', roof: '5' });
  expect(said).toMatchObject({
    state: 'filed',
    doubts: [
      { field: 'area', code: 'must-unknown', strength: 'tell', severity: 'info', reason: null },
      { field: 'roof', code: 'must-unknown' },
    ],
  });
});

test('what exceeds a limit in principle is taken with a reason, which the record keeps; the total counts the cases of the unit', async () => {
  const first = await begin('B1');
  const unit = { unit: '东片区', unitArea: '1000', counts: true };
  expect((await file(first, { ...unit, part: '150' })).said).toMatchObject({ state: 'filed', doubts: [] });
  const second = await begin('B2');
  const refused = await file(second, { ...unit, part: '60' });
  expect(refused).toMatchObject({ status: 400, said: { code: 'reason-missing', findings: [{ code: 'must-total-at-most' }] } });
  expect(refused.said.findings[0].detail).toContain('的合计（含本件）大于“单元面积”（unitArea）的 20%（200 m²）');
  // what the other cases come to is not for everyone
  expect(JSON.stringify(refused.said)).not.toContain('210');
  expect(refused.said.findings[0].detail).toContain('示例通知 二，待核对标准原文');
  const reasons = { part: '危房，已论证无法加固' };
  expect(await file(second, { ...unit, part: '40' }, { reasons })).toMatchObject({ said: { code: 'reason-not-asked' } });
  const taken = (await file(second, { ...unit, part: '60' }, { reasons })).said;
  expect(taken).toMatchObject({ state: 'filed', doubts: [{ field: 'part', strength: 'reason', reason: '危房，已论证无法加固', n: 2 }] });
  const record = (await answerTo(`/cases/${second}/record`)).said;
  expect([record.valid, record.events[1].doubts[0].reason]).toEqual([true, '危房，已论证无法加固']);
  const { head } = taken;
  expect((await answerTo(`/cases/${second}/steps`, { transition: 'close', seen: head })).said.state).toBe('closed');
  const paper = await world.ask(`/api/cases/${second}/documents/decision`, { headers: { authorization: `Bearer ${secret}` } });
  const text = Buffer.from(unzipSync(new Uint8Array(await paper.arrayBuffer()))['word/document.xml'] ?? []).toString();
  expect(text).toContain('危房，已论证无法加固');
});

test('a table that does not add up is told before it is sent, and kept; a kind that does not exist or a negative amount is not taken', async () => {
  const one = await begin('B1');
  const fields = {
    total: '100',
    kinds: [
      { kind: '渣土', made: '70' },
      { kind: '泥浆', made: '20' },
    ],
  };
  expect(await weighed(one, fields)).toMatchObject([{ code: 'must-equal', evidence: { strength: 'tell' } }]);
  for (const row of [
    { kind: '金子', made: '1' },
    { kind: '渣土', made: '-1' },
  ])
    expect(await file(one, { ...fields, kinds: [row] })).toMatchObject({ status: 400, said: { code: 'field-bad' } });
  expect((await file(one, fields)).said).toMatchObject({ state: 'filed', doubts: [{ code: 'must-equal', strength: 'tell' }] });
});

test('stages follow each other', async () => {
  const one = await begin('B1');
  const note = (stage: number) => answerTo(`/cases/${one}/steps`, { transition: 'note', fields: { stage } });
  expect(await note(3)).toMatchObject({ status: 422, said: { findings: [{ code: 'must-equal' }] } });
  expect((await note(1)).said.state).toBe('draft');
  expect((await note(2)).said.state).toBe('draft');
});

test('no case begins on what was demolished, and none without the links that the procedure requires', async () => {
  expect(await answerTo('/cases', { procedure: 'toy', building: 'B3' })).toMatchObject({
    status: 422,
    said: { code: 'must-refused', findings: [{ code: 'must-be-absent', detail: expect.stringContaining('2020-05-01') }] },
  });
  expect(await answerTo('/cases', { procedure: 'toy', region: '140302' })).toMatchObject({
    status: 400,
    said: { code: 'form-incomplete', findings: [{ evidence: { field: 'building' } }] },
  });
  expect(await answerTo('/cases', { procedure: 'toy', building: 'B1', project: 'P-9' })).toMatchObject({ status: 404 });
});

test('an open case on a building that was demolished since is told so, and goes on; one that has ended is not', async () => {
  const made = 'code,name,use,region,floorArea\nB4,四号楼,school,140302,100\n';
  await world.local.registry.importBuildings({ file: await world.upload('b4.csv', made) });
  const [open, over] = [await begin('B4'), await begin('B4')];
  const head = (await file(over, {})).said.head as string;
  await answerTo(`/cases/${over}/steps`, { transition: 'close', seen: head });
  const gone = 'code,lifeEvents\nB4,demolished:2026-03-01\n';
  await world.local.registry.importBuildings({ file: await world.upload('gone.csv', gone) });
  const told = async (code: string) => (await answerTo(`/cases/${code}`)).said.findings as { code: string; detail: string }[];
  expect(await told(open)).toMatchObject([
    { code: 'case-building-demolished', detail: expect.stringContaining('建筑 B4 已于 2026-03-01 拆除，本办件仍在办理') },
  ]);
  expect(await told(over)).toEqual([]);
  // the building says what is left to end
  expect((await answerTo('/buildings/B4')).said.findings).toMatchObject([
    { code: 'building-cases-open', evidence: { building: 'B4', day: '2026-03-01', count: 1, case: open } },
  ]);
  expect((await answerTo('/buildings/B1')).said).not.toHaveProperty('findings');
  expect((await file(open, {})).said.state).toBe('filed');
});

test('an earlier case on the same project is asked for; the effect begins only where its condition holds', async () => {
  const one = await begin('B1', { project: 'P-1' });
  expect(await weighed(one, { star: 2 })).toMatchObject([{ code: 'must-have-case', evidence: { strength: 'reason' } }]);
  const before = (await answerTo('/cases?procedure=toy')).said.total as number;
  expect((await file(one, { star: 0, total: '2' })).said).toMatchObject({ state: 'filed', project: 'P-1' });
  expect((await answerTo('/cases?procedure=toy')).said.total).toBe(before);
  const other = await begin('B1', { project: 'P-1' });
  expect(await weighed(other, { star: 3 })).toMatchObject([{ code: 'must-have-case', evidence: { about: 'least', value: '3' } }]);
  expect(await weighed(other, { star: 2 })).toEqual([]);
  expect((await file(other, { star: 2 })).said.state).toBe('filed');
  expect((await answerTo('/cases?procedure=toy')).said.total).toBe(before + 2);
});

test('a case without a project cannot say whether there is an earlier one, and is asked for the reason', async () => {
  const unlinked = { code: 'must-unlinked', severity: 'warning', evidence: { strength: 'reason' } };
  expect(await weighed(await begin('B1'), { star: 2 })).toMatchObject([unlinked]);
});

test('an option that does not fit is told by its name, and asked a reason', async () => {
  const [told] = await weighed(await begin('B1'), { heat: 'coal' });
  expect(told).toMatchObject({ code: 'must-be-other', evidence: { strength: 'reason' } });
  expect(told?.detail).toContain('填的是“散煤”');
  expect(await weighed(await begin('B1'), { heat: 'pump' })).toEqual([]);
});

test('a total counts the cases of the same place and unit, whatever blanks stand around its name, of those that count', async () => {
  const unit = { unit: '西片区', unitArea: '1000' };
  expect((await file(await begin('B1'), { ...unit, part: '900', counts: false })).said.state).toBe('filed');
  expect((await file(await begin('B1'), { ...unit, part: '150', counts: true })).said).toMatchObject({ state: 'filed', doubts: [] });
  const asked = async (more: object) =>
    (await weighed(await begin('B2'), { ...unit, part: '60', counts: true, ...more })).map(({ code }) => code);
  expect(await asked({ unit: ' 西片区 ' })).toEqual(['must-total-at-most']);
  expect(await asked({ unit: '西 片　区' })).toEqual(['must-total-at-most']);
  expect(await asked({ unit: '西' })).toEqual([]);
  // the area of the unit is that of its other cases, however it is written
  expect(await asked({ unitArea: '1000.00', part: '10' })).toEqual([]);
  expect(await asked({ unitArea: '5000', unit: '南片区' })).toEqual([]);
  const [other] = await weighed(await begin('B2'), { ...unit, unitArea: '5000' });
  expect(other).toMatchObject({ code: 'must-be-alike', evidence: { strength: 'reason' } });
  expect(other?.detail).toContain('为 5000 m²，与同一地区、“单元”（unit）的其他办件所填不一致');
});

test('a value below what the project declares is taken with a reason alone; what it does not declare is told', async () => {
  const one = await begin('B1', { project: 'P-1' });
  const told = await weighed(one, { load: '100' });
  expect(told).toMatchObject([{ code: 'must-be-at-least', evidence: { strength: 'reason' } }]);
  expect(told[0]?.detail).toContain('“年用电量”（load）为 100 kWh，小于项目登记的年电耗（6000000 kWh）');
  expect(await file(one, { load: '100' })).toMatchObject({ status: 400, said: { code: 'reason-missing' } });
  expect((await file(one, { load: '6000000' })).said).toMatchObject({ state: 'filed', doubts: [] });
  expect(await weighed(await begin('B1', { project: 'P-2' }), { load: '100' })).toMatchObject([{ code: 'must-unknown' }]);
  expect(await weighed(await begin('B1'), { load: '100' })).toEqual([]);
});

test('rows name buildings of the place, each of them; a row that names none is no row of a building', async () => {
  const one = await begin('B1');
  const rows = (...codes: string[]) => ({ rows: codes.map((building) => ({ building, made: '1' })) });
  expect(await weighed(one, rows('B1', 'B2'))).toMatchObject([{ code: 'must-unknown' }]);
  const refused = await file(one, rows('B1', 'B8', 'B9', 'B8', ''));
  expect(refused).toMatchObject({ status: 422, said: { findings: [{ code: 'must-exist', evidence: { strength: 'refuse' } }, {}] } });
  expect(refused.said.findings[0].detail).toContain('“分栋”（rows）各行的“建筑编号”有不是本地区建筑编号的：B8、B9、空白。');
});

test('a column that is blank throughout says nothing against a total of zero; what is stated above the total does, whatever is blank', async () => {
  const one = await begin('B1');
  const codes = async (total: string, ...made: (string | null)[]) =>
    (await weighed(one, { total, rows: made.map((of) => ({ building: 'B1', ...(of !== null && { made: of }) })) })).map(({ code }) => code);
  expect(await codes('0', null, null)).toEqual([]);
  expect(await codes('5', null, null)).toEqual(['must-unknown']);
  expect(await codes('5', '4', null)).toEqual(['must-unknown']);
  expect(await codes('0', '5', null)).toEqual(['must-equal']);
  expect(await codes('5', '5', '0')).toEqual([]);
});
