import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
let now = Date.parse('2026-03-01T04:00:00Z');

const head = '编码,姓名,类别,单位,地区,专业,职称,聘期起,聘期止,回避,账户\n';

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  folder = await mkdtemp(join(tmpdir(), 'people-cli-'));
  await writeFile(join(folder, 'people.csv'), `${head}E1,甲,专家,甲公司,阳泉市,暖通；电气,高工,2026-01-01,2026-12-31,U1;U2,\n`);
  await json('import', 'people', join(folder, 'people.csv'));
  await writeFile(join(folder, 'training.csv'), '编码,日期,课程,学时,单位\nE1,2026-01-05,宣贯,8,省厅\nE1,2025-01-05,宣贯,4,\n');
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

const json = async <T>(...words: readonly string[]): Promise<T> => {
  const told = await runCommand(...words, '--json');
  return JSON.parse(told.code === 0 ? told.out : told.err) as T;
};

test('people come in with what an import tells, their rejects in a file, and go by undo', async () => {
  const [rejects, list] = [join(folder, 'rejects.csv'), join(folder, 'list.csv')];
  await writeFile(list, `${head}E3,丙,专家,甲公司,阳泉市,暖通；电气,高工,2026-01-01,2026-12-31,U1;U2,\nE2,乙,看客,,阳泉市,,,,,,\n`);
  const told = await json<{ import: number }>('import', 'people', list, '--rejects', rejects);
  expect(told).toMatchObject({
    created: 1,
    updated: 0,
    unchanged: 0,
    kept: [],
    rejectedCount: 1,
    rejected: [{ row: 3, code: 'unknown-value' }],
  });
  expect(await json('person', 'show', 'E3')).toMatchObject({
    code: 'E3',
    regions: ['140300'],
    groups: ['暖通', '电气'],
    recuse: ['U1', 'U2'],
  });
  expect((await runCommand('person', 'show', 'E3')).out).toContain('在聘');
  await json('undo', String(told.import));
  expect(await json('person', 'show', 'E3')).toMatchObject({ code: 'no-such-person' });
});

test('who is on the list is listed by kind, group and day, and struck off with a reason', async () => {
  const listed = async (...options: string[]) => (await json<{ people: { code: string }[] }>('person', 'list', ...options)).people;
  expect(await listed('--kind', '专家', '--group', '电气', '--on', '2026-12-31')).toMatchObject([{ code: 'E1', state: 'in-force' }]);
  expect(await listed('--on', '2027-01-01')).toEqual([]);
  const { change } = await json<{ change: number }>('person', 'strike', 'E1', '--on', '2026-02-01', '--reason', '评审违规');
  expect(await listed('--on', '2026-02-01')).toEqual([]);
  await json('undo', String(change));
  expect(await listed('--on', '2026-02-01')).toHaveLength(1);
});

test('hours of training by year, and that no rule of them is known', async () => {
  expect(await json('import', 'training', join(folder, 'training.csv'))).toMatchObject({ created: 2, rejectedCount: 0 });
  expect(await json('training', 'show', 'E1')).toMatchObject({
    years: [
      { year: 2026, hours: 8 },
      { year: 2025, hours: 4 },
    ],
    findings: [{ code: 'training-rule-needed' }],
  });
  expect((await runCommand('training', 'show', 'E1')).out).toContain('没有关于专家年度学时和再培训的规定');
});

test('a post is stated, ended by the same again, and listed; what is unknown is refused by name', async () => {
  await json('user', 'add', 'zhang', '--role', 'bureau', '--region', '140300');
  await json('key', 'create', 'desk', '--role', 'bureau', '--region', '140300');
  const post = ['--role', 'green-building-label/clerk', '--region', '140300'];
  expect(await json('post', 'set', 'zhang', ...post)).toMatchObject({
    posts: [{ holder: 'zhang', role: 'clerk', from: null, until: null, insteadOf: null }],
  });
  expect(
    await json('post', 'set', 'key:desk', ...post, '--from', '2026-03-01', '--until', '2026-03-05', '--instead-of', 'zhang'),
  ).toMatchObject({ posts: [{ holder: 'key:desk', procedure: 'green-building-label', insteadOf: 'zhang' }] });
  await json('post', 'set', 'zhang', ...post, '--until', '2026-03-31');
  const { posts } = await json<{ posts: object[] }>('post', 'list');
  expect(posts).toMatchObject([{ holder: 'key:desk' }, { holder: 'zhang', until: '2026-03-31' }]);
  expect((await json<{ posts: object[] }>('post', 'list', '--on', '2026-04-01')).posts).toEqual([]);
  expect(await json('post', 'set', 'nobody', ...post)).toMatchObject({ code: 'no-such-holder' });
  expect((await runCommand('post', 'set', 'zhang', '--role', 'green-building-label/king', '--region', '140300')).err).toContain('king');
});
