import type { KindList } from '#kernel/kind-list.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, type CheckedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { type ListedRow, type ListedTable, orderOf, pageOfList, whereListed } from '#platform/ledger/kind-list-store.ts';
import { withinPlace } from '#platform/place/place.ts';
import { allCodesOfBuildingsWhere, codesOfBuildingsWhere, demolishedDay, seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { Filter, Query } from './filter.ts';

/** The table of a kind whose entities are in buildings. */
export type TableInBuildings<L extends KindList = KindList> = ListedTable<'equipment' | 'resource' | 'point', L>;

type Named = Pick<TableInBuildings, 'name'>;

/**
 * SQL for «this scope sees the entity»: it sees the entity's building, or the one that answers for it. Pushes the parameters it needs onto
 * `values`.
 */
export function seesInBuilding(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.building IN (${codesOfBuildingsWhere(sight)})`;
}

/** The buildings that entities of these codes are in, or were in last, regardless of scope. */
export async function buildingsOf(on: Queryable, _: WholeProgram, { name }: Named, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT building AS code FROM ${name} WHERE code = ANY($1) AND building IS NOT NULL`;
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/**
 * Which of these buildings contain entities, have contained them or are to receive them, regardless of scope; at most a hundred, with the
 * code of one entity each.
 */
export async function buildingsWith(
  on: Queryable,
  _: WholeProgram,
  { name }: Named,
  codes: readonly string[],
): Promise<{ building: string; one: string }[]> {
  const sql = `SELECT building, min(code) AS one FROM (
      SELECT building, code FROM ${name} WHERE gone IS NULL AND building = ANY($1)
      UNION ALL SELECT p ->> 'value', code FROM ${name}, jsonb_array_elements(dated -> 'building') p
        WHERE gone IS NULL AND dated ? 'building' AND p ->> 'value' = ANY($1)) named
    GROUP BY building ORDER BY 1 LIMIT 100`;
  return (await on.query<{ building: string; one: string }>(sql, [codes])).rows;
}

/** Codes of the entities that ever were, or were to be, in one of these buildings, regardless of scope. */
export async function everIn(on: Queryable, _: WholeProgram, { name }: Named, buildings: readonly string[]): Promise<string[]> {
  const sql = `SELECT code FROM ${name} WHERE id IN (
    SELECT ${name} FROM ${name}_change WHERE fields ? 'building' AND fields ->> 'building' = ANY($1))`;
  return (await on.query<{ code: string }>(sql, [buildings])).rows.map(({ code }) => code);
}

/** SQL about `b`, the building that answers: the filters on the building. */
function whereBuilding({ region, organisation }: Filter, values: unknown[]): string[] {
  const inPlace = (at: number): string => `(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`;
  return [
    ...(region === undefined ? [] : [inPlace(values.push(region))]),
    ...(organisation === undefined ? [] : [`b.organisation = $${values.push(organisation)}`]),
  ];
}

/** SQL about `e`, regardless of where its building is. */
function whereEntity(table: ListedTable, { buildings, state, ...ask }: Query, day: string, values: unknown[]): string[] {
  const parts = whereListed(table, ask, values);
  if (buildings !== undefined) parts.push(`e.building = ANY($${values.push(buildings)})`);
  if (state !== undefined) {
    const at = values.push(day);
    const isRemoved = `coalesce(e.removed <= $${at}, false)`;
    const isGone = `e.building IN (${allCodesOfBuildingsWhere(`${demolishedDay} <= $${at}`)})`;
    parts.push(state === 'removed' ? isRemoved : `NOT ${isRemoved} AND ${state === 'in-use' ? 'NOT ' : ''}${isGone}`);
  }
  return parts;
}

/** A page of the entities that the scope sees, and the total. @param day the local day of «today» */
export async function list(
  on: Queryable,
  scope: Scope,
  table: TableInBuildings,
  ask: Query,
  day: string,
): Promise<{ rows: ListedRow[]; total: number }> {
  const values: unknown[] = [];
  const where = whereEntity(table, ask, day, values);
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'false') return { rows: [], total: 0 };
  const ofBuilding = [...(sight === 'true' ? [] : [sight]), ...whereBuilding(ask, values)];
  return ofBuilding.length === 0
    ? pageOfList(on, checkedByCaller, table, { where, values }, ask)
    : atOnce(on, table, ofBuilding.join(' AND '), { where: where.join(' AND '), by: orderOf(table, ask), values, ask });
}

type Paged = {
  readonly where: string;
  readonly by: string;
  readonly values: readonly unknown[];
  readonly ask: { readonly limit: number; readonly offset: number };
};

/**
 * In some buildings only. Which buildings, and which of their entities, is determined once, for the count and the page together: looked up
 * row by row in the order of the list, a few buildings among many cost a lookup for each entity in existence.
 * @param ofBuilding SQL about `b`, the building that answers
 */
async function atOnce(on: Queryable, { name }: Named, ofBuilding: string, { where, by, values, ask }: Paged) {
  const paged = [...values, ask.limit, ask.offset];
  const { rows } = await on.query<{ total: string } & (ListedRow | { readonly code: null })>(
    `WITH inside AS MATERIALIZED (${allCodesOfBuildingsWhere(ofBuilding)}),
       found AS MATERIALIZED (SELECT e.id FROM ${name} e WHERE ${where} AND e.building IN (SELECT code FROM inside)),
       page AS (SELECT e.code, e.fields, e.dated, row_number() OVER (ORDER BY ${by}) AS place FROM ${name} e WHERE e.id IN (SELECT id FROM found)
         ORDER BY ${by} LIMIT $${paged.length - 1} OFFSET $${paged.length})
     SELECT counted.total, page.code, page.fields, page.dated FROM (SELECT count(*) AS total FROM found) counted
       LEFT JOIN page ON true ORDER BY page.place`,
    paged,
  );
  const found = rows.flatMap((row) => (row.code === null ? [] : [{ code: row.code, fields: row.fields, dated: row.dated }]));
  return { rows: found, total: Number(rows[0]?.total ?? 0) };
}

/** Codes of the current buildings in a place, of an organisation, or both; null if neither is given. */
export async function buildingsInside(on: Queryable, _: CheckedByCaller, ask: Filter): Promise<ReadonlySet<string> | null> {
  const values: unknown[] = [];
  const parts = whereBuilding(ask, values);
  if (parts.length === 0) return null;
  const found = await on.query<{ code: string }>(allCodesOfBuildingsWhere(parts.join(' AND ')), values);
  return new Set(found.rows.map(({ code }) => code));
}

/** An entity with its dated facts, and which of them were entered by a person. */
export type StandingRow = ListedRow & { readonly byHand: readonly string[] };

/** Filters for entities at any time: in these buildings (null: all), with these codes, of a kind. */
type StandingFilter = {
  readonly inside: readonly string[] | null;
  readonly codes?: readonly string[] | undefined;
  readonly kind?: string | undefined;
};

/**
 * All entities that the scope sees in these buildings, or that have ever moved between buildings: their facts say where they were on a day.
 */
export async function standing(
  on: Queryable,
  scope: Scope,
  { name }: Named,
  { inside, codes, kind }: StandingFilter,
): Promise<StandingRow[]> {
  const values: unknown[] = [];
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'false') return [];
  const parts = ['e.gone IS NULL'];
  if (sight !== 'true') parts.push(`e.building IN (${allCodesOfBuildingsWhere(sight)})`);
  if (codes !== undefined) parts.push(`e.code = ANY($${values.push(codes)})`);
  if (kind !== undefined) parts.push(`(e.kind = $${values.push(kind)} OR e.dated ? 'kind')`);
  if (inside !== null) parts.push(`(e.building = ANY($${values.push(inside)}) OR e.dated ? 'building')`);
  const sql = `SELECT e.code, e.fields, e.dated, e.by_hand AS "byHand" FROM ${name} e WHERE ${parts.join(' AND ')} ORDER BY e.code COLLATE "C"`;
  return (await on.query<StandingRow>(sql, values)).rows;
}

/** The organisation of each of these buildings that has one, by code. */
export async function ownersOf(on: Queryable, _: CheckedByCaller, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sql = `SELECT code, organisation FROM building WHERE code = ANY($1) AND organisation IS NOT NULL`;
  const { rows } = await on.query<{ code: string; organisation: string }>(sql, [codes]);
  return new Map(rows.map(({ code, organisation }) => [code, organisation]));
}
