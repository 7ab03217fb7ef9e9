import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { writesPerson } from './store.ts';
import type { TrainingType } from './vocabulary.ts';

type Queryable = Pool | PoolClient;

/** Which of these people exist and are maintained by the scope. */
export async function peopleKept(on: Queryable, scope: Scope, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const values: unknown[] = [codes];
  const sql = `SELECT p.code FROM person p WHERE p.code = ANY($1) AND p.gone IS NULL AND ${writesPerson(scope, 'p', values)}`;
  return new Set((await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code));
}

/** A course that was attended; `hours` exact, as decimal text. */
export type TrainingRow = {
  readonly day: string;
  readonly course: string;
  readonly hours: string;
  readonly provider: string | null;
  readonly type: TrainingType | null;
};

/** The courses of a person that the caller is already known to see, newest first. */
export async function coursesOf(on: Queryable, _: CheckedByCaller, person: string): Promise<TrainingRow[]> {
  const sql = `SELECT day, fields ->> 'course' AS course, trim_scale(hours)::text AS hours, fields ->> 'provider' AS provider, fields ->> 'type' AS type
    FROM training WHERE person = $1 AND gone IS NULL ORDER BY day DESC, code COLLATE "C"`;
  return (await on.query<TrainingRow>(sql, [person])).rows;
}

/** Hours by calendar year up to a local day, included, newest first, summed exactly. */
export async function hoursByYear(
  on: Queryable,
  _: CheckedByCaller,
  person: string,
  until: string,
): Promise<{ year: number; hours: string; courses: number }[]> {
  const sql = `SELECT left(day, 4)::int AS year, trim_scale(sum(hours))::text AS hours, count(*)::int AS courses
    FROM training WHERE person = $1 AND day <= $2 AND gone IS NULL GROUP BY 1 ORDER BY 1 DESC`;
  return (await on.query<{ year: number; hours: string; courses: number }>(sql, [person, until])).rows;
}

/** Which of these people have courses, regardless of who sees them; at most a hundred. */
export async function peopleTrained(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT person FROM training WHERE person = ANY($1) AND gone IS NULL ORDER BY 1 LIMIT 100';
  return (await on.query<{ person: string }>(sql, [codes])).rows.map(({ person }) => person);
}
