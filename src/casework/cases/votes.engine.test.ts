import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

const shipped = new URL('../../../knowledge/procedures/star-drawings.yaml', import.meta.url);

/** The shipped review of drawings, changed to be about organisations so that it needs no project. */
const procedure = readFileSync(shipped, 'utf8').replace('id: star-drawings-review', 'id: drawings').replace(', project: required', '');

const secrets = new Map<string, string>();
const experts = ['p1', 'p2', 'p3', 'p4', 'p5'];

let world: World;
let code = '';

beforeAll(async () => {
  world = await createWorld();
  await world.local.procedures.add({ name: 'drawings.yaml', text: procedure });
  const file = await world.upload('o.csv', 'code,name,region\nORG1,单位,140302\n');
  await world.local.place.importOrganisations({ file });
  await key('owner', 'owner', { organisation: 'ORG1' });
  await key('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'drawings/clerk', region: '140300' });
  for (const name of experts) await key(name, 'viewer', { region: '150200' });
  const rows = experts.map((name) => `${name.toUpperCase()},${name},专家,key:${name}`);
  await world.local.people.importPeople({ file: await world.upload('p.csv', `编码,姓名,类别,账户\n${rows.join('\n')}\n`) });
  code = (await answerTo('owner', '/cases', { procedure: 'drawings', organisation: 'ORG1' })).said.case;
  await take('owner', 'submit', { fields: { star: 2 }, evidence: [await drawings('first')] });
  await take('clerk', 'accept');
  await answerTo('clerk', `/cases/${code}/seats`, { panel: 'experts', people: experts.map((name) => name.toUpperCase()) });
});
afterAll(() => world.stop());

async function key(name: string, role: 'bureau' | 'owner' | 'viewer', place: { region?: string; organisation?: string }): Promise<void> {
  secrets.set(name, (await world.local.access.keys.create({ name, role, ...place })).secret);
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(who: string, path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secrets.get(who) ?? ''}`, 'content-type': 'application/json' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const drawings = async (text: string) => ({
  kind: 'drawings',
  file: await world.upload(`${text}.pdf`, `%PDF-1.7 ${text}`, secrets.get('owner')),
});
const take = (who: string, transition: string, more: object = {}) => answerTo(who, `/cases/${code}/steps`, { transition, ...more });
const shown = async (who = 'clerk') => (await answerTo(who, `/cases/${code}`)).said;
const vote = (who: string, ballot: string, seen?: string) =>
  answerTo(who, `/cases/${code}/votes`, { panel: 'experts', ballot, ...(seen !== undefined && { seen }) });
const opinion = { fields: { opinion: '意见' } };

let firstRead = '';

test('a vote names the case as it was read; what others vote in the meantime changes nothing in that', async () => {
  expect(await vote('p1', 'no')).toMatchObject({ status: 400, said: { code: 'seen-missing' } });
  expect(await vote('p1', 'no', 'f'.repeat(64))).toMatchObject({ status: 409, said: { code: 'changed-meanwhile' } });
  firstRead = (await shown()).head;
  for (const name of ['p1', 'p2', 'p3', 'p4'])
    expect(await vote(name, name === 'p1' ? 'yes' : 'no', firstRead)).toMatchObject({ status: 200 });
  expect((await shown()).panels[0]).toMatchObject({ yes: 1, no: 3, result: 'fail', outstanding: 1 });
  expect(await take('clerk', 'pass', opinion)).toMatchObject({ status: 422, said: { code: 'panel-result' } });
  expect(await take('clerk', 'fail', opinion)).toMatchObject({ status: 200, said: { state: 'revise' } });
  expect((await shown()).panels[0], 'what was decided stays so until something new is handed in').toMatchObject({ no: 3, result: 'fail' });
});

test('a vote can be given only while the panel sits', async () => {
  const { head, panels } = await shown('p2');
  expect(panels[0]).toMatchObject({ sits: false, result: 'fail' });
  expect(await vote('p2', 'yes', head)).toMatchObject({ status: 409, said: { code: 'panel-not-sitting' } });
  expect((await shown()).panels[0]).toMatchObject({ no: 3, result: 'fail' });
});

test('votes on earlier papers stay in the record and decide nothing over those that were handed in anew', async () => {
  expect(await take('owner', 'resubmit', { evidence: [await drawings('second')] })).toMatchObject({ said: { state: 'review' } });
  expect((await shown()).panels[0]).toMatchObject({
    yes: 0,
    no: 0,
    result: 'open',
    outstanding: 5,
    members: [{ code: 'P1', voted: false, earlier: true, vote: null }, {}, {}, {}, { code: 'P5', voted: false, earlier: false }],
  });
  expect((await shown('p1')).panels[0].changed, 'who voted before sees what is new').toMatchObject({
    fields: [{ field: 'opinion', was: null, is: '意见' }],
    evidence: [{ name: 'second.pdf' }],
  });
  expect((await shown('p5')).panels[0].changed, 'who has not voted has nothing to compare').toBeNull();
  for (const step of ['fail', 'pass'])
    expect(await take('clerk', step, opinion)).toMatchObject({
      status: 422,
      said: { code: 'quorum-not-met', evidence: { quorum: 4, outstanding: 5 } },
    });
  const record = (await answerTo('clerk', `/cases/${code}/record`)).said;
  expect(record.events.filter(({ kind }: { kind: string }) => kind === 'vote')).toHaveLength(4);
  expect((await answerTo('p1', '/cases-todo')).said).toMatchObject({ total: 1, items: [{ case: code, votes: ['experts'] }] });
});

test('what a case comes to may have been written before it said what each vote was of', async () => {
  const { postgres } = world.stores;
  const older = `jsonb_set(standing, '{panels,experts,votes}', '{"P1": "yes", "P2": "no", "P3": "no", "P4": "no"}') - 'course'`;
  await postgres.query(`UPDATE case_file SET standing = ${older} WHERE code = $1`, [code]);
  expect((await answerTo('p1', '/cases-todo')).said).toMatchObject({ total: 1, items: [{ case: code, votes: ['experts'] }] });
  expect((await shown()).panels[0]).toMatchObject({ outstanding: 5 });
});

test('who read the earlier papers does not vote on the new ones', async () => {
  expect(await vote('p1', 'yes', firstRead)).toMatchObject({ status: 409, said: { code: 'changed-meanwhile' } });
  const { head } = await shown('p1');
  expect(await vote('p1', 'yes', head)).toMatchObject({ status: 200 });
  expect((await shown('p2')).panels[0], 'others are shown after one’s own vote on these papers').toMatchObject({
    yes: null,
    result: 'open',
  });
  for (const name of ['p2', 'p3']) await vote(name, 'yes', head);
  expect(await take('clerk', 'pass', opinion)).toMatchObject({ said: { code: 'quorum-not-met', evidence: { outstanding: 2 } } });
  await vote('p4', 'yes', head);
  expect(await take('clerk', 'pass', opinion)).toMatchObject({ status: 200, said: { state: 'passed' } });
  expect((await shown()).panels[0]).toMatchObject({ yes: 4, no: 0, result: 'pass', outstanding: 1 });
});

test('a step that was taken back can be taken again with its files, and who judges it then names what was read', async () => {
  const again = (await answerTo('owner', '/cases', { procedure: 'drawings', organisation: 'ORG1' })).said.case;
  for (const n of [1, 2, 3]) {
    const given = { transition: 'submit', fields: { star: 2 }, evidence: [await drawings(`try ${n}`)] };
    const taken = await answerTo('owner', `/cases/${again}/steps`, given);
    expect(taken, 'no number of a file is given twice').toMatchObject({ status: 200, said: { state: 'check', evidence: [{ n }] } });
    if (n < 3) expect(await answerTo('owner', `/cases/${again}/back`, { note: '误交' })).toMatchObject({ status: 200 });
  }
  const accept = (seen: object) => answerTo('clerk', `/cases/${again}/steps`, { transition: 'accept', ...seen });
  const { head } = (await answerTo('clerk', `/cases/${again}`)).said;
  expect(await accept({})).toMatchObject({ status: 400, said: { code: 'seen-missing', evidence: { case: again, latest: head } } });
  expect((await answerTo('clerk', '/cases?procedure=drawings')).said.cases).toContainEqual(expect.objectContaining({ case: again, head }));
  expect(await accept({ seen: head })).toMatchObject({ status: 200, said: { state: 'review' } });
});
