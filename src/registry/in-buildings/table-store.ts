import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { Point } from '#platform/ledger/fold.ts';
import { withinPlace } from '#platform/place/place.ts';
import { allCodesOfBuildingsWhere, codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { Filter, Query } from './filter.ts';

/** The table of a kind whose entities are in buildings, and the columns of `e` that its list is sorted by. */
export type TableInBuildings<Sort extends string> = {
  readonly name: 'equipment' | 'resource';
  readonly order: Readonly<Record<Sort, string>>;
};

type Named = Pick<TableInBuildings<string>, 'name'>;

export type Row = { readonly code: string; readonly fields: Record<string, unknown> };

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

/** SQL about `e`, regardless of its building. */
function whereEntity(ask: Filter, day: string, values: unknown[]): string[] {
  const parts = ['e.gone IS NULL'];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.buildings, (at) => `e.building = ANY($${at})`);
  also(ask.kind, (at) => `e.kind = $${at}`);
  if (ask.state !== undefined) {
    const isRemoved = `coalesce(e.removed <= $${values.push(day)}, false)`;
    parts.push(ask.state === 'removed' ? isRemoved : `NOT ${isRemoved}`);
  }
  const search = ask.search?.normalize('NFKC').trim().toLowerCase();
  if (search !== undefined && search !== '') also(search, (at) => `strpos(e.sought, $${at}) > 0`);
  return parts;
}

/** A page of the entities that the scope sees, and the total. @param day the local day of «today» */
export async function list<Sort extends string>(
  on: Queryable,
  scope: Scope,
  table: TableInBuildings<Sort>,
  ask: Query<Sort>,
  day: string,
): Promise<{ rows: Row[]; total: number }> {
  const values: unknown[] = [];
  const filter = whereEntity(ask, day, values).join(' AND ');
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'false') return { rows: [], total: 0 };
  const ofBuilding = [...(sight === 'true' ? [] : [sight]), ...whereBuilding(ask, values)];
  const by = `${table.order[ask.sort]} ${ask.descending ? 'DESC' : 'ASC'} NULLS LAST, e.code COLLATE "C"`;
  const paged = { from: table.name, filter, by, values: [...values, ask.limit, ask.offset], limit: pageOf(values) };
  return ofBuilding.length === 0 ? inOrder(on, paged, values) : atOnce(on, ofBuilding.join(' AND '), paged);
}

const pageOf = ({ length }: readonly unknown[]): string => `LIMIT $${length + 1} OFFSET $${length + 2}`;

type Paged = {
  readonly from: string;
  readonly filter: string;
  readonly by: string;
  readonly values: unknown[];
  readonly limit: string;
};

/** Regardless of building: the page is read in the order of an index, and reading stops at its last row. */
async function inOrder(on: Queryable, { from, filter, by, values, limit }: Paged, unpaged: unknown[]) {
  const counted = await on.query<{ count: string }>(`SELECT count(*) FROM ${from} e WHERE ${filter}`, unpaged);
  const { rows } = await on.query<Row>(`SELECT e.code, e.fields FROM ${from} e WHERE ${filter} ORDER BY ${by} ${limit}`, values);
  return { rows, total: Number(counted.rows[0]?.count ?? 0) };
}

/**
 * In some buildings only. Which buildings, and which of their entities, is determined once, for the count and the page together: looked up
 * row by row in the order of the list, a few buildings among many cost a lookup for each entity in existence.
 * @param ofBuilding SQL about `b`, the building that answers
 */
async function atOnce(on: Queryable, ofBuilding: string, { from, filter, by, values, limit }: Paged) {
  const { rows } = await on.query<{ total: string; code: string | null; fields: Record<string, unknown> }>(
    `WITH inside AS MATERIALIZED (${allCodesOfBuildingsWhere(ofBuilding)}),
       found AS MATERIALIZED (SELECT e.id FROM ${from} e WHERE ${filter} AND e.building IN (SELECT code FROM inside)),
       page AS (SELECT e.code, e.fields, row_number() OVER (ORDER BY ${by}) AS place FROM ${from} e WHERE e.id IN (SELECT id FROM found)
         ORDER BY ${by} ${limit})
     SELECT counted.total, page.code, page.fields FROM (SELECT count(*) AS total FROM found) counted LEFT JOIN page ON true ORDER BY page.place`,
    values,
  );
  const found = rows.flatMap(({ code, fields }) => (code === null ? [] : [{ code, fields }]));
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
export type StandingRow = Row & { readonly dated: Record<string, Point[]>; readonly byHand: readonly string[] };

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
