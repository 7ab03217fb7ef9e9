import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { seesHousehold, seesSettlementPoint } from '#heat/heat-supply/public/sight-store.ts';
import type { DecisionAbout, HeatDecision, HeatDecisionGiven } from './public/decision.ts';

const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;

/** Stores a decision under the number of its change. */
export async function addDecision(on: Queryable, scope: Scope, decision: number, given: HeatDecisionGiven, now: number): Promise<void> {
  await on.query(
    `INSERT INTO heat_decision (change, kind, about, code, from_day, to_day, season, temperature, rule, gj, note, actor, identity, recorded)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      decision,
      given.kind,
      given.about,
      given.code,
      given.from,
      given.to,
      given.season,
      given.temperature,
      given.rule,
      given.gj,
      given.note,
      scope.actor,
      scope.identity,
      new Date(now),
    ],
  );
}

/** Prevents anyone else from taking a decision or taking one back before the transaction ends; readers are not blocked. */
export async function holdDecisions(on: Queryable, _: WholeProgram): Promise<void> {
  await on.query('LOCK TABLE heat_decision IN SHARE ROW EXCLUSIVE MODE');
}

/** How many decisions were taken and how many taken back, by anyone: the text changes with each one. */
export async function decisionMark(on: Queryable, _: WholeProgram): Promise<string> {
  const { rows } = await on.query<{ mark: string }>("SELECT count(*) || ' ' || count(withdrawn) AS mark FROM heat_decision");
  return rows[0]?.mark ?? '';
}

export type DecisionsWanted = { readonly [A in DecisionAbout as `${A}s`]?: readonly string[] };

/** Decisions about these as known then, earliest first; regardless of the caller. */
export async function decisionsAt(on: Queryable, _: CheckedByCaller, which: DecisionsWanted, known: AsOf): Promise<HeatDecision[]> {
  const sql = `SELECT change AS decision, kind, about, code, ${day('from_day')} AS "from", ${day('to_day')} AS "to", season, temperature,
      rule, gj, note, actor AS by, recorded AS at
    FROM heat_decision WHERE recorded <= $1 AND (withdrawn IS NULL OR withdrawn > $1) AND (about = 'meter' AND code = ANY($2)
      OR about = 'household' AND code = ANY($3) OR about = 'point' AND code = ANY($4)) ORDER BY recorded, change`;
  const at = new Date(Math.min(known.received, known.recorded, 8.64e15));
  return (await on.query<HeatDecision>(sql, [at, which.meters ?? [], which.households ?? [], which.points ?? []])).rows;
}

/** What a decision is about. */
export async function decided(on: Queryable, _: CheckedByCaller, decision: number): Promise<Pick<HeatDecision, 'about' | 'code'> | null> {
  const { rows } = await on.query<Pick<HeatDecision, 'about' | 'code'>>('SELECT about, code FROM heat_decision WHERE change = $1', [
    decision,
  ]);
  return rows[0] ?? null;
}

/** Takes a decision back, effective now. */
export async function withdrawDecision(on: Queryable, scope: Scope, decision: number, now: number): Promise<void> {
  await on.query('UPDATE heat_decision SET withdrawn = $2, withdrawn_by = $3 WHERE change = $1 AND withdrawn IS NULL', [
    decision,
    new Date(now),
    scope.actor,
  ]);
}

/** Of these households, those that exist and are visible. */
export async function servedAmong(on: Queryable, scope: Scope, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const values: unknown[] = [codes];
  const sql = `SELECT e.code FROM household e WHERE e.code = ANY($1) AND e.gone IS NULL AND ${seesHousehold(scope, 'e', values)}`;
  return new Set((await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code));
}

/** Whether a household or point exists and is visible; a meter, if a visible household or point has ever had it. */
export async function isServed(on: Queryable, scope: Scope, { about, code }: Pick<HeatDecision, 'about' | 'code'>): Promise<boolean> {
  return about === 'meter' ? (await pointsOfMeter(on, scope, code)).length > 0 : await stands(on, scope, about, code);
}

async function stands(on: Queryable, scope: Scope, about: 'household' | 'point', code: string): Promise<boolean> {
  const values: unknown[] = [code];
  const [table, sight] =
    about === 'household'
      ? ['household', seesHousehold(scope, 'e', values)]
      : ['settlement_point', seesSettlementPoint(scope, 'e', values)];
  const sql = `SELECT FROM ${table} e WHERE e.code = $1 AND e.gone IS NULL AND ${sight}`;
  return ((await on.query(sql, values)).rowCount ?? 0) > 0;
}

/** The points that a meter has ever belonged to, directly or through a household behind them, within the scope. */
export async function pointsOfMeter(on: Queryable, scope: Scope, meter: string): Promise<string[]> {
  const values: unknown[] = [meter];
  const has = (alias: string): string =>
    `(${alias}.fields ->> 'meter' = $1 OR ${alias}.dated -> 'meter' @> jsonb_build_array(jsonb_build_object('value', $1::text)))`;
  const sql = `SELECT s.code FROM settlement_point s WHERE s.gone IS NULL AND ${has('s')} AND ${seesSettlementPoint(scope, 's', values)}
    UNION SELECT e.point FROM household e WHERE e.gone IS NULL AND e.point IS NOT NULL AND ${has('e')} AND ${seesHousehold(scope, 'e', values)}
    ORDER BY 1`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}
