import type { KindList, ListQuery } from '#kernel/kind-list.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { pageOfList, whereListed } from '#platform/ledger/kind-list-store.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';
import { allCodesOfBuildingsWhere } from '#registry/registry/public/scope-filter.ts';
import { seesHousehold, seesSettlementPoint } from './public/sight-store.ts';
import { householdList, settlementPointList } from './vocabulary.ts';

type Page = { readonly limit: number; readonly offset: number };

/** Settlement points to list, or households, with the building by all of its codes; all given conditions must hold. */
export type Listing<L extends KindList> = Omit<ListQuery<L>, 'building'> & Page & { readonly buildings?: readonly string[] | undefined };

/** Where settlement points are, and whose: in one of these buildings, with all their codes; of a company; of buildings in a place. */
export type Placed = {
  readonly buildings?: readonly string[] | undefined;
  readonly company?: string | undefined;
  readonly region?: string | undefined;
};

const pointTable = {
  name: 'settlement_point',
  list: settlementPointList,
  sought: `lower(e.code || E'\\n' || coalesce(e.building, ''))`,
} as const;

const householdTable = {
  name: 'household',
  list: householdList,
  sought: `lower(e.code || E'\\n' || coalesce(e.room, '') || E'\\n' || coalesce(e.meter, ''))`,
} as const;

function wherePlaced({ buildings, company, region }: Placed, alias: string, values: unknown[]): string[] {
  const parts: string[] = [];
  if (buildings !== undefined) parts.push(`${alias}.building = ANY($${values.push(buildings)})`);
  if (company !== undefined) parts.push(`${alias}.company = $${values.push(company)}`);
  if (region !== undefined) {
    const at = values.push(region);
    const inside = `(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`;
    parts.push(`${alias}.building IN (${allCodesOfBuildingsWhere(inside)})`);
  }
  return parts;
}

/** A page of the settlement points within the scope, and the total. */
export function listPoints(on: Queryable, scope: Scope, ask: Listing<typeof settlementPointList>) {
  const values: unknown[] = [];
  const where = [...whereListed(pointTable, ask, values), seesSettlementPoint(scope, 'e', values), ...wherePlaced(ask, 'e', values)];
  return pageOfList(on, checkedByCaller, pointTable, { where, values }, ask);
}

/** Codes and companies of the settlement points within the scope, by code; a company includes all below it. */
export async function namedPoints(
  on: Queryable,
  scope: Scope,
  { point, company, region }: Pick<Placed, 'company' | 'region'> & { readonly point?: string | undefined },
): Promise<{ readonly code: string; readonly company: string }[]> {
  const values: unknown[] = [];
  const parts = ['e.gone IS NULL', seesSettlementPoint(scope, 'e', values), ...wherePlaced({ region }, 'e', values)];
  if (point !== undefined) parts.push(`e.code = $${values.push(point)}`);
  if (company !== undefined) parts.push(`e.company IN (${organisationTree(values.push(company))})`);
  const sql = `SELECT e.code, e.company FROM settlement_point e WHERE ${parts.join(' AND ')} ORDER BY e.code COLLATE "C"`;
  return (await on.query<{ code: string; company: string }>(sql, values)).rows;
}

/** A word that is looked for, and the buildings whose name or address it is part of. */
export type SoughtWord = { readonly text: string; readonly buildings: readonly string[] };

/** A household that was found; `name`: its occupant, if that was asked for. */
export type FoundHousehold = {
  readonly code: string;
  readonly room: string | null;
  readonly name: string | null;
  readonly building: string;
};

/** The buildings of the settlement points within the scope. */
export async function buildingsOfPoints(on: Queryable, scope: Scope): Promise<string[]> {
  const values: unknown[] = [];
  const sql = `SELECT DISTINCT e.building FROM settlement_point e WHERE e.gone IS NULL AND e.building IS NOT NULL
    AND ${seesSettlementPoint(scope, 'e', values)}`;
  return (await on.query<{ building: string }>(sql, values)).rows.map(({ building }) => building);
}

/**
 * Households within the scope that have every word in their code, room, meter or account, or in the address of their building; a code
 * that begins with the first word comes first. @param withNames also searches the names of occupants, and returns them
 */
export async function findHouseholds(
  on: Queryable,
  scope: Scope,
  words: readonly SoughtWord[],
  { limit, withNames }: { readonly limit: number; readonly withNames: boolean },
): Promise<{ readonly total: number; readonly found: FoundHousehold[] }> {
  const values: unknown[] = [];
  const fields = ['e.code', 'e.room', 'e.meter', `e.fields ->> 'account'`, ...(withNames ? [`e.fields ->> 'name'`] : [])];
  const text = `lower(concat_ws(E'\\n', ${fields.join(', ')}))`;
  const where = words.map((one) => `(strpos(${text}, $${values.push(one.text)}) > 0 OR s.building = ANY($${values.push(one.buildings)}))`);
  const sees = seesHousehold(scope, 'e', values);
  const first = `$${values.push(words[0]?.text ?? '')}::text`;
  const { rows } = await on.query<FoundHousehold & { total: string }>(
    `SELECT e.code, e.room, ${withNames ? `e.fields ->> 'name'` : 'NULL::text'} AS name, s.building, count(*) OVER () AS total
     FROM household e JOIN settlement_point s ON s.code = e.point AND s.gone IS NULL
     WHERE e.gone IS NULL AND ${sees} AND ${where.join(' AND ')}
     ORDER BY lower(e.code) = ${first} DESC, starts_with(lower(e.code), ${first}) DESC, e.code COLLATE "C"
     LIMIT $${values.push(limit)}`,
    values,
  );
  return { total: Number(rows[0]?.total ?? 0), found: rows.map(({ total: _total, ...one }) => one) };
}

/** The same for households. A text is searched in their codes, rooms and meters, never in names. */
export function listHouseholds(on: Queryable, scope: Scope, ask: Listing<typeof householdList>) {
  const values: unknown[] = [];
  const where = [...whereListed(householdTable, ask, values), seesHousehold(scope, 'e', values)];
  const ofPoint = wherePlaced(ask, 's', values);
  if (ofPoint.length > 0)
    where.push(`e.point IN (SELECT s.code FROM settlement_point s WHERE s.gone IS NULL AND ${ofPoint.join(' AND ')})`);
  return pageOfList(on, checkedByCaller, householdTable, { where, values }, ask);
}
