import type { Pool } from 'pg';
import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { DistrictAnswer } from './facts.ts';

/** A plan as stored: the text that it was made from, and the result. */
export type DistrictPlanRow = {
  readonly name: string;
  readonly region: string;
  readonly given: string;
  readonly sha256: string;
  readonly answer: DistrictAnswer;
  readonly identity: string;
  readonly by: string;
  readonly made: Date;
};

type Kept = Omit<DistrictPlanRow, 'answer'> & { readonly answer: string };

const columns = 'name, region, given, sha256, answer, identity, actor AS by, made';
const rowOf = ({ answer, ...row }: Kept): DistrictPlanRow => ({ ...row, answer: JSON.parse(answer) as DistrictAnswer });

/** @returns false if another plan has its name */
export async function addDistrictPlan(
  on: Pool,
  { identity, actor }: Scope,
  { name, region, given, sha256, answer }: Omit<DistrictPlanRow, 'identity' | 'by' | 'made'>,
  now: number,
): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO district_plan (name, region, given, sha256, answer, identity, actor, made)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name) DO NOTHING`,
    [name, region, given, sha256, JSON.stringify(answer), identity, actor, new Date(now)],
  );
  return rowCount === 1;
}

/** The caller checks visibility by scope: the region of the plan decides. */
export async function districtPlanNamed(on: Pool, _: CheckedByCaller, name: string): Promise<DistrictPlanRow | undefined> {
  const { rows } = await on.query<Kept>(`SELECT ${columns} FROM district_plan WHERE name = $1`, [name]);
  return rows[0] && rowOf(rows[0]);
}

/** Plans of these regions, or all of them, newest first. */
export async function districtPlans(on: Pool, _: CheckedByCaller, regions: readonly string[] | null): Promise<OfAll<DistrictPlanRow>> {
  const found = await on.query<Kept & { ofAll: number }>(
    `SELECT ${columns}, ${countOfAll} FROM district_plan WHERE $1::text[] IS NULL OR region = ANY($1) ORDER BY made DESC, name LIMIT 1000`,
    [regions],
  );
  const { rows, total } = ofAll<Kept>(found.rows);
  return { rows: rows.map(rowOf), total };
}

/** @param made identifies the plan by time: another one of the same name stays @returns false if it is already gone */
export async function removeDistrictPlan(on: Pool, _: CheckedByCaller, name: string, made: Date): Promise<boolean> {
  const { rowCount } = await on.query(`DELETE FROM district_plan WHERE name = $1 AND date_trunc('milliseconds', made) = $2`, [name, made]);
  return rowCount === 1;
}
