import type { ClickHouse } from '#db/clickhouse.ts';
import type { Block, Column } from '#db/native.ts';
import type { Scope } from '#kernel/scope.ts';
import { exactRange, meterRange } from './meter-range.ts';
import type { Seen } from './reading-store.ts';

export type DayColumns = {
  meter: Uint32Array;
  /** Days since 1970-01-01, local. */
  day: Uint32Array;
  use: Float64Array;
  seconds: Uint32Array;
  longest: Uint32Array;
};

/** Day rows of meters, ordered; `since` in ms: the last instant at which anything moved that day. */
export type DayBlock = {
  readonly rows: number;
  readonly meter: Uint32Array;
  readonly day: Uint16Array;
  readonly use: Float64Array;
  readonly seconds: Uint32Array;
  readonly longest: Uint32Array;
  readonly since: Float64Array;
};

/** What each meter covered of each step (s), and when anything last moved in them (ms); zero where nothing is known of it. */
export type StepSums = {
  readonly seconds: (meter: number, step: number) => number;
  readonly since: (meter: number) => number;
};

/** Meters whose day rows are added up together, class by class; some count from a local day to another only (the last not included). */
export type DayClasses = {
  readonly classes: readonly (readonly number[])[];
  readonly lived: readonly { readonly meter: number; readonly from: number; readonly to: number }[];
};

/** What the meters of one class measured on one local day; `estimated` is the part of `use` that rests on spans longer than the day. */
export type DaySum = { class: number; day: number; use: number; seconds: number; estimated: number; since: number };

export type MeterSum = { meter: number; use: number; seconds: number; since: number };

/** The rows of one meter and day all lie in one year's parts, so that only those must be laid beside one another. */
const byYear = { do_not_merge_across_partitions_select_final: 1 };

/** Every statement on day rows: those in force, and those that a settle has drawn and not yet shown. */
export function dayStatements(clickhouse: ClickHouse) {
  return {
    drawDays: (_scope: Scope, settle: number, days: DayColumns) =>
      clickhouse.insertNative('day_next', [
        { name: 'settle', type: 'UInt32', data: new Uint32Array(days.meter.length).fill(settle) },
        ...dayColumns(days),
      ]),

    /** Day rows in force at once, since an instant (ms) and under the number of their drawing. */
    addDays: (_scope: Scope, as: { readonly drawn: number; readonly since: number }, days: DayColumns) => {
      const size = days.meter.length;
      return clickhouse.insertNative('day', [
        ...dayColumns(days),
        { name: 'since', type: 'DateTime64(3)', data: new Float64Array(size).fill(as.since) },
        { name: 'drawn', type: 'UInt32', data: new Uint32Array(size).fill(as.drawn) },
      ]);
    },

    /** Day rows, ordered by (meter, day); days since 1970-01-01, the last not included. */
    days: (seen: Seen, from: number, to: number): AsyncIterable<DayBlock> =>
      dayBlocks(
        clickhouse.selectNative(
          `SELECT meter, day, use, seconds, longest, since FROM day FINAL
           WHERE meter IN {meters:Array(UInt32)} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16}) ORDER BY meter, day`,
          { meters: seen.meters, from: clampDay(from), to: clampDay(to) },
          byYear,
        ),
      ),

    /** Whole days that short readings measured: at least so many seconds, in spans of at most so many. Ordered by (meter, day). */
    wholeDays: (seen: Seen, seconds: number, longest: number): AsyncIterable<DayBlock> =>
      dayBlocks(
        clickhouse.selectNative(
          `SELECT meter, day, use, seconds, longest, since FROM day FINAL
           WHERE meter IN {meters:Array(UInt32)} AND seconds >= {seconds:UInt32} AND longest <= {longest:UInt32} ORDER BY meter, day`,
          { meters: seen.meters, seconds, longest },
        ),
      ),
  };
}

