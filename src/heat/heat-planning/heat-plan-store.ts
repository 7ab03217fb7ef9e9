import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { MatchAnswer } from './answer.ts';
import type { HeatPlanComparison } from './plan-compare.ts';

/** A plan as it is kept: the text that it was made of, and what was found. */
export type HeatPlanRow = {
  readonly name: string;
  readonly region: string;
  readonly given: string;
  readonly sha256: string;
  readonly answer: MatchAnswer;
  /** Whose it is, whatever they are called. */
  readonly identity: string;
  readonly by: string;
  readonly made: Date;
};

type Kept = Omit<HeatPlanRow, 'answer'> & { readonly answer: string };

const columns = 'name, region, given, sha256, answer, identity, actor AS by, made';
const rowOf = ({ answer, ...row }: Kept): HeatPlanRow => ({ ...row, answer: JSON.parse(answer) as MatchAnswer });

/** @returns false where another plan has its name */
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

/** Who asks whether it may be seen knows the scope: the region of a plan decides. */
export async function heatPlanNamed(on: Pool, _: CheckedByCaller, name: string): Promise<HeatPlanRow | undefined> {
  const { rows } = await on.query<Kept>(`SELECT ${columns} FROM heat_plan WHERE name = $1`, [name]);
  return rows[0] && rowOf(rows[0]);
}

/** Plans of these regions, or all of them, the newest first. */
export async function heatPlans(on: Pool, _: CheckedByCaller, regions: readonly string[] | null): Promise<OfAll<HeatPlanRow>> {
  const found = await on.query<Kept & { ofAll: number }>(
    `SELECT ${columns}, ${countOfAll} FROM heat_plan WHERE $1::text[] IS NULL OR region = ANY($1) ORDER BY made DESC, name LIMIT 1000`,
    [regions],
  );
  const { rows, total } = ofAll<Kept>(found.rows);
  return { rows: rows.map(rowOf), total };
}

/** @param made of which time: another of the same name stays @returns false where it is gone already */
export async function removeHeatPlan(on: Pool, _: CheckedByCaller, name: string, made: Date): Promise<boolean> {
  const { rowCount } = await on.query(`DELETE FROM heat_plan WHERE name = $1 AND date_trunc('milliseconds', made) = $2`, [name, made]);
  return rowCount === 1;
}

type KeptComparison = { readonly plan: string; readonly answer: HeatPlanComparison };

/** Keeps what a job found of a plan, in the place of what the same asker had found of it before. */
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

/** What a job found, for who began it or sees all. */
export async function comparisonOf(on: Pool, scope: Scope, job: string): Promise<KeptComparison | undefined> {
  const { rows } = await on.query<{ plan: string; answer: string }>(
    'SELECT plan, answer FROM heat_plan_without WHERE job = $1 AND ($2 OR identity = $3)',
    [job, 'all' in scope.sees, scope.identity],
  );
  return rows[0] && { plan: rows[0].plan, answer: JSON.parse(rows[0].answer) as HeatPlanComparison };
}
