import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { run } from './run.ts';
import type { Where } from './connect.ts';
import type { Session } from './session.ts';

type Fake = { readonly client?: object; readonly get?: Session['get'] };

/** Runs a command on a fake program; returns its output and its requests. */
async function runCommand(words: string, fake: Fake = {}) {
  const [out, err, uploaded, places]: [string[], string[], string[], Where[]] = [[], [], [], []];
  let stopped = 0;
  const session = {
    upload: async (path: string) => (uploaded.push(path), 'upload-1'),
    get: async () => new Response(''),
    stop: async () => void stopped++,
    client: {},
    ...fake,
  } as unknown as Session;
  const code = await run(words.split(' '), {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    terminal: false,
    language: 'zh',
    open: async (where) => (places.push(where), session),
  });
  return { code, out: out.join(''), err: err.join(''), uploaded, places, stopped };
}

const total = { value: 5, unit: 'kWh', coverage: 0.5, figure: 'F' };
const steps = [
  { start: '2025-01-31T16:00:00Z', end: '2025-02-28T16:00:00Z', value: 5, coverage: 0.5, estimated: true },
  { start: '2025-02-28T16:00:00Z', end: '2025-03-31T16:00:00Z', value: null, coverage: 0 },
];
const findings = [{ code: 'gap', severity: 'warning', detail: '有缺口', evidence: {} }];
const use = { building: 'B1', carrier: 'electricity', unit: 'kWh', steps, total, findings };

test('--json prints exactly the answer of the API, and nothing else', async () => {
  const asked: unknown[] = [];
  const client = { metering: { useOfBuilding: async (input: unknown) => (asked.push(input), use) } };
  const { code, out, err, stopped } = await runCommand(
    '--json use B1 --carrier electricity --from 2025-02-01 --to 2025-04-01 --step month --known-at 2025-05-01',
    { client },
  );
  expect(JSON.parse(out)).toEqual(use);
  expect([code, err, stopped, out.split('\n').length]).toEqual([0, '', 1, 2]);
  expect(asked).toEqual([
    { building: 'B1', carrier: 'electricity', from: '2025-02-01', to: '2025-04-01', step: 'month', knownAt: '2025-05-01' },
  ]);
});

test('use requests columns where it can, and prints them like the list', async () => {
  const asked: unknown[] = [];
  const columns = {
    start: '2025-01-31T16:00:00Z',
    seconds: [
      [1, 28 * 86_400],
      [1, 31 * 86_400],
    ],
    values: [5, null],
    coverage: [
      [1, 0.5],
      [1, 0],
    ],
    estimated: [
      [1, true],
      [1, false],
    ],
  };
  const told = { ...use, steps: [], columns };
  const client = {
    metering: { useOfBuilding: async (input: unknown) => (asked.push(input), told) },
    registry: { building: async () => ({ zone: 'Asia/Shanghai' }) },
  };
  const words = 'use B1 --carrier electricity --from 2025-02-01 --to 2025-04-01 --step month --as columns';
  expect(JSON.parse((await runCommand(`--json ${words}`, { client })).out)).toEqual(told);
  expect(asked).toMatchObject([{ as: 'columns' }]);
  expect((await runCommand(words, { client })).out).toContain('2025-02-01  2025-03-01           5   50.0%  估');
});

test('people get local time, units, marks, the findings in words and the way to the origin', async () => {
  const client = { metering: { useOfBuilding: async () => use }, registry: { building: async () => ({ zone: 'Asia/Shanghai' }) } };
  const { out } = await runCommand('use B1 --carrier electricity --from 2025-02-01 --to 2025-04-01 --step month', { client });
  expect(out).toContain('2025-02-01  2025-03-01           5   50.0%  估');
  expect(out).toContain('2025-03-01  2025-04-01           —    0.0%');
  expect(out).toContain('合计 5 kWh，覆盖 50.0%');
  expect(out).toContain('yaodong explain F');
  expect(out).toContain('[注意] 有缺口');
});