/** Every statement that adds day rows up. */
export function sumStatements(clickhouse: ClickHouse) {
  return {
    /** Seconds covered by meter and step; steps begin on these local days, the last is the day after. */
    stepSums: async ({ meters }: Seen, edges: readonly number[]): Promise<StepSums> => {
      const { where, params, asked } = meterRange(meters);
      const blocks = clickhouse.selectNative(
        `SELECT meter, toUInt16(step) AS first, toFloat64(sum(seconds)) AS covered, toFloat64(toUnixTimestamp64Milli(max(since))) AS moved FROM (
           SELECT meter, roundDown(toUInt16(day), {edges:Array(UInt16)}) AS step, seconds, since FROM day FINAL
           WHERE ${where} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16}))
         GROUP BY meter, first`,
        { ...params, edges: edges.map(clampDay), from: clampDay(edges[0] ?? 0), to: clampDay(edges.at(-1) ?? 0) },
        byYear,
      );
      return gatherSteps(blocks, asked, edges);
    },

    /** Sums of day rows by class and local day, from `from` (days since 1970-01-01) for as many days as there are lengths (s). */
    daySums: async (_scope: Scope, asked: DayClasses, from: number, lengths: ArrayLike<number>): Promise<DaySum[]> => {
      const { where, params } = exactRange(asked.classes.flat());
      const others = asked.classes.slice(1);
      const named = others.map((_, at) => `meter IN {class${at + 1}:Array(UInt32)}, ${at + 1}`);
      const usual = Array.from(lengths).every((one) => one === lengths[0]);
      const length = usual ? '{lengths:Array(UInt32)}[1]' : '{lengths:Array(UInt32)}[toUInt16(day) - {from:UInt16} + 1]';
      const blocks = clickhouse.selectNative(
        `SELECT ${named.length === 0 ? 'toUInt8(0)' : `toUInt8(multiIf(${named.join(', ')}, 0))`} AS class, toUInt16(day) AS local,
           toFloat64(sumIf(use, seconds > 0)) AS used, toFloat64(sum(seconds)) AS covered,
           toFloat64(sumIf(use, seconds > 0 AND longest > ${length})) AS estimated, toFloat64(toUnixTimestamp64Milli(max(since))) AS moved
         FROM day FINAL WHERE ${where} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16})
           ${asked.lived.length === 0 ? '' : inLife} GROUP BY class, local`,
        {
          ...params,
          ...Object.fromEntries(others.map((one, at) => [`class${at + 1}`, one])),
          from: clampDay(from),
          to: clampDay(from + lengths.length),
          lengths: Array.from(lengths),
          ...(asked.lived.length === 0 ? {} : livesOf(asked.lived)),
        },
        byYear,
      );
      return gatherDays(blocks);
    },

    /** The last local day on which each meter measured anything, before a day (days since 1970-01-01). */
    lastDays: (seen: Seen, before: number) =>
      clickhouse.query<{ meter: number; last: number }>(
        `SELECT meter, toUInt16(max(day)) AS last FROM day FINAL WHERE meter IN {meters:Array(UInt32)} AND seconds > 0 AND day < toDate({before:UInt16}) GROUP BY meter`,
        { meters: seen.meters, before: clampDay(before) },
      ),

    /** Sums of day rows by meter, over local days `from` to `to`, the last not included. */
    sums: ({ meters }: Seen, from: number, to: number): Promise<MeterSum[]> => {
      const { where, params, asked } = meterRange(meters);
      const blocks = clickhouse.selectNative(
        `SELECT meter, toFloat64(sum(use)) AS use, toFloat64(sum(seconds)) AS seconds, toFloat64(toUnixTimestamp64Milli(max(since))) AS since
         FROM day FINAL WHERE ${where} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16}) GROUP BY meter`,
        { ...params, from: clampDay(from), to: clampDay(to) },
        byYear,
      );
      return gatherSums(blocks, asked);
    },
  };
}

const inLife = `AND toUInt16(day) >= transform(meter, {lived:Array(UInt32)}, {begins:Array(UInt16)}, toUInt16(0))
           AND toUInt16(day) < transform(meter, {lived:Array(UInt32)}, {ends:Array(UInt16)}, toUInt16(65535))`;

function livesOf(lived: DayClasses['lived']) {
  return {
    lived: lived.map(({ meter }) => meter),
    begins: lived.map(({ from }) => clampDay(from)),
    ends: lived.map(({ to }) => clampDay(to)),
  };
}

function dayColumns(days: DayColumns): Column[] {
  return [
    { name: 'meter', type: 'UInt32', data: days.meter },
    { name: 'day', type: 'Date', data: Uint16Array.from(days.day) },
    { name: 'use', type: 'Int64', data: days.use },
    { name: 'seconds', type: 'UInt32', data: days.seconds },
    { name: 'longest', type: 'UInt32', data: days.longest },
  ];
}

async function* dayBlocks(source: AsyncIterable<Block>): AsyncGenerator<DayBlock> {
  for await (const block of source) {
    const data = block.columns.map((column) => column.data);
    yield {
      rows: block.rows,
      meter: data[0] as Uint32Array,
      day: data[1] as Uint16Array,
      use: data[2] as Float64Array,
      seconds: data[3] as Uint32Array,
      longest: data[4] as Uint32Array,
      since: data[5] as Float64Array,
    };
  }
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

async function gatherDays(blocks: AsyncIterable<Block>): Promise<DaySum[]> {
  const sums: DaySum[] = [];
  for await (const { rows, columns } of blocks) {
    const [group, day, use, seconds, estimated, since] = columns.map((column) => column.data as ArrayLike<number>);
    for (let row = 0; row < rows; row++)
      sums.push({
        class: group?.[row] as number,
        day: day?.[row] as number,
        use: use?.[row] as number,
        seconds: seconds?.[row] as number,
        estimated: estimated?.[row] as number,
        since: since?.[row] as number,
      });
  }
  return sums;
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

/** The days that the store can hold. */
function clampDay(day: number): number {
  return Math.max(0, Math.min(day, 0xff_ff));
}
