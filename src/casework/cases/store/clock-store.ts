import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { type ClockedCase, clockedColumns } from '../rules/clocked.ts';
import type { Standing } from '../facts.ts';
import type { Sight } from './sight-store.ts';
import { type CasesFilter, filtered } from './list-store.ts';
import type { CaseRow, Queryable } from './store.ts';

/** What the clocks of a case need. */
export type TimedRow = Pick<CaseRow, 'case' | 'procedure' | 'version' | 'state' | 'stays'> & {
  readonly extended: Standing['extended'];
  readonly reports: Standing['reports'];
  readonly began: Date;
  readonly ended: Date | null;
};

type RawTimed = Omit<TimedRow, 'stays'> & { readonly stays: readonly [string, number][] };

const timed = `f.code AS "case", f.procedure, f.version, f.state, f.stays, f.standing->'extended' AS extended, coalesce(f.standing->'reports', '[]') AS reports, f.began, f.ended`;

const timedOf = ({ stays, ...rest }: RawTimed): TimedRow => ({ ...rest, stays: stays.map(([state, at]) => ({ state, at })) });

/** All cases that match a filter, each with what its clocks need. */
export async function briefs(on: Queryable, scope: Scope, sight: Sight, asked: CasesFilter): Promise<TimedRow[]> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, asked, values);
  return (await on.query<RawTimed>(`SELECT ${timed} FROM case_file f WHERE ${where} ORDER BY f.code`, values)).rows.map(timedOf);
}

/** Cases whose clocks were valid until now, or by other calendars. */
export async function staleClocks(
  on: Queryable,
  _: WholeProgram,
  now: Date,
  by: string,
): Promise<(TimedRow & { readonly hasEnded: boolean })[]> {
  const { rows } = await on.query<RawTimed>(
    `SELECT ${timed} FROM case_file f WHERE f.clocked_until <= $1
     UNION ALL SELECT ${timed} FROM case_file f WHERE f.clocked_until > $1 AND (f.clocked_by < $2 OR f.clocked_by > $2)`,
    [now, by],
  );
  return rows.map((row) => ({ ...timedOf(row), hasEnded: row.ended !== null }));
}

/** Stores the clocks of cases. */
export async function keepClocks(
  on: Queryable,
  _: WholeProgram,
  cases: readonly (ClockedCase & { readonly case: string })[],
): Promise<void> {
  await on.query(
    `UPDATE case_file f SET due = x.due, due_limit = x.due_limit, days_left = x.days_left, overdue = x.overdue, indicative = x.indicative,
       clocked_until = x.clocked_until, clocked_by = x.clocked_by
     FROM jsonb_to_recordset($1) AS x(code text, due date, due_limit text, days_left int, overdue boolean, indicative boolean,
       clocked_until timestamptz, clocked_by text)
     WHERE f.code = x.code`,
    [JSON.stringify(cases.map(({ case: code, ...clocked }) => ({ code, ...clockedColumns(clocked) })))],
  );
}

/** Vacuums and analyzes the cases, as the store does by itself within minutes: the planner then knows how few of them a list covers. */
export async function tidy(pool: Queryable, _: WholeProgram): Promise<void> {
  await pool.query('VACUUM (ANALYZE) case_file');
}
