import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Block, Column } from '#platform/db/native.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { byYear } from './day-store.ts';
import { meterRange } from './meter-range.ts';
import type { Seen } from './seen.ts';
import type { Drawn } from './windows.ts';

/** What held at points, hour by hour (hours since 1970, UTC); values in 0.0001 of the unit. `ends`: 1 if a value holds at the end. */
export type HourColumns = {
  readonly meter: Uint32Array;
  readonly hour: Uint32Array;
  readonly seconds: Uint16Array;
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly last: Float64Array;
  readonly ends: Uint8Array;
};

/** Hours of points, ordered by (meter, hour); `since` in ms: the last instant at which anything moved in that hour. */
export type HourBlock = HourColumns & { readonly rows: number; readonly since: Float64Array };

/** The columns of hours of points needed for means: the same without least, greatest and last values. */
export type HourMeans = Pick<HourBlock, 'rows' | 'meter' | 'hour' | 'seconds' | 'sum' | 'since'>;

/** All statements on what holds at points hour by hour: those in force, and those that a commit has drawn and not yet published. */
export function hourStatements(clickhouse: ClickHouse) {
  const select = (seen: Seen, from: number, to: number, columns: string): AsyncIterable<Block> => {
    const { where, params } = meterRange(seen.meters);
    return clickhouse.selectNative(
      `SELECT ${columns} FROM point_hour FINAL
       WHERE ${where} AND hour >= {from:UInt32} AND hour < {to:UInt32} ORDER BY meter, hour`,
      { ...params, from: Math.max(0, from), to: Math.max(0, to) },
      byYear,
    );
  };
  return {
    drawHours: (_: WholeProgram, commitNumber: number, hours: HourColumns) =>
      clickhouse.insertNative('point_hour_next', [
        { name: 'settle', type: 'UInt32', data: new Uint32Array(hours.meter.length).fill(commitNumber) },
        ...hourColumns(hours),
      ]),

    /** Adds hours that are in force immediately, since an instant (ms) and under the number of their drawing. */
    addHours: (_: WholeProgram, as: { readonly drawn: number; readonly since: number }, hours: HourColumns) => {
      const size = hours.meter.length;
      return clickhouse.insertNative('point_hour', [
        ...hourColumns(hours),
        { name: 'since', type: 'DateTime64(3)', data: new Float64Array(size).fill(as.since) },
        { name: 'drawn', type: 'UInt32', data: new Uint32Array(size).fill(as.drawn) },
      ]);
    },

    /** Puts the hours that a commit has drawn in force; may be repeated. */
    showHours: (_: WholeProgram, commitNumber: number, as: { readonly drawn: number; readonly since: number }) =>
      clickhouse.command(
        `INSERT INTO point_hour SELECT meter, hour, seconds, sum, min, max, last, ends, fromUnixTimestamp64Milli({since:Int64}, 'UTC'), {drawn:UInt32}
         FROM point_hour_next WHERE settle = {commitNumber:UInt32}`,
        { commitNumber, ...as },
      ),

    dropHours: (_: WholeProgram, commitNumber: number) =>
      clickhouse.onShards(`ALTER TABLE point_hour_next DROP PARTITION ${Number(commitNumber)}`),

    /** Hours in force, ordered by (meter, hour); the last not included. */
    hours: (seen: Seen, from: number, to: number): AsyncIterable<HourBlock> =>
      hourBlocks(select(seen, from, to, 'meter, hour, seconds, sum, since, min, max, last, ends')),

    /** As `hours`, with less to read. */
    hourMeans: (seen: Seen, from: number, to: number): AsyncIterable<HourMeans> =>
      meanBlocks(select(seen, from, to, 'meter, hour, seconds, sum, since')),

    /** For each point, the first and last hour, as seconds, with rows in which anything held. */
    hoursDrawn: (seen: Seen) =>
      clickhouse.query<Drawn>(
        `SELECT meter, toUInt32(min(hour)) AS first, toUInt32(max(hour)) AS last FROM point_hour WHERE meter IN {meters:Array(UInt32)} AND seconds > 0 GROUP BY meter`,
        { meters: seen.meters },
      ),
  };
}

function hourColumns(hours: HourColumns): Column[] {
  return [
    { name: 'meter', type: 'UInt32', data: hours.meter },
    { name: 'hour', type: 'UInt32', data: hours.hour },
    { name: 'seconds', type: 'UInt16', data: hours.seconds },
    { name: 'sum', type: 'Int64', data: hours.sum },
    { name: 'min', type: 'Int64', data: hours.min },
    { name: 'max', type: 'Int64', data: hours.max },
    { name: 'last', type: 'Int64', data: hours.last },
    { name: 'ends', type: 'UInt8', data: hours.ends },
  ];
}

async function* meanBlocks(source: AsyncIterable<Block>): AsyncGenerator<HourMeans> {
  for await (const block of source) yield meansOf(block);
}

async function* hourBlocks(source: AsyncIterable<Block>): AsyncGenerator<HourBlock> {
  for await (const block of source) {
    const [min, max, last, ends] = block.columns.slice(5).map(({ data }) => data);
    yield {
      ...meansOf(block),
      min: min as Float64Array,
      max: max as Float64Array,
      last: last as Float64Array,
      ends: ends as Uint8Array,
    };
  }
}

function meansOf({ rows, columns }: Block): HourMeans {
  const [meter, hour, seconds, sum, since] = columns.map(({ data }) => data);
  return {
    rows,
    meter: meter as Uint32Array,
    hour: hour as Uint32Array,
    seconds: seconds as Uint16Array,
    sum: sum as Float64Array,
    since: since as Float64Array,
  };
}
