/**
 * Live readings: messages of 100 from many meters over HTTP, each answered when it is durable; then a ranking of those readings, compared
 * with a ranking of the same readings imported from a file. `node bench/live.ts [readings a second, 50000] [meters, 5000] [days, 30]
 * [--json]`. The sender is a thread of this process; its cost is reported separately. Everything is stored in a directory that is removed
 * at the end.
 */
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import pino from 'pino';
import { createClient } from '../src/client.ts';
import { readConfig } from '../src/config.ts';
import { compose } from '../src/main.ts';
import { openStores } from '../src/platform/db/stores.ts';
import type { Sending, Sent } from './live-sender.ts';

const rate = Number(process.argv[2] ?? 50_000);
const meters = Number(process.argv[3] ?? 5000);
const days = Number(process.argv[4] ?? 30);
const together = 100;
const directory = mkdtempSync(join(tmpdir(), 'yaodong-live-'));
const midnight = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 8 * 3_600_000;
const first = midnight - days * 86_400_000;

const code = (meter: number): string => `m-${String(meter).padStart(6, '0')}`;
const rows: string[][] = [];
const tell = (what: string, ours: string, beside = ''): void => {
  rows.push([what, ours, beside]);
  process.stderr.write(`${what}: ${ours} ${beside}\n`);
};

type World = Awaited<ReturnType<typeof open>>;

async function open(name: string) {
  const config = readConfig({ data: join(directory, name), port: 0 }, {});
  const stores = await openStores({ ...config, dataDirectory: config.data });
  const app = await compose(config, { stores, log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })) });
  const { url } = await app.serve();
  const headers = { authorization: `Bearer ${app.localKey}`, 'accept-language': 'en' };
  const client = createClient({ url: 'http://localhost', fetch: app.fetch, headers: () => headers });
  const upload = async (path: string): Promise<string> => {
    const body = createReadStream(path) as unknown as ReadableStream;
    const answer = await app.fetch(
      new Request('http://localhost/api/files?name=bench.csv', { method: 'PUT', body, duplex: 'half', headers } as RequestInit),
    );
    return ((await answer.json()) as { file: string }).file;
  };
  return { stores, app, url, client, upload };
}

