import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
const keys: Record<string, string> = {};
/** The holders of the post of clerk, and where. */
const offices = { clerk: '140300', city: '140300', county: '140303' };

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-02T02:00:00Z') });
  folder = await mkdtemp(join(tmpdir(), 'case-cli-'));
  await writeFile(join(folder, 'p.yaml'), procedure);
  await writeFile(join(folder, 'report.pdf'), '%PDF-1.7 …');
  for (const [name, region] of Object.entries(offices))
    await world.local.access.keys.create({ name, role: 'bureau', region }).then(({ secret }) => (keys[name] = secret));
  expect(await json('local', 'procedure', 'add', at('p.yaml'))).toMatchObject({ id: 'visit', states: 3, transitions: 2 });
  for (const [name, region] of Object.entries(offices))
    expect(await json('local', 'post', 'set', `key:${name}`, '--role', 'visit/clerk', '--region', region)).toMatchObject({
      posts: [{ holder: `key:${name}` }],
    });
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const procedure = `kind: procedure
id: visit
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 现场核查, en: Site visit}
roles: {clerk: {who: post}, applicant: {who: applicant}}
fields: {area: {type: decimal, decimals: 2, names: {zh: 面积, en: Area}, must: [{atMost: 5000}, {atMost: 100, else: reason}, {atMost: 50, else: tell}]}}
evidence: {report: {types: [pdf]}}
states: {open: {start: true, limit: none, names: {zh: 待核查, en: Open}}, visited: {}, closed: {end: true}}
limits: {visited: {in: [visited], days: 10}}
transitions:
  visit: {from: open, to: visited, by: [clerk, applicant], form: [area], evidence: [report], names: {zh: 核查, en: Visit}}
  close: {from: visited, to: closed, by: clerk, note: true}
`;

const at = (name: string) => join(folder, name);

async function runAs(who: string, ...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const { app } = world;
  const reached = {
    url: 'http://localhost',
    key: keys[who] ?? (who === 'nobody' ? '' : app.localKey),
    fetch: app.fetch,
    stop: async () => undefined,
  };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

const json = async <T = unknown>(who: string, ...words: readonly string[]): Promise<T> => {
  const told = await runAs(who, ...words, '--json');
  return JSON.parse(told.code === 0 ? told.out : told.err) as T;
};

const visit = ['visit', '--set', 'area=12.50', '--evidence'];

/** A case of the clerk after the visit. */
async function visited(): Promise<string> {
  const { case: code } = await json<{ case: string }>('clerk', 'case', 'new', 'visit', '--region', '140302');
  await json('clerk', 'case', 'do', code, ...visit, `report=${at('report.pdf')}`);
  return code;
}

test('a clerk begins a case, takes its steps and sees what waits, in words and as a calendar', async () => {
  const begun = await json<{ case: string }>('county', 'case', 'new', 'visit', '--region', '140303');
  expect(begun).toMatchObject({ state: 'open', region: '140303', version: 1 });
  const code = begun.case;
  expect(await json('county', 'case', 'do', code, 'visit')).toMatchObject({ code: 'form-incomplete', status: 400 });
  const step = await json('county', 'case', 'do', code, ...visit, `report=${at('report.pdf')}`);
  expect(step).toMatchObject({ state: 'visited', fields: { area: '12.50' }, evidence: [{ n: 1, kind: 'report', name: 'report.pdf' }] });
  expect(await json('county', 'todo')).toMatchObject({
    total: 1,
    items: [{ case: code, due: '2026-03-12', transitions: ['close'], as: 'clerk' }],
    waiting: [],
  });
  expect((await runAs('county', 'case', 'show', code)).out).toContain('现场核查');
  expect((await runAs('county', 'todo', '--ics', at('todo.ics'))).code).toBe(0);
  expect(await readFile(at('todo.ics'), 'utf8')).toContain('DTSTART;VALUE=DATE:20260312');
  expect(await json('local', 'todo', '--for', 'key:county')).toMatchObject({ total: 1 });
  expect(await json('county', 'case', 'list', '--overdue')).toEqual({ cases: [], total: 0 });
});

test('what cannot be is refused, what exceeds a limit is taken with a reason, and --check says so before', async () => {
  const { case: code } = await json<{ case: string }>('clerk', 'case', 'new', 'visit', '--region', '140302');
  const step = (area: string) => ['case', 'do', code, 'visit', '--set', `area=${area}`];
  const refused = await json('clerk', ...step('999999'), '--evidence', `report=${at('report.pdf')}`);
  expect(refused).toMatchObject({ code: 'must-refused', status: 422 });
  expect(await json('clerk', ...step('999999'), '--check')).toMatchObject({
    findings: [{ evidence: { strength: 'refuse' } }, { evidence: { strength: 'reason' } }, { evidence: { strength: 'tell' } }],
  });
  expect((await runAs('clerk', ...step('60'), '--check')).out).toContain('“面积”（area）为 60，大于限值（50）');
  expect((await runAs('clerk', ...step('40'), '--check')).out).toContain('没有发现不符');
  const evidence = ['--evidence', `report=${at('report.pdf')}`];
  expect(await json('clerk', ...step('200'), ...evidence)).toMatchObject({ code: 'reason-missing', status: 400 });
  const taken = await runAs('clerk', ...step('200'), ...evidence, '--reason', 'area=含地下室');
  expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('含地下室')]);
  expect(await json('clerk', 'case', 'show', code)).toMatchObject({
    doubts: [
      { field: 'area', strength: 'reason', reason: '含地下室' },
      { strength: 'tell', reason: null },
    ],
  });
});

