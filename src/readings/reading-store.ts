import type { ClickHouse } from '#db/clickhouse.ts';
import type { Block, Column } from '#db/native.ts';
import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Staged } from '#door/staging.ts';
import type { ReadingBlock } from './gather.ts';

/** Meters that a scope has been let see by the registry: the only key to their readings. */
export type Seen = { readonly scope: Scope; readonly meters: readonly number[] };

/** What may be read of a meter: instants (s) both included, what was known, and which imports are hidden. */
export type Window = { readonly from: number; readonly to: number; readonly known: Known; readonly hidden: readonly number[] };

const columns = 'meter, at, width, value, unit, received, import';
const maxReceived = 9_000_000_000_000;

/** Every statement on the readings themselves: kept ones, and those that wait in the stage. */
export function readingStatements(clickhouse: ClickHouse) {
  const readRows = (table: string, seen: Seen, window: Window): AsyncIterable<ReadingBlock> =>
    blocks(
      clickhouse.selectNative(
        `SELECT ${columns} FROM ${table}
         WHERE meter IN {meters:Array(UInt32)} AND at >= {from:UInt32} AND at <= {to:UInt32}
           AND received <= fromUnixTimestamp64Milli({received:Int64}, 'UTC') AND import NOT IN {hidden:Array(UInt32)}
         ORDER BY meter, at, width, received, import`,
        {
          meters: seen.meters,
          from: clampInstant(window.from),
          to: clampInstant(window.to),
          received: Math.min(window.known.received, maxReceived),
          hidden: window.hidden,
        },
      ),
    );
  return {
    readings: (seen: Seen, window: Window) => readRows('reading', seen, window),

    /** Stored readings and those of an import that only lies in `stage`: what a preview is judged on. */
    readingsWithStage: (seen: Seen, window: Window, staged: number) =>
      readRows(`(SELECT ${columns} FROM reading UNION ALL SELECT ${columns} FROM stage WHERE import = ${Number(staged)})`, seen, window),

    stage: (_scope: Scope, rows: Staged) => clickhouse.insertNative('stage', stagedColumns(rows)),

    /** First and last instant, widest interval and number of rows of each meter in an import; from the stage or from what is stored. */
    touched: (_scope: Scope, id: number, table: 'stage' | 'reading') =>
      clickhouse.query<{ meter: number; first: number; last: number; widest: number; rows: number }>(
        `SELECT meter, toUInt32(min(at)) AS first, toUInt32(max(at + width)) AS last, max(width) AS widest, toUInt32(count()) AS rows
         FROM ${table} WHERE import = {id:UInt32} GROUP BY meter ORDER BY meter`,
        { id },
      ),

    move: (_scope: Scope, id: number) =>
      clickhouse.command(
        `INSERT INTO reading SELECT ${columns} FROM stage WHERE import = {id:UInt32} ORDER BY meter, at, width, received`,
        { id },
        { max_insert_threads: 1, min_insert_block_size_rows: 4_000_000, min_insert_block_size_bytes: 0 },
      ),

    dropStage: (_scope: Scope, id: number) => clickhouse.command(`ALTER TABLE stage DROP PARTITION ${Number(id)}`),

    isStored: async (_scope: Scope, id: number): Promise<boolean> =>
      (await clickhouse.query('SELECT 1 AS one FROM reading WHERE import = {id:UInt32} LIMIT 1', { id })).length > 0,

    /** Whether another import that counts has readings of the meters of this one. */
    othersOn: async (_scope: Scope, id: number, hidden: readonly number[]): Promise<boolean> => {
      const rows = await clickhouse.query(
        `SELECT 1 AS one FROM reading WHERE meter IN (SELECT DISTINCT meter FROM reading WHERE import = {id:UInt32})
           AND import != {id:UInt32} AND import NOT IN {hidden:Array(UInt32)} LIMIT 1`,
        { id, hidden },
      );
      return rows.length > 0;
    },

    /** Which of these meters have readings that count. */
    metersWithReadings: async (seen: Seen, hidden: readonly number[]): Promise<number[]> => {
      const rows = await clickhouse.query<{ meter: number }>(
        'SELECT DISTINCT meter FROM reading WHERE meter IN {meters:Array(UInt32)} AND import NOT IN {hidden:Array(UInt32)}',
        { meters: seen.meters, hidden },
      );
      return rows.map((row) => row.meter);
    },

    /** Takes the rows of an import that never was shown out of the store. */
    sweep: (_scope: Scope, id: number) => clickhouse.command('DELETE FROM reading WHERE import = {id:UInt32}', { id }),

    staged: (_scope: Scope) => clickhouse.query<{ import: number }>('SELECT DISTINCT import FROM stage ORDER BY import'),
  };
}

function clampInstant(seconds: number): number {
  return Math.max(0, Math.min(Math.floor(seconds), 0xff_ff_ff_ff));
}

function stagedColumns(rows: Staged): Column[] {
  return [
    { name: 'meter', type: 'UInt32', data: rows.meter },
    { name: 'at', type: 'DateTime', data: rows.at },
    { name: 'width', type: 'UInt32', data: rows.width },
    { name: 'value', type: 'Int64', data: rows.value },
    { name: 'unit', type: 'UInt8', data: rows.unit },
    { name: 'received', type: 'DateTime64(3)', data: rows.received },
    { name: 'import', type: 'UInt32', data: rows.import },
  ];
}

async function* blocks(source: AsyncIterable<Block>): AsyncGenerator<ReadingBlock> {
  for await (const block of source) {
    const data = block.columns.map((column) => column.data);
    yield {
      rows: block.rows,
      meter: data[0] as Uint32Array,
      at: data[1] as Uint32Array,
      width: data[2] as Uint32Array,
      value: data[3] as Float64Array,
      unit: data[4] as Uint8Array,
      received: data[5] as Float64Array,
      import: data[6] as Uint32Array,
    };
  }
}