async function write(name: string, lines: Iterable<string>): Promise<string> {
  const path = join(directory, name);
  const out = createWriteStream(path);
  for (const line of lines) if (!out.write(`${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return path;
}

function* ledger(): Generator<string> {
  yield 'code,name,use,region,floorArea';
  for (let at = 0; at < meters; at++)
    yield `${code(at)},Building ${at},${['office', 'hotel', 'shop'][at % 3]},140302,${500 + (at % 97) * 100}`;
}

function* points(): Generator<string> {
  yield 'code,building,carrier,kind';
  for (let at = 0; at < meters; at++) yield `${code(at)},${code(at)},electricity,interval`;
}

function* file(): Generator<string> {
  yield 'time,meter,value';
  for (let instant = 0; instant < days * 96; instant++) {
    const time = new Date(first + instant * 900_000).toISOString();
    for (let at = 0; at < meters; at++) yield `${time},${code(at)},${(10 + ((instant * 7919 + at * 31) % 1000) / 100).toFixed(2)}`;
  }
}

async function fill({ client, upload }: World): Promise<void> {
  await client.registry.importBuildings({ file: await upload(await write('buildings.csv', ledger())) });
  await client.registry.importMeters({ file: await upload(await write('meters.csv', points())) });
}

/** Number of parts of the tables that live readings are written to; the maximum of each. */
function watchParts({ stores }: World) {
  const most = new Map<string, number>();
  const look = async (): Promise<void> => {
    const found = await stores.clickhouse.query<{ table: string; parts: number }>(
      "SELECT table, toUInt32(count()) AS parts FROM system.parts WHERE active AND database = currentDatabase() AND table IN ('reading', 'day', 'live_message', 'extent') GROUP BY table",
    );
    for (const { table, parts } of found) most.set(table, Math.max(most.get(table) ?? 0, parts));
  };
  const timer = setInterval(() => void look(), 2000);
  return {
    async end(): Promise<string> {
      clearInterval(timer);
      const before = [...most].map(([table, parts]) => `${table} ${parts}`).join(', ');
      most.clear();
      await look();
      return `most ${before}; at the end ${[...most].map(([table, parts]) => `${table} ${parts}`).join(', ')}`;
    },
  };
}

/** CPU seconds of a process and its children. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /u, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const quantile = (values: Float64Array, share: number): number => values.toSorted()[Math.floor((values.length - 1) * share)] as number;

async function live(world: World): Promise<void> {
  const key = await world.client.access.keys.create({ name: 'gateway', role: 'administrator' });
  const workerData: Sending = {
    url: world.url,
    key: key.secret,
    meters,
    first,
    instants: days * 96,
    together,
    rate: rate / together,
    connections: 256,
  };
  const parts = watchParts(world);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const clickhouse = world.stores.engines.clickhouse?.pid() ?? null;
  const [own, theirs] = [process.cpuUsage(), clickhouse === null ? 0 : cpuOf(clickhouse)];
  const worker = new Worker(new URL('live-sender.ts', import.meta.url), { workerData });
  const [sent] = (await Promise.race([
    once(worker, 'message'),
    once(worker, 'error').then(([error]) => {
      throw error;
    }),
  ])) as [Sent];
  delay.disable();
  const used = process.cpuUsage(own);
  const cores = (seconds: number): string => `${((100 * seconds) / sent.seconds).toFixed(0)} %`;
  tell(
    `${sent.messages * together} readings of ${meters} meters live, asked ${rate}/s`,
    `${Math.round((sent.messages * together) / sent.seconds)}/s`,
    `${sent.refused} refused`,
  );
  tell(
    'answered when durable and drawn, p50 / p99',
    `${quantile(sent.waits, 0.5).toFixed(0)} / ${quantile(sent.waits, 0.99).toFixed(0)} ms`,
  );
  tell('event loop delay p99 / max', `${(delay.percentile(99) / 1e6).toFixed(0)} / ${(delay.max / 1e6).toFixed(0)} ms`);
  tell(
    'CPU of one core: program',
    cores((used.user + used.system) / 1e6 - sent.cpu),
    `sender ${cores(sent.cpu)}${clickhouse === null ? '' : `, ClickHouse ${cores(cpuOf(clickhouse) - theirs)}`}`,
  );
  tell('memory, resident', `${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
  tell('parts', await parts.end());
}

/** Over 100 queries, including the first one after a write. */
async function ranking(world: World): Promise<string> {
  const took: number[] = [];
  const year = new Date(first).getUTCFullYear();
  for (let run = 0; run < 100; run++) {
    const began = performance.now();
    await world.client.benchmarking.rank({
      region: ['140300', '140302'][run % 2] as string,
      year,
      carrier: 'electricity',
      limit: 20 + run,
    });
    took.push(performance.now() - began);
  }
  const sorted = Float64Array.from(took);
  return `${quantile(sorted, 0.5).toFixed(0)} / ${quantile(sorted, 0.95).toFixed(0)} ms`;
}

async function total({ stores }: World): Promise<string> {
  const [row] = await stores.clickhouse.query<{ sum: string }>(
    "SELECT concat(toString(count()), ' days, ', toString(sum(use)), ' use, ', toString(sum(seconds)), ' s') AS sum FROM day FINAL",
  );
  return row?.sum ?? '';
}

let world: World | null = null;
try {
  world = await open('live');
  await fill(world);
  await live(world);
  const [ranked, sums] = [await ranking(world), await total(world)];
  await world.app.stop();
  world = await open('bulk');
  await fill(world);
  const path = await write('readings.csv', file());
  await world.client.readings.importReadings({ file: await world.upload(path), interval: '15min' });
  tell('ranking of what came live, p50 / p95', ranked, `of the same by file ${await ranking(world)}`);
  const bulk = await total(world);
  tell('day rows equal to those by file', sums === bulk ? 'yes' : 'NO', sums === bulk ? sums : `${sums} | ${bulk}`);
} finally {
  await world?.app.stop();
  rmSync(directory, { recursive: true, force: true });
}

const machine = `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'cpu'}`;
const lines = rows.map(([what, ours, beside]) => `${what?.padEnd(64)} ${ours?.padStart(14)}   ${beside}`);
process.stdout.write(process.argv.includes('--json') ? JSON.stringify(rows) : `${[machine, ...lines].join('\n')}\n`);
