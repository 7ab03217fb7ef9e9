import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { Answer, Question, SurveyFile } from './facts.ts';
import type { Invitee } from './people-list.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A survey as stored. */
export type SurveyRow = {
  readonly survey: string;
  readonly region: string;
  readonly building: string | null;
  readonly standard: string | null;
  readonly name: string;
  readonly k: number;
  readonly questions: readonly Question[];
  readonly created: Date;
  readonly closed: Date | null;
  readonly invited: number;
};

const columns = `s.survey, s.region, s.building, s.standard, s.name, s.k, s.questions, s.created, s.closed,
  (SELECT count(*)::int FROM survey_person p WHERE p.survey = s.survey) AS invited`;

/** SQL: the surveys of the places in a scope. */
function seen({ sees }: Scope, values: unknown[]): string {
  if ('all' in sees) return 'true';
  return 'region' in sees ? withinPlace('s.region', values.push(sees.region)) : 'false';
}

/** Whether a region is within a scope. */
export async function seesRegion(on: Queryable, { sees }: Scope, region: string): Promise<boolean> {
  if ('all' in sees) return true;
  if (!('region' in sees)) return false;
  return ((await on.query('SELECT FROM place_within WHERE place = $1 AND ancestor = $2', [region, sees.region])).rowCount ?? 0) > 0;
}

/** @param standard only those about it */
export async function list(on: Queryable, scope: Scope, standard?: string): Promise<OfAll<SurveyRow>> {
  const values: unknown[] = [standard ?? null];
  const about = '($1::text IS NULL OR s.standard = $1)';
  const sql = `SELECT ${columns}, ${countOfAll} FROM survey s WHERE ${about} AND ${seen(scope, values)} ORDER BY s.created DESC, s.survey LIMIT 1000`;
  return ofAll((await on.query<SurveyRow & { ofAll: number }>(sql, values)).rows);
}

/** @param lock prevents closing it, or closes it exclusively, until the transaction ends */
export async function find(
  on: Queryable,
  scope: Scope,
  survey: string,
  lock: '' | 'FOR SHARE OF s' | 'FOR UPDATE OF s' = '',
): Promise<SurveyRow | undefined> {
  const values: unknown[] = [survey];
  const sql = `SELECT ${columns} FROM survey s WHERE s.survey = $1 AND ${seen(scope, values)} ${lock}`;
  return (await on.query<SurveyRow>(sql, values)).rows[0];
}

/** @returns whether it was new */
export async function add(on: Queryable, scope: Scope, file: SurveyFile, now: number): Promise<boolean> {
  const made = await on.query(
    `INSERT INTO survey (survey, region, building, name, k, questions, actor, created, standard)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [file.id, file.region, file.building, file.name, file.k, JSON.stringify(file.questions), scope.actor, new Date(now), file.standard],
  );
  return (made.rowCount ?? 0) > 0;
}

/** Stores who was invited. @returns those who were not before */
export async function addPeople(
  on: Queryable,
  _: CheckedByCaller,
  survey: string,
  people: readonly Invitee[],
): Promise<ReadonlySet<string>> {
  const sql = `INSERT INTO survey_person (survey, code, group_code) SELECT $1, code, "group"
    FROM jsonb_to_recordset($2::jsonb) AS given(code text, "group" text) ON CONFLICT DO NOTHING RETURNING code`;
  return new Set((await on.query<{ code: string }>(sql, [survey, JSON.stringify(people)])).rows.map(({ code }) => code));
}

/** Stores the hashes of links, in an order unrelated to that of the people. */
export async function addLinks(
  on: Queryable,
  _: CheckedByCaller,
  survey: string,
  links: readonly { readonly hash: string; readonly group: string }[],
): Promise<void> {
  const inOrder = links.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  await on.query(
    `INSERT INTO survey_link (hash, survey, group_code) SELECT hash, $1, "group" FROM jsonb_to_recordset($2::jsonb) AS given(hash text, "group" text)`,
    [survey, JSON.stringify(inOrder)],
  );
}

/** The survey that an open link leads to, for any holder. */
export async function surveyOfLink(on: Queryable, _: WholeProgram, hash: string): Promise<string | undefined> {
  return (await on.query<{ survey: string }>('SELECT survey FROM survey_link WHERE hash = $1', [hash])).rows[0]?.survey;
}

/** Uses a link up, and stores the answer separately from it. @returns whether the link was still open */
export async function answer(on: Queryable, _: WholeProgram, hash: string, set: Answer['set']): Promise<boolean> {
  const used = await on.query<{ survey: string; group: string }>(
    'DELETE FROM survey_link WHERE hash = $1 RETURNING survey, group_code AS "group"',
    [hash],
  );
  const [link] = used.rows;
  if (link === undefined) return false;
  await on.query('INSERT INTO survey_answer (survey, group_code, answers) VALUES ($1, $2, $3)', [
    link.survey,
    link.group,
    JSON.stringify(set),
  ]);
  return true;
}

/** Closes a survey: unused links are deleted, and the answers are rewritten in no order. */
export async function close(on: Queryable, scope: Scope, survey: string, now: number): Promise<void> {
  await on.query('UPDATE survey SET closed = $2, closed_by = $3 WHERE survey = $1', [survey, new Date(now), scope.actor]);
  await on.query('DELETE FROM survey_link WHERE survey = $1', [survey]);
  await on.query(
    `WITH gone AS (DELETE FROM survey_answer WHERE survey = $1 RETURNING survey, group_code, answers)
     INSERT INTO survey_answer (survey, group_code, answers) SELECT survey, group_code, answers FROM gone ORDER BY gen_random_uuid()`,
    [survey],
  );
}

export async function answersOf(on: Queryable, _: CheckedByCaller, survey: string): Promise<Answer[]> {
  const sql = 'SELECT group_code AS "group", answers AS "set" FROM survey_answer WHERE survey = $1 ORDER BY id';
  return (await on.query<Answer>(sql, [survey])).rows;
}

/** How many were invited, by group. */
export async function invitedOf(on: Queryable, _: CheckedByCaller, survey: string): Promise<ReadonlyMap<string, number>> {
  const sql = 'SELECT group_code AS "group", count(*)::int AS n FROM survey_person WHERE survey = $1 GROUP BY 1';
  const found = await on.query<{ group: string; n: number }>(sql, [survey]);
  return new Map(found.rows.map(({ group, n }) => [group, n]));
}
