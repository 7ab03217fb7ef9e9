import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'attachments-cli-'));
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302\n') });
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

test('a file goes in, is listed, comes out as it was, is taken back and brought back', async () => {
  const path = join(folder, '平面图.pdf');
  await writeFile(path, '%PDF-1.7 x');
  const made = await runCommand('attachments', 'attach', 'B1', path, '--about', '一层', '--json');
  expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
  const { id } = JSON.parse(made.out) as { id: number };
  expect((await runCommand('attachments', 'list', 'B1')).out).toMatch(/平面图\.pdf.*一层/u);
  const out = join(folder, 'back.pdf');
  expect((await runCommand('attachments', 'save', String(id), '--out', out)).code).toBe(0);
  expect(await readFile(out, 'utf8')).toBe('%PDF-1.7 x');
  await runCommand('attachments', 'take-back', String(id));
  expect((await runCommand('attachments', 'list', 'B1')).out).toContain('1 条已收回');
  expect((await runCommand('attachments', 'bring-back', String(id))).out).toContain('平面图.pdf');
});

test('a note is written and changed, and its history tells both', async () => {
  const { id } = JSON.parse((await runCommand('attachments', 'note', 'B1', '锅炉房在北侧', '--json')).out) as { id: number };
  await runCommand('attachments', 'edit', String(id), '锅炉房在南侧');
  expect((await runCommand('attachments', 'history', String(id))).out).toMatch(/南侧[\s\S]*北侧/u);
});

test('a building that is not there and a number that is none are told', async () => {
  expect(await runCommand('attachments', 'note', 'NONE', 'x')).toMatchObject({ code: 1, err: expect.stringContaining('NONE') });
  expect((await runCommand('attachments', 'history', 'x')).code).toBe(2);
});
