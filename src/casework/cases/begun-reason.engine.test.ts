import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

/** What does not agree about a case that a step begins is asked for with that step, and the reason is kept in both. */

const common = (id: string, zh: string) => `kind: procedure
id: ${id}
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: ${zh}, en: ${id}}
links: {region: required, building: required}
roles: {clerk: {who: post}}
`;

const label = `${common('sign', '示例标识')}must:
  - {absent: building.demolished}
  - {only: {in: [draft], per: [building]}, else: reason, names: {zh: 再次申报的写明区别, en: Say how it differs}}
states: {draft: {start: true, limit: none}, closed: {end: true}}
transitions: {close: {from: draft, to: closed, by: clerk, names: {zh: 办结, en: Close}}}
`;

const acceptance = `${common('check', '示例验收')}fields: {star: {type: integer, names: {zh: 星级, en: Star}}}
states: {site: {start: true, limit: none}, passed: {limit: none}, closed: {end: true}}
transitions:
  pass: {from: site, to: passed, by: clerk, optional: [star], effects: [{set: building.greenAcceptance, to: true}, {begin: sign, when: {star: {atLeast: 1}}}], names: {zh: 合格, en: Pass}}
  close: {from: passed, to: closed, by: clerk, document: decision, names: {zh: 办结, en: Close}}
`;

