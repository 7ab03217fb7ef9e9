import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson } from '../../../../test/person.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
/** A key of an account other than the machine's. */
let other: string;

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'knowledge-cli-'));
  const second = await createPerson(world, 'administrator');
  other = (await world.app.slices.access.createKey(second.scope, { name: 'second', role: 'administrator' })).secret;
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

async function runAs(key: string, ...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const { app } = world;
  const reached = { url: 'http://localhost', key, fetch: app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

const check = (...words: readonly string[]) => runAs(world.app.localKey, 'knowledge', 'check', ...words);
const checkAs = (key: string, ...words: readonly string[]) => runAs(key, 'knowledge', 'check', ...words);

test('a table is typed in a spreadsheet by one person and confirmed by another; withdrawn it is as before', async () => {
  const office = 'gbt51161-2016/office';
  const [table, scan] = [join(folder, '表 5.2.1.csv'), join(folder, '第12页.pdf')];
  await writeFile(scan, '%PDF-1.7 page');
  expect((await check('list')).out).toContain('待核对原文');
  await check('template', office, '--out', table);
  const filled = (await readFile(table, 'utf8')).replaceAll(/,([\d.]+),(\r?\n|$)/gu, ',$1,$1$2').replace(/,65,65/u, ',65,66');
  await writeFile(table, filled);
  const typed = ['propose', office, table, '--edition', '2016 年第一版', '--page', '12'];
  expect((await check(...typed, '--preview')).out).toMatch(/录入 32 个数值，与现有不同 1 个[^]*65 +66/u);
  expect((await check(...typed)).err).toContain('请附上原文该页的扫描件');
  const { id, state, differing } = JSON.parse((await check(...typed, '--scan', scan, '--json')).out) as Record<string, unknown>;
  expect({ state, differing }).toEqual({ state: 'proposed', differing: 1 });
  const own = await check('confirm', String(id));
  expect([own.code, own.err]).toEqual([1, expect.stringContaining('须由另一人确认')]);
  expect((await checkAs(other, 'confirm', String(id))).out).toMatch(/本地已核对[^]*2016 年第一版/u);
  expect((await check('show', office)).out).toMatch(/checked\/gbt51161-2016\/office@1[^]*本地已核对/u);
  await check('scan', String(id), '--out', join(folder, 'again.pdf'));
  expect(await readFile(join(folder, 'again.pdf'), 'utf8')).toBe('%PDF-1.7 page');
  expect((await checkAs(other, 'withdraw', String(id), '--reason', '版次有误')).out).toContain('已撤回');
  expect((await check('show', office)).out).toContain('待核对原文');
});

test('a table typed by another person is refused with the reason', async () => {
  const typed = join(folder, 'steam.yaml');
  await writeFile(typed, 'value: 128.6\n');
  const scan = join(folder, '第12页.pdf');
  const { id } = JSON.parse(
    (await check('propose', 'standard-coal/steam', typed, '--edition', '2020', '--page', '8', '--scan', scan, '--json')).out,
  ) as { id: number };
  expect((await checkAs(other, 'refuse', String(id))).code).toBe(2);
  expect((await checkAs(other, 'refuse', String(id), '--reason', '看不清')).out).toMatch(/已退回[^]*看不清/u);
  expect((await check('confirm', 'x')).code).toBe(2);
});
