import { gunzipSync, gzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { ScheduleAnswer } from './program/answer.ts';
import type { ForecastMeasure } from './building/building-plan.ts';

/** A stored plan, without the plan itself. */
export type KeptHead = {
  readonly number: number;
  readonly building: string;
  readonly tariff: string;
  readonly starts: Date;
  readonly made: Date;
  readonly knownAt: Date;
  /** Made automatically. */
  readonly standing: boolean;
  readonly status: ScheduleAnswer['status'];
  readonly total: string;
  readonly breaches: number;
  readonly by: string;
};

export type PlanBody = {
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly answer: ScheduleAnswer;
  readonly zone: string;
  readonly forecast: ForecastMeasure;
};

export type Standing = {
  readonly building: string;
  readonly tariff: string;
  readonly since: Date;
  readonly by: string;
  /** Why the last plan could not be made; null if it was made. */
  readonly problem: { readonly code: string; readonly evidence: Evidence } | null;
};

const columns = `number::int, building, tariff, starts, made, known_at AS "knownAt", standing, status, total, breaches, actor AS by`;

type KeptGiven = {
  readonly head: Omit<KeptHead, 'number' | 'by'>;
  readonly body: PlanBody;
  readonly names: readonly string[];
  readonly bounds: { readonly standingSince: Date; readonly most: number };
};

/**
 * Stores a plan and deletes those of the building under any of its codes (`names`) that are too old or exceed the limit. @returns its
 * number
 */
export async function addPlan(on: Pool, scope: Scope, { head, body, names, bounds }: KeptGiven): Promise<number> {
  const { rows } = await on.query<{ number: number }>(
    `INSERT INTO schedule_plan (building, tariff, starts, made, known_at, standing, status, total, breaches, plan, actor, identity)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING number::int`,
    [
      head.building,
      head.tariff,
      head.starts,
      head.made,
      head.knownAt,
      head.standing,
      head.status,
      head.total,
      head.breaches,
      gzipSync(JSON.stringify(body)),
      scope.actor,
      scope.identity,
    ],
  );
  await on.query(
    `DELETE FROM schedule_plan WHERE building = ANY($1) AND (standing AND made < $2 OR NOT standing AND number IN (
       SELECT number FROM schedule_plan WHERE building = ANY($1) AND NOT standing ORDER BY number DESC OFFSET $3))`,
    [names, bounds.standingSince, bounds.most],
  );
  return rows[0]?.number as number;
}

/** A page of the plans of a building under any of its codes, newest first. The caller checks whether the building may be seen. */
export async function plansOf(
  on: Pool,
  _: CheckedByCaller,
  codes: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ plans: KeptHead[]; total: number }> {
  const [{ rows }, counted] = await Promise.all([
    on.query<KeptHead>(`SELECT ${columns} FROM schedule_plan WHERE building = ANY($1) ORDER BY made DESC, number DESC LIMIT $2 OFFSET $3`, [
      codes,
      limit,
      offset,
    ]),
    on.query<{ total: number }>('SELECT count(*)::int AS total FROM schedule_plan WHERE building = ANY($1)', [codes]),
  ]);
  return { plans: rows, total: counted.rows[0]?.total ?? 0 };
}

export async function planNumbered(on: Pool, _: CheckedByCaller, number: number): Promise<(KeptHead & PlanBody) | undefined> {
  const { rows } = await on.query<KeptHead & { plan: Buffer }>(`SELECT ${columns}, plan FROM schedule_plan WHERE number = $1`, [number]);
  const [found] = rows;
  if (found === undefined) return undefined;
  const { plan, ...head } = found;
  return { ...head, ...(JSON.parse(gunzipSync(plan).toString()) as PlanBody) };
}

type StandingRow = Omit<Standing, 'problem'> & { readonly problem: string | null };
const standingOf = ({ problem, ...row }: StandingRow): Standing => ({
  ...row,
  problem: problem === null ? null : (JSON.parse(problem) as Standing['problem']),
});
const standingColumns = 'building, tariff, since, problem, actor AS by';

/** Whether a building gets plans automatically; null if not. */
export async function standingAt(on: Pool, _: CheckedByCaller, codes: readonly string[]): Promise<Standing | null> {
  const { rows } = await on.query<StandingRow>(`SELECT ${standingColumns} FROM schedule_standing WHERE building = ANY($1)`, [codes]);
  return rows[0] === undefined ? null : standingOf(rows[0]);
}

/** All buildings that get plans automatically. */
export async function allStanding(on: Pool, _: WholeProgram): Promise<Standing[]> {
  const { rows } = await on.query<StandingRow>(`SELECT ${standingColumns} FROM schedule_standing ORDER BY building`);
  return rows.map(standingOf);
}

/** Whether a round has anything to do: plans to make, or automatic ones that will expire one day. */
export async function hasWork(on: Pool, _: WholeProgram): Promise<boolean> {
  const { rows } = await on.query<{ some: boolean }>(
    'SELECT EXISTS (SELECT FROM schedule_standing) OR EXISTS (SELECT FROM schedule_plan WHERE standing) AS some',
  );
  return rows[0]?.some === true;
}

export async function switchOn(
  on: Pool,
  scope: Scope,
  { building, tariff }: { building: string; tariff: string },
  at: Date,
): Promise<void> {
  await on.query(
    `INSERT INTO schedule_standing (building, tariff, since, actor, identity) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (building) DO UPDATE SET tariff = $2, since = $3, problem = NULL, actor = $4, identity = $5`,
    [building, tariff, at, scope.actor, scope.identity],
  );
}

/** @param codes all codes of the building */
export async function switchOff(on: Pool, _: CheckedByCaller, codes: readonly string[]): Promise<void> {
  await on.query('DELETE FROM schedule_standing WHERE building = ANY($1)', [codes]);
}

/** Moves the switch to the building that answers now, unless that one has its own; with no such building (null) it ends. */
export async function moveStanding(on: Pool, _: WholeProgram, building: string, answering: string | null): Promise<void> {
  await on.query(
    `WITH gone AS (DELETE FROM schedule_standing WHERE building = $1 RETURNING tariff, since, problem, actor, identity)
     INSERT INTO schedule_standing (building, tariff, since, problem, actor, identity)
     SELECT $2, tariff, since, problem, actor, identity FROM gone WHERE $2::text IS NOT NULL ON CONFLICT (building) DO NOTHING`,
    [building, answering],
  );
}

export async function noteProblem(on: Pool, _: WholeProgram, building: string, problem: Standing['problem']): Promise<void> {
  const text = problem === null ? null : JSON.stringify(problem);
  await on.query('UPDATE schedule_standing SET problem = $2 WHERE building = $1 AND problem IS DISTINCT FROM $2', [building, text]);
}

/** Deletes automatic plans made before an instant, also of buildings that no longer get any. */
export async function dropStandingBefore(on: Pool, _: WholeProgram, before: Date): Promise<void> {
  await on.query('DELETE FROM schedule_plan WHERE standing AND made < $1', [before]);
}
