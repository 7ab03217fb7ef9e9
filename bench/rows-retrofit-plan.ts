import { Writable } from 'node:stream';
import { createWriteStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { tableFile } from '../src/platform/tables/file.ts';
import { clock, type Row } from './table.ts';
import { median, share, took, type Took, type Yard } from './yard.ts';

/** A place of Yuncheng used only by the projects of these rows. */
const region = '140824';
const projects = 10_000;
const years = [2027, 2028, 2029];

const head = ['项目编号', '项目名称', '县区', '项目状态', '改造面积', '总投资', '年节能量', '县级资金', '业主资金', '结构安全'];

/** A project with its own size; its saving and funding vary independently. */
function projectOf(at: number): (string | number)[] {
  const cost = 200_000 + ((at * 7919) % 1_000_000);
  const county = Math.floor(cost * (0.2 + (at % 7) / 20));
  return [
    `rp${at}`,
    `项目 ${at}`,
    region,
    '已测算',
    800 + (at % 50) * 100,
    cost,
    5000 + ((at * 104_729) % 90_000),
    county,
    cost - county,
    '是',
  ];
}

/** The list of projects as a county keeps it. */
async function writeList({ file }: Yard): Promise<string> {
  const path = file('plan-projects.xlsx');
  const rows = Array.from({ length: projects }, (_, at) => projectOf(at));
  const { body } = tableFile('projects', 'xlsx', head, rows, {});
  await body.pipeTo(Writable.toWeb(createWriteStream(path)));
  return path;
}

/** Imports the list; a second import would write nothing, so it is undone in between. */
async function bringIn(yard: Yard, path: string): Promise<Took> {
  let change: number | undefined;
  const file = await yard.upload(path, 'projects.xlsx');
  const run = await took(async () => {
    ({ import: change } = await yard.client.retrofit.importRetrofits({ file }));
  });
  if (change === undefined) throw new Error('nothing was imported');
  await yard.client.imports.undo({ id: change });
  return run;
}

export const poolRow: Row = {
  name: 'retrofit-pool',
  what: `${projects.toLocaleString('en')} retrofit projects from xlsx`,
  must: '5 s',
  async run(yard) {
    const path = await writeList(yard);
    const runs: Took[] = [];
    for (let run = 0; run < 3; run += 1) runs.push(await bringIn(yard, path));
    const fields = JSON.stringify(
      Array.from({ length: projects }, (_, at) => Object.fromEntries(head.map((name, of) => [name, projectOf(at)[of]]))),
    );
    const bare = await took(async () => {
      await yard.stores.postgres.query('CREATE TABLE bench_pool AS SELECT * FROM jsonb_array_elements($1::jsonb) AS fields', [fields]);
      await yard.stores.postgres.query('DROP TABLE bench_pool');
    });
    return {
      ours: clock(median(runs.map(({ seconds }) => seconds))),
      postgres: clock(bare.seconds),
      cpu: median(runs.map(({ cpu }) => cpu)),
      note: 'beside it: the same rows as JSON into a table without a history',
    };
  },
};

const plan = 'bench-plan';
const scenario = JSON.stringify({
  years,
  objective: { savingKgce: 1 },
  limits: [
    ...years.map((year) => ({ id: `money:county:${year}`, resource: 'fund:county', max: 300_000_000, years: [year] })),
    { id: 'floor:area', resource: 'area', min: 5_000_000 },
  ],
});

/** How long an answer took. Processor time is not measured: in the process that answers, reading it would cost more than the query. */
async function waited(question: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await question();
  return (performance.now() - began) / 1000;
}

/** Makes the plan while sending the queries that people send, and measures how long each answer took. */
async function made(yard: Yard): Promise<{ readonly seconds: number; readonly others: readonly number[] }> {
  const { ask, client, upload } = yard;
  if ((await client.retrofit.list({ region, limit: 1 })).total < projects) {
    const path = await writeList(yard);
    await client.retrofit.importRetrofits({ file: await upload(path, 'projects.xlsx') });
  }
  const others: number[] = [];
  const { seconds } = await took(async () => {
    const { job } = await client.retrofitPlan.make({ plan, region, scenario });
    for (;;) {
      for (const question of [() => ask.jobs.get({ id: job }), () => ask.retrofit.list({ region, limit: 50 }), () => ask.place.list({})])
        others.push(await waited(question));
      const { finishedAt, problem } = await client.jobs.get({ id: job });
      if (problem !== null) throw new Error(problem.detail);
      if (finishedAt !== null) break;
      await pause(50);
    }
  });
  return { seconds, others };
}

export const planRow: Row = {
  name: 'retrofit-plan',
  what: `the page of a plan with ${projects.toLocaleString('en')} projects`,
  must: '1 s',
  async run(yard) {
    const { seconds, others } = await made(yard);
    const [runs, reads] = [[], []] as [Took[], Took[]];
    for (let run = 0; run < 5; run += 1) {
      runs.push(await took(() => yard.ask.retrofitPlan.show({ plan })));
      reads.push(
        await took(async () => {
          const { rows } = await yard.stores.postgres.query<{ answer: string }>('SELECT * FROM retrofit_plan WHERE name = $1', [plan]);
          JSON.parse(rows[0]?.answer ?? '');
        }),
      );
    }
    const longest = clock(Math.max(...others));
    return {
      ours: clock(median(runs.map((one) => one.seconds))),
      postgres: clock(median(reads.map((one) => one.seconds))),
      cpu: median(runs.map(({ cpu }) => cpu)),
      note: `made in ${clock(seconds)}; other calls meanwhile p95 ${clock(share(others, 0.95))}, longest ${longest}; beside it: reading the row`,
    };
  },
};
