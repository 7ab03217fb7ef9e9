import { writeFile } from 'node:fs/promises';
import { sealEvent } from '../src/casework/cases/rules/hash.ts';
import { canonicalJson } from '../src/kernel/canonical-json.ts';
import { writeTable } from '../src/platform/tables/tables.ts';
import { plainHash } from './rows-casework.ts';
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

/** Old cases as a list; one in ten is open. */
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

/** The first of the lists as a workbook, which is what people have. */
async function bringWorkbook({ client, file, upload }: Yard): Promise<Took> {
  const [heading = '', ...rows] = csvOf(0, portion).trim().split('\n');
  const path = file('cases.xlsx');
  await writeTable(
    'xlsx',
    path,
    heading.split(','),
    rows.map((row) => row.split(',')),
  );
  const id = await upload(path, 'cases.xlsx');
  return took(() => client.cases.importCases({ file: id, procedure: 'bench' }));
}

const [chains, length] = [9_000, 100];

/** Records of long-running cases, a hundred events each, written directly into the store. @returns their texts */
async function longRecords({ stores }: Yard): Promise<string[]> {
  const texts: string[] = [];
  for (let from = 0; from < chains; from += 100) {
    const rows: { code: string; n: number; text: string; hash: string }[] = [];
    for (let at = from; at < from + 100; at += 1) {
      let previous = '0'.repeat(64);
      for (let n = 1; n <= length; n += 1) {
        const [code, instant] = [`L-${at}`, new Date(1.7e12 + n * 60_000).toISOString()];
        const of = { case: code, n, at: instant, recorded: instant, by: 'key:bench', as: 'clerk' };
        const { hash, ...event } = sealEvent({ ...of, kind: 'step', transition: 'accept', from: 'check', to: 'check' }, previous);
        const text = canonicalJson(event);
        rows.push({ code, n, text, hash });
        previous = hash;
      }
    }
    const column = (name: 'code' | 'n' | 'text' | 'hash') => rows.map((row) => row[name]);
    const last = rows.filter(({ n }) => n === length);
    await stores.postgres.query(
      `INSERT INTO case_file
       SELECT (jsonb_populate_record(NULL::case_file, to_jsonb(f) || jsonb_build_object('code', c.code, 'head', c.head, 'last', ${length}))).*
       FROM (SELECT * FROM case_file WHERE ended IS NOT NULL LIMIT 1) f, unnest($1::text[], $2::text[]) AS c (code, head)`,
      [last.map(({ code }) => code), last.map(({ hash }) => hash)],
    );
    await stores.postgres.query(
      `INSERT INTO case_event (code, n, text, hash, recorded, identity)
       SELECT *, now(), 'bench' FROM unnest($1::text[], $2::int[], $3::text[], $4::text[])`,
      [column('code'), column('n'), column('text'), column('hash')],
    );
    texts.push(...rows.map(({ text }) => text));
  }
  return texts;
}

/** Clocks counted until yesterday are counted again by the next query; compared with one pass over the events of open cases. */
async function clocks({ stores, ask }: Yard): Promise<{ ours: number; plain: number }> {
  const open = async () => {
    await ask.cases.list({ overdue: 'true', limit: 1 });
  };
  await open();
  const warm = await took(open);
  await stores.postgres.query("UPDATE case_file SET clocked_until = now() - interval '1 hour' WHERE ended IS NULL");
  const cold = await took(open);
  const plain = await took(async () => {
    const { rows } = await stores.postgres.query<{ text: string }>(
      'SELECT e.text FROM case_event e JOIN case_file f ON f.code = e.code WHERE f.ended IS NULL',
    );
    for (const { text } of rows) JSON.parse(text);
  });
  return { ours: cold.seconds - warm.seconds, plain: plain.seconds };
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
  const first = await bringWorkbook(yard);
  const plain = yard.references === null ? null : await plainInserts(yard);
  for (let from = portion; from < all; from += portion) await bring(yard, from, from + portion);
  await ask.cases.list({ overdue: 'true', limit: 50 });
  const overdue = await p95(20, (at) => ask.cases.list({ overdue: 'true', limit: 50, offset: at }));
  const todo = await p95(20, (at) => ask.cases.todo({ for: 'key:bench', limit: 50, offset: at }));
  const rows = await p95(20, () => stores.postgres.query('SELECT code, state, stays FROM case_file WHERE ended IS NULL'));
  const clocked = await clocks(yard);
  const texts = await longRecords(yard);
  const hashed = await plainHash(texts);
  const examined = await took(() => yard.app.slices.cases.examine());
  return {
    ours: `to-do ${clock(todo)}, overdue ${clock(overdue)}; clocks ${clock(clocked.ours)}; verify ${clock(examined.seconds)}`,
    cpu: first.cpu,
    postgres: `rows ${clock(rows)}; a pass over events ${clock(clocked.plain)}; SHA-256 ${clock(hashed)}${plain === null ? '' : `; ${portion} inserts ${clock(plain)}`}`,
    note: `${portion} old cases from xlsx in ${clock(first.seconds)}; ${all + chains * length} events verified`,
  };
}

export const casesRow: Row = {
  name: 'cases',
  what: `cases: to-do and list by overdue, ${all / openShare} open of ${all}`,
  must: 'p95 100 ms; 150 ms; clocks 300 ms; 1 M events 10 s; 20,000 old cases from xlsx 8 s',
  run,
};
