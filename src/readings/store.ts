import type { ClickHouse } from '#db/clickhouse.ts';
import type { Block, Column } from '#db/native.ts';
import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ReadingBlock } from './gather.ts';
import type { ImportState } from './visibility.ts';

/** Meters that a scope has been let see by the registry: the only key to their readings. */
export type Seen = { readonly scope: Scope; readonly meters: readonly number[] };

/** What may be read of a meter: instants (s) both included, what was known, and which imports are hidden. */
export type Window = { readonly from: number; readonly to: number; readonly known: Known; readonly hidden: readonly number[] };

export type StagedColumns = {
  meter: Uint32Array;
  at: Uint32Array;
  width: Uint32Array;
  value: Float64Array;
  unit: Uint8Array;
  received: Float64Array;
  import: Uint32Array;
};

export type DayColumns = {
  meter: Uint32Array;
  /** Days since 1970-01-01, local. */
  day: Uint32Array;
  use: Float64Array;
  seconds: Uint32Array;
  longest: Uint32Array;
};

export type Extent = { meter: number; first: number; last: number; widest: number };

export type FindingRow = {
  meter: number;
  code: string;
  begins: number;
  ends: number;
  value: number;
  severity: string;
  evidence: string;
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

export type MeterSum = { meter: number; use: number; seconds: number; longest: number; since: number };

const readingColumns = 'meter, at, width, value, unit, received, import';
const maxReceived = 9_000_000_000_000;

/** Every statement on the readings. ClickHouse alone decides what is visible: `import_state`. */
export function createReadingStore(clickhouse: ClickHouse) {
  const readRows = (table: string, seen: Seen, window: Window): AsyncIterable<ReadingBlock> =>
    blocks(
      clickhouse.selectNative(
        `SELECT ${readingColumns} FROM ${table}
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
      readRows(`(SELECT ${readingColumns} FROM reading UNION ALL SELECT ${readingColumns} FROM stage WHERE import = ${Number(staged)})`, seen, window),

    stage: (_scope: Scope, rows: StagedColumns) => clickhouse.insertNative('stage', stagedColumns(rows)),

    /** First and last instant, widest interval and number of rows of each meter in an import; from the stage or from what is stored. */
    touched: (_scope: Scope, id: number, table: 'stage' | 'reading') =>
      clickhouse.query<{ meter: number; first: number; last: number; widest: number; rows: number }>(
        `SELECT meter, toUInt32(min(at)) AS first, toUInt32(max(at + width)) AS last, max(width) AS widest, toUInt32(count()) AS rows
         FROM ${table} WHERE import = {id:UInt32} GROUP BY meter ORDER BY meter`,
        { id },
      ),

    move: (_scope: Scope, id: number) =>
      clickhouse.command(
        `INSERT INTO reading SELECT ${readingColumns} FROM stage WHERE import = {id:UInt32} ORDER BY meter, at, width, received`,
        { id },
        { max_insert_threads: 1, min_insert_block_size_rows: 4_000_000, min_insert_block_size_bytes: 0 },
      ),

    dropStage: (_scope: Scope, id: number) => clickhouse.command(`ALTER TABLE stage DROP PARTITION ${Number(id)}`),

    isStored: async (_scope: Scope, id: number): Promise<boolean> =>
      (await clickhouse.query('SELECT 1 AS one FROM reading WHERE import = {id:UInt32} LIMIT 1', { id })).length > 0,

    /** Takes the rows of an import that never was shown out of the store. */
    sweep: (_scope: Scope, id: number) => clickhouse.command('DELETE FROM reading WHERE import = {id:UInt32}', { id }),

    states: (_scope: Scope) =>
      clickhouse.query<ImportState>(
        'SELECT import, toString(state) AS state, settle, toInt64(toUnixTimestamp64Milli(at)) AS at FROM import_state ORDER BY at, state',
      ),

    /** @param result JSON of what the import's record is to say, for `shown` */
    setState: (_scope: Scope, row: ImportState, result: string) =>
      clickhouse.insert('import_state', ['import', 'state', 'settle', 'at', 'result'], [[row.import, row.state, row.settle, new Date(row.at).toISOString(), result]]),

    result: async (_scope: Scope, id: number): Promise<unknown> => {
      const [row] = await clickhouse.query<{ result: string }>("SELECT result FROM import_state WHERE import = {id:UInt32} AND state = 'shown'", { id });
      return row === undefined ? null : (JSON.parse(row.result) as unknown);
    },

    drawDays: (_scope: Scope, settle: number, since: number, days: DayColumns) =>
      clickhouse.insertNative('day_next', dayColumns(settle, since, days)),

    /** Makes what a settle has drawn the current day rows and findings; may be repeated. */
    showDrawn: async (_scope: Scope, settle: number) => {
      await clickhouse.command(
        'INSERT INTO day SELECT meter, day, use, seconds, longest, since, settle FROM day_next WHERE settle = {settle:UInt32}',
        { settle },
      );
      await clickhouse.command(
        `INSERT INTO finding SELECT meter, code, begins, ends, value, severity, evidence, gone, settle FROM finding_next
         WHERE settle = {settle:UInt32}`,
        { settle },
      );
    },

    dropDrawn: async (_scope: Scope, settle: number) => {
      await clickhouse.command(`ALTER TABLE day_next DROP PARTITION ${Number(settle)}`);
      await clickhouse.command(`ALTER TABLE finding_next DROP PARTITION ${Number(settle)}`);
    },

    /** Settles that were drawn and whose drawing still lies aside, oldest first. */
    drawnAside: (_scope: Scope) =>
      clickhouse.query<{ settle: number }>(
        'SELECT DISTINCT settle FROM (SELECT settle FROM day_next UNION ALL SELECT settle FROM finding_next) ORDER BY settle',
      ),

    staged: (_scope: Scope) => clickhouse.query<{ import: number }>('SELECT DISTINCT import FROM stage ORDER BY import'),

    lastSettle: async (_scope: Scope): Promise<number> => {
      const [row] = await clickhouse.query<{ last: number }>(
        'SELECT max(last) AS last FROM (SELECT max(drawn) AS last FROM day UNION ALL SELECT max(drawn) FROM finding UNION ALL SELECT max(settle) FROM import_state UNION ALL SELECT max(settle) FROM day_next)',
      );
      return Number(row?.last ?? 0);
    },

    extents: (seen: Seen) =>
      clickhouse.query<Extent>(
        `SELECT meter, toUInt32(min(first)) AS first, toUInt32(max(last)) AS last, max(widest) AS widest
         FROM extent WHERE meter IN {meters:Array(UInt32)} GROUP BY meter`,
        { meters: seen.meters },
      ),

    addExtents: (_scope: Scope, extents: readonly Extent[]) =>
      clickhouse.insertNative('extent', [
        { name: 'meter', type: 'UInt32', data: Uint32Array.from(extents, (row) => row.meter) },
        { name: 'first', type: 'DateTime', data: Uint32Array.from(extents, (row) => row.first) },
        { name: 'last', type: 'DateTime', data: Uint32Array.from(extents, (row) => row.last) },
        { name: 'widest', type: 'UInt32', data: Uint32Array.from(extents, (row) => row.widest) },
      ]),

    findingsOf: (seen: Seen) =>
      clickhouse.query<FindingRow>(
        `SELECT meter, code, toUInt32(begins) AS begins, toUInt32(ends) AS ends, toFloat64(value) AS value, severity, evidence
         FROM finding FINAL WHERE meter IN {meters:Array(UInt32)} AND gone = 0 ORDER BY begins, meter, code, value`,
        { meters: seen.meters },
      ),

    drawFindings: (_scope: Scope, settle: number, rows: readonly (FindingRow & { gone: number })[]) =>
      clickhouse.insert(
        'finding_next',
        ['settle', 'meter', 'code', 'begins', 'ends', 'value', 'severity', 'evidence', 'gone'],
        rows.map((row) => [settle, row.meter, row.code, row.begins, row.ends, row.value, row.severity, row.evidence, row.gone]),
      ),

    /** Day rows, ordered by (meter, day); days since 1970-01-01, the last not included. */
    days: (seen: Seen, from: number, to: number): AsyncIterable<DayBlock> =>
      dayBlocks(
        clickhouse.selectNative(
          `SELECT meter, day, use, seconds, longest, since FROM day FINAL
           WHERE meter IN {meters:Array(UInt32)} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16}) ORDER BY meter, day`,
          { meters: seen.meters, from: clampDay(from), to: clampDay(to) },
        ),
      ),

    /** Sums of day rows by meter, over local days `from` to `to`, the last not included. */
    sums: (seen: Seen, from: number, to: number) =>
      clickhouse.query<MeterSum>(
        `SELECT meter, toFloat64(sum(use)) AS use, toFloat64(sum(seconds)) AS seconds, max(longest) AS longest,
           toFloat64(max(toUnixTimestamp64Milli(since))) AS since
         FROM day FINAL WHERE meter IN {meters:Array(UInt32)} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16})
         GROUP BY meter`,
        { meters: seen.meters, from: clampDay(from), to: clampDay(to) },
      ),
  };
}

export type ReadingStore = ReturnType<typeof createReadingStore>;

function clampInstant(seconds: number): number {
  return Math.max(0, Math.min(Math.floor(seconds), 0xff_ff_ff_ff));
}

function stagedColumns(rows: StagedColumns): Column[] {
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

function dayColumns(settle: number, since: number, days: DayColumns): Column[] {
  const size = days.meter.length;
  return [
    { name: 'settle', type: 'UInt32', data: new Uint32Array(size).fill(settle) },
    { name: 'meter', type: 'UInt32', data: days.meter },
    { name: 'day', type: 'Date', data: Uint16Array.from(days.day) },
    { name: 'use', type: 'Int64', data: days.use },
    { name: 'seconds', type: 'UInt32', data: days.seconds },
    { name: 'longest', type: 'UInt32', data: days.longest },
    { name: 'since', type: 'DateTime64(3)', data: new Float64Array(size).fill(since) },
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

/** The days that the store can hold. */
function clampDay(day: number): number {
  return Math.max(0, Math.min(day, 0xff_ff));
}
