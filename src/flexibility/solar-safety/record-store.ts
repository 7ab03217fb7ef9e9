import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { SolarRecord } from './standing.ts';
import type { SolarItem, SolarResult, SolarState } from './vocabulary.ts';

/** For a resource, by its code. */
export type SolarRecordGiven = SolarRecord & { readonly resource: string; readonly note: string | null };

/** Inserts a record under the number of its change. */
export async function addRecord(on: Queryable, scope: Scope, change: number, given: SolarRecordGiven, now: number): Promise<void> {
  const check = 'item' in given ? given : null;
  await on.query(
    `INSERT INTO solar_record (change, resource, item, result, state, on_day, note, actor, identity, recorded)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      change,
      given.resource,
      check?.item ?? null,
      check?.result ?? null,
      'state' in given ? given.state : null,
      given.on,
      given.note,
      scope.actor,
      scope.identity,
      new Date(now),
    ],
  );
}

type Row = { readonly change: number; readonly resource: string; readonly on: string } & (
  | { readonly item: SolarItem; readonly result: SolarResult; readonly state: null }
  | { readonly item: null; readonly result: null; readonly state: SolarState }
);

/** The records of these resources, as known then, by their codes and in order of writing; regardless of scope. */
export async function recordsOf(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  codes: readonly string[],
  known: AsOf,
): Promise<Map<string, SolarRecord[]>> {
  const { rows } = await on.query<Row>(
    `SELECT change, resource, item, result, state, to_char(on_day, 'YYYY-MM-DD') AS "on" FROM solar_record
     WHERE resource = ANY($1) AND recorded <= $2 AND (withdrawn IS NULL OR withdrawn > $2) ORDER BY recorded, change`,
    [codes, new Date(Math.min(known.received, known.recorded, 8.64e15))],
  );
  const byCode = Map.groupBy(rows, ({ resource }) => resource);
  return new Map([...byCode].map(([code, some]) => [code, some.map(recordOf)]));
}

const recordOf = (row: Row): SolarRecord =>
  row.item === null ? { state: row.state, on: row.on } : { item: row.item, result: row.result, on: row.on, change: row.change };

/** Which of these resources have records in force, regardless of scope; at most a hundred, with the number of records of each. */
export async function resourcesWithRecords(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ resource: string; count: number; changes: string }[]> {
  const { rows } = await on.query<{ resource: string; count: number; changes: string }>(
    `SELECT resource, count(*)::int AS count, string_agg(change::text, ' ' ORDER BY change DESC) AS changes FROM solar_record
     WHERE resource = ANY($1) AND withdrawn IS NULL GROUP BY resource ORDER BY resource COLLATE "C" LIMIT 100`,
    [codes],
  );
  return rows;
}

/** The resource that a record belongs to. */
export async function resourceOf(on: Queryable, _: WholeProgram, change: number): Promise<string | null> {
  const { rows } = await on.query<{ resource: string }>('SELECT resource FROM solar_record WHERE change = $1', [change]);
  return rows[0]?.resource ?? null;
}

/** Withdraws a record from now on. */
export async function withdrawRecord(on: Queryable, scope: Scope, change: number, now: number): Promise<void> {
  await on.query('UPDATE solar_record SET withdrawn = $2, withdrawn_by = $3 WHERE change = $1 AND withdrawn IS NULL', [
    change,
    new Date(now),
    scope.actor,
  ]);
}

/** Waits for other writers of the same resource, and reads what is in force after that. */
export async function lockResource(on: Queryable, _: WholeProgram, code: string): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(413, hashtext($1))', [code]);
}
