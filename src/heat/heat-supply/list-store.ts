import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';
import { allCodesOfBuildingsWhere } from '#registry/registry/public/scope-filter.ts';
import { seesHousehold, seesSettlementPoint } from './public/sight-store.ts';
import type { HeatMethod, HouseholdStatus } from './vocabulary.ts';

export type Paged = { readonly descending: boolean; readonly limit: number; readonly offset: number };

/** Filter for settlement points; all given conditions must hold. */
export type PointFilter = {
  /** In one of these buildings, with all their codes. */
  readonly buildings?: readonly string[] | undefined;
  readonly company?: string | undefined;
  /** Of buildings in this place. */
  readonly region?: string | undefined;
  readonly method?: HeatMethod | undefined;
  readonly substation?: string | undefined;
  readonly search?: string | undefined;
};

export type HouseholdFilter = {
  readonly point?: string | undefined;
  readonly buildings?: readonly string[] | undefined;
  readonly company?: string | undefined;
  readonly region?: string | undefined;
  readonly status?: HouseholdStatus | undefined;
  readonly search?: string | undefined;
};

const pointOrder = {
  code: 'e.code COLLATE "C"',
  building: 'e.building COLLATE "C"',
  company: 'e.company COLLATE "C"',
  method: 'e.method COLLATE "C"',
};
const householdOrder = { code: 'e.code COLLATE "C"', point: 'e.point COLLATE "C"', area: 'e.area', room: 'e.room COLLATE "zh-x-icu"' };

export type PointOrder = keyof typeof pointOrder;
export type HouseholdOrder = keyof typeof householdOrder;
export type Row = { readonly code: string; readonly fields: Record<string, unknown>; readonly dated: Record<string, never> };

function wherePoints(ask: PointFilter, alias: string, values: unknown[]): string[] {
  const parts: string[] = [];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.buildings, (at) => `${alias}.building = ANY($${at})`);
  also(ask.company, (at) => `${alias}.company = $${at}`);
  also(ask.method, (at) => `${alias}.method = $${at}`);
  also(ask.substation, (at) => `${alias}.substation = $${at}`);
  also(ask.region, (at) => {
    const inside = `(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`;
    return `${alias}.building IN (${allCodesOfBuildingsWhere(inside)})`;
  });
  return parts;
}

const soughtIn = (search: string | undefined): string | null => {
  const sought = search?.normalize('NFKC').trim().toLowerCase() ?? '';
  return sought === '' ? null : sought;
};

/** A page of the settlement points within the scope, and the total. */
export async function listPoints(on: Queryable, scope: Scope, ask: PointFilter & Paged & { readonly sort: PointOrder }) {
  const values: unknown[] = [];
  const parts = ['e.gone IS NULL', seesSettlementPoint(scope, 'e', values), ...wherePoints(ask, 'e', values)];
  const sought = soughtIn(ask.search);
  if (sought !== null) parts.push(`strpos(lower(e.code || E'\\n' || coalesce(e.building, '')), $${values.push(sought)}) > 0`);
  return page(on, 'settlement_point', parts, values, pointOrder[ask.sort], ask);
}

/** Codes and companies of the settlement points within the scope, by code; a company includes all below it. */
export async function namedPoints(
  on: Queryable,
  scope: Scope,
  { point, company, region }: Pick<PointFilter, 'company' | 'region'> & { readonly point?: string | undefined },
): Promise<{ readonly code: string; readonly company: string }[]> {
  const values: unknown[] = [];
  const parts = ['e.gone IS NULL', seesSettlementPoint(scope, 'e', values), ...wherePoints({ region }, 'e', values)];
  if (point !== undefined) parts.push(`e.code = $${values.push(point)}`);
  if (company !== undefined) parts.push(`e.company IN (${organisationTree(values.push(company))})`);
  const sql = `SELECT e.code, e.company FROM settlement_point e WHERE ${parts.join(' AND ')} ORDER BY e.code COLLATE "C"`;
  return (await on.query<{ code: string; company: string }>(sql, values)).rows;
}

/** The same for households. A text is searched in their codes, rooms and meters, never in names. */
export async function listHouseholds(on: Queryable, scope: Scope, ask: HouseholdFilter & Paged & { readonly sort: HouseholdOrder }) {
  const values: unknown[] = [];
  const parts = ['e.gone IS NULL', seesHousehold(scope, 'e', values)];
  const ofPoint = wherePoints({ buildings: ask.buildings, company: ask.company, region: ask.region }, 's', values);
  if (ofPoint.length > 0)
    parts.push(`e.point IN (SELECT s.code FROM settlement_point s WHERE s.gone IS NULL AND ${ofPoint.join(' AND ')})`);
  if (ask.point !== undefined) parts.push(`e.point = $${values.push(ask.point)}`);
  if (ask.status !== undefined) parts.push(`e.status = $${values.push(ask.status)}`);
  const sought = soughtIn(ask.search);
  if (sought !== null)
    parts.push(`strpos(lower(e.code || E'\\n' || coalesce(e.room, '') || E'\\n' || coalesce(e.meter, '')), $${values.push(sought)}) > 0`);
  return page(on, 'household', parts, values, householdOrder[ask.sort], ask);
}

async function page(on: Queryable, table: string, parts: readonly string[], values: readonly unknown[], order: string, ask: Paged) {
  const where = parts.join(' AND ');
  const counted = await on.query<{ count: string }>(`SELECT count(*) FROM ${table} e WHERE ${where}`, [...values]);
  const paged = [...values, ask.limit, ask.offset];
  const { rows } = await on.query<Row>(
    `SELECT e.code, e.fields, e.dated FROM ${table} e WHERE ${where}
     ORDER BY ${order} ${ask.descending ? 'DESC' : 'ASC'} NULLS LAST, e.code COLLATE "C" LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows, total: Number(counted.rows[0]?.count ?? 0) };
}
