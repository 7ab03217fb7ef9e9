import type { ClickHouse } from '#db/clickhouse.ts';
import type { Block } from '#db/native.ts';
import { byYear, clampDay } from './day-store.ts';
import { meterRange } from './meter-range.ts';
import type { DayRange, Pieces } from './months.ts';
import type { Seen } from './reading-store.ts';

/** What a meter measured over local days: use in 0.0001 of its unit, seconds covered, and when anything last moved in them (ms). */
export type MeterSum = { meter: number; use: number; seconds: number; since: number };

/** What each meter covered of each step (s), and when anything last moved in them (ms); zero where nothing is known of it. */
export type StepSums = {
  readonly seconds: (meter: number, step: number) => number;
  readonly since: (meter: number) => number;
};

/** What part of the steps each meter covered: the mean of all steps, and when anything last moved in them (ms). */
export type MeterMean = { readonly meter: number; readonly mean: number; readonly since: number };

/** Every statement that adds days up meter by meter: months by their rows where these hold, the days beside them by theirs. */
export function sumStatements(clickhouse: ClickHouse) {
  return {
    /** Sums by meter over local days. */
    sums: ({ meters }: Seen, pieces: Pieces): Promise<MeterSum[]> => {
      const { where, params, asked } = meterRange(meters);
      const read = 'toFloat64(sum(use)) AS use, toFloat64(sum(seconds)) AS seconds, toFloat64(toUnixTimestamp64Milli(max(since))) AS since';
      const part = (table: Table, within: string) =>
        `SELECT meter, sum(use) AS use, sum(seconds) AS seconds, max(since) AS since FROM ${table} FINAL WHERE ${where} AND ${within} GROUP BY meter`;
      const blocks = clickhouse.selectNative(`SELECT meter, ${read} FROM (${over(pieces, part)}) GROUP BY meter`, params, byYear);
      return gatherSums(blocks, asked);
    },

    /** Seconds covered by meter and step; steps begin on these local days, the last is the day after. Months only where all steps begin with one. */
    stepSums: async ({ meters }: Seen, edges: readonly number[], pieces: Pieces): Promise<StepSums> => {
      const { where, params, asked } = meterRange(meters);
      const part = (table: Table, within: string) =>
        `SELECT meter, roundDown(toUInt16(${table}), {edges:Array(UInt16)}) AS step, sum(seconds) AS seconds, max(since) AS since
         FROM ${table} FINAL WHERE ${where} AND ${within} GROUP BY meter, step`;
      const blocks = clickhouse.selectNative(
        `SELECT meter, toUInt16(step) AS first, toFloat64(sum(seconds)) AS covered, toFloat64(toUnixTimestamp64Milli(max(since))) AS moved
         FROM (${over(pieces, part)}) GROUP BY meter, first`,
        { ...params, edges: edges.map(clampDay) },
        byYear,
      );
      return gatherSteps(blocks, asked, edges);
    },

    /** The mean over the steps of how much of each is covered. @param lengths of the steps (s) */
    stepMeans: async ({ meters }: Seen, edges: readonly number[], lengths: readonly number[], pieces: Pieces): Promise<MeterMean[]> => {
      const { where, params, asked } = meterRange(meters);
      const length = (table: Table) =>
        `transform(roundDown(toUInt16(${table}), {edges:Array(UInt16)}), {edges:Array(UInt16)}, {lengths:Array(Float64)}, 1.)`;
      const part = (table: Table, within: string) =>
        `SELECT meter, sum(seconds / ${length(table)}) AS share, max(since) AS since FROM ${table} FINAL WHERE ${where} AND ${within} GROUP BY meter`;
      const blocks = clickhouse.selectNative(
        `SELECT meter, sum(share) / {steps:UInt32} AS mean, toFloat64(toUnixTimestamp64Milli(max(since))) AS moved FROM (${over(pieces, part)}) GROUP BY meter`,
        { ...params, edges: edges.map(clampDay), lengths: [...lengths, 1], steps: lengths.length },
        byYear,
      );
      return gatherMeans(blocks, asked);
    },
  };
}

type Table = 'month' | 'day';

/** One statement over both kinds of rows. A table's column of days has its name. */
function over({ months, days }: Pieces, part: (table: Table, within: string) => string): string {
  const parts = months.length === 0 ? [] : [part('month', withinOf('month', months))];
  if (days.length > 0 || months.length === 0) parts.push(part('day', withinOf('day', days)));
  return parts.join(' UNION ALL ');
}

function withinOf(column: Table, ranges: readonly DayRange[]): string {
  const one = ({ from, to }: DayRange) => `(${column} >= toDate(${clampDay(from)}) AND ${column} < toDate(${clampDay(to)}))`;
  return ranges.length === 0 ? 'false' : `(${ranges.map(one).join(' OR ')})`;
}

async function gatherSums(blocks: AsyncIterable<Block>, asked: ReadonlySet<number>): Promise<MeterSum[]> {
  const sums: MeterSum[] = [];
  for await (const { rows, columns } of blocks) {
    const [meters, use, seconds, since] = columns.map((column) => column.data as ArrayLike<number>);
    for (let row = 0; row < rows; row++) {
      const meter = meters?.[row] as number;
      if (!asked.has(meter)) continue;
      sums.push({ meter, use: use?.[row] as number, seconds: seconds?.[row] as number, since: since?.[row] as number });
    }
  }
  return sums;
}

async function gatherMeans(blocks: AsyncIterable<Block>, asked: ReadonlySet<number>): Promise<MeterMean[]> {
  const means: MeterMean[] = [];
  for await (const { rows, columns } of blocks) {
    const [meters, mean, since] = columns.map((column) => column.data as ArrayLike<number>);
    for (let row = 0; row < rows; row++) {
      const meter = meters?.[row] as number;
      if (asked.has(meter)) means.push({ meter, mean: mean?.[row] as number, since: since?.[row] as number });
    }
  }
  return means;
}

/** In two tables, a place for each meter: a city has a row for each of its meters and months. */
async function gatherSteps(blocks: AsyncIterable<Block>, asked: ReadonlySet<number>, edges: readonly number[]): Promise<StepSums> {
  const [stepOf, steps] = [new Map(edges.map((day, step) => [day, step])), edges.length - 1];
  const places = placesOf(asked);
  const [seconds, since] = [new Uint32Array(asked.size * steps), new Float64Array(asked.size)];
  for await (const block of blocks) {
    const [meter, first, covered, moved] = block.columns.map((column) => column.data as ArrayLike<number>);
    for (let row = 0; row < block.rows; row++) {
      const at = places(meter?.[row] as number);
      if (at < 0) continue;
      seconds[at * steps + (stepOf.get(first?.[row] as number) as number)] = covered?.[row] as number;
      if ((moved?.[row] as number) > (since[at] as number)) since[at] = moved?.[row] as number;
    }
  }
  const read = (table: Uint32Array | Float64Array, at: number, from: number): number => (at < 0 ? 0 : (table[from] as number));
  return {
    seconds: (meter, step) => read(seconds, places(meter), places(meter) * steps + step),
    since: (meter) => read(since, places(meter), places(meter)),
  };
}

/** The place of each of these numbers among them; -1 for any other. */
function placesOf(numbers: ReadonlySet<number>): (number: number) => number {
  let last = -1;
  for (const number of numbers) if (number > last) last = number;
  const places = new Int32Array(last + 1).fill(-1);
  let place = 0;
  for (const number of numbers) places[number] = place++;
  return (number) => places[number] ?? -1;
}
