import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { pictureOf } from '../src/casework/procedures/picture.ts';
import { readProcedureFile } from '../src/platform/knowledge/facts.ts';
import { clock, type Result, type Row } from './table.ts';
import { median, share, took, type Yard } from './yard.ts';

const [objects, people] = [20_000, 500];

const drawFiles = {
  'plan.yaml': (from: string) =>
    `name: bench\nregion: '140300'\nobjects: {重点: {rate: '0.1'}, 一般: {rate: '0.03'}}\npeople: {each: 2, groups: {暖通: 1}}\nsource: bench\nknownFrom: ${from}\n`,
  'objects.csv': () =>
    `编码,名称,分层,单位\n${Array.from({ length: objects }, (_, at) => `O${at},对象 ${at},${at % 4 === 0 ? '重点' : '一般'},U${at % 700}`).join('\n')}\n`,
  'people.csv': () =>
    `编码,姓名,单位,专业,回避\n${Array.from({ length: people }, (_, at) => `P${at},人 ${at},U${at},${['暖通', '电气', '土建'][at % 3]},${at % 5 === 0 ? `U${at + 1}` : ''}`).join('\n')}\n`,
};

/** The replay that the public page offers, run by Python; null if Python is not available. */
function pythonReplay(announcement: string, result: string): number | null {
  const began = performance.now();
  const ran = spawnSync('python3', [fileURLToPath(new URL('../src/casework/draws/replay.py', import.meta.url)), announcement, result]);
  if (ran.error !== undefined) return null;
  if (ran.status !== 0) throw new Error(`the Python replay failed: ${ran.stderr.toString()}`);
  return (performance.now() - began) / 1000;
}

async function drawn({ client, file, upload }: Yard): Promise<Result> {
  const soon = new Date(Date.now() + 45_000).toISOString();
  const ids: Record<string, string> = {};
  for (const [name, text] of Object.entries(drawFiles)) {
    await writeFile(file(name), text(soon));
    ids[name] = await upload(file(name), name);
  }
  const given = { plan: ids['plan.yaml'] as string, objects: ids['objects.csv'] as string, people: ids['people.csv'] as string };
  const announced = await took(() => client.draws.announce(given));
  const [{ draw } = { draw: '' }] = (await client.draws.list({})).draws;
  const before = await client.draws.show({ draw });
  await new Promise((later) => setTimeout(later, Math.max(0, Date.parse(soon) - Date.now()) + 100));
  const revealed = await took(() => client.draws.reveal({ draw, randomness: '03 11 17' }));
  const again = await took(() => client.draws.show({ draw }));
  const after = await client.draws.show({ draw });
  await writeFile(file('a.json'), before.text);
  await writeFile(file('r.json'), JSON.stringify({ secret: after.secret, randomness: after.randomness }));
  const python = pythonReplay(file('a.json'), file('r.json'));
  return {
    ours: `revealed in ${clock(revealed.seconds)}`,
    cpu: revealed.cpu,
    postgres: python === null ? 'no python3 here' : `Python ${clock(python)}`,
    note: `${after.drawn.length} objects with their people; announced in ${clock(announced.seconds)}, shown again in ${clock(again.seconds)}`,
  };
}

export const drawRow: Row = { name: 'draw', what: `a draw of ${objects} objects, ${people} people`, must: '1 s', run: drawn };

const stepProcedure = `kind: procedure
id: bench-step
version: 1
status: CITY
source: {document: bench, clause: '1'}
roles: {clerk: {who: post}}
fields: {area: {type: decimal, decimals: 2}}
evidence: {report: {types: [pdf]}}
states: {open: {start: true}, closed: {end: true}}
limits: {open: {in: [open], workdays: 20}}
transitions:
  add: {from: open, to: open, by: clerk, form: [area]}
  prove: {from: open, to: open, by: clerk, form: [area], evidence: [report]}
  close: {from: open, to: closed, by: clerk}
`;

const [clerks, each] = [50, 20];

/** A megabyte and a row, each on disk before the next: the lower bound for the time of a step. */
async function plainStep({ stores }: Yard, path: string, bytes: Buffer): Promise<void> {
  const file = openSync(path, 'w');
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  await stores.postgres.query('INSERT INTO bench_step VALUES ($1)', [bytes.subarray(0, 1000).toString('base64')]);
}