let world: World;
let secret = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-02T02:00:00Z') });
  for (const text of [label, acceptance]) await world.local.procedures.add({ name: 'p.yaml', text });
  const buildings = ['B1', 'B2', 'B3', 'B4'].map((code) => `${code},${code},school,140302,`);
  const file = await world.upload('b.csv', ['code,name,use,region,lifeEvents', ...buildings].join('\n'));
  await world.local.registry.importBuildings({ file });
  secret = (await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' })).secret;
  for (const id of ['sign', 'check']) await world.local.people.posts.set({ holder: 'key:clerk', role: `${id}/clerk`, region: '140300' });
});
afterAll(() => world.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(path: string, body?: unknown, language = 'zh'): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': language };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const begin = async (procedure: string, building: string, more: object = {}) => answerTo('/cases', { procedure, building, ...more });
const checked = async (building: string): Promise<string> => (await begin('check', building)).said.case as string;
const pass = (code: string, more: object = {}) => answerTo(`/cases/${code}/steps`, { transition: 'pass', fields: { star: 2 }, ...more });
const signs = async (building: string) =>
  (await world.local.cases.list({ procedure: 'sign', building })).cases.map((one) => one.case).toSorted();

test('the first case begins without a word; a second on the same building asks the step for a reason, which both records keep', async () => {
  expect((await pass(await checked('B1'))).said.state).toBe('passed');
  expect(await signs('B1')).toHaveLength(1);
  const second = await checked('B1');
  expect((await answerTo(`/cases/${second}`)).said.steps).toMatchObject([{ transition: 'pass', begins: ['sign'] }]);
  const told = (await answerTo(`/cases/${second}/weighed`, { transition: 'pass', fields: { star: 2 } })).said.findings;
  expect(told).toMatchObject([
    {
      code: 'must-be-only',
      severity: 'warning',
      evidence: { field: 'begin.sign', name: { zh: '由此受理的“示例标识”' }, strength: 'reason' },
    },
  ]);
  expect(told[0].detail).toContain('同一建筑已有“示例标识”的办件');
  expect(told[0].detail).toContain('再次申报的写明区别');
  const refused = await pass(second);
  expect(refused).toMatchObject({ status: 400, said: { code: 'reason-missing', findings: told } });
  expect(refused.said.detail).toContain('首项是由此受理的“示例标识”');
  expect([(await answerTo(`/cases/${second}`)).said.state, await signs('B1')]).toMatchObject(['site', { length: 1 }]);
  const reasons = { 'begin.sign': '二期，与一期分别申报' };
  const { said } = await pass(second, { reasons });
  expect(said).toMatchObject({
    state: 'passed',
    doubts: [{ field: 'begin.sign', name: '由此受理的“示例标识”', reason: reasons['begin.sign'] }],
  });
  const [, begun] = await signs('B1');
  const shown = (await answerTo(`/cases/${begun}`)).said;
  expect(shown.doubts).toMatchObject([{ field: 'case', code: 'must-be-only', strength: 'reason', reason: reasons['begin.sign'] }]);
  expect((await answerTo(`/cases/${second}/record`)).said).toMatchObject({ valid: true });
  const english = (await answerTo(`/cases/${second}`, undefined, 'en')).said.doubts[0];
  expect(english.name).toBe('the case of “sign” opened by this step');
});

test('a step that begins nothing is asked nothing, and a reason that was not asked for is not taken', async () => {
  await begin('sign', 'B2');
  const one = await checked('B2');
  const reasons = { 'begin.sign': '二期' };
  expect(await pass(one, { fields: { star: 0 }, reasons })).toMatchObject({ status: 400, said: { code: 'reason-not-asked' } });
  expect((await pass(one, { fields: { star: 0 } })).said).toMatchObject({ state: 'passed', doubts: [] });
  expect(await signs('B2')).toHaveLength(1);
});

test('a correction that begins the case for the first time is asked as the step would have been', async () => {
  await begin('sign', 'B3');
  const one = await checked('B3');
  await pass(one, { fields: { star: 0 } });
  const correct = (more: object) => answerTo(`/cases/${one}/corrections`, { step: 'pass', note: '星级误填', fields: { star: 2 }, ...more });
  expect(await correct({})).toMatchObject({
    status: 400,
    said: { code: 'reason-missing', findings: [{ evidence: { field: 'begin.sign' } }] },
  });
  expect((await correct({ reasons: { 'begin.sign': '二期' } })).said).toMatchObject({ fields: { star: 2 } });
  expect(await signs('B3')).toHaveLength(2);
  // it was begun: a further correction begins no other, and asks nothing
  expect((await correct({ fields: { star: 3 } })).said).toMatchObject({ fields: { star: 3 } });
  expect(await signs('B3')).toHaveLength(2);
});

test('what would be refused is told before, does not hinder the step, and is not begun', async () => {
  const one = await checked('B4');
  const gone = 'code,lifeEvents\nB4,demolished:2026-03-01\n';
  await world.local.registry.importBuildings({ file: await world.upload('gone.csv', gone) });
  const told = (await answerTo(`/cases/${one}/weighed`, { transition: 'pass', fields: { star: 2 } })).said.findings;
  expect(told).toMatchObject([{ code: 'must-be-absent', severity: 'warning', evidence: { strength: 'tell' } }]);
  const { said } = await pass(one);
  expect(said).toMatchObject({
    state: 'passed',
    doubts: [{ field: 'begin.sign', code: 'must-be-absent', strength: 'tell', reason: null }],
  });
  expect(said.findings.map(({ code }: { code: string }) => code)).toContain('effect-refused');
  expect(await signs('B4')).toEqual([]);
});

test('a case that a person begins asks for its own reason; on the command line it is given in the same words', async () => {
  const command = async (...words: readonly string[]) => {
    const told: string[] = [];
    const reached = { url: 'http://localhost', key: secret, fetch: world.app.fetch, stop: async () => undefined };
    const output = { out: (text: string) => void told.push(text), err: (text: string) => void told.push(text) };
    const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
    return { code, text: told.join('') };
  };
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB5,B5,school,140302\n') });
  await begin('sign', 'B5');
  expect(await begin('sign', 'B5')).toMatchObject({
    status: 400,
    said: { code: 'reason-missing', findings: [{ evidence: { field: 'case' } }] },
  });
  const refused = await command('case', 'new', 'sign', '--building', 'B5');
  expect([refused.code === 0, refused.text]).toEqual([false, expect.stringContaining('同一建筑已有“示例标识”的办件')]);
  expect((await command('case', 'new', 'sign', '--building', 'B5', '--reason', 'case=升星')).code).toBe(0);
  const one = await checked('B5');
  expect((await command('case', 'do', one, 'pass', '--set', 'star=1')).text).toContain('由此受理的“示例标识”');
  const taken = await command('case', 'do', one, 'pass', '--set', 'star=1', '--reason', 'begin.sign=三期');
  expect([taken.code, taken.text]).toEqual([0, expect.stringContaining('三期')]);
  expect(await signs('B5')).toHaveLength(3);
});