test.each([
  'use B1 --from 2025-01-01 --to 2026-01-01 --step day',
  'use --from 2025-01-01 --to 2026-01-01 --step day',
  'use B1 --meter M1 --from 2025-01-01 --to 2026-01-01 --step day',
  'use B1 --carrier wind --from 2025-01-01 --to 2026-01-01 --step day',
  'use B1 --carrier gas --from yesterday --to 2026-01-01 --step day',
  'rank --region 140300 --carrier total',
  'rank --region 140300 --carrier total --year twenty',
  'decide F --as maybe --note x',
  'decide F --as good',
  'import buildings',
  'import buildings a.csv b.csv',
  'import buildings a.csv --column name',
  'import readings a.csv --layout tall',
  'export buildings --format docx --out a',
  'export buildings --format csv',
  'key create k --role king',
  'user add k --role owner --region 1 --organisation 2',
  'meter swap M1 --at 2025-01-01 --old-final x --new-start 0',
  'undo latest',
  'nonsense',
  'rank --nonsense',
  'import',
  'use B1 --data d --server s --carrier gas --from 2025-01-01 --to 2026-01-01 --step day',
])('wrong usage sends nothing, says what is wrong and exits 2: %s', async (words) => {
  const { code, out, err, places } = await runCommand(words);
  expect([code, out, places]).toEqual([2, '', []]);
  expect(err).not.toBe('');
  const told = JSON.parse((await runCommand(`${words} --json`)).err) as object;
  expect(told).toMatchObject({ status: 400, code: 'wrong-usage', findings: [] });
});

test('an error exits 1; with --json it is the problem document, and standard output stays empty', async () => {
  const document = {
    type: '/api/docs#x',
    title: '未找到',
    status: 404,
    detail: '没有这栋建筑',
    code: 'no-such-building',
    evidence: {},
    findings: [],
  };
  const client = { registry: { building: () => Promise.reject(new ProblemAnswer(document)) } };
  const json = await runCommand('building show B9 --json', { client });
  expect([json.code, json.out, JSON.parse(json.err), json.stopped]).toEqual([1, '', document, 1]);
  expect(await runCommand('building show B9', { client })).toMatchObject({ code: 1, out: '', err: '没有这栋建筑\n' });
});

test('an internal error is a problem too', async () => {
  const { code, err } = await runCommand('places --json', { client: { place: { list: () => Promise.reject(new TypeError('oops')) } } });
  expect([code, JSON.parse(err)]).toEqual([1, expect.objectContaining({ status: 500, code: 'command-broken' })]);
});

test('the options of an import are the fields of the contract, and the import is followed to its end', async () => {
  const asked: unknown[] = [];
  const states = ['begun', 'begun', 'shown'];
  const result = { created: 1, updated: 0, unchanged: 0, kept: [], rejected: [], rejectedCount: 0, seconds: 0.1, findings: [] };
  const client = {
    registry: { importBuildings: async (input: unknown) => (asked.push(input), { import: 7, state: 'begun', preview: false }) },
    imports: { get: async () => ({ import: 7, state: states.shift(), progress: { done: 1, total: null }, result, problem: null }) },
  };
  const words =
    'import buildings a.csv --column code=编号 --column name=编号 --set region=140302 --value use:办公楼=office --unit floorArea=ft2 --coordinates gcj02 --on-conflict take --json';
  const { code, out, uploaded } = await runCommand(words, { client });
  const mapping = {
    column: { code: '编号', name: '编号' },
    set: { region: '140302' },
    value: { use: { 办公楼: 'office' } },
    unit: { floorArea: 'ft2' },
  };
  expect(asked).toEqual([{ ...mapping, coordinates: 'gcj02', onConflict: 'take', file: 'upload-1', wait: false }]);
  expect([code, uploaded, JSON.parse(out)]).toEqual([0, ['a.csv'], { ...result, import: 7, state: 'shown', preview: false }]);
});

test('that what identifies things may change is said by an option of its own, refuse or accept', async () => {
  const asked: unknown[] = [];
  const result = { created: 0, updated: 1, unchanged: 0, kept: [], rejected: [], rejectedCount: 0, seconds: 0.1, findings: [] };
  const client = {
    equipment: { importEquipment: async (input: unknown) => (asked.push(input), { import: 8, state: 'begun', preview: false }) },
    imports: { get: async () => ({ import: 8, state: 'shown', progress: { done: 1, total: null }, result, problem: null }) },
  };
  expect((await runCommand('import equipment a.csv --on-identity-change accept --json', { client })).code).toBe(0);
  expect(asked).toEqual([{ onIdentityChange: 'accept', file: 'upload-1', wait: false }]);
  const { code, err } = await runCommand('import equipment a.csv --on-identity-change perhaps', { client });
  expect([code, err.includes('refuse'), err.includes('accept'), asked.length]).toEqual([2, true, true, 1]);
});

