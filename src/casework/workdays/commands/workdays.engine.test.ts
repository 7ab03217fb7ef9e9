import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
let now = Date.parse('2026-11-22T04:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  folder = await mkdtemp(join(tmpdir(), 'workdays-cli-'));
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

/** Runs one command on the whole program in this process. */
async function runCommand(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const { app } = world;
  const reached = { url: 'http://localhost', key: app.localKey, fetch: app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

const json = async (...words: readonly string[]): Promise<unknown> => {
  const told = await runCommand(...words, '--json');
  return told.code === 0 ? JSON.parse(told.out) : JSON.parse(told.err);
};

test('a term is told as a day, worked days and whether it is indicative, and nothing else', async () => {
  expect(await json('workdays', '--from', '2026-09-18', '--workdays', '5')).toEqual({ due: '2026-09-24', working: 5, indicative: false });
  expect(await json('workdays', '--from', '2025-12-27', '--days', '5')).toEqual({ due: '2026-01-04', working: 4, indicative: false });
  expect(await json('workdays', '--from', '2025-12-31', '--to', '2026-01-04')).toEqual({
    due: '2026-01-04',
    working: 1,
    indicative: false,
  });
});

test('a day of --known-at is its end: a notice of that day is known', async () => {
  const asked = ['workdays', '--from', '2025-12-30', '--workdays', '2', '--known-at'];
  expect(await json(...asked, '2025-11-03')).toEqual({ due: '2026-01-01', working: 2, indicative: true });
  expect(await json(...asked, '2025-11-04')).toEqual({ due: '2026-01-04', working: 2, indicative: false });
  // half past eleven at night, Beijing time
  expect(await json(...asked, '2025-11-03T15:30:00Z')).toMatchObject({ indicative: true });
  expect(await json(...asked, '2025-11-03T16:00:00Z')).toMatchObject({ indicative: false });
});

test('a table is calculated row by row, and what is wrong with a row stands in its place', async () => {
  const path = join(folder, '受理.csv');
  await writeFile(
    path,
    '起算日,工作日,日\n2026-02-13,5,\n2026/9/30,3,\n2025年12月27日,,5\n2026-02-30,1,\n2026-01-05,,\n2026-01-05,1,1\n2026-01-05,3651,\n',
  );
  const none = { due: null, working: null, indicative: null };
  expect(await json('workdays', path)).toEqual({
    rows: [
      { row: 2, due: '2026-02-27', working: 5, indicative: false, code: null },
      { row: 3, due: '2026-10-10', working: 3, indicative: false, code: null },
      { row: 4, due: '2026-01-04', working: 4, indicative: false, code: null },
      { row: 5, ...none, code: 'workdays-from-bad' },
      { row: 6, ...none, code: 'workdays-term-missing' },
      { row: 7, ...none, code: 'workdays-term-twice' },
      { row: 8, ...none, code: 'workdays-term-bad' },
    ],
  });
  expect((await runCommand('workdays', path)).out).toContain('起算日为空或不是日期');
  await writeFile(path, 'a,b\n1,2\n');
  expect(await json('workdays', path)).toMatchObject({ code: 'workdays-columns-missing', status: 400 });
});

test('what is asked wrongly is refused with what to do', async () => {
  for (const words of [
    ['--from', '2026-01-05'],
    ['--from', '2026-01-05', '--days', '1', '--months', '1'],
    ['--days', '3'],
    ['--from', '2026-01-05', '--days', '0'],
  ])
    expect((await runCommand('workdays', ...words)).code).toBe(2);
  expect(await json('workdays', '--from', '2026-02-30', '--days', '1')).toMatchObject({ code: 'date-bad' });
  expect(await json('workdays', '--from', '2026-02-03', '--to', '2026-02-02')).toMatchObject({ code: 'workdays-to-before-from' });
  expect(await json('workdays', '--from', '9999-12-30', '--workdays', '9')).toMatchObject({ code: 'workdays-beyond' });
});

test('a due day opens to its calculation: each day with its reason and the notice that decides it', async () => {
  const told = (await json('workdays', '--from', '2025-12-31', '--days', '1', '--explain')) as { days: unknown[] };
  const day = (of: string, weekday: number, worked: boolean, reason: string, part: string, count: number | null) => ({
    day: of,
    weekday,
    worked,
    reason,
    part,
    count,
    calendar: reason === 'weekday' ? null : 'calendar/2026@1',
  });
  expect(told.days).toEqual([
    day('2025-12-31', 3, true, 'weekday', 'start', null),
    day('2026-01-01', 4, false, 'closed', 'term', 1),
    day('2026-01-02', 5, false, 'closed', 'moved', null),
    day('2026-01-03', 6, false, 'closed', 'moved', null),
    day('2026-01-04', 7, true, 'worked', 'moved', null),
  ]);
  expect((await runCommand('workdays', '--from', '2025-12-31', '--days', '1', '--explain')).out).toContain('顺延');
});

const notice =
  '国务院办公厅关于2027年部分节假日安排的通知 国办发明电〔2026〕99号\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。2026年12月27日（周日）上班。\n国务院办公厅\n2026年11月20日';

test('the next notice is shown, kept as the city’s own, and counts from its day of publication', async () => {
  const path = join(folder, '通知.txt');
  await writeFile(path, notice);
  expect(await json('calendar', 'add', path, '--preview')).toMatchObject({
    year: 2027,
    published: '2026-11-20',
    worked: ['2026-12-27'],
    findings: [],
  });
  expect(await json('workdays', '--from', '2026-12-25', '--workdays', '1')).toMatchObject({ due: '2026-12-28', indicative: false });
  expect(await json('calendar', 'add', path)).toMatchObject({ calendar: 'city/calendar/2027@1', number: '国办发明电〔2026〕99号' });
  now += 10_000;
  expect(await json('workdays', '--from', '2026-12-25', '--workdays', '1')).toMatchObject({ due: '2026-12-27', indicative: false });
  expect(await json('workdays', '--from', '2026-12-31', '--workdays', '1')).toEqual({ due: '2027-01-04', working: 1, indicative: false });
  expect(await json('workdays', '--from', '2026-12-31', '--workdays', '1', '--known-at', '2026-11-19')).toEqual({
    due: '2027-01-01',
    working: 1,
    indicative: true,
  });
  expect(await json('calendar', 'show', '--year', '2027')).toMatchObject({
    calendars: [{ calendar: 'city/calendar/2027@1', status: 'CITY', published: '2026-11-20' }],
    years: expect.arrayContaining([2004, 2026, 2027]) as unknown,
  });
  expect(await json('calendar', 'add', '--text', notice.replace('至3日（周日）放假，共3天', '放假1天'))).toMatchObject({
    calendar: 'city/calendar/2027@2',
  });
  expect((await runCommand('calendar', 'show', '--year', '2027')).out).toContain('国办发明电〔2026〕99号');
});

test('a notice that contradicts itself is refused with the day, one without its day of publication asks for it', async () => {
  const told = await json('calendar', 'add', '--text', notice.replace('1月1日（周五）', '1月1日（周四）'));
  expect(told).toMatchObject({
    code: 'holiday-contradicts',
    findings: [{ code: 'holiday-weekday-differs', evidence: { date: '2027-01-01' } }],
  });
  expect(await json('calendar', 'add', '--text', '元旦：1月1日放假1天。', '--year', '2028')).toMatchObject({
    code: 'holiday-published-missing',
  });
  expect(await json('calendar', 'add', '--text', '今天天气好。', '--year', '2028')).toMatchObject({ code: 'holiday-nothing-read' });
  expect(await json('calendar', 'add', '--text', '元旦：1月1日放假1天。')).toMatchObject({ code: 'holiday-year-missing' });
  await expect(world.as('bureau', { region: '140300' }).workdays.notice.add({ text: notice })).rejects.toMatchObject({
    document: { status: 403 },
  });
});

test('a calendar by itself in the city’s own folder counts, with its faults told by line', async () => {
  const file = { name: 'calendars/own.yaml', preview: false };
  const text =
    'kind: calendar\nid: city/mine\nversion: 1\nyear: 2026\npublished: 2026-06-01\nstatus: CITY\nsource: {document: x, clause: y}\nclosed: [2026-07-01]\nworked: []\n';
  await world.local.knowledge.files.put({ ...file, text });
  expect(await json('workdays', '--from', '2026-06-30', '--workdays', '1')).toEqual({ due: '2026-07-02', working: 1, indicative: false });
  expect(await json('workdays', '--from', '2026-06-30', '--workdays', '1', '--known-at', '2026-05-31')).toMatchObject({
    due: '2026-07-01',
  });
  const wrong = text.replace('version: 1', 'version: 2').replace('worked: []', 'worked: [2026-07-01]');
  await expect(world.local.knowledge.files.put({ ...file, text: wrong })).rejects.toMatchObject({
    document: { findings: [{ code: 'calendar-day-both', evidence: { date: '2026-07-01', line: 9 } }] },
  });
});
