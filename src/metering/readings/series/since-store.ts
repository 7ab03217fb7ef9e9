import type { Pool } from 'pg';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Seen } from './seen.ts';

/** A stretch of readings, instants in s with both ends, and the instant (ms) since which changes are queried. */
export type SinceQuestion = { readonly from: number; readonly to: number; readonly since: number };

/** Imports of readings of these meters in a stretch that became visible or were undone after an instant, or brought something later. */
export async function importsSince(clickhouse: ClickHouse, { meters }: Seen, { from, to, since }: SinceQuestion): Promise<number[]> {
  const rows = await clickhouse.query<{ import: number }>(
    `SELECT DISTINCT import FROM reading
     WHERE meter IN {meters:Array(UInt32)} AND at >= {from:UInt32} AND at <= {to:UInt32}
       AND (received > fromUnixTimestamp64Milli({since:Int64}, 'UTC') OR import GLOBAL IN
         (SELECT import FROM import_state WHERE state IN ('shown', 'undone') AND import_state.at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')))
     ORDER BY import`,
    { meters: [...meters], from: Math.max(0, from), to: Math.min(to, 0xff_ff_ff_ff), since: Math.max(0, since) },
  );
  return rows.map((row) => row.import);
}

/** Decisions on findings of these meters in a stretch that were made or revoked after an instant, by the number of their change. */
export async function decisionsSince(postgres: Pool, { meters }: Seen, { from, to, since }: SinceQuestion): Promise<number[]> {
  const { rows } = await postgres.query<{ id: number }>(
    'SELECT id FROM decision WHERE meter = ANY($1::bigint[]) AND begins <= $2 AND ends >= $3 AND (recorded > $4 OR revoked > $4) ORDER BY id',
    [meters, to, from, new Date(since)],
  );
  return rows.map(({ id }) => id);
}

/** By meter the first local day (days since 1970-01-01) of those in which anything moved after an instant (ms). */
export async function movedDays(clickhouse: ClickHouse, _: WholeProgram, since: number): Promise<Map<number, number>> {
  const rows = await clickhouse.queryCompact<[number, number]>(
    `SELECT meter, toUInt16(min(day)) FROM day WHERE since > fromUnixTimestamp64Milli({since:Int64}, 'UTC') GROUP BY meter`,
    { since: Math.max(0, since) },
  );
  return new Map(rows);
}

/** Local days since 1970-01-01, both included; `after` an instant in ms; `wait` in s. */
export type LateQuestion = { readonly from: number; readonly to: number; readonly after: number; readonly wait: number };

/**
 * Day rows that moved after an instant and later than `wait` after the end of their day (roughly: by any clock): meter, day, and when the
 * current row was written (ms).
 */
export async function lateDays(
  clickhouse: ClickHouse,
  { meters }: Seen,
  { from, to, after, wait }: LateQuestion,
): Promise<{ meter: number; day: number; since: number }[]> {
  const rows = await clickhouse.queryCompact<[number, number, string | number]>(
    `SELECT meter, toUInt16(day) AS n, toUnixTimestamp64Milli(max(since)) AS moved FROM day
     WHERE meter IN {meters:Array(UInt32)} AND day >= toDate({from:UInt16}) AND day <= toDate({to:UInt16})
       AND since > fromUnixTimestamp64Milli({after:Int64}, 'UTC')
       AND toUnixTimestamp64Milli(since) > (toInt64(toUInt16(day)) + 1) * 86400000 - 50400000 + {wait:Int64} * 1000
     GROUP BY meter, n`,
    { meters: [...meters], from: Math.max(0, from), to: Math.max(0, Math.min(to, 0xff_ff)), after: Math.max(0, after), wait },
  );
  return rows.map(([meter, day, since]) => ({ meter, day, since: Number(since) }));
}

/** By point the first hour (since 1970-01-01, UTC) of those in which anything moved after an instant (ms). */
export async function movedHours(clickhouse: ClickHouse, _: WholeProgram, since: number): Promise<Map<number, number>> {
  const rows = await clickhouse.queryCompact<[number, number]>(
    `SELECT meter, toUInt32(min(hour)) FROM point_hour WHERE since > fromUnixTimestamp64Milli({since:Int64}, 'UTC') GROUP BY meter`,
    { since: Math.max(0, since) },
  );
  return new Map(rows);
}

/**
 * In which of these stretches anything of the meters was received, undone or decided on: an instant (ms) in each, in no particular order.
 * @param ends of the stretches, ms, increasing; each reaches from the end before it to its own, that included
 */
export async function arrivals(clickhouse: ClickHouse, postgres: Pool, { meters }: Seen, ends: readonly number[]): Promise<number[]> {
  const params = { meters: [...meters], ends: [0, ...ends], last: ends.at(-1) ?? 0 };
  const within = (instant: string) => `roundDown(${instant} - 1, {ends:Array(Int64)}) + 1`;
  const rows = await clickhouse.queryCompact<[number]>(
    `SELECT DISTINCT ${within('toUnixTimestamp64Milli(received)')} AS came FROM reading
     WHERE meter IN {meters:Array(UInt32)} AND received <= fromUnixTimestamp64Milli({last:Int64}, 'UTC')
     UNION DISTINCT SELECT ${within('toUnixTimestamp64Milli(at)')} AS came FROM import_state
     WHERE state IN ('shown', 'undone') AND at <= fromUnixTimestamp64Milli({last:Int64}, 'UTC')`,
    params,
  );
  const decided = await postgres.query<{ recorded: Date; revoked: Date | null }>(
    'SELECT recorded, revoked FROM decision WHERE meter = ANY($1::bigint[])',
    [[...meters]],
  );
  return [
    ...rows.map(([came]) => Number(came)),
    ...decided.rows.flatMap(({ recorded, revoked }) => [recorded.getTime(), ...(revoked === null ? [] : [revoked.getTime()])]),
  ];
}
