/**
 * The way from a file to a ranked city, and what it costs, beside ClickHouse loading the same file by itself (the limit).
 * `node bench/spine.ts [millions of readings, 5] [meters, 1000]`. Every row three runs, the median told. Databases and files lie in a directory that is
 * removed at the end.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import pino from 'pino';
import { createClient } from '../src/client.ts';
import { readConfig } from '../src/config.ts';
import { compose } from '../src/main.ts';
import { openStores } from '../src/db/stores.ts';

const millions = Number(process.argv[2] ?? 5);
const meters = Number(process.argv[3] ?? 1000);
const directory = mkdtempSync(join(tmpdir(), 'yaodong-bench-'));
const perMeter = Math.round((millions * 1e6) / meters);
const first = Date.UTC(2025, 0, 1) - 8 * 3_600_000;

const code = (meter: number): string => `m-${String(meter).padStart(6, '0')}`;

/** A long csv of 15-minute readings in local time, meter by meter; `from` shifts it so that each run brings other readings. */
async function writeReadings(path: string, from: number, readings = perMeter): Promise<number> {
  const out = createWriteStream(path);
  const times = Array.from({ length: readings }, (_, at) =>
    new Date(from + 8 * 3_600_000 + at * 900_000).toISOString().slice(0, 19).replace('T', ' '),
  );
  out.write('time,meter,value\n');
  for (let meter = 0; meter < meters; meter++) {
    const lines = times.map((time, at) => `${time},${code(meter)},${(10 + ((at * 7919 + meter * 31) % 1000) / 100).toFixed(2)}`);
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return meters * readings;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function three(work: (run: number) => Promise<unknown>): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) runs.push(await timed(() => work(run)));
  return median(runs);
}

const rows: string[][] = [];
const tell = (what: string, ours: string, reference: string): void => void rows.push([what, ours, reference]);

const config = readConfig({ data: join(directory, 'data'), port: 0 }, {});
const stores = await openStores({ ...config, dataDirectory: config.data });
const app = await compose(config, { stores, log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })) });
const headers = async () => ({ authorization: `Bearer ${app.localKey}`, 'accept-language': 'en' });
const client = createClient({ url: 'http://localhost', fetch: app.fetch, headers });

async function upload(path: string): Promise<string> {
  const body = createReadStream(path) as unknown as ReadableStream;
  const init = { method: 'PUT', body, duplex: 'half', headers: await headers() } as RequestInit;
  const answer = await app.fetch(new Request('http://localhost/api/files?name=bench.csv', init));
  return ((await answer.json()) as { file: string }).file;
}

try {
  const buildings = join(directory, 'buildings.csv');
  const lines = Array.from(
    { length: meters },
    (_, at) => `${code(at)},Building ${at},${['office', 'hotel', 'shop'][at % 3]},140302,${500 + (at % 97) * 100}`,
  );
  const out = createWriteStream(buildings);
  out.end(`code,name,use,region,floorArea\n${lines.join('\n')}\n`);
  await once(out, 'finish');
  tell(
    `${meters} buildings in`,
    `${(await timed(async () => client.registry.importBuildings({ file: await upload(buildings) }))).toFixed(2)} s`,
    '',
  );

  const path = join(directory, 'readings.csv');
  const raw = await three(async (run) => {
    await stores.clickhouse.command(
      `CREATE TABLE IF NOT EXISTS bench_raw${run} (time DateTime, meter String, value Decimal64(4)) ENGINE = MergeTree ORDER BY (meter, time)`,
    );
    if (run === 0) await writeReadings(path, first);
    await stores.clickhouse.send(`INSERT INTO bench_raw${run} FORMAT CSVWithNames`, createReadStream(path));
  });
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) {
    await writeReadings(path, first + run * perMeter * 900_000);
    runs.push(await timed(async () => client.readings.importReadings({ file: await upload(path), interval: '15min', createMeters: true })));
  }
  const rate = (seconds: number): string => `${(millions / seconds).toFixed(2)} M/s`;
  tell(`${millions} M readings, long csv: durable, judged, visible, day rows right`, rate(median(runs)), `raw load ${rate(raw)}`);

  const year = { region: '140300', year: 2025, carrier: 'electricity' } as const;
  tell('rank of all of them', `${((await three(() => client.benchmarking.rank({ ...year, limit: 50 }))) * 1000).toFixed(0)} ms`, '');
  const one = { building: code(7), from: '2025-01-01', to: '2026-01-01' } as const;
  const quarter = await three(() => client.metering.useOfBuilding({ ...one, step: '15min' }));
  tell("one building's year by 15 minutes", `${(quarter * 1000).toFixed(0)} ms`, '');
  tell(
    "one building's year by month",
    `${((await three(() => client.metering.useOfBuilding({ ...one, step: 'month' }))) * 1000).toFixed(0)} ms`,
    '',
  );
  const late = join(directory, 'late.csv');
  const times = await three(async (run) => {
    await writeReadings(late, first + (5 + run) * 86_400_000 + 450_000, 96);
    await client.readings.importReadings({ file: await upload(late), interval: '15min' });
  });
  tell(`a late day of ${meters} meters, figures right`, `${times.toFixed(2)} s`, '');
  const [size] = await stores.clickhouse.query<{ bytes: number }>(
    "SELECT toFloat64(sum(bytes_on_disk)) / sum(rows) AS bytes FROM system.parts WHERE table = 'reading' AND active",
  );
  tell('bytes on disk per reading', Number(size?.bytes).toFixed(2), '');
} finally {
  await app.stop();
  rmSync(directory, { recursive: true, force: true });
}

process.stdout.write(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'cpu'}\n`);
for (const row of rows) process.stdout.write(`${row[0]?.padEnd(72)} ${row[1]?.padStart(12)}   ${row[2]}\n`);
