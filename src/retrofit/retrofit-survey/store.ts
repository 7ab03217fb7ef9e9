import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { Entry } from './facts.ts';

type Queryable = Pool | PoolClient;

export type SurveyRow = {
  readonly id: number;
  readonly buildings: readonly string[];
  readonly days: number;
  readonly expires: Date;
  readonly made: Date;
  readonly actor: string;
  readonly note: string | null;
  readonly returned: Date | null;
  readonly accepted: Date | null;
  readonly change: number | null;
  readonly parts: readonly number[];
  readonly entries: number;
};

const columns = `s.id, s.buildings, s.days, s.expires, s.made, s.actor, s.note, s.returned, s.accepted, s.change, s.parts,
  (SELECT count(*)::int FROM retrofit_survey_entry e WHERE e.survey = s.id) AS entries`;

/** SQL: surveys all of whose buildings the scope sees. */
function seen(scope: Scope, values: unknown[]): string {
  return `NOT EXISTS (SELECT FROM unnest(s.buildings) AS named(asked) WHERE NOT EXISTS (
    SELECT FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE n.code = named.asked AND coalesce(${seesBuilding(scope, 'b', values)}, false)))`;
}

export type NewSurvey = {
  readonly buildings: readonly string[];
  readonly hash: string;
  readonly days: number;
  readonly expires: Date;
};

/** Stores a survey; the caller has checked that the scope sees its buildings. @returns its number */
export async function add(on: Queryable, { actor }: Scope, made: NewSurvey, now: number): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO retrofit_survey (buildings, hash, days, expires, made, actor) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
    [made.buildings, made.hash, made.days, made.expires, new Date(now), actor],
  );
  return (rows[0] as { id: number }).id;
}

export async function list(on: Queryable, scope: Scope): Promise<OfAll<SurveyRow>> {
  const values: unknown[] = [];
  const sql = `SELECT ${columns}, ${countOfAll} FROM retrofit_survey s WHERE ${seen(scope, values)} ORDER BY s.id DESC LIMIT 1000`;
  return ofAll((await on.query<SurveyRow & { ofAll: number }>(sql, values)).rows);
}

/** @param lock prevents it from being accepted or returned until the transaction ends */
export async function find(on: Queryable, scope: Scope, id: number, lock = false): Promise<SurveyRow | undefined> {
  const values: unknown[] = [id];
  const sql = `SELECT ${columns} FROM retrofit_survey s WHERE s.id = $1 AND ${seen(scope, values)}${lock ? ' FOR UPDATE OF s' : ''}`;
  return (await on.query<SurveyRow>(sql, values)).rows[0];
}

/** The survey behind the hash of a token, for any holder. */
export async function byHash(on: Queryable, _: WholeProgram, hash: string, lock = false): Promise<SurveyRow | undefined> {
  const sql = `SELECT ${columns} FROM retrofit_survey s WHERE s.hash = $1${lock ? ' FOR UPDATE OF s' : ''}`;
  return (await on.query<SurveyRow>(sql, [hash])).rows[0];
}

/** Stores an entry once. @returns whether it was new */
export async function addEntry(on: Queryable, _: CheckedByCaller, survey: number, entry: Entry, now: number): Promise<boolean> {
  const made = await on.query(
    `INSERT INTO retrofit_survey_entry (survey, entry, building, equipment, answers, received)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [survey, entry.entry, entry.building, entry.equipment, JSON.stringify(entry.set), new Date(now)],
  );
  return (made.rowCount ?? 0) > 0;
}

export async function entriesOf(on: Queryable, _: CheckedByCaller, survey: number): Promise<Entry[]> {
  const sql = 'SELECT entry, building, equipment, answers AS "set" FROM retrofit_survey_entry WHERE survey = $1 ORDER BY id';
  return (await on.query<Entry>(sql, [survey])).rows;
}

export async function accept(
  on: Queryable,
  _: CheckedByCaller,
  { id, change, parts, now }: { readonly id: number; readonly change: number; readonly parts: readonly number[]; readonly now: number },
): Promise<void> {
  const sql = 'UPDATE retrofit_survey SET accepted = $2, change = $3, parts = $4 WHERE id = $1';
  await on.query(sql, [id, new Date(now), change, parts]);
}

/** Returns it: its link works again, until `expires`. */
export async function sendBack(
  on: Queryable,
  _: CheckedByCaller,
  { id, note, expires, now }: { readonly id: number; readonly note: string; readonly expires: Date; readonly now: number },
): Promise<void> {
  await on.query('UPDATE retrofit_survey SET note = $2, returned = $3, expires = $4 WHERE id = $1', [id, note, new Date(now), expires]);
}

/** Reverts an acceptance: the entries are staged again. @returns the changes that it had made */
export async function withdraw(on: Queryable, _: CheckedByCaller, change: number): Promise<readonly number[]> {
  const { rows } = await on.query<{ parts: number[] }>('SELECT parts FROM retrofit_survey WHERE change = $1', [change]);
  await on.query(`UPDATE retrofit_survey SET accepted = NULL, change = NULL, parts = '{}' WHERE change = $1`, [change]);
  return rows[0]?.parts ?? [];
}