async function steps(yard: Yard): Promise<Result> {
  const { client, file, upload, stores } = yard;
  await client.procedures.add({ name: 'bench-step.yaml', text: stepProcedure });
  await client.access.keys.create({ name: 'bench-step', role: 'bureau', region: '140300' });
  await client.people.posts.set({ holder: 'key:bench-step', role: 'bench-step/clerk', region: '140300' });
  const begun = async (): Promise<string> =>
    (await client.cases.begin({ procedure: 'bench-step', region: '140302', for: 'key:bench-step' })).case;
  const cases = await Promise.all(Array.from({ length: clerks }, begun));
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_000_000, 'x')]);
  await writeFile(file('report.pdf'), bytes);
  await stores.postgres.query('CREATE TABLE IF NOT EXISTS bench_step (row text NOT NULL)');
  const [ours, plain]: [number[], number[]] = [[], []];
  for (let at = 0; at < 30; at += 1) {
    const id = await upload(file('report.pdf'), 'report.pdf');
    const evidence = [{ kind: 'report', file: id }];
    const step = { case: cases[at] as string, transition: 'prove', fields: { area: `${at}.50` }, evidence, for: 'key:bench-step' };
    ours.push((await took(() => client.cases.take(step))).seconds);
    plain.push((await took(() => plainStep(yard, file('plain'), bytes))).seconds);
  }
  const take = async (code: string): Promise<void> => {
    for (let at = 0; at < each; at += 1)
      await client.cases.take({ case: code, transition: 'add', fields: { area: `${at}.25` }, for: 'key:bench-step' });
  };
  const together = await took(() => Promise.all(cases.map(take)));
  const inserts = await took(() =>
    Promise.all(
      cases.map(async (code) => {
        for (let at = 0; at < each; at += 1) await stores.postgres.query('INSERT INTO bench_step VALUES ($1)', [code]);
      }),
    ),
  );
  await stores.postgres.query('DROP TABLE bench_step');
  const persecond = (seconds: number): string => `${Math.round((clerks * each) / seconds)}/s`;
  return {
    ours: `p50 ${clock(median(ours))}, p95 ${clock(share(ours, 0.95))}; ${clerks} clerks at once ${persecond(together.seconds)}`,
    cpu: together.cpu,
    postgres: `insert with fsync p50 ${clock(median(plain))}; ${persecond(inserts.seconds)}`,
    note: `the file lies in the program already; a step with its answer: ${((together.cpu / (clerks * each)) * 1000).toFixed(1)} ms of processor`,
  };
}

export const stepsRow: Row = {
  name: 'steps',
  what: `cases: a step with 1 MB of evidence, durable; ${clerks} clerks at once`,
  must: '40 ms; 200/s',
  run: steps,
};

/** Each file that ships, once, after a warm-up round: returns the slowest. */
async function slowest(texts: readonly string[], work: (text: string) => unknown): Promise<number> {
  const times: number[] = [];
  for (const text of texts) {
    work(text);
    times.push((await took(async () => work(text))).seconds);
  }
  return Math.max(...times);
}

async function procedures(): Promise<Result> {
  const folder = fileURLToPath(new URL('../knowledge/procedures', import.meta.url));
  const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const read = new Map(texts.map((text) => [text, readProcedureFile('p.yaml', text).procedure]));
  const check = await slowest(texts, (text) => readProcedureFile('p.yaml', text));
  const picture = await slowest(texts, (text) => pictureOf(read.get(text) as never, 'zh'));
  const parsed = await slowest(texts, (text) => parse(text) as unknown);
  return {
    ours: `check ${clock(check)}, picture ${clock(picture)}`,
    postgres: `parse alone ${clock(parsed)}`,
    note: `the slowest of ${texts.length} files`,
  };
}

export const proceduresRow: Row = { name: 'procedures', what: 'procedure check; picture', must: '50 ms; 100 ms', run: procedures };

/** SHA-256 of each of these texts. @returns seconds */
export async function plainHash(texts: readonly string[]): Promise<number> {
  return (
    await took(async () => {
      for (const text of texts) createHash('sha256').update(text).digest('hex');
    })
  ).seconds;
}
