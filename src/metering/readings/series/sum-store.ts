import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Block } from '#platform/db/native.ts';
import { byYear, clampDay } from './day-store.ts';
import { meterRange, placesOf } from './meter-range.ts';
import type { DayRange, Pieces } from './months.ts';
import type { Seen } from './seen.ts';

/**
 * What each meter measured over local days: use in 0.0001 of its unit, seconds covered, and when anything last moved in them (ms); zero if
 * nothing is known of it.
 */
export type MeterSums = {
  readonly use: (meter: number) => number;
  readonly seconds: (meter: number) => number;
  readonly since: (meter: number) => number;
};

/** What each meter covered of each step (s), and when anything last moved in them (ms); zero if nothing is known of it. */
export type StepSums = {
  readonly seconds: (meter: number, step: number) => number;
  readonly since: (meter: number) => number;
};

/** The mean share of its steps that each meter covered, and when anything last moved in them (ms); zero if nothing is known of it. */
export type MeterMeans = { readonly mean: (meter: number) => number; readonly since: (meter: number) => number };

/** All statements that add up days meter by meter: months by their rows where these are valid, the remaining days by theirs. */
export function sumStatements(clickhouse: ClickHouse) {
  return {
    /** Sums by meter over local days. */
    sums: ({ meters }: Seen, pieces: Pieces): Promise<MeterSums> => {
      const { where, params } = meterRange(meters);
      const read = 'toFloat64(sum(use)) AS use, toFloat64(sum(seconds)) AS seconds, toFloat64(toUnixTimestamp64Milli(max(since))) AS since';
      const part = (table: Table, within: string) =>
        `SELECT meter, sum(use) AS use, sum(seconds) AS seconds, max(since) AS since FROM ${table} FINAL WHERE ${where} AND ${within} GROUP BY meter`;
      const blocks = clickhouse.selectNative(`SELECT meter, ${read} FROM (${over(pieces, part)}) GROUP BY meter`, params, byYear);
      return gatherSums(blocks, meters);
    },

    /**
     * Seconds covered by meter and step; steps begin on these local days, the last is the day after. Uses month rows only if all steps
     * begin with a month.
     */
    stepSums: async ({ meters }: Seen, edges: readonly number[], pieces: Pieces): Promise<StepSums> => {
      const { where, params } = meterRange(meters);
      const part = (table: Table, within: string) =>
        `SELECT meter, roundDown(toUInt16(${table}), {edges:Array(UInt16)}) AS step, sum(seconds) AS seconds, max(since) AS since
         FROM ${table} FINAL WHERE ${where} AND ${within} GROUP BY meter, step`;
      const blocks = clickhouse.selectNative(
        `SELECT meter, toUInt16(step) AS first, toFloat64(sum(seconds)) AS covered, toFloat64(toUnixTimestamp64Milli(max(since))) AS moved
         FROM (${over(pieces, part)}) GROUP BY meter, first`,
        { ...params, edges: edges.map(clampDay) },
        byYear,
      );
      return gatherSteps(blocks, meters, edges);
    },

    /** The mean over the steps of the covered share of each. @param lengths of the steps (s) */
    stepMeans: async ({ meters }: Seen, edges: readonly number[], lengths: readonly number[], pieces: Pieces): Promise<MeterMeans> => {
      const { where, params } = meterRange(meters);
      const length = (table: Table) =>
        `transform(roundDown(toUInt16(${table}), {edges:Array(UInt16)}), {edges:Array(UInt16)}, {lengths:Array(Float64)}, 1.)`;
      const part = (table: Table, within: string) =>
        `SELECT meter, sum(seconds / ${length(table)}) AS share, max(since) AS since FROM ${table} FINAL WHERE ${where} AND ${within} GROUP BY meter`;
      const blocks = clickhouse.selectNative(
        `SELECT meter, sum(share) / {steps:UInt32} AS mean, toFloat64(toUnixTimestamp64Milli(max(since))) AS moved FROM (${over(pieces, part)}) GROUP BY meter`,
        { ...params, edges: edges.map(clampDay), lengths: [...lengths, 1], steps: lengths.length },
        byYear,
      );
      return gatherMeans(blocks, meters);
    },
  };
}

type Table = 'month' | 'day';

/** One statement over both kinds of rows. The column of days is named by the table. */
function over({ months, days }: Pieces, part: (table: Table, within: string) => string): string {
  const parts = months.length === 0 ? [] : [part('month', withinOf('month', months))];
  if (days.length > 0 || months.length === 0) parts.push(part('day', withinOf('day', days)));
  return parts.join(' UNION ALL ');
}

function withinOf(column: Table, ranges: readonly DayRange[]): string {
  const one = ({ from, to }: DayRange) => `(${column} >= toDate(${clampDay(from)}) AND ${column} < toDate(${clampDay(to)}))`;
  return ranges.length === 0 ? 'false' : `(${ranges.map(one).join(' OR ')})`;
}

/** A column of a table, read by the number of a meter. */
function readBy(of: (meter: number) => number, column: Float64Array): (meter: number) => number {
  return (meter) => {
    const place = of(meter);
    return place < 0 ? 0 : (column[place] as number);
  };
}

async function gatherColumns(
  blocks: AsyncIterable<Block>,
  meters: readonly number[],
  width: number,
): Promise<((meter: number) => number)[]> {
  const { size, of } = placesOf(meters);
  const table = Array.from({ length: width }, () => new Float64Array(size));
  for await (const { rows, columns } of blocks) {
    const [own, ...others] = columns.map((column) => column.data as ArrayLike<number>);
    const places = Int32Array.from({ length: rows }, (_, row) => of(own?.[row] as number));
    for (const [at, column] of table.entries())
      for (let row = 0; row < rows; row++) {
        const place = places[row] as number;
        if (place >= 0) column[place] = others[at]?.[row] as number;
      }
  }
  return table.map((column) => readBy(of, column));
}

async function gatherSums(blocks: AsyncIterable<Block>, meters: readonly number[]): Promise<MeterSums> {
  const [use, seconds, since] = (await gatherColumns(blocks, meters, 3)) as [Read, Read, Read];
  return { use, seconds, since };
}

async function gatherMeans(blocks: AsyncIterable<Block>, meters: readonly number[]): Promise<MeterMeans> {
  const [mean, since] = (await gatherColumns(blocks, meters, 2)) as [Read, Read];
  return { mean, since };
}

type Read = (meter: number) => number;

/** In two tables, with a place for each meter: a city has a row for each of its meters and months. */
async function gatherSteps(blocks: AsyncIterable<Block>, meters: readonly number[], edges: readonly number[]): Promise<StepSums> {
  const [stepOf, steps] = [new Map(edges.map((day, step) => [day, step])), edges.length - 1];
  const { size, of } = placesOf(meters);
  const [seconds, since] = [new Uint32Array(size * steps), new Float64Array(size)];
  for await (const block of blocks) {
    const [meter, first, covered, moved] = block.columns.map((column) => column.data as ArrayLike<number>);
    for (let row = 0; row < block.rows; row++) {
      const at = of(meter?.[row] as number);
      if (at < 0) continue;
      seconds[at * steps + (stepOf.get(first?.[row] as number) as number)] = covered?.[row] as number;
      if ((moved?.[row] as number) > (since[at] as number)) since[at] = moved?.[row] as number;
    }
  }
  return {
    seconds: (meter, step) => (of(meter) < 0 ? 0 : (seconds[of(meter) * steps + step] as number)),
    since: readBy(of, since),
  };
}
