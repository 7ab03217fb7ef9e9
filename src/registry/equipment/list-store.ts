import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { Point } from '#platform/ledger/fold.ts';
import { withinPlace } from '#platform/place/place.ts';
import { allCodesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { EquipmentKind } from './vocabulary.ts';

/** The equipment to list; if several filters are given, all must match. */
export type EquipmentFilter = {
  /** Equipment in one of these buildings, under any of their codes. */
  readonly buildings?: readonly string[] | undefined;
  readonly kind?: EquipmentKind | undefined;
  /** `removed`: removed by today. */
  readonly state?: 'in-use' | 'removed' | undefined;
  /** In buildings of this place. */
  readonly region?: string | undefined;
  /** In this organisation's buildings. */
  readonly organisation?: string | undefined;
  readonly search?: string | undefined;
};

export type EquipmentOrder = { readonly sort: keyof typeof order; readonly descending: boolean };

export type EquipmentQuery = EquipmentFilter & EquipmentOrder & { readonly limit: number; readonly offset: number };

export type EquipmentRow = { readonly code: string; readonly fields: Record<string, unknown> };

/** Names in pinyin order. */
const order = {
  code: 'e.code COLLATE "C"',
  name: 'e.name COLLATE "zh-x-icu"',
  building: 'e.building COLLATE "C"',
  kind: 'e.kind COLLATE "C"',
  installed: 'e.installed COLLATE "C"',
  capacity: 'e.capacity_kw',
} as const;

const inPlace = (at: number): string => `(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`;
const isOwned = (at: number): string => `b.organisation = $${at}`;

/** SQL about `b`, the building that answers: the filters on the building, in addition to those on the equipment. */
function whereBuilding({ region, organisation }: EquipmentFilter, values: unknown[]): string[] {
  return [
    ...(region === undefined ? [] : [inPlace(values.push(region))]),
    ...(organisation === undefined ? [] : [isOwned(values.push(organisation))]),
  ];
}

/** SQL about `e`, regardless of its building. */
function whereEquipment(ask: EquipmentFilter, day: string, values: unknown[]): string[] {
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

/** A page of the equipment that the scope sees, and the total. @param day the local day of «today» */
export async function list(
  on: Queryable,
  scope: Scope,
  ask: EquipmentQuery,
  day: string,
): Promise<{ rows: EquipmentRow[]; total: number }> {
  const values: unknown[] = [];
  const filter = whereEquipment(ask, day, values).join(' AND ');
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'false') return { rows: [], total: 0 };
  const ofBuilding = [...(sight === 'true' ? [] : [sight]), ...whereBuilding(ask, values)];
  return ofBuilding.length === 0 ? inOrder(on, filter, values, ask) : atOnce(on, ofBuilding.join(' AND '), filter, values, ask);
}

const orderBy = ({ sort, descending }: EquipmentOrder): string =>
  `${order[sort]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, e.code COLLATE "C"`;

/** Regardless of building: the page is read in the order of an index, and reading stops at its last row. */
async function inOrder(on: Queryable, filter: string, values: readonly unknown[], ask: EquipmentQuery) {
  const counted = await on.query<{ count: string }>(`SELECT count(*) FROM equipment e WHERE ${filter}`, [...values]);
  const paged = [...values, ask.limit, ask.offset];
  const { rows } = await on.query<EquipmentRow>(
    `SELECT e.code, e.fields FROM equipment e WHERE ${filter}
     ORDER BY ${orderBy(ask)} LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows, total: Number(counted.rows[0]?.count ?? 0) };
}

/**
 * In some buildings only. Which buildings, and which of their equipment, is determined once, for the count and the page together: when it
 * was looked up row by row in the order of the list, a few buildings among many cost a lookup for each piece of equipment in existence.
 * @param ofBuilding SQL about `b`, the building that answers
 */
async function atOnce(on: Queryable, ofBuilding: string, filter: string, values: readonly unknown[], ask: EquipmentQuery) {
  const paged = [...values, ask.limit, ask.offset];
  const { rows } = await on.query<{ total: string; code: string | null; fields: Record<string, unknown> }>(
    `WITH inside AS MATERIALIZED (${allCodesOfBuildingsWhere(ofBuilding)}),
       found AS MATERIALIZED (SELECT e.id FROM equipment e WHERE ${filter} AND e.building IN (SELECT code FROM inside)),
       page AS (SELECT e.code, e.fields, row_number() OVER (ORDER BY ${orderBy(ask)}) AS place FROM equipment e WHERE e.id IN (SELECT id FROM found)
         ORDER BY ${orderBy(ask)} LIMIT $${paged.length - 1} OFFSET $${paged.length})
     SELECT counted.total, page.code, page.fields FROM (SELECT count(*) AS total FROM found) counted LEFT JOIN page ON true ORDER BY page.place`,
    paged,
  );
  const found = rows.flatMap(({ code, fields }) => (code === null ? [] : [{ code, fields }]));
  return { rows: found, total: Number(rows[0]?.total ?? 0) };
}

/** Codes of the current buildings in a place, of an organisation, or both; null if neither is given. */
export async function buildingsInside(on: Queryable, _: CheckedByCaller, ask: EquipmentFilter): Promise<ReadonlySet<string> | null> {
  const values: unknown[] = [];
  const parts = whereBuilding(ask, values);
  if (parts.length === 0) return null;
  const found = await on.query<{ code: string }>(allCodesOfBuildingsWhere(parts.join(' AND ')), values);
  return new Set(found.rows.map(({ code }) => code));
}

/** Equipment with its dated facts, and which of them were entered by a person. */
export type StandingRow = EquipmentRow & { readonly dated: Record<string, Point[]>; readonly byHand: readonly string[] };

/**
 * All equipment that the scope sees in these buildings, or that has ever moved between buildings: its facts say where it was on a day.
 * @param inside codes of buildings; null: all
 */
export async function standing(on: Queryable, scope: Scope, inside: readonly string[] | null): Promise<StandingRow[]> {
  const values: unknown[] = [];
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'false') return [];
  const parts = ['e.gone IS NULL'];
  if (sight !== 'true') parts.push(`e.building IN (${allCodesOfBuildingsWhere(sight)})`);
  if (inside !== null) parts.push(`(e.building = ANY($${values.push(inside)}) OR e.dated ? 'building')`);
  const sql = `SELECT e.code, e.fields, e.dated, e.by_hand AS "byHand" FROM equipment e WHERE ${parts.join(' AND ')} ORDER BY e.code COLLATE "C"`;
  return (await on.query<StandingRow>(sql, values)).rows;
}

/** The organisation of each of these buildings that has one, by code. */
export async function ownersOf(on: Queryable, _: CheckedByCaller, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sql = `SELECT code, organisation FROM building WHERE code = ANY($1) AND organisation IS NOT NULL`;
  const { rows } = await on.query<{ code: string; organisation: string }>(sql, [codes]);
  return new Map(rows.map(({ code, organisation }) => [code, organisation]));
}
