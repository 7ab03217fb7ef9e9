import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { encodeNative, type Column } from '#platform/db/native.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Staged } from '#metering/reading-intake/staging.ts';
import type { Touched } from './windows.ts';
import { createCompactReader } from './compact-reader-store.ts';
import { createReadingReader } from './rows-store.ts';
import type { Seen, Window } from './seen.ts';

export const readingColumns = 'meter, at, width, value, unit, received, import';

/** All statements on the readings themselves: stored ones, and those that wait in a stage. */
export function readingStatements(clickhouse: ClickHouse) {
  const read = createReadingReader(clickhouse);
  return {
    readings: (seen: Seen, window: Window) => read('reading', seen, window),

    /** The same in compact form; see there for what it omits. */
    readingsInBrief: createCompactReader(clickhouse),

    /** Readings of an import that are still in its stage. */
    stagedReadings: (seen: Seen, window: Window, id: number) => read(stageOf(id), seen, window),

    /** Creates the table in which a large import waits: with the same structure as `reading`, so that its parts can be moved. */
    openStage: (_: WholeProgram, id: number) => clickhouse.createLike(stageOf(id), 'reading'),

    stage: (_: WholeProgram, id: number, rows: Staged) => insert(clickhouse, stageOf(id), rows),

    /** Puts rows among the readings; their import says whether they count. */
    add: (_: WholeProgram, rows: Staged) => insert(clickhouse, 'reading', rows),

    /** First and last instant and widest interval of each meter in a stored import. */
    touched: (_: WholeProgram, id: number) =>
      clickhouse.query<Touched>(
        `SELECT meter, toUInt32(min(at)) AS first, toUInt32(max(at + width)) AS last, max(width) AS widest
         FROM reading WHERE import = {id:UInt32} GROUP BY meter ORDER BY meter`,
        { id },
      ),

    /** Moves the parts of a stage among the readings: nothing is rewritten. */
    moveStage: async (_: WholeProgram, id: number) => {
      const years = await clickhouse.query<{ year: string }>(`SELECT DISTINCT _partition_id AS year FROM ${stageOf(id)}`);
      for (const { year } of years)
        await clickhouse.onShards(`ALTER TABLE ${stageOf(id)} MOVE PARTITION ID '${Number(year)}' TO TABLE reading`);
    },

    /** Copies the rows of a stage among the readings, except those of some meters. */
    copyStage: (_: WholeProgram, id: number, but: readonly number[]) =>
      clickhouse.onShards(
        `INSERT INTO reading (${readingColumns}) SELECT ${readingColumns} FROM ${stageOf(id)} WHERE meter NOT IN {but:Array(UInt32)} ORDER BY meter, at, width, received, import`,
        { but },
      ),

    dropStage: (_: WholeProgram, id: number) => clickhouse.dropTable(stageOf(id)),

    isStored: async (_: WholeProgram, id: number): Promise<boolean> =>
      (await clickhouse.query('SELECT 1 AS one FROM reading WHERE import = {id:UInt32} LIMIT 1', { id })).length > 0,

    /** Whether another import that counts has readings of the meters of this one, kept or repeated. */
    othersOn: async (_: WholeProgram, id: number, hidden: readonly number[]): Promise<boolean> => {
      const own = (table: string): string => `SELECT DISTINCT meter FROM ${table} WHERE import = {id:UInt32}`;
      const others = (table: string): Promise<unknown[]> =>
        clickhouse.query(
          `SELECT 1 AS one FROM ${table} WHERE meter GLOBAL IN (${own('reading')} UNION DISTINCT ${own('repeat_run')})
             AND import != {id:UInt32} AND import NOT IN {hidden:Array(UInt32)} LIMIT 1`,
          { id, hidden },
        );
      return (await others('reading')).length > 0 || (await others('repeat_run')).length > 0;
    },

    /** Which of these meters have readings that count, kept or repeated. */
    metersWithReadings: async (seen: Seen, hidden: readonly number[]): Promise<number[]> => {
      const of = (table: string): string =>
        `SELECT DISTINCT meter FROM ${table} WHERE meter IN {meters:Array(UInt32)} AND import NOT IN {hidden:Array(UInt32)}`;
      const rows = await clickhouse.query<{ meter: number }>(`${of('reading')} UNION DISTINCT ${of('repeat_run')}`, {
        meters: seen.meters,
        hidden,
      });
      return rows.map((row) => row.meter);
    },

    /** Deletes the rows of an import that never became visible. */
    sweep: (_: WholeProgram, id: number) => clickhouse.onShards('DELETE FROM reading WHERE import = {id:UInt32}', { id }),

    /** Imports that have a stage. */
    staged: async (_: WholeProgram): Promise<number[]> => {
      const rows = await clickhouse.query<{ name: string }>(
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^stage_[0-9]+$') ORDER BY name",
      );
      return rows.map(({ name }) => Number(name.slice('stage_'.length)));
    },
  };
}

/** The table in which the readings of an import wait. */
export function stageOf(id: number): string {
  return `stage_${Number(id)}`;
}

const types = {
  meter: 'UInt32',
  at: 'DateTime',
  width: 'UInt32',
  value: 'Int64',
  unit: 'UInt8',
  received: 'DateTime64(3)',
  import: 'UInt32',
} as const;

/** Sends rows; for a column with a single value, as most have, that value alone. */
async function insert(clickhouse: ClickHouse, table: string, rows: Staged): Promise<void> {
  if (rows.meter.length === 0) return;
  const sent: Column[] = [];
  const values = Object.entries(types).map(([name, type]) => {
    const data = rows[name as keyof typeof types];
    const alone = name === 'meter' || name === 'at' || name === 'value' ? null : onlyValue(data);
    if (alone === null) sent.push(name === 'value' ? narrow(rows.value) : { name, type, data });
    return alone === null ? name : name === 'received' ? `fromUnixTimestamp64Milli(toInt64(${alone}), 'UTC')` : String(alone);
  });
  const shape = sent.map((column) => `${column.name} ${column.type}`).join(', ');
  await clickhouse.send(
    `INSERT INTO ${table} (${readingColumns}) SELECT ${values.join(', ')} FROM input('${shape}') FORMAT Native`,
    encodeNative(sent),
    {},
    { max_insert_threads: 1, min_insert_block_size_rows: 0, min_insert_block_size_bytes: 0 },
  );
}

function onlyValue(data: ArrayLike<number>): number | null {
  const [first] = [data[0] as number];
  for (let row = 1; row < data.length; row++) if (data[row] !== first) return null;
  return first;
}

/** Values in half the space if all of them are small. */
function narrow(value: Float64Array): Column {
  const small = Int32Array.from(value);
  return small.every((one, row) => one === value[row])
    ? { name: 'value', type: 'Int32', data: small }
    : { name: 'value', type: 'Int64', data: value };
}
