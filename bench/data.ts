import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import iconv from 'iconv-lite';
import { writeTable } from '../src/platform/tables/tables.ts';

/**
 * Readings of 15 minutes in local time: which meters, from when, how many of each; `sign` separates day and time. The same parameters give
 * the same bytes.
 */
export type Question = {
  readonly meters: readonly number[];
  readonly from: string;
  readonly each: number;
  readonly seed?: number;
  readonly sign?: ' ' | 'T';
};

export const quarter = 900_000;
export const code = (meter: number): string => `m-${String(meter).padStart(6, '0')}`;
export const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

/** kWh of a quarter hour, with a daily profile and noise, three decimals. */
function valueOf(meter: number, at: number, seed: number): string {
  const noise = (Math.imul(at + 1, 2_654_435_761) ^ Math.imul(meter + seed + 1, 40_503)) >>> 8;
  const hour = (at % 96) / 4;
  return ((5 + (meter % 40)) * (0.4 + 0.6 * Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI))) + (noise % 1000) / 400).toFixed(3);
}

function timesOf({ from, each, sign = ' ' }: Question): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: each }, (_, at) => new Date(first + at * quarter).toISOString().slice(0, 19).replace('T', sign));
}

function* lines(ask: Question): Generator<string> {
  const times = timesOf(ask);
  for (const meter of ask.meters) yield times.map((time, at) => `${time},${code(meter)},${valueOf(meter, at, ask.seed ?? 0)}\n`).join('');
}

/** Writes a file and returns its SHA-256. */
async function write(path: string, pieces: Iterable<string | Buffer>): Promise<string> {
  const [out, hash] = [createWriteStream(path), createHash('sha256')];
  for (const piece of pieces) {
    hash.update(piece);
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return hash.digest('hex').slice(0, 16);
}

export function writeLong(path: string, ask: Question): Promise<string> {
  return write(path, headed('time,meter,value\n', lines(ask)));
}

export function writeGb18030(path: string, ask: Question): Promise<string> {
  const chinese = (function* () {
    for (const piece of lines(ask)) yield iconv.encode(piece.replaceAll('\n', ',一号楼\n'), 'gb18030');
  })();
  return write(path, headed(iconv.encode('时间,表号,用电量,备注\n', 'gb18030'), chinese));
}

function* headed<T>(head: T, rest: Iterable<T>): Generator<T> {
  yield head;
  yield* rest;
}

function* wideRows(ask: Question): Generator<string[]> {
  for (const [at, time] of timesOf(ask).entries()) yield [time, ...ask.meters.map((meter) => valueOf(meter, at, ask.seed ?? 0))];
}

export function writeWide(path: string, ask: Question): Promise<string> {
  const text = (function* () {
    for (const row of wideRows(ask)) yield `${row.join(',')}\n`;
  })();
  return write(path, headed(`time,${ask.meters.map(code).join(',')}\n`, text));
}

/** A workbook of rows in long format; numbers are stored as numbers. */
export async function writeXlsx(path: string, ask: Question): Promise<void> {
  await writeTable('xlsx', path, heading, tableRows(ask));
}

export async function writeParquet(path: string, ask: Question): Promise<void> {
  await writeTable('parquet', path, heading, tableRows(ask));
}

const heading = ['time', 'meter', 'value'];

function* tableRows(ask: Question): Generator<(string | number)[]> {
  const times = timesOf(ask);
  for (const meter of ask.meters)
    for (const [at, time] of times.entries()) yield [time, code(meter), Number(valueOf(meter, at, ask.seed ?? 0))];
}

const uses = ['office', 'hotel', 'shop', 'school', 'hospital'];
const family = ['鼓楼', '迎泽', '晋源', '和平', '建设', '长治', '平阳', '南内环', '并州', '学府'];
const kind = ['大厦', '中心', '广场', '医院', '学校', '酒店', '商场', '公寓'];

/** Buildings with Chinese names; the first ones have the meters of the readings. */
export function writeBuildings(path: string, first: number, count: number, outside = false): Promise<string> {
  const rows = range(first, count).map((at) => {
    const name = `${family[at % 10]}${kind[(at >> 3) % 8]}${at}号`;
    return `${outside ? `o-${at}` : code(at)},${name},${uses[at % 5]},140302,${500 + (at % 97) * 100}\n`;
  });
  return write(path, headed(`${outside ? 'code:survey' : 'code'},name,use,region,floorArea\n`, rows));
}
