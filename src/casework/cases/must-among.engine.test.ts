import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

const procedure = `kind: procedure
id: works
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 示例工程, en: Works}
links: {region: required, building: optional, project: optional}
must: [{among: project.buildings, else: reason}]
roles: {clerk: {who: post}}
fields:
  rows: {type: table, columns: {building: {type: text, names: {zh: 建筑编号, en: Building}}}, names: {zh: 分栋, en: By building}, must: [{column: building, among: project.buildings}]}
states: {draft: {start: true}, filed: {end: true}}
transitions:
  file: {from: draft, to: filed, by: clerk, optional: [rows], names: {zh: 提交, en: File}}
`;

let world: World;
let secret = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-02T02:00:00Z') });
  await world.local.procedures.add({ name: 'works.yaml', text: procedure });
  const buildings = ['B1', 'B2', 'B3', 'B1-OLD'].map((code) => `${code},${code},school,140302`);
  const head = 'code,name,use,region';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', [head, ...buildings].join('\n')) });
  await world.local.registry.merge({ building: 'B1-OLD', into: 'B1' });
  const projects = 'code,name,region,buildings\nP-1,示例项目,140302,B1;B2\nP-2,没有登记建筑的项目,140302,\n';
  await world.local.project.importProjects({ file: await world.upload('p.csv', projects) });
  secret = (await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' })).secret;
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'works/clerk', region: '140300' });
});
afterAll(() => world.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(path: string, body: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': 'zh' };
  const answer = await world.ask(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const begin = (links: object) => answerTo('/cases', { procedure: 'works', region: '140302', ...links });

test('a case about a building that its project does not list begins with a reason, which is kept', async () => {
  const told = await begin({ building: 'B3', project: 'P-1' });
  expect(told).toMatchObject({ status: 400, said: { code: 'reason-missing' } });
  expect(told.said.findings.map(({ detail }: { detail: string }) => detail)).toEqual([
    '本办件的建筑有不是项目所登记的：B3。请核对项目和建筑；项目漏登的，先补登。',
  ]);
  const taken = await begin({ building: 'B3', project: 'P-1', reasons: { case: '二期，尚未登记' } });
  expect(taken.said.doubts).toMatchObject([{ field: 'case', code: 'must-be-among', reason: '二期，尚未登记' }]);
});

test.each([
  ['one that it lists', { building: 'B2', project: 'P-1' }],
  ['one that was merged into one that it lists', { building: 'B1-OLD', project: 'P-1' }],
  ['a case without a project', { building: 'B3' }],
  ['a case without a building', { project: 'P-1' }],
])('%s begins without a word', async (_what, links) => {
  expect((await begin(links)).said).toMatchObject({ state: 'draft', doubts: [] });
});

test('where a project lists no buildings, that is told: unknown is not none', async () => {
  const { said } = await begin({ building: 'B3', project: 'P-2' });
  expect(said.doubts).toMatchObject([{ code: 'must-unknown', strength: 'tell' }]);
});

test('of a table, the rows whose building is another are named', async () => {
  const { said } = await begin({ project: 'P-1' });
  const rows = ['B1', 'B3', 'NONE'].map((building) => ({ building }));
  const told = await answerTo(`/cases/${said.case}/steps`, { transition: 'file', fields: { rows } });
  expect(told).toMatchObject({ status: 422, said: { findings: [{ code: 'must-be-among', evidence: { value: { zh: 'B3、NONE' } } }] } });
  expect((await answerTo(`/cases/${said.case}/steps`, { transition: 'file', fields: { rows: rows.slice(0, 1) } })).said.state).toBe(
    'filed',
  );
});
