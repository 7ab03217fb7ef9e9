import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueStatement } from '#cli/as-read.ts';
import { createWorld, type World } from '../../test/world.ts';
import { run } from './run.ts';
import { createSession } from './session.ts';

let world: World;
let folder: string;

/** A number of days of readings starting on 1 March 2025, one of them far too high. */
function days(meter: string, many: number, far: number): string {
  const dayOf = (at: number) => new Date(Date.UTC(2025, 2, 1 + at)).toISOString().slice(0, 10);
  return Array.from({ length: many }, (_, at) => `${meter},${dayOf(at)},${at === far ? 900 : 10 + (at % 3)}\n`).join('');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-cli-'));
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { registry, readings } = world.local;
  const buildings = 'code,name,use,region,floorArea\nA,甲楼,office,140302,1000\nB,乙楼,school,140302,2000\n';
  await registry.importBuildings({ file: await world.upload('楼栋.csv', buildings) });
  const meters = 'code,building,carrier,kind,unit\nM1,B,electricity,interval,kWh\nM2,A,electricity,interval,kWh\n';
  await registry.importMeters({ file: await world.upload('电表.csv', meters) });
  const rows = `meter,time,value\n${days('M1', 40, 20)}${days('M2', 60, 30)}`;
  await readings.importReadings({ file: await world.upload('读数.csv', rows), kind: 'interval', interval: '1d', marks: 'start' });
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

/** Runs one command on the whole program in this process. */
async function runCommand(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

/** The values of one field in a list, row by row. */
async function column(list: string, field: string, ...words: readonly string[]): Promise<unknown[]> {
  const { code, out, err } = await runCommand(list, ...words, '--json');
  expect([code, err]).toEqual([0, '']);
  const rows = Object.values(JSON.parse(out) as Record<string, unknown>).find((one) => Array.isArray(one)) as Record<string, unknown>[];
  return rows.map((row) => row[field]);
}

describe('lists of the command line', () => {
  test.each([
    { list: 'silent', field: 'meter', sort: 'days', search: 'M2', found: ['M2'] },
    { list: 'findings', field: 'meter', sort: 'meter', search: 'M2', found: ['M2'] },
    { list: 'imports', field: 'subject', sort: 'subject', search: '读数', found: ['读数.csv'] },
  ])('$list is sorted by a column in both directions, and filtered by a word', async ({ list, field, sort, search, found }) => {
    const ascending = await column(list, field, '--sort', sort, '--order', 'asc');
    expect(ascending.length).toBeGreaterThan(1);
    expect(await column(list, field, '--sort', sort, '--order', 'desc')).toEqual(ascending.toReversed());
    expect(await column(list, field, '--search', search)).toEqual(found);
    expect(await column(list, field, '--search', '没有这个')).toEqual([]);
  });

  test('duties of a place are sorted by a column in both directions, and filtered by a word', async () => {
    const duties = async (...words: readonly string[]): Promise<string[]> => {
      const { rows } = JSON.parse((await runCommand('duties', 'in', '140300', ...words, '--json')).out) as { rows: { code: string }[] };
      return rows.map(({ code }) => code);
    };
    const ascending = await duties('--sort', 'name', '--order', 'asc');
    expect(ascending.toSorted()).toEqual(['A', 'B']);
    expect(await duties('--sort', 'name', '--order', 'desc')).toEqual(ascending.toReversed());
    expect(await duties('--search', '乙')).toEqual(['B']);
    expect((await runCommand('duties', 'in', '140300', '--sort', 'colour')).err).toMatch(/--sort[^]*colour/u);
  });

  test('statements are sorted by a column in both directions, and filtered by a part of their number', async () => {
    const project = { work: 'land', class: 'public', fund: 'government', urban: true };
    for (const region of ['140302', '140303'])
      await issueStatement(world.local, { kind: 'planning-conditions', question: { region, date: '2026-03-01', project } });
    const ascending = await column('statement', 'number', 'list', '--sort', 'region', '--order', 'asc');
    expect(ascending).toHaveLength(2);
    expect(await column('statement', 'number', 'list', '--sort', 'region', '--order', 'desc')).toEqual(ascending.toReversed());
    expect(await column('statement', 'number', 'list', '--search', '140303')).toEqual([ascending[1]]);
    expect((await runCommand('statement', 'list', '--order', 'upwards')).err).toMatch(/--order[^]*asc[^]*desc/u);
  });

  test('the audit trail is sorted by subject, and filtered by a part of it', async () => {
    const subjects = new Set(await column('audit', 'subject', '--sort', 'subject', '--order', 'asc'));
    expect(subjects.size).toBeGreaterThan(1);
    const descending = new Set(await column('audit', 'subject', '--sort', 'subject', '--order', 'desc'));
    expect([...descending]).toEqual([...subjects].toReversed());
    expect(await column('audit', 'subject', '--search', '没有这个')).toEqual([]);
  });

  test('offline meters are listed in words, with duration and number', async () => {
    const { out } = await runCommand('silent', '--region', '140302', '--sort', 'days', '--order', 'desc');
    expect(out).toMatch(/离线[^]*M1[^]*2025-04-0[^]*M2[^]*2025-04-[23][^]*共 2 个/u);
    expect((await runCommand('silent', '--region', '140303')).out).not.toContain('M1');
    expect(await column('silent', 'meter', '--at', '2025-03-05')).toEqual([]);
  });

  test('the settings for reading a file are saved by name, listed, used again and deleted', async () => {
    const path = join(folder, '台账.csv');
    await writeFile(path, '楼号,楼名,怎么用,在哪,多大\nP1,一号,办公,140302,500\n');
    const columns = ['code=楼号', 'name=楼名', 'use=怎么用', 'region=在哪', 'floorArea=多大'].flatMap((one) => ['--column', one]);
    const first = await runCommand('import', 'buildings', path, ...columns, '--save-profile', '房管局', '--preview', '--json');
    expect([first.code, JSON.parse(first.out)]).toMatchObject([0, { created: 1, rejectedCount: 0 }]);
    expect((await runCommand('import', 'profiles')).out).toMatch(/房管局[^]*floorArea=多大/u);
    const again = await runCommand('import', 'buildings', path, '--profile', '房管局', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ created: 1, rejectedCount: 0 });
    const { profiles } = JSON.parse((await runCommand('import', 'profiles', '--json')).out) as { profiles: { id: number }[] };
    expect((await runCommand('import', 'profiles', 'remove', String(profiles[0]?.id))).out).toContain('已删除');
    expect((await runCommand('import', 'buildings', path, '--profile', '房管局')).code).not.toBe(0);
  });

  test('a preview of an import and of an edit returns its hash, and writing by it is refused once the data have changed', async () => {
    const path = join(folder, '新楼.csv');
    await writeFile(path, 'code,name,use,region,floorArea\nN1,新楼,office,140105,700\n');
    const hashOf = async (...words: readonly string[]) => /--seen (\S+)/u.exec((await runCommand(...words, '--preview')).out)?.[1] ?? '';
    const bring = ['import', 'buildings', path] as const;
    const first = await hashOf(...bring);
    expect((await runCommand(...bring, '--seen', first)).code).toBe(0);
    expect((await runCommand(...bring, '--seen', first)).err).toContain('所涉档案');
    const edit = ['building', 'edit', 'N1', '--set', 'floorArea=800'] as const;
    const shown = await hashOf(...edit);
    await runCommand('building', 'edit', 'N1', '--set', 'floorArea=750');
    expect((await runCommand(...edit, '--seen', shown)).err).toContain('N1');
    expect((await runCommand(...edit, '--seen', await hashOf(...edit))).out).toContain('已修改');
    const shared = ['target', 'split', 'YC/retrofit-area', '--region', '140800', '--year', '2025', '--by', 'equal'] as const;
    expect((await runCommand(...shared, '--seen', await hashOf(...shared))).code).toBe(0);
  });

  test('so is a file of readings; an unknown profile is reported with the existing ones', async () => {
    const path = join(folder, '抄表.csv');
    await writeFile(path, '抄表日,表,甲,乙\n2025-03-01,M1,500,7\n2025-03-02,M1,510,9\n');
    const said = ['--time-column', '抄表日', '--meter-column', '表', '--value-column', '甲', '--kind', 'interval', '--interval', '1d'];
    const first = await runCommand(
      'import',
      'readings',
      path,
      ...said,
      '--unit',
      'kWh',
      '--save-profile',
      '供电公司',
      '--preview',
      '--json',
    );
    expect([first.code, JSON.parse(first.out)]).toMatchObject([0, { readings: 2, rejectedCount: 0 }]);
    expect((await runCommand('import', 'readings', path, '--preview')).out).not.toContain('读数 2');
    const again = await runCommand('import', 'readings', path, '--profile', '供电公司', '--preview', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ readings: 2, rejectedCount: 0 });
    const unknown = await runCommand('import', 'readings', path, '--profile', '水务公司', '--preview');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringMatching(/水务公司[^]*供电公司/u)]);
  });

  test.each(['silent', 'findings', 'imports', 'audit'])('%s refuses an unknown column and lists the existing ones', async (list) => {
    const { code, err } = await runCommand(list, '--sort', 'colour');
    expect(code).not.toBe(0);
    expect(err).toMatch(/--sort[^]*colour/u);
    expect((await runCommand(list, '--order', 'upwards')).err).toMatch(/--order[^]*asc[^]*desc/u);
  });
});