test('a failed import is an error, with the findings of its problem', async () => {
  const problem = { code: 'columns-missing', detail: '缺少列', findings };
  const client = {
    place: { importPlaces: async () => ({ import: 3, state: 'begun' }) },
    imports: { get: async () => ({ import: 3, state: 'failed', progress: { done: 0, total: null }, result: null, problem }) },
  };
  const { code, err } = await runCommand('import places a.csv --json', { client });
  expect([code, JSON.parse(err)]).toMatchObject([1, { code: 'columns-missing', detail: '缺少列', findings }]);
});

test('an export is streamed to its file and its rows are counted; one that breaks off leaves no file', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'yaodong-cli-'));
  const out = join(directory, 'a.csv');
  const asked: unknown[] = [];
  const get = async (path: string, query?: object) => (asked.push(path, query), new Response('code\nB1\nB2\n'));
  const told = await runCommand(`export buildings --format csv --out ${out} --json`, { get });
  expect([told.code, JSON.parse(told.out)]).toEqual([0, { rows: 2, file: out }]);
  expect([readFileSync(out, 'utf8'), asked[0]]).toEqual(['code\nB1\nB2\n', '/exports/buildings']);
  const broken = async () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) }));
  const failed = await runCommand(`export meters --format csv --out ${out}2 --json`, { get: broken });
  expect([failed.code, readdirSync(directory)]).toEqual([1, ['a.csv']]);
});

test('help has an example for every command, in both languages, and sends nothing', async () => {
  const groups = ['import', 'weather', 'building', 'meter', 'user', 'key'];
  for (const language of ['zh', 'en']) {
    const { out } = await runCommand(`help --lang ${language}`);
    // a group of many commands lists them at the end of its line
    const names = [...out.matchAll(/^ {2}([a-z][a-z-]+)(?: ([a-z|-]+|…))?.*?(?:\[([a-z-]+(?:, [a-z-]+)+)\])?$/gmu)].flatMap(
      ([, name = '', inside = '', many = '']) =>
        groups.includes(name) ? (inside === '…' ? many.split(', ') : inside.split('|')).map((one) => `${name} ${one}`) : [name],
    );
    expect(names).toContain('import readings');
    for (const name of [...names, ...groups].filter((one) => one !== 'help')) {
      const help = await runCommand(`${name} --help --lang ${language}`);
      expect([name, help.code, help.places, help.err]).toEqual([name, 0, [], '']);
      expect(help.out).toContain(language === 'zh' ? `例：\n  yaodong ${name}` : `Examples:\n  yaodong ${name}`);
    }
  }
});

test('doctor exits 1 if it finds a fault', async () => {
  const answer = { ok: false, checks: [{ name: 'readings', ok: false, counted: 3, findings }], seconds: 0.1 };
  const client = { doctor: { examine: async () => answer } };
  const json = await runCommand('doctor --json', { client });
  expect([json.code, JSON.parse(json.out)]).toEqual([1, answer]);
  expect((await runCommand('doctor', { client })).out).toContain('有缺口');
});

test('a link is sent with the audit named next to it, so that a mismatch can be detected', async () => {
  const asked: unknown[] = [];
  const told = async (question: unknown) => (asked.push(question), Promise.reject(new Error('enough')));
  const client = { energyAudit: { linked: { show: told, answer: told, submit: told } } };
  for (const words of ['show 2', 'show', 'answer 2 --set storeys=1', 'submit 2', 'submit'])
    expect((await runCommand(`energy-audit ${words} --link T --json`, { client })).code, words).toBe(1);
  expect(asked).toEqual([{ token: 'T', audit: 2 }, { token: 'T' }, { token: 'T', audit: 2 }, { token: 'T', audit: 2 }, { token: 'T' }]);
});
