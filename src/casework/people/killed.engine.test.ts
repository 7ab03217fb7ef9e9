import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProgram, until, type Program } from '../../../test/crash/program.ts';

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-people-killed-'));
const data = path.join(room, 'data');
let program: Program;

beforeAll(async () => {
  program = await startProgram(data);
});
afterAll(async () => {
  await program.kill();
  rmSync(room, { recursive: true, force: true });
});

const many = 15_000;
const list = `code,name,kind,region,groups\n${Array.from({ length: many }, (_, at) => `E${at},n${at},expert,140300,a;b`).join('\n')}\n`;

test('an import of people whose program is killed is there after the next start, whole and once', { timeout: 180_000 }, async () => {
  const file = await program.upload('people.csv', list);
  const { import: id, job = '' } = await program.client.people.importPeople({ file, wait: false });
  expect(await program.client.jobs.get({ id: job })).toMatchObject({ state: 'running', attempts: 1 });
  await program.kill();
  program = await startProgram(data);
  const total = async () => (await program.client.people.list({ limit: 1 })).total;
  expect([0, many]).toContain(await total());
  await until('the job is done', async () => (await program.client.jobs.get({ id: job })).finishedAt !== null);
  expect(await program.client.jobs.get({ id: job })).toMatchObject({ state: 'done', attempts: 2, problem: null });
  expect(await total()).toBe(many);
  const { imports } = await program.client.imports.list({ kind: 'people' });
  expect(imports).toMatchObject([
    { state: 'shown', result: { created: many, rejectedCount: 0 } },
    { import: id, state: 'failed' },
  ]);
  await program.client.imports.undo({ id: imports[0]?.import ?? 0 });
  expect(await total()).toBe(0);
  expect((await program.client.doctor.examine()).checks.filter(({ ok }) => !ok)).toEqual([]);
});