test('a step on what was handed in again is of what stands there now, and tells so', async () => {
  const code = await visited();
  await json('clerk', 'case', 'back', code, '--note', '误办');
  await json('clerk', 'case', 'do', code, ...visit, `report=${at('report.pdf')}`);
  const { head } = await json<{ head: string }>('clerk', 'case', 'show', code);
  expect(await json('city', 'case', 'do', code, 'close', '--note', '属实')).toMatchObject({ state: 'closed', read: head });
});

test('record and evidence go out as files, and the record is verified without the program', async () => {
  const code = await visited();
  expect(await json('clerk', 'case', 'record', code, '--out', at('r.json'))).toMatchObject({ case: code, events: 2, valid: true });
  expect(await json('nobody', 'case', 'verify', at('r.json'))).toMatchObject({ case: code, events: 2, valid: true });
  await writeFile(at('bad.json'), (await readFile(at('r.json'), 'utf8')).replace('12.50', '13.50'));
  expect(await json('nobody', 'case', 'verify', at('bad.json'))).toMatchObject({ code: 'record-broken', evidence: { event: 2 } });
  const record = await readFile(at('r.json'), 'utf8');
  await writeFile(at('twice.json'), record.replace('{', '{"head":"0",'));
  expect(await json('nobody', 'case', 'verify', at('twice.json'))).toMatchObject({ code: 'file-not-json' });
  await writeFile(at('more.json'), record.replace('{', '{"result":"批准",'));
  expect(await json('nobody', 'case', 'verify', at('more.json'))).toMatchObject({
    code: 'input-field-unknown',
    evidence: { name: 'result' },
  });
  await json('clerk', 'case', 'evidence', code, '1', '--out', at('out.pdf'));
  expect(await readFile(at('out.pdf'), 'utf8')).toBe('%PDF-1.7 …');
});

test('who has a link needs no key', async () => {
  const other = await json<{ case: string }>('clerk', 'case', 'new', 'visit', '--region', '140302');
  const { token } = await json<{ token: string }>('clerk', 'case', 'link', other.case, '--role', 'applicant');
  expect(await json('nobody', 'case', 'show', other.case, '--link', token)).toMatchObject({
    may: [{ transition: 'visit', as: 'applicant' }],
  });
  expect(await json('nobody', 'case', 'show', other.case)).toMatchObject({ status: 401 });
  const taken = await json(
    'nobody',
    'case',
    'do',
    other.case,
    'visit',
    '--link',
    token,
    '--set',
    'area=3.00',
    '--evidence',
    `report=${at('report.pdf')}`,
  );
  expect(taken).toMatchObject({ evidence: [{ kind: 'report', name: 'report.pdf' }] });
});

