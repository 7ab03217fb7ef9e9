import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Block, Column } from '#platform/db/native.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { exactRange } from './meter-range.ts';
import type { Seen } from './seen.ts';
import type { Drawn } from './windows.ts';

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

/** Meters whose day rows are added up together, class by class; some count from a local day to another only (the last not included). */
export type DayClasses = {
  readonly classes: readonly (readonly number[])[];
  readonly lived: readonly { readonly meter: number; readonly from: number; readonly to: number }[];
};

/** What the meters of one class measured on one local day; `estimated` is the part of `use` based on spans longer than the day. */
export type DaySum = { class: number; day: number; use: number; seconds: number; estimated: number; since: number };

/** The rows of one meter and day are all in one year's parts, so that only those must be merged. */
export const byYear = { do_not_merge_across_partitions_select_final: 1 };

/** All statements on day rows: those in force, and those that a commit has drawn and not yet published. */
export function dayStatements(clickhouse: ClickHouse) {
  return {
    drawDays: (_: WholeProgram, commitNumber: number, days: DayColumns) =>
      clickhouse.insertNative('day_next', [
        { name: 'settle', type: 'UInt32', data: new Uint32Array(days.meter.length).fill(commitNumber) },
        ...dayColumns(days),
      ]),

    /** Adds day rows that are in force immediately, since an instant (ms) and under the number of their drawing. */
    addDays: (_: WholeProgram, as: { readonly drawn: number; readonly since: number }, days: DayColumns) => {
      const size = days.meter.length;
      return clickhouse.insertNative('day', [
        ...dayColumns(days),
        { name: 'since', type: 'DateTime64(3)', data: new Float64Array(size).fill(as.since) },
        { name: 'drawn', type: 'UInt32', data: new Uint32Array(size).fill(as.drawn) },
      ]);
    },

    /** Day rows, ordered by (meter, day); days since 1970-01-01, the last not included. Each block is valid until the next is requested. */
    days: (seen: Seen, from: number, to: number): AsyncIterable<DayBlock> =>
      dayBlocks(
        clickhouse.selectNative(
          `SELECT meter, day, use, seconds, longest, since FROM day FINAL
           WHERE meter IN {meters:Array(UInt32)} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16}) ORDER BY meter, day`,
          { meters: seen.meters, from: clampDay(from), to: clampDay(to) },
          byYear,
          true,
        ),
      ),

    /** For each meter, the first and last day with rows in which anything was measured. */
    daysDrawn: (seen: Seen) =>
      clickhouse.query<Drawn>(
        `SELECT meter, toUInt16(min(day)) AS first, toUInt16(max(day)) AS last FROM day WHERE meter IN {meters:Array(UInt32)} AND seconds > 0 GROUP BY meter`,
        { meters: seen.meters },
      ),

    /** Whole days measured by short readings: at least this many seconds, in spans of at most this many. Ordered by (meter, day). */
    wholeDays: (seen: Seen, seconds: number, longest: number): AsyncIterable<DayBlock> =>
      dayBlocks(
        clickhouse.selectNative(
          `SELECT meter, day, use, seconds, longest, since FROM day FINAL
           WHERE meter IN {meters:Array(UInt32)} AND seconds >= {seconds:UInt32} AND longest <= {longest:UInt32} ORDER BY meter, day`,
          { meters: seen.meters, seconds, longest },
          byYear,
        ),
      ),
  };
}

/** All statements that add up the days of many meters. */
export function daySumStatements(clickhouse: ClickHouse) {
  return {
    /** Sums of day rows by class and local day, from `from` (days since 1970-01-01) for as many days as there are lengths (s). */
    daySums: async (_: CheckedByCaller, asked: DayClasses, from: number, lengths: ArrayLike<number>): Promise<DaySum[]> => {
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

    /** The first and the last local day on which each meter measured anything, before a day (days since 1970-01-01). */
    endDays: (seen: Seen, before: number) =>
      clickhouse.query<{ meter: number; first: number; last: number }>(
        `SELECT meter, toUInt16(min(day)) AS first, toUInt16(max(day)) AS last FROM day FINAL WHERE meter IN {meters:Array(UInt32)} AND seconds > 0 AND day < toDate({before:UInt16}) GROUP BY meter`,
        { meters: seen.meters, before: clampDay(before) },
      ),
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

/** The days that the store can hold. */
export function clampDay(day: number): number {
  return Math.max(0, Math.min(day, 0xff_ff));
}
