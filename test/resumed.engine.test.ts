import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProgram, until, type Program } from './crash/program.ts';

/** A real program that is killed in the middle of work that it has promised to do: two imports, a backup and a plan at the same time. */
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-resumed-'));
const data = path.join(room, 'data');
let program: Program;
let begun: {
  readonly file: { readonly import: number; readonly job: string };
  readonly people: { readonly import: number; readonly job: string };
  readonly plan: string;
  readonly backup: { readonly job: string; readonly name: string };
};

const hours = 150_000;
const first = Date.UTC(1980, 0, 1);
const text = `meter,time,value\n${Array.from({ length: hours }, (_, at) => `M,${new Date(first + at * 3_600_000).toISOString()},1`).join('\n')}\n`;

const many = 15_000;
const list = `code,name,kind,region,groups\n${Array.from({ length: many }, (_, at) => `E${at},n${at},expert,140300,a;b`).join('\n')}\n`;

const years = [2026, 2027];
const limits = years.map((year) => ({ id: `money ${year}`, resource: 'fund:county', max: '200000', years: [year] }));
const planned = { region: '140302', scenario: JSON.stringify({ years, objective: { savingKgce: 1 }, limits }) };

const jobOf = (id: string) => program.client.jobs.get({ id });
const ended = (job: string) => until('the job is over', async () => (await jobOf(job)).finishedAt !== null);

beforeAll(async () => {
  program = await startProgram(data);
  await bringPool();
  const { client } = program;
  const files = [await program.upload('long.csv', text), await program.upload('people.csv', list)] as const;
  // all at once, as a busy machine may need seconds for each answer while the first of them are at work
  const [file, people, backup, { job: plan }] = await Promise.all([
    client.readings.importReadings({ file: files[0], interval: '1h', createMeters: true, wait: false }),
    client.people.importPeople({ file: files[1], wait: false }),
    client.backup.make(),
    client.retrofitPlan.make({ plan: 'A', ...planned }),
  ]);
  const imported = ({ import: id, job = '' }: { readonly import: number; readonly job?: string | undefined }) => ({ import: id, job });
  begun = { file: imported(file), people: imported(people), plan, backup };
  const jobs = [begun.file.job, begun.people.job, backup.job, plan];
  await until('all four are at work', async () => (await Promise.all(jobs.map(jobOf))).every(({ attempts }) => attempts === 1));
  await program.kill();
  program = await startProgram(data);
}, 180_000);
afterAll(async () => {
  await program.kill();
  rmSync(room, { recursive: true, force: true });
});

async function bringPool(): Promise<void> {
  const rows = Array.from({ length: 20 }, (_, at) => {
    const county = 20_000 + ((at * 7919) % 30_000);
    return `P${at},示例${at},140302,estimated,${500 + ((at * 31) % 900)},${county + 10_000},${900 + ((at * 613) % 4000)},${county},10000`;
  });
  const header = 'code,name,region,state,area,cost,saving,fund:county,fund:owner';
  await program.client.retrofit.importRetrofits({ file: await program.upload('pool.csv', [header, ...rows].join('\n')) });
}

test('an import whose program is killed halfway is complete after the next start, once, by the same job', async () => {
  const { import: id, job } = begun.file;
  await ended(job);
  expect(await jobOf(job)).toMatchObject({ kind: 'import', state: 'done', attempts: 2, problem: null });

  const { imports } = await program.client.imports.list({ kind: 'readings' });
  const [again, before] = imports;
  expect(imports).toHaveLength(2);
  expect(before).toMatchObject({ import: id, state: 'failed', job, problem: { code: 'import-begun-again' } });
  expect(before?.problem?.detail).toContain(String(again?.import));
  expect(again).toMatchObject({ state: 'shown', job, subject: 'long.csv', result: { accepted: hours, repeated: 0, revised: 0 } });
  const { total } = await program.client.metering.useOfMeter({ meter: 'M', from: '1979-12-01', to: '2020-01-01', step: 'year' });
  expect(total).toMatchObject({ value: hours });
});

test('an import of people whose program is killed is complete after the next start, once', async () => {
  const { import: id, job } = begun.people;
  const total = async () => (await program.client.people.list({ limit: 1 })).total;
  expect([0, many]).toContain(await total());
  await ended(job);
  expect(await jobOf(job)).toMatchObject({ state: 'done', attempts: 2, problem: null });
  expect(await total()).toBe(many);
  const { imports } = await program.client.imports.list({ kind: 'people' });
  expect(imports).toMatchObject([
    { state: 'shown', result: { created: many, rejectedCount: 0 } },
    { import: id, state: 'failed' },
  ]);
  await program.client.imports.undo({ id: imports[0]?.import ?? 0 });
  expect(await total()).toBe(0);
});

test('a plan whose program is killed while it is calculated is complete after the next start, once', async () => {
  await ended(begun.plan);
  expect(await jobOf(begun.plan)).toMatchObject({ state: 'done', attempts: 2, problem: null });
  const { job: again } = await program.client.retrofitPlan.make({ plan: 'B', ...planned });
  await ended(again);
  expect((await program.client.retrofitPlan.list({})).plans.map(({ plan }) => plan).toSorted()).toEqual(['A', 'B']);
  const [one, other] = [await program.client.retrofitPlan.show({ plan: 'A' }), await program.client.retrofitPlan.show({ plan: 'B' })];
  expect([one.instance, one.best, one.chosen]).toEqual([other.instance, other.best, other.chosen]);
});

test('a backup whose program is killed is started again under the same name', async () => {
  const { job, name } = begun.backup;
  await ended(job);
  expect(await jobOf(job)).toMatchObject({ state: 'done', attempts: 2 });
  expect((await program.client.backup.list()).backups).toMatchObject([{ name, there: true, problem: null }]);
});

test('after all of this doctor finds no fault', async () => {
  for (const { job } of [begun.file, begun.people, { job: begun.plan }, begun.backup]) await ended(job);
  expect((await program.client.doctor.examine()).checks.filter(({ ok }) => !ok)).toEqual([]);
});
