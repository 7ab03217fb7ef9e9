import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { FindingRow } from './state-store.ts';

/** A message that was completely written; `received` in ms, `first` and `last` in seconds. */
export type LiveMessageRow = {
  readonly received: number;
  readonly import: number;
  readonly sender: string;
  readonly message: string;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly missing: number;
  /** The number of refused rows; `rejected` is JSON of the first. */
  readonly refused: number;
  readonly first: number;
  readonly last: number;
  readonly rejected: string;
};

const numbers = ['import', 'accepted', 'repeated', 'revised', 'missing', 'refused', 'first', 'last'] as const;

/** All statements on live readings: they are written to their final place, without a stage. */
export function liveStatements(clickhouse: ClickHouse) {
  return {
    /** New findings and withdrawals of findings, in force immediately. @param drawn the number of their drawing */
    addFindings: (_: WholeProgram, drawn: number, rows: readonly (FindingRow & { gone: number })[]) =>
      clickhouse.insert(
        'finding',
        ['meter', 'code', 'begins', 'ends', 'value', 'severity', 'evidence', 'gone', 'drawn'],
        rows.map((row) => [row.meter, row.code, row.begins, row.ends, row.value, row.severity, row.evidence, row.gone, drawn]),
      ),

    addMessages: (_: WholeProgram, rows: readonly LiveMessageRow[]) =>
      clickhouse.insertNative('live_message', [
        { name: 'received', type: 'DateTime64(3)', data: Float64Array.from(rows, (row) => row.received) },
        ...numbers.map((name) => ({ name, type: 'UInt32', data: Uint32Array.from(rows, (row) => row[name]) })),
        { name: 'sender', type: 'String', data: rows.map((row) => row.sender) },
        { name: 'message', type: 'String', data: rows.map((row) => row.message) },
        { name: 'rejected', type: 'String', data: rows.map((row) => row.rejected) },
      ]),

    /** The last messages with a name, the newest first. */
    namedMessages: (_: WholeProgram, most: number) =>
      clickhouse.query<LiveMessageRow>(
        `SELECT toFloat64(toUnixTimestamp64Milli(received)) AS received, import, sender, message, accepted, repeated, revised, missing, refused, first, last, rejected
         FROM live_message WHERE message != '' ORDER BY live_message.received DESC LIMIT {most:UInt32}`,
        { most },
      ),

    /** The messages of an import after an instant (ms), oldest first. */
    messagesAfter: (_: WholeProgram, id: number, after: number) =>
      clickhouse.query<LiveMessageRow>(
        `SELECT toFloat64(toUnixTimestamp64Milli(received)) AS received, import, sender, message, accepted, repeated, revised, missing, refused, first, last, rejected
         FROM live_message WHERE import = {id:UInt32} AND live_message.received > fromUnixTimestamp64Milli({after:Int64}, 'UTC') ORDER BY live_message.received`,
        { id, after },
      ),

    /** Up to which instant (ms) everything received live has its day rows; 0 if there never was any. */
    lastLive: async (_: WholeProgram): Promise<number> => {
      const [row] = await clickhouse.query<{ messages: number; days: number }>(
        `SELECT (SELECT toFloat64(toUnixTimestamp64Milli(max(received))) FROM live_message) AS messages,
           (SELECT toFloat64(toUnixTimestamp64Milli(max(since))) FROM day) AS days`,
      );
      return row === undefined || row.messages > 0 ? (row?.messages ?? 0) : row.days;
    },

    /** What was written by these imports after an instant (ms), by meter. */
    touchedAfter: (_: WholeProgram, imports: readonly number[], after: number) =>
      clickhouse.query<{ meter: number; first: number; last: number }>(
        `SELECT meter, toUInt32(min(at)) AS first, toUInt32(max(at + width)) AS last FROM reading
         PREWHERE import IN {imports:Array(UInt32)} WHERE reading.received > fromUnixTimestamp64Milli({after:Int64}, 'UTC') GROUP BY meter`,
        { imports, after },
      ),

    /** The metering points that an import has readings of, kept or repeated. */
    metersOf: async (_: WholeProgram, id: number): Promise<number[]> => {
      const of = (table: string): string => `SELECT DISTINCT meter FROM ${table} WHERE import = {id:UInt32}`;
      return (await clickhouse.query<{ meter: number }>(`${of('reading')} UNION DISTINCT ${of('repeat_run')}`, { id })).map(
        (row) => row.meter,
      );
    },
  };
}
