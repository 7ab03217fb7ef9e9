import { writeFile } from 'node:fs/promises';
import { clock, type Result, type Row } from './table.ts';
import { share, took, type Took, type Yard } from './yard.ts';

const [all, portion, openShare] = [100_000, 20_000, 10];

const procedure = `kind: procedure
id: bench
version: 1
status: CITY
source: {document: bench, clause: '1'}
roles: {clerk: {who: post}}
fields: {area: {type: decimal, decimals: 2}}
states: {check: {start: true}, review: {}, closed: {end: true}}
limits: {check: {in: [check], workdays: 20}, review: {in: [review], days: 60}}
transitions:
  accept: {from: check, to: review, by: clerk, form: [area]}
  close: {from: review, to: closed, by: clerk, notBy: [accept]}
`;

const day = (at: number): string => new Date(Date.UTC(2025, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);

/** Old cases as a list: one in ten is open. */
function csvOf(from: number, to: number): string {
  const lines = ['case,region,state,field:area,entered:check,entered:review,entered:closed'];
  for (let at = from; at < to; at += 1) {
    const [began, isOpen] = [at % 600, at % openShare === 0];
    const later = [day(began + 10 + (at % 40)), isOpen ? '' : day(began + 60 + (at % 30))];
    lines.push(`B-${at},140302,${isOpen ? 'review' : 'closed'},${(at % 900) + 0.5},${day(began)},${later.join(',')}`);
  }
  return `${lines.join('\n')}\n`;
}

async function bring({ client, file, upload }: Yard, from: number, to: number): Promise<Took> {
  const path = file(`cases-${from}.csv`);
  await writeFile(path, csvOf(from, to));
  const id = await upload(path);
  return took(() => client.cases.importCases({ file: id, procedure: 'bench' }));
}

/** The same rows as plain inserts into one table, durable. */
async function plainInserts({ stores }: Yard): Promise<number> {
  const rows = csvOf(0, portion).trim().split('\n').slice(1);
  await stores.postgres.query('CREATE TABLE IF NOT EXISTS bench_case (code text PRIMARY KEY, row text NOT NULL)');
  const { seconds } = await took(async () => {
    for (const row of rows) await stores.postgres.query('INSERT INTO bench_case VALUES ($1, $2)', [row.split(',')[0], row]);
  });
  await stores.postgres.query('DROP TABLE bench_case');
  return seconds;
}

async function p95(times: number, work: (at: number) => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let at = 0; at < times; at += 1) spent.push((await took(() => work(at))).seconds);
  return share(spent, 0.95);
}

async function run(yard: Yard): Promise<Result> {
  const { client, ask, stores } = yard;
  await client.procedures.add({ name: 'bench.yaml', text: procedure });
  await client.access.keys.create({ name: 'bench', role: 'bureau', region: '140300' });
  await client.people.posts.set({ holder: 'key:bench', role: 'bench/clerk', region: '140300' });
  const first = await bring(yard, 0, portion);
  const plain = yard.references === null ? null : await plainInserts(yard);
  for (let from = portion; from < all; from += portion) await bring(yard, from, from + portion);
  await ask.cases.list({ overdue: 'true', limit: 50 });
  const overdue = await p95(20, (at) => ask.cases.list({ overdue: 'true', limit: 50, offset: at }));
  const todo = await p95(20, (at) => ask.cases.todo({ for: 'key:bench', limit: 50, offset: at }));
  const rows = await p95(20, () => stores.postgres.query('SELECT code, state, stays FROM case_file WHERE ended IS NULL'));
  const examined = await took(() =>
    yard.app.slices.cases.examine({ identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } }),
  );
  return {
    ours: `to-do ${clock(todo)}, overdue ${clock(overdue)}`,
    cpu: first.cpu,
    postgres: `rows ${clock(rows)}${plain === null ? '' : `; ${portion} inserts ${clock(plain)}`}`,
    note: `${portion} old cases in ${clock(first.seconds)}; the chain of ${all} events verified in ${clock(examined.seconds)}`,
  };
}

export const casesRow: Row = {
  name: 'cases',
  what: `cases: to-do and list by overdue, ${all / openShare} open of ${all}`,
  must: 'p95 100 ms; 150 ms; 20,000 old cases in 8 s',
  run,
};
