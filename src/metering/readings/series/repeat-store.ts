import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Run } from '#metering/counter-line/counter-line.ts';
import type { Touched } from './windows.ts';
import type { Seen } from './seen.ts';

/** A run of repeated readings, and their meter. */
export type MeterRun = Run & { readonly meter: number };

/** Selects runs: those that overlap the time between two instants (s), both included, and were received from another (ms) on. */
export type RunsFilter = { readonly from: number; readonly to: number; readonly since: number };

const columns = {
  meter: 'meter',
  received: 'toFloat64(toUnixTimestamp64Milli(received))',
  import: 'import',
  unit: 'unit',
  first: 'toUInt32(first)',
  firstWidth: 'first_width',
  last: 'toUInt32(last)',
  lastWidth: 'last_width',
  rows: 'rows',
} as const;

const runsWhere = `meter IN {meters:Array(UInt32)} AND repeat_run.received >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  AND repeat_run.first <= {to:UInt32} AND repeat_run.last >= {from:UInt32}`;

function runsParams({ meters }: Seen, { from, to, since }: RunsFilter) {
  return { meters, from: Math.max(0, from), to: Math.min(to, 0xff_ff_ff_ff), since: Math.max(0, since) };
}

/** All statements on repeats that are not kept. */
export function repeatStatements(clickhouse: ClickHouse) {
  const isAny = async (where: string, params: Record<string, number>): Promise<boolean> =>
    (await clickhouse.query(`SELECT 1 AS one FROM repeat_run WHERE ${where} LIMIT 1`, params)).length > 0;
  return {
    addRuns: (_: WholeProgram, runs: readonly MeterRun[]) =>
      clickhouse.insertNative('repeat_run', [
        { name: 'meter', type: 'UInt32', data: Uint32Array.from(runs, (run) => run.meter) },
        { name: 'received', type: 'DateTime64(3)', data: Float64Array.from(runs, (run) => run.received) },
        { name: 'import', type: 'UInt32', data: Uint32Array.from(runs, (run) => run.import) },
        { name: 'unit', type: 'UInt8', data: Uint8Array.from(runs, (run) => run.unit) },
        { name: 'first', type: 'DateTime', data: Uint32Array.from(runs, (run) => run.first) },
        { name: 'first_width', type: 'UInt32', data: Uint32Array.from(runs, (run) => run.firstWidth) },
        { name: 'last', type: 'DateTime', data: Uint32Array.from(runs, (run) => run.last) },
        { name: 'last_width', type: 'UInt32', data: Uint32Array.from(runs, (run) => run.lastWidth) },
        { name: 'rows', type: 'UInt32', data: Uint32Array.from(runs, (run) => run.rows) },
      ]),

    /** The number of runs of each of these meters, for those that have any. */
    runCounts: async (seen: Seen, asked: RunsFilter): Promise<Map<number, number>> =>
      new Map(
        await clickhouse.queryCompact<[number, number]>(
          `SELECT meter, toUInt32(count()) FROM repeat_run WHERE ${runsWhere} GROUP BY meter ORDER BY meter`,
          runsParams(seen, asked),
        ),
      ),

    /** Runs of these meters, by meter. */
    runsOf: async (seen: Seen, asked: RunsFilter): Promise<Map<number, MeterRun[]>> => {
      const runs = new Map<number, MeterRun[]>();
      const blocks = clickhouse.selectNative(
        `SELECT ${Object.values(columns).join(', ')} FROM repeat_run WHERE ${runsWhere}`,
        runsParams(seen, asked),
      );
      for await (const block of blocks)
        for (let row = 0; row < block.rows; row++) {
          const run = runAt(block.columns, row);
          const held = runs.get(run.meter);
          if (held === undefined) runs.set(run.meter, [run]);
          else held.push(run);
        }
      return runs;
    },

    /** When a repeat was last received (ms); 0 if there never was one. */
    lastTold: async (_: WholeProgram): Promise<number> => {
      const [row] = await clickhouse.queryCompact<[number]>('SELECT toFloat64(toUnixTimestamp64Milli(max(received))) FROM repeat_run');
      return row?.[0] ?? 0;
    },

    /** The meters of which an import repeats readings, with the stretch of each. */
    toldBy: (_: WholeProgram, id: number) =>
      clickhouse.query<Touched>(
        `SELECT meter, toUInt32(min(first)) AS first, toUInt32(max(last + last_width)) AS last, max(last_width) AS widest
         FROM repeat_run WHERE import = {id:UInt32} GROUP BY meter ORDER BY meter`,
        { id },
      ),

    isDisclosed: (_: WholeProgram, id: number) => isAny('import = {id:UInt32}', { id }),

    /** Deletes the runs of an import that never became visible. */
    sweepRuns: (_: WholeProgram, id: number) => clickhouse.onShards('DELETE FROM repeat_run WHERE import = {id:UInt32}', { id }),
  };
}

function runAt(from: readonly { readonly data: ArrayLike<unknown> }[], row: number): MeterRun {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return Object.fromEntries(names.map((name, at) => [name, from[at]?.data[row]])) as MeterRun;
}
