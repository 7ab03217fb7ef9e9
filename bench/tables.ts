/**
 * How fast tables are read and written, and in how much memory: `node bench/tables.ts [millions of rows]`. Each case runs in a separate
 * process.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import iconv from 'iconv-lite';
import { createSplitter } from '#platform/tables/bytes.ts';
import { parseDecimalAt } from '#platform/tables/number.ts';
import { openBytes, openTable, writeTable } from '#platform/tables/tables.ts';
import { createTimeReader } from '#platform/tables/time-bytes.ts';

type Done = { readonly rows: number; readonly ms: number };

const [, self = '', which = '5', path = ''] = process.argv;

/** Readings in the form meters give them: 40 bytes per row. */
function* readings(count: number): Generator<string> {
  yield '时间,电表,用电量(kWh)\n';
  for (let row = 0; row < count;) {
    let text = '';
    for (const end = Math.min(count, row + 2000); row < end; row += 1) {
      const day = String(1 + (Math.floor(row / 96) % 28)).padStart(2, '0');
      text += `2025-01-${day} ${String(Math.floor(row / 4) % 24).padStart(2, '0')}:${String((row % 4) * 15).padStart(2, '0')}:00,M${310_100_000 + (row % 5000)},${((row * 37) % 1_000_000) / 100}\n`;
    }
    yield text;
  }
}

function* wide(rows: number, columns: number): Generator<(string | number)[]> {
  for (let row = 0; row < rows; row += 1) {
    yield Array.from({ length: columns }, (_none, column) =>
      column % 10 === 0 ? `办公楼${(row * 7 + column) % 5000}` : ((row * 31 + column * 17) % 100_000) / 100,
    );
  }
}

const toGb18030 = () =>
  new Transform({ transform: (chunk: Buffer, _encoding, done) => done(null, iconv.encode(chunk.toString('utf8'), 'gb18030')) });

async function split(parse: boolean): Promise<Done> {
  const begin = performance.now();
  const { delimiter, bytes, firstRow } = await openBytes(path);
  const splitter = createSplitter({ delimiter, columns: 3, firstRow });
  const time = createTimeReader();
  let [rows, sum] = [0, 0];
  const onRow = (from: Buffer, starts: Int32Array, ends: Int32Array) => {
    rows += 1;
    if (!parse) return;
    const value = parseDecimalAt(from, starts[2] ?? 0, ends[2] ?? 0);
    sum += time.read(from, starts[0] ?? 0, ends[0] ?? 0) + (typeof value === 'number' ? value : Number.NaN);
  };
  for await (const chunk of bytes) splitter.push(chunk, onRow);
  splitter.end(onRow);
  if (Number.isNaN(sum)) throw new Error('a row was not read');
  return { rows, ms: performance.now() - begin };
}

async function table(): Promise<Done> {
  const begin = performance.now();
  let rows = 0;
  for await (const batch of (await openTable(path)).rows) rows += batch.length;
  return { rows, ms: performance.now() - begin };
}

async function write(format: 'csv' | 'xlsx'): Promise<Done> {
  const begin = performance.now();
  const header = Array.from({ length: 60 }, (_none, column) => `列${column}`);
  const rows = await writeTable(format, path, header, wide(40_000, 60));
  return { rows, ms: performance.now() - begin };
}

const cases: Record<string, () => Promise<Done>> = {
  split: () => split(false),
  'split and parse': () => split(true),
  'rows of text': table,
  'write xlsx': () => write('xlsx'),
  'write csv': () => write('csv'),
};

function run(name: string, file: string, told: string): void {
  const out = execFileSync(process.execPath, [self, name, file], { encoding: 'utf8' });
  const { rows, ms, mb } = JSON.parse(out) as Done & { mb: number };
  process.stdout.write(
    `${told.padEnd(44)} ${rows} rows, ${(ms / 1000).toFixed(2)} s, ${Math.round((rows / ms) * 1000).toLocaleString('en')} rows/s, peak ${mb} MB\n`,
  );
}

async function all(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sheet-'));
  const file = (name: string) => join(folder, name);
  try {
    await pipeline(Readable.from(readings(count)), createWriteStream(file('long.csv')));
    await pipeline(Readable.from(readings(count)), createGzip({ level: 6 }), createWriteStream(file('long.csv.gz')));
    await pipeline(Readable.from(readings(count)), toGb18030(), createWriteStream(file('long-gb.csv')));
    run('split', file('long.csv'), 'long csv: split');
    run('split and parse', file('long.csv'), 'long csv: split, time and value parsed');
    run('split and parse', file('long.csv.gz'), 'long csv.gz: the same');
    run('split and parse', file('long-gb.csv'), 'long csv in GB18030: the same');
    run('rows of text', file('long.csv'), 'long csv: rows of text');
    run('write xlsx', file('wide.xlsx'), '40,000 x 60: write xlsx');
    run('write csv', file('wide.csv'), '40,000 x 60: write csv');
    run('rows of text', file('wide.xlsx'), '40,000 x 60 xlsx: rows of text');
    run('rows of text', file('wide.csv'), '40,000 x 60 csv: rows of text');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const work = cases[which];
if (work === undefined) await all(Number(which) * 1_000_000);
else {
  const done = await work();
  process.stdout.write(JSON.stringify({ ...done, mb: Math.round(process.resourceUsage().maxRSS / 1024) }));
}
