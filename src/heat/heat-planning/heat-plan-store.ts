import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { MatchAnswer } from './answer.ts';
import type { HeatPlanComparison } from './plan-compare.ts';

/** A plan as stored: the text that it was made from, and the result. */
export type HeatPlanRow = {
  readonly name: string;
  readonly region: string;
  readonly given: string;
  readonly sha256: string;
  readonly answer: MatchAnswer;
  /** The owner's identity, independent of names. */
  readonly identity: string;
  readonly by: string;
  readonly made: Date;
};

type Kept = Omit<HeatPlanRow, 'answer'> & { readonly answer: string };

const columns = 'name, region, given, sha256, answer, identity, actor AS by, made';
const rowOf = ({ answer, ...row }: Kept): HeatPlanRow => ({ ...row, answer: JSON.parse(answer) as MatchAnswer });

/** @returns false if another plan has its name */
export async function addHeatPlan(
  on: Pool,
  scope: Scope,
  plan: Omit<HeatPlanRow, 'identity' | 'by' | 'made'>,
  now: number,
): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO heat_plan (name, region, given, sha256, answer, identity, actor, made)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name) DO NOTHING`,
    [plan.name, plan.region, plan.given, plan.sha256, JSON.stringify(plan.answer), scope.identity, scope.actor, new Date(now)],
  );
  return rowCount === 1;
}

/** The caller checks visibility by scope: the region of the plan decides. */
export async function heatPlanNamed(on: Pool, _: CheckedByCaller, name: string): Promise<HeatPlanRow | undefined> {
  const { rows } = await on.query<Kept>(`SELECT ${columns} FROM heat_plan WHERE name = $1`, [name]);
  return rows[0] && rowOf(rows[0]);
}

/** Plans of these regions, or all of them, newest first. */
export async function heatPlans(on: Pool, _: CheckedByCaller, regions: readonly string[] | null): Promise<OfAll<HeatPlanRow>> {
  const found = await on.query<Kept & { ofAll: number }>(
    `SELECT ${columns}, ${countOfAll} FROM heat_plan WHERE $1::text[] IS NULL OR region = ANY($1) ORDER BY made DESC, name LIMIT 1000`,
    [regions],
  );
  const { rows, total } = ofAll<Kept>(found.rows);
  return { rows: rows.map(rowOf), total };
}

/** @param made identifies the plan by time: another one of the same name stays @returns false if it is already gone */
export async function removeHeatPlan(on: Pool, _: CheckedByCaller, name: string, made: Date): Promise<boolean> {
  const { rowCount } = await on.query(`DELETE FROM heat_plan WHERE name = $1 AND date_trunc('milliseconds', made) = $2`, [name, made]);
  return rowCount === 1;
}

type KeptComparison = { readonly plan: string; readonly answer: HeatPlanComparison };

/** Stores what a job found about a plan, replacing the same requester's earlier result. */
export async function keepComparison(
  on: Pool,
  { identity }: Scope,
  { job, plan, answer }: KeptComparison & { readonly job: string },
): Promise<void> {
  await on.query(
    `WITH before AS (DELETE FROM heat_plan_without WHERE plan = $2 AND identity = $3 AND job <> $1)
     INSERT INTO heat_plan_without (job, plan, identity, answer) VALUES ($1, $2, $3, $4) ON CONFLICT (job) DO NOTHING`,
    [job, plan, identity, JSON.stringify(answer)],
  );
}

/** The result of a job, for the account that began it or those who see everything. */
export async function comparisonOf(on: Pool, scope: Scope, job: string): Promise<KeptComparison | undefined> {
  const { rows } = await on.query<{ plan: string; answer: string }>(
    'SELECT plan, answer FROM heat_plan_without WHERE job = $1 AND ($2 OR identity = $3)',
    [job, 'all' in scope.sees, scope.identity],
  );
  return rows[0] && { plan: rows[0].plan, answer: JSON.parse(rows[0].answer) as HeatPlanComparison };
}
