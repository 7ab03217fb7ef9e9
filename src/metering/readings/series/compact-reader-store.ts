import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Block } from '#platform/db/native.ts';
import type { Rows } from '#metering/counter-line/counter-line.ts';
import { endOfMeter, type ReadingBlock } from './gather.ts';
import type { Window } from './seen.ts';
import type { Seen } from './seen.ts';
import { partsOf, rowsQuery } from './row-window.ts';

/** Meters × seconds that are read in one statement: about eight million readings of 15 minutes. */
const together = 8e9;

/** Of two rows of one instant the later comes second; this shows whether they were received together. */
const mark = 'toUInt32(bitAnd(toUnixTimestamp64Milli(received), 4294967295))';

/** The unit of a row that does not fit the compact form. */
const unsaid = 255;

/**
 * Reads readings in compact form, less than half of the bytes: instant, value and unit of each, and a mark of when it was received. All are
 * assumed to have one width (s), that of the meter's widest interval or 0 for a register; a row that has another, or a value that needs
 * more room, is marked as not included. The import of each is not included: its place holds the mark, the last 32 bits of its milliseconds.
 * `inBrief` determines whether that is enough for a meter; if not, it must be read in full.
 */
export function createCompactReader(clickhouse: ClickHouse) {
  return async function* read(seen: Seen, window: Window, width: number): AsyncGenerator<ReadingBlock> {
    for (const meters of partsOf(seen, window, together)) {
      const { where, params } = rowsQuery(meters, window);
      const [value, fits] = width === 0 ? ['toFloat64(value)', '1'] : ['toInt32(value)', 'value = toInt32(value)'];
      const unit = `if(width = {width:UInt32} AND ${fits}, unit, ${unsaid})`;
      const names = shortNames(meters);
      const sql = `SELECT ${names === null ? 'meter' : 'toUInt8(meter)'}, toUInt32(at), ${value}, ${unit}, ${mark}
        FROM reading WHERE ${where} ORDER BY meter, at, width, received, import`;
      yield* briefBlocks(clickhouse.selectNative(sql, { ...params, width }, {}, true), width, names);
    }
  };
}

/**
 * Rows in compact form, for each instant the one in force (docs/readings.md 7); the columns are reused for them. Null if these are not
 * sufficient to draw a line: a row is not included, two of one instant contradict each other, or intervals overlap.
 */
export function compactQuery(rows: Rows): Rows | null {
  const { at, width, value, unit, import: received, from, to } = rows;
  let [end, free, last] = [from, 0, -1];
  for (let i = from; i < to; i++) {
    const start = at[i] as number;
    if (unit[i] === unsaid) return null;
    if (start !== last) {
      if (start < free) return null;
      [free, last] = [start + Math.max(width[i] as number, 1), start];
      end += 1;
    } else if (received[i] === received[i - 1] && (value[i] !== value[end - 1] || unit[i] !== unit[end - 1])) return null;
    const place = end - 1;
    if (place === i) continue;
    at[place] = start;
    value[place] = value[i] as number;
    unit[place] = unit[i] as number;
  }
  return { ...rows, to: end };
}

/** The meters by the last byte of their numbers, which mostly distinguishes so few of them; null if it does not. */
function shortNames(meters: readonly number[]): Map<number, number> | null {
  const names = new Map(meters.map((meter) => [meter % 256, meter]));
  return names.size === meters.length ? names : null;
}

/** Numbers of meters from their short names: rows of one meter are adjacent. */
function wholeNames(short: Uint8Array, names: ReadonlyMap<number, number>, into: Uint32Array): Uint32Array {
  for (let from = 0, to = 0; from < short.length; from = to) {
    const name = short[from] as number;
    to = endOfMeter(short, name, from, short.length);
    into.fill(names.get(name) as number, from, to);
  }
  return into;
}

async function* briefBlocks(
  source: AsyncIterable<Block>,
  width: number,
  names: ReadonlyMap<number, number> | null,
): AsyncGenerator<ReadingBlock> {
  let [size, held] = [0, room(0, width)];
  for await (const { rows, columns } of source) {
    if (rows > size) [size, held] = [rows, room(rows, width)];
    const [meter, at, value, unit, received] = columns.map(({ data }) => data);
    yield {
      rows,
      ...held,
      meter: names === null ? (meter as Uint32Array) : wholeNames(meter as Uint8Array, names, held.meter),
      at: at as Uint32Array,
      value: doubles(value as Float64Array | Int32Array, held.value),
      unit: unit as Uint8Array,
      import: received as Uint32Array,
    };
  }
}

/** Columns that are not read, created once and used for every block, and room for values and meters. */
function room(rows: number, width: number) {
  return {
    width: new Uint32Array(rows).fill(width),
    received: new Float64Array(rows),
    value: new Float64Array(rows),
    meter: new Uint32Array(rows),
  };
}

function doubles(value: Float64Array | Int32Array, into: Float64Array): Float64Array {
  if (value instanceof Float64Array) return value;
  for (let i = 0; i < value.length; i++) into[i] = value[i] as number;
  return into;
}
