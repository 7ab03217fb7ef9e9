import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProgram, until, type Program } from './crash/program.ts';

/** A real program that is killed in the midst of work which it has promised to do. */
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-resumed-'));
const data = path.join(room, 'data');
let program: Program;

beforeAll(async () => {
  program = await startProgram(data);
});
afterAll(async () => {
  await program.kill();
  rmSync(room, { recursive: true, force: true });
});

const hours = 150_000;
const first = Date.UTC(1980, 0, 1);
const text = `meter,time,value\n${Array.from({ length: hours }, (_, at) => `M,${new Date(first + at * 3_600_000).toISOString()},1`).join('\n')}\n`;

test(
  'an import whose program is killed in the midst of it is there after the next start, once, by the same job',
  { timeout: 120_000 },
  async () => {
    const file = await program.upload('long.csv', text);
    const { import: id, job = '' } = await program.client.readings.importReadings({
      file,
      interval: '1h',
      createMeters: true,
      wait: false,
    });
    expect(await program.client.jobs.get({ id: job })).toMatchObject({ state: 'running', attempts: 1 });
    await program.kill();
    program = await startProgram(data);
    await until('the job is done', async () => (await program.client.jobs.get({ id: job })).finishedAt !== null);
    expect(await program.client.jobs.get({ id: job })).toMatchObject({ kind: 'import', state: 'done', attempts: 2, problem: null });

    const { imports } = await program.client.imports.list({ kind: 'readings' });
    const [again, before] = imports;
    expect(imports).toHaveLength(2);
    expect(before).toMatchObject({ import: id, state: 'failed', job, problem: { code: 'import-begun-again' } });
    expect(before?.problem?.detail).toContain(String(again?.import));
    expect(again).toMatchObject({ state: 'shown', job, subject: 'long.csv', result: { accepted: hours, repeated: 0, revised: 0 } });
    const { total } = await program.client.metering.useOfMeter({ meter: 'M', from: '1979-12-01', to: '2020-01-01', step: 'year' });
    expect(total).toMatchObject({ value: hours });
    expect((await program.client.doctor.examine()).checks.filter(({ ok }) => !ok)).toEqual([]);
  },
);

test('a plan whose program is killed while it is made is there after the next start, once and whole', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 20 }, (_, at) => {
    const county = 20_000 + ((at * 7919) % 30_000);
    return `P${at},示例${at},140302,estimated,${500 + ((at * 31) % 900)},${county + 10_000},${900 + ((at * 613) % 4000)},${county},10000`;
  });
  const header = 'code,name,region,state,area,cost,saving,fund:county,fund:owner';
  await program.client.retrofit.importRetrofits({ file: await program.upload('pool.csv', [header, ...rows].join('\n')) });
  const years = [2026, 2027];
  const limits = years.map((year) => ({ id: `money ${year}`, resource: 'fund:county', max: '200000', years: [year] }));
  const asked = { region: '140302', scenario: JSON.stringify({ years, objective: { savingKgce: 1 }, limits }) };
  const { job } = await program.client.retrofitPlan.make({ plan: 'A', ...asked });
  expect(await program.client.jobs.get({ id: job })).toMatchObject({ attempts: 1, finishedAt: null });
  await program.kill();
  program = await startProgram(data);
  await until('the job is over', async () => (await program.client.jobs.get({ id: job })).finishedAt !== null);
  expect(await program.client.jobs.get({ id: job })).toMatchObject({ state: 'done', attempts: 2, problem: null });
  const { job: again } = await program.client.retrofitPlan.make({ plan: 'B', ...asked });
  await until('the second is over', async () => (await program.client.jobs.get({ id: again })).finishedAt !== null);
  expect((await program.client.retrofitPlan.list({})).plans.map(({ plan }) => plan).toSorted()).toEqual(['A', 'B']);
  const [one, other] = [await program.client.retrofitPlan.show({ plan: 'A' }), await program.client.retrofitPlan.show({ plan: 'B' })];
  expect([one.instance, one.best, one.chosen]).toEqual([other.instance, other.best, other.chosen]);
  expect((await program.client.doctor.examine()).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('a backup whose program is killed is begun again under its name', { timeout: 120_000 }, async () => {
  const { job, name } = await program.client.backup.make();
  await program.kill();
  program = await startProgram(data);
  await until('the job is over', async () => (await program.client.jobs.get({ id: job })).finishedAt !== null);
  expect(await program.client.jobs.get({ id: job })).toMatchObject({ state: 'done', attempts: 2 });
  expect((await program.client.backup.list()).backups).toMatchObject([{ name, there: true, problem: null }]);
});
