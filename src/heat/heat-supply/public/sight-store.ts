import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { EntityTable, Queryable } from '#platform/ledger/entity-store.ts';
import type { Point } from '#platform/ledger/fold.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { organisationTree } from '#platform/place/place.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

/** Serializes writes of points and households: each household is behind a point. */
const lock = 7340;
export const settlementPointTable: EntityTable = { name: 'settlement_point', lock, begins: true };
export const householdTable: EntityTable = { name: 'household', lock, begins: true };

/** SQL for «this scope sees the settlement point»: its company is the operator's, or its building is visible. Pushes what it needs. */
export function seesSettlementPoint(scope: Scope, alias: string, values: unknown[]): string {
  if ('operator' in scope.sees) return `${alias}.company IN (${organisationTree(values.push(scope.sees.operator))})`;
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.building IN (${codesOfBuildingsWhere(sight)})`;
}

/** SQL for «this scope sees the household»: with its point. */
export function seesHousehold(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesSettlementPoint(scope, 's', values);
  return sight === 'true' || sight === 'false'
    ? sight
    : `${alias}.point IN (SELECT s.code FROM settlement_point s WHERE s.gone IS NULL AND ${sight})`;
}

/**
 * SQL for the codes of the meters by which an operator's heat company charges, on any day: those of its settlement points and of the
 * households behind them; null for all other scopes. Pushes what it needs.
 */
export function metersChargedBy({ sees }: Scope, values: unknown[]): string | null {
  if (!('operator' in sees)) return null;
  const own = `s.gone IS NULL AND s.company IN (${organisationTree(values.push(sees.operator))})`;
  const of = (alias: string, from: string): string => `SELECT ${alias}.fields ->> 'meter' FROM ${from} WHERE ${own}
    UNION SELECT part ->> 'value' FROM ${from}, jsonb_array_elements(${alias}.dated -> 'meter') part WHERE ${own}`;
  return `${of('s', 'settlement_point s')} UNION ${of('e', 'settlement_point s JOIN household e ON e.point = s.code AND e.gone IS NULL')}`;
}

/** Of these codes, those of existing settlement points, and whether a scope sees each. */
export async function pointsStanding(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Map<string, boolean>> {
  const values: unknown[] = [codes];
  const sql = `SELECT s.code, coalesce(${seesSettlementPoint(scope, 's', values)}, false) AS seen FROM settlement_point s
    WHERE s.code = ANY($1) AND s.gone IS NULL`;
  return new Map((await on.query<{ code: string; seen: boolean }>(sql, values)).rows.map(({ code, seen }) => [code, seen]));
}

/** The households that any row has ever put behind these points, regardless of the caller. */
export async function everBehind(
  on: Queryable,
  _: WholeProgram,
  points: readonly string[],
): Promise<{ readonly point: string; readonly code: string }[]> {
  const sql = `SELECT DISTINCT c.fields ->> 'point' AS point, h.code FROM household_change c JOIN household h ON h.id = c.household
    WHERE c.fields ->> 'point' = ANY($1) AND c.fields ? 'point' ORDER BY 1, 2`;
  return (await on.query<{ point: string; code: string }>(sql, [points])).rows;
}

/** The tariffs of these points on any of their days, regardless of the caller. */
export async function tariffsOfPoints(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, readonly string[]>> {
  const sql = `SELECT code, ARRAY(SELECT fields ->> 'tariff' UNION
      SELECT part ->> 'value' FROM jsonb_array_elements(dated -> 'tariff') part) AS tariffs
    FROM settlement_point WHERE code = ANY($1) AND gone IS NULL`;
  const { rows } = await on.query<{ code: string; tariffs: (string | null)[] }>(sql, [codes]);
  return new Map(rows.map(({ code, tariffs }) => [code, tariffs.filter((one) => one !== null)]));
}

/** A settlement point with a tariff that is outside the scope; null if the scope sees all of them. */
export async function pointElsewhere(on: Queryable, scope: Scope, tariff: string): Promise<string | null> {
  const values: unknown[] = [tariff];
  const sql = `SELECT s.code FROM settlement_point s WHERE s.gone IS NULL AND (s.fields ->> 'tariff' = $1 OR s.dated -> 'tariff' @>
      jsonb_build_array(jsonb_build_object('value', $1::text))) AND (${seesSettlementPoint(scope, 's', values)}) IS NOT TRUE LIMIT 1`;
  return (await on.query<{ code: string }>(sql, values)).rows[0]?.code ?? null;
}

/** The points that households with these codes are behind, regardless of the caller. */
export async function pointsOfHouseholds(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT point AS code FROM household WHERE code = ANY($1) AND point IS NOT NULL';
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/** The point that each of these households is behind, regardless of the caller. */
export async function pointsByHousehold(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, string>> {
  const sql = 'SELECT code, point FROM household WHERE gone IS NULL AND point IS NOT NULL AND code = ANY($1)';
  return new Map((await on.query<{ code: string; point: string }>(sql, [codes])).rows.map(({ code, point }) => [code, point]));
}

/**
 * The households that an account has, had or will have, whose points the scope sees; a household without an account has its own code as
 * account.
 */
export async function householdsOfAccount(on: Queryable, scope: Scope, account: string): Promise<string[]> {
  const values: unknown[] = [account];
  const sql = `SELECT e.code FROM household e WHERE e.gone IS NULL AND (e.code = $1 OR e.fields ->> 'account' = $1
      OR e.dated -> 'account' @> jsonb_build_array(jsonb_build_object('value', $1::text)))
    AND ${seesHousehold(scope, 'e', values)} ORDER BY e.code COLLATE "C"`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}

/** The dated meters of households that have one of these meters, or one of these codes; regardless of the caller. */
export async function meterLines(
  on: Queryable,
  _: WholeProgram,
  { meters, households }: { readonly meters: readonly string[]; readonly households: readonly string[] },
): Promise<{ code: string; line: readonly Point[] }[]> {
  const sql = `SELECT code, coalesce(dated -> 'meter', jsonb_build_array(jsonb_build_object('from', NULL, 'value', fields -> 'meter'))) AS line
    FROM household WHERE gone IS NULL AND (meter = ANY($1) OR code = ANY($2) OR (dated ? 'meter' AND EXISTS (
      SELECT FROM jsonb_array_elements(dated -> 'meter') had WHERE had ->> 'value' = ANY($1))))`;
  return (await on.query<{ code: string; line: Point[] }>(sql, [meters, households])).rows;
}

type MetersWanted = { readonly meters?: readonly string[] | null; readonly point?: string | null; readonly company?: string | null };

/**
 * Households within the scope with their dated meters: those that ever had one of these, that are behind a point, or behind one of a
 * company's.
 */
export async function seenMeterLines(
  on: Queryable,
  scope: Scope,
  { meters = null, point = null, company = null }: MetersWanted,
): Promise<Pick<KnownEntity, 'code' | 'fields' | 'dated'>[]> {
  const values: unknown[] = [meters, point, company];
  const sql = `SELECT e.code, jsonb_build_object('meter', e.fields -> 'meter') AS fields,
      CASE WHEN e.dated ? 'meter' THEN jsonb_build_object('meter', e.dated -> 'meter') ELSE '{}' END AS dated
    FROM household e WHERE e.gone IS NULL AND ($2::text IS NULL OR e.point = $2)
      AND ($3::text IS NULL OR e.point IN (SELECT s.code FROM settlement_point s WHERE s.gone IS NULL AND s.company IN (${organisationTree(3)})))
      AND ($1::text[] IS NULL OR e.meter = ANY($1) OR (e.dated ? 'meter' AND EXISTS (
        SELECT FROM jsonb_array_elements(e.dated -> 'meter') had WHERE had ->> 'value' = ANY($1))))
      AND ${seesHousehold(scope, 'e', values)}`;
  return (await on.query<Pick<KnownEntity, 'code' | 'fields' | 'dated'>>(sql, values)).rows;
}

/** Which of these buildings contain settlement points, regardless of the caller; at most a hundred, with one code of each. */
export async function buildingsWithPoints(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ code: string; point: string }[]> {
  const sql = `SELECT building AS code, min(code) AS point FROM settlement_point WHERE gone IS NULL AND building = ANY($1)
    GROUP BY building ORDER BY 1 LIMIT 100`;
  return (await on.query<{ code: string; point: string }>(sql, [codes])).rows;
}

/** Which of these points have households behind them, regardless of the caller; at most a hundred, with one code of each. */
export async function pointsWithHouseholds(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ point: string; household: string }[]> {
  const sql = `SELECT point, min(code) AS household FROM household WHERE gone IS NULL AND point = ANY($1) GROUP BY point ORDER BY 1 LIMIT 100`;
  return (await on.query<{ point: string; household: string }>(sql, [codes])).rows;
}
