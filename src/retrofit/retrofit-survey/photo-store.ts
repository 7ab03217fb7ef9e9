import type { Pool, PoolClient } from 'pg';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { SurveyPhoto } from './facts.ts';

type Queryable = Pool | PoolClient;

/** A photo with where its bytes are stored. */
export type PhotoRow = SurveyPhoto & { readonly survey: number; readonly spool: string; readonly type: string; readonly sha256: string };

const columns = 'id, survey, building, equipment, spool, name, type, bytes::float8 AS bytes, sha256, received';

/** Stores a photo once. @returns whether it was new */
export async function addPhoto(
  on: Queryable,
  _: CheckedByCaller,
  one: Omit<PhotoRow, 'id'> & { readonly entry: string },
): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO retrofit_survey_photo (survey, entry, building, equipment, spool, name, type, bytes, sha256, received)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [one.survey, one.entry, one.building, one.equipment, one.spool, one.name, one.type, one.bytes, one.sha256, one.received],
  );
  return rowCount === 1;
}

/** Whether a photo of that name exists already, and how many there are. */
export async function countPhotos(
  on: Queryable,
  _: CheckedByCaller,
  survey: number,
  entry: string,
): Promise<{ all: number; same: number }> {
  const sql = `SELECT count(*)::int AS all, (count(*) FILTER (WHERE entry = $2))::int AS same FROM retrofit_survey_photo WHERE survey = $1`;
  return (await on.query<{ all: number; same: number }>(sql, [survey, entry])).rows[0] ?? { all: 0, same: 0 };
}

/** The photos of a survey in the order received; the caller has checked that the scope sees it. */
export async function photosOf(on: Queryable, _: CheckedByCaller, survey: number): Promise<PhotoRow[]> {
  return (await on.query<PhotoRow>(`SELECT ${columns} FROM retrofit_survey_photo WHERE survey = $1 ORDER BY id`, [survey])).rows;
}

/** A photo by its number, regardless of scope: the caller then checks whether the survey is visible. */
export async function photo(on: Queryable, _: CheckedByCaller, id: number): Promise<PhotoRow | undefined> {
  return (await on.query<PhotoRow>(`SELECT ${columns} FROM retrofit_survey_photo WHERE id = $1`, [id])).rows[0];
}

/** Records which entry of its building's files a photo belongs to. */
export async function attached(on: Queryable, _: CheckedByCaller, id: number, attachment: number): Promise<void> {
  await on.query('UPDATE retrofit_survey_photo SET attachment = $2 WHERE id = $1', [id, attachment]);
}

/** The file entries created by the acceptance of a change, which no longer hold. */
export async function detached(on: Queryable, _: WholeProgram, change: number): Promise<number[]> {
  const survey = '(SELECT id FROM retrofit_survey WHERE change = $1)';
  const { rows } = await on.query<{ attachment: number }>(
    `SELECT attachment FROM retrofit_survey_photo WHERE survey = ${survey} AND attachment IS NOT NULL ORDER BY id`,
    [change],
  );
  await on.query(`UPDATE retrofit_survey_photo SET attachment = NULL WHERE survey = ${survey}`, [change]);
  return rows.map(({ attachment }) => attachment);
}

/** Photos of all surveys, in batches, ordered by number. */
export async function photosAfter(on: Queryable, _: WholeProgram, after: number, limit: number): Promise<PhotoRow[]> {
  return (await on.query<PhotoRow>(`SELECT ${columns} FROM retrofit_survey_photo WHERE id > $1 ORDER BY id LIMIT $2`, [after, limit])).rows;
}
