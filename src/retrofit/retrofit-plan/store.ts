import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';

type Queryable = Pool | PoolClient;

/** A plan as stored. */
export type PlanRow = {
  readonly name: string;
  readonly region: string;
  readonly years: readonly number[];
  readonly job: string;
  readonly base: string | null;
  readonly scenario: string;
  readonly instance: string;
  readonly sha256: string;
  readonly answer: string;
  readonly beside: string;
  /** ms UTC */
  readonly received: number;
  readonly recorded: number;
  readonly by: string;
  /** ms UTC */
  readonly made: number;
};

export type NewPlan = Omit<PlanRow, 'by' | 'made'>;

/** Stores a whole plan in one step. @returns false if another plan has its name */
export async function addPlan(on: Queryable, { identity, actor }: Scope, plan: NewPlan, now: number): Promise<boolean> {
  const { rows } = await on.query<{ job: string }>(
    `WITH kept AS (
       INSERT INTO retrofit_plan (name, region, years, job, base, scenario, instance, sha256, answer, beside, received, recorded, identity, actor, made)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (name) DO NOTHING RETURNING job)
     SELECT job FROM kept UNION ALL SELECT job FROM retrofit_plan WHERE name = $1`,
    [
      plan.name,
      plan.region,
      plan.years,
      plan.job,
      plan.base,
      plan.scenario,
      plan.instance,
      plan.sha256,
      plan.answer,
      plan.beside,
      plan.received,
      plan.recorded,
      identity,
      actor,
      new Date(now),
    ],
  );
  return rows[0]?.job === plan.job;
}

const columns = 'name, region, years, job, base, scenario, instance, sha256, answer, beside, received, recorded, actor, made';

type Read = Omit<PlanRow, 'by' | 'made' | 'received' | 'recorded'> & {
  readonly received: string;
  readonly recorded: string;
  readonly actor: string;
  readonly made: Date;
};

const rowOf = ({ actor, made, received, recorded, ...row }: Read): PlanRow => ({
  ...row,
  received: Number(received),
  recorded: Number(recorded),
  by: actor,
  made: made.getTime(),
});

/** Visibility is up to the caller: it depends on the place and the projects of a plan. */
export async function planNamed(on: Queryable, _: CheckedByCaller, name: string): Promise<PlanRow | undefined> {
  const { rows } = await on.query<Read>(`SELECT ${columns} FROM retrofit_plan WHERE name = $1`, [name]);
  return rows[0] && rowOf(rows[0]);
}

/** A plan in a list. */
export type PlanHead = Pick<PlanRow, 'name' | 'region' | 'years' | 'base' | 'sha256' | 'by' | 'made' | 'received'> & {
  readonly status: string;
  readonly best: number | null;
  readonly chosen: number;
  /** Codes of the projects in its file. */
  readonly projects: readonly string[];
};

/** All plans of a place and below it, or all plans, newest first. */
export async function planHeads(on: Queryable, _: CheckedByCaller, region: string | undefined): Promise<PlanHead[]> {
  const { rows } = await on.query<Omit<PlanHead, 'by' | 'made' | 'received'> & { actor: string; made: Date; received: string }>(
    `SELECT name, region, years, base, sha256, received, actor, made, answer::json ->> 'status' AS status, (answer::json ->> 'best')::float8 AS best,
       json_array_length(answer::json -> 'chosen') AS chosen,
       ARRAY(SELECT one ->> 'id' FROM json_array_elements(instance::json -> 'projects') AS one) AS projects
     FROM retrofit_plan
     WHERE $1::text IS NULL OR region IN (SELECT place FROM place_within WHERE ancestor = $1)
     ORDER BY made DESC, name`,
    [region ?? null],
  );
  return rows.map(({ actor, made, received, ...row }) => ({ ...row, received: Number(received), by: actor, made: made.getTime() }));
}

/** Whether a place is within what a scope sees: its region and all below it. */
export async function seesPlace(on: Queryable, { sees }: Scope, region: string): Promise<boolean> {
  if ('all' in sees) return true;
  if (!('region' in sees)) return false;
  const { rows } = await on.query('SELECT FROM place_within WHERE place = $1 AND ancestor = $2', [region, sees.region]);
  return rows.length > 0;
}

/** An adoption in force. */
export type AdoptionRow = {
  readonly plan: string;
  readonly change: number;
  readonly region: string;
  readonly years: readonly number[];
  /** Local day. */
  readonly day: string;
  readonly document: string;
  readonly by: string;
};

const standing = `SELECT a.plan, a.change, a.region, a.years, to_char(a.day, 'YYYY-MM-DD') AS day, a.document, a.actor AS by
  FROM retrofit_plan_adoption a JOIN import i ON i.id = a.change AND i.state <> 'undone'`;

/** The adoptions in force: of a plan, or of a place. */
export async function adoptions(
  on: Queryable,
  _: CheckedByCaller,
  of: { readonly plan?: string; readonly region?: string } = {},
): Promise<AdoptionRow[]> {
  const { rows } = await on.query<AdoptionRow>(
    `${standing} WHERE ($1::text IS NULL OR a.plan = $1) AND ($2::text IS NULL OR a.region = $2) ORDER BY a.change`,
    [of.plan ?? null, of.region ?? null],
  );
  return rows;
}

/** All adoptions, and whether each was undone. */
export async function adoptionsEver(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
): Promise<(AdoptionRow & { readonly undone: boolean })[]> {
  const { rows } = await on.query<AdoptionRow & { undone: boolean }>(
    `SELECT a.plan, a.change, a.region, a.years, to_char(a.day, 'YYYY-MM-DD') AS day, a.document, a.actor AS by, i.state = 'undone' AS undone
     FROM retrofit_plan_adoption a JOIN import i ON i.id = a.change ORDER BY a.change`,
  );
  return rows;
}

/** The first adopted plan of a place for one of these years. The caller holds the lock until the end of the transaction. */
export async function adoptedFor(
  on: PoolClient,
  _: WholeProgram,
  region: string,
  years: readonly number[],
): Promise<AdoptionRow | undefined> {
  await on.query('SELECT pg_advisory_xact_lock($1)', [adoptionLock]);
  const { rows } = await on.query<AdoptionRow>(`${standing} WHERE a.region = $1 AND a.years && $2::int[] ORDER BY a.change LIMIT 1`, [
    region,
    years,
  ]);
  return rows[0];
}

/** Arbitrary, but used by no other lock of the program. */
const adoptionLock = 28_017_001;

export async function addAdoption(on: PoolClient, { identity, actor }: Scope, made: Omit<AdoptionRow, 'by'>, now: number): Promise<void> {
  await on.query(
    `INSERT INTO retrofit_plan_adoption (change, plan, region, years, day, document, identity, actor, made)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [made.change, made.plan, made.region, made.years, made.day, made.document, identity, actor, new Date(now)],
  );
}