test('a link and the case that is named beside it agree, or nothing is told, handed over or done', async () => {
  const begin = () => json<{ case: string }>('clerk', 'case', 'new', 'visit', '--region', '140302');
  const [own, other] = [await begin(), await begin()];
  const { token } = await json<{ token: string }>('clerk', 'case', 'link', own.case, '--role', 'applicant');
  const files = await world.stores.postgres.query('SELECT 1 FROM upload');
  const step = ['visit', '--set', 'area=3.00', '--evidence', `report=${at('report.pdf')}`];
  const refused = { code: 'no-such-case', status: 404 };
  for (const words of [
    ['case', 'show', other.case],
    ['case', 'show', 'none'],
    ['case', 'do', other.case, ...step],
    ['case', 'vote', other.case, 'experts', '--as', 'yes'],
    ['case', 'document', other.case, 'paper', '--out', at('never.docx')],
  ]) {
    expect(await json('nobody', ...words, '--link', token), words.join(' ')).toMatchObject(refused);
    expect((await runAs('nobody', ...words, '--link', token)).code).toBe(1);
  }
  expect((await world.stores.postgres.query('SELECT 1 FROM upload')).rows).toHaveLength(files.rows.length);
  for (const one of [own, other]) expect(await json('clerk', 'case', 'show', one.case)).toMatchObject({ state: 'open' });
  expect(await json('nobody', 'case', 'do', own.case, ...step, '--link', token)).toMatchObject({ state: 'visited' });
});

test('a command that goes by no link refuses one, and so does an option that a link would pass over', async () => {
  const code = await visited();
  for (const words of [
    ['case', 'back', code, '--note', '误办'],
    ['case', 'list'],
    ['case', 'show', code, '--known-at', '2026-03-01'],
    ['case', 'do', code, 'close', '--for', 'key:clerk'],
    ['case', 'vote', code, 'experts', '--as', 'yes', '--at', '2026-03-01T00:00:00Z'],
    ['energy-audit', 'accept', '1', 'storeys'],
    ['energy-audit', 'show', '1', '--known-at', '2026-03-01'],
  ]) {
    const told = await runAs('local', ...words, '--link', 'x', '--json');
    expect([told.code, told.out], words.join(' ')).toEqual([2, '']);
    expect(told.err).toContain('--link');
  }
});

test('a list of old cases comes in with the states that each stood in, is refused row by row, and is taken back', async () => {
  const rows = [
    '办件编号,地区,状态,field:area,entered:open,entered:visited,entered:closed',
    'OLD-1,140302,closed,10.50,2025-03-03,2025-03-10,2025/3/28',
    'OLD-2,140302,待核查,,2026-02-02,,',
    'OLD-3,140302,visited,1.234,2025-03-03,2025-03-10,',
    'OLD-4,150202,open,,2026-02-02,,',
    'OLD-5,140302,closed,,2025-03-03,2025-03-10,',
    'OLD-1,140302,open,,2025-03-03,,',
    'OLD-6,140302,closed,,2025-03-03,2025-03-10,2099-01-01',
  ];
  await writeFile(at('old.csv'), rows.join('\n'));
  const told = await json<{ import: number }>('clerk', 'import', 'cases', at('old.csv'), '--procedure', 'visit');
  expect(told).toMatchObject({
    created: 2,
    rejectedCount: 5,
    rejected: [
      { row: 4, code: 'field-bad' },
      { row: 5, code: 'out-of-scope' },
      { row: 6, code: 'state-not-entered' },
      { row: 7, code: 'case-twice' },
      { row: 8, code: 'state-ahead' },
    ],
  });
  expect(await json('clerk', 'case', 'show', 'OLD-1')).toMatchObject({
    state: 'closed',
    began: '2025-03-02T16:00:00.000Z',
    fields: { area: '10.50' },
    limits: [{ id: 'visited', used: 18, due: '2025-03-20', overdue: true }],
  });
  const statistics = ['case', 'statistics', '--procedure', 'visit', '--from', '2025-01-01', '--to', '2026-01-01'];
  expect(await json('clerk', ...statistics)).toMatchObject({ begun: 1, ended: 1, limits: [{ id: 'visited', kept: 0, missed: 1 }] });
  expect(await json('clerk', 'import', 'cases', at('old.csv'), '--procedure', 'visit')).toMatchObject({ created: 0, rejectedCount: 7 });
  await json('clerk', 'undo', String(told.import));
  expect(await json('clerk', 'case', 'show', 'OLD-1')).toMatchObject({ code: 'no-such-case' });
});
