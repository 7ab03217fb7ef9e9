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

/** The same for households. A text is searched in their codes, rooms and meters, never in names. */
export function listHouseholds(on: Queryable, scope: Scope, ask: Listing<typeof householdList>) {
  const values: unknown[] = [];
  const where = [...whereListed(householdTable, ask, values), seesHousehold(scope, 'e', values)];
  const ofPoint = wherePlaced(ask, 's', values);
  if (ofPoint.length > 0)
    where.push(`e.point IN (SELECT s.code FROM settlement_point s WHERE s.gone IS NULL AND ${ofPoint.join(' AND ')})`);
  return pageOfList(on, checkedByCaller, householdTable, { where, values }, ask);
}
