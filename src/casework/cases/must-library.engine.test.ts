import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** What a value must agree with in the library of standards and the surveys, and that no other case is about the same. */
const procedure = `kind: procedure
id: toy
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 示例事项, en: Toy}
links: {region: required, project: optional}
must: [{only: {in: [draft, filed], per: [project]}}]
roles: {clerk: {who: post}}
fields:
  code: {type: text, names: {zh: 体系编码, en: Code}, must: [{only: {in: [filed], per: [code]}}]}
  old: {type: text, names: {zh: 复审标准, en: Standard}, must: [{exists: standard-in-force}]}
  number: {type: text, names: {zh: 标准编号, en: Number}, must: [{absent: {standard: number, but: code}}]}
  replaces: {type: text, names: {zh: 代替标准, en: Replaces}, must: [{exists: standard-numbers, else: reason}]}
  survey: {type: text, names: {zh: 评估问卷, en: Survey}, must: [{exists: {survey: old}}]}
states: {draft: {start: true, limit: none}, filed: {limit: none}, closed: {end: true}}
transitions:
  file: {from: draft, to: filed, by: clerk, optional: [code, old, number, replaces, survey], names: {zh: 提交, en: File}}
  close: {from: filed, to: closed, by: clerk, names: {zh: 办结, en: Close}}
`;

let world: World;
let secret = '';

const survey = (id: string, standard: string) =>
  `id: ${id}\nregion: '140300'\n${standard}questions:\n  - {id: warm, type: choice, options: [好, 差]}\n`;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-02T02:00:00Z') });
  await world.local.procedures.add({ name: 'toy.yaml', text: procedure });
  const rows = [
    'code,number,name,kind,status,abolished',
    '3.6.1.0.1,DBJ04/T1-2016,甲,地方,现行,',
    '3.6.1.0.2,DBJ04/T2-2010,乙,地方,废止,2020-01-01',
  ];
  await world.local.standards.importStandards({ file: await world.upload('s.csv', `${rows.join('\n')}\n`) });
  for (const [id, standard] of Object.entries({ S1: "standard: '3.6.1.0.1'\n", S2: '' }))
    await world.local.surveys.create({ file: await world.upload('s.yaml', survey(id, standard)) });
  await world.local.project.importProjects({ file: await world.upload('p.csv', 'code,name,region\nP-1,示例项目,140302\n') });
  secret = (await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' })).secret;
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'toy/clerk', region: '140300' });
});
afterAll(() => world.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(path: string, body: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': 'zh' };
  const answer = await world.ask(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const begin = async (more: object = {}): Promise<string> =>
  (await answerTo('/cases', { procedure: 'toy', region: '140302', ...more })).said.case as string;

const file = (code: string, fields: object, more: object = {}) => answerTo(`/cases/${code}/steps`, { transition: 'file', fields, ...more });

const refused = async (fields: object) => {
  const { said } = await file(await begin(), fields);
  return (said.findings as { code: string; detail: string }[]).map(({ code, detail }) => `${code} ${detail}`);
};

test('a standard that is re-examined is in force', async () => {
  expect(await refused({ old: '3.6.1.0.2' })).toEqual([
    expect.stringMatching(/^must-exist “复审标准”（old）“3\.6\.1\.0\.2”不是标准库中现行的标准/u),
  ]);
  expect(await refused({ old: '3.6.1.0.9' })).toHaveLength(1);
  expect((await file(await begin(), { old: '3.6.1.0.1' })).said.state).toBe('filed');
});

test('no standard takes the number of another, however it is written; its own it keeps', async () => {
  expect(await refused({ number: 'dbj04/t1—2016' })).toEqual([expect.stringContaining('标准库中已有编号为“dbj04/t1—2016”的另一标准')]);
  expect(await refused({ number: 'DBJ04/T1-2016', code: '3.6.1.0.7' })).toHaveLength(1);
  expect((await file(await begin(), { number: 'DBJ04/T1-2016', code: '3.6.1.0.1' })).said.state).toBe('filed');
  expect((await file(await begin(), { number: 'DBJ04/T1-2026', code: '3.6.1.0.8' })).said.state).toBe('filed');
});

test('what is replaced is in the library, otherwise the reason is asked for; those that are not there are named', async () => {
  const one = await begin();
  const fields = { replaces: 'DBJ04/T1-2016；DBJ04/T9-1999' };
  const { said } = await file(one, fields);
  expect(said).toMatchObject({ code: 'reason-missing', findings: [{ evidence: { value: 'DBJ04/T9-1999' } }] });
  expect((await file(one, fields, { reasons: { replaces: '早于标准库' } })).said.state).toBe('filed');
  expect((await file(await begin(), { replaces: 'DBJ04/T1-2016、3.6.1.0.2' })).said.state).toBe('filed');
});

test('a survey that is named exists, and is about that standard', async () => {
  expect(await refused({ old: '3.6.1.0.1', survey: 'S9' })).toEqual([expect.stringContaining('“评估问卷”（survey）“S9”')]);
  expect(await refused({ old: '3.6.1.0.1', survey: 'S2' })).toHaveLength(1);
  expect((await file(await begin(), { old: '3.6.1.0.1', survey: 'S1' })).said.state).toBe('filed');
});

test('one case at a time is about the same: by its value, and by its link; the next may begin when it has ended', async () => {
  const [one, other] = [await begin({ project: 'P-1' }), await begin()];
  expect(await answerTo('/cases', { procedure: 'toy', region: '140302', project: 'P-1' })).toMatchObject({
    status: 422,
    said: { findings: [{ code: 'must-be-only', detail: expect.stringContaining('同一项目的“示例事项”已有办件在办') }] },
  });
  const { head } = (await file(one, { code: '3.6.1.0.5' })).said;
  expect(await refused({ code: ' 3.6.1.0.5 ' })).toEqual([expect.stringMatching(/^must-be-only 同一体系编码/u)]);
  expect((await answerTo(`/cases/${one}/steps`, { transition: 'close', seen: head })).said.state).toBe('closed');
  expect((await file(other, { code: '3.6.1.0.5' })).said.state).toBe('filed');
  expect(typeof (await begin({ project: 'P-1' }))).toBe('string');
});
