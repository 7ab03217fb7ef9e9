import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#ledger/entity-store.ts';
import { withinPlace } from '#place/place.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/scope-filter.ts';
import type { EquipmentKind } from './vocabulary.ts';

/** Which equipment a list is of; several given: all must hold. */
export type EquipmentFilter = {
  /** Equipment that stands in one of these buildings, by every code of theirs. */
  readonly buildings?: readonly string[] | undefined;
  readonly kind?: EquipmentKind | undefined;
  /** `removed`: taken down by today. */
  readonly state?: 'in-use' | 'removed' | undefined;
  /** Of buildings in this place. */
  readonly region?: string | undefined;
  /** Of this organisation's buildings. */
  readonly organisation?: string | undefined;
  readonly search?: string | undefined;
};

export type EquipmentOrder = { readonly sort: keyof typeof order; readonly descending: boolean };

export type EquipmentQuery = EquipmentFilter & EquipmentOrder & { readonly limit: number; readonly offset: number };

export type EquipmentRow = { readonly code: string; readonly fields: Record<string, unknown> };

/** Names in the order of their pinyin. */
const order = {
  code: 'e.code COLLATE "C"',
  name: 'e.name COLLATE "zh-x-icu"',
  building: 'e.building COLLATE "C"',
  kind: 'e.kind COLLATE "C"',
  installed: 'e.installed COLLATE "C"',
  capacity: 'e.capacity_kw',
} as const;

/**
 * SQL for «this scope sees the equipment»: it sees the building that it stands in, or the one that answers for it. Pushes what it needs
 * onto the values.
 */
export function seesEquipment(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.building IN (${codesOfBuildingsWhere(sight)})`;
}

const inPlace = (at: number): string => `(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`;
const isOwned = (at: number): string => `b.organisation = $${at}`;

function where(scope: Scope, ask: EquipmentFilter, day: string, values: unknown[]): string {
  const parts = ['e.gone IS NULL', seesEquipment(scope, 'e', values)];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.buildings, (at) => `e.building = ANY($${at})`);
  also(ask.kind, (at) => `e.kind = $${at}`);
  also(ask.region, (at) => `e.building IN (${codesOfBuildingsWhere(inPlace(at))})`);
  also(ask.organisation, (at) => `e.building IN (${codesOfBuildingsWhere(isOwned(at))})`);
  if (ask.state !== undefined) {
    const isRemoved = `coalesce(e.removed <= $${values.push(day)}, false)`;
    parts.push(ask.state === 'removed' ? isRemoved : `NOT ${isRemoved}`);
  }
  const search = ask.search?.normalize('NFKC').trim().toLowerCase();
  if (search !== undefined && search !== '')
    also(search, (at) => `(strpos(lower(e.name), $${at}) > 0 OR strpos(lower(e.code), $${at}) > 0)`);
  return parts.join(' AND ');
}

/** A page of the equipment that the scope sees, and how much there is. @param day the local day that «today» is */
export async function list(
  on: Queryable,
  scope: Scope,
  ask: EquipmentQuery,
  day: string,
): Promise<{ rows: EquipmentRow[]; total: number }> {
  const values: unknown[] = [];
  const filter = where(scope, ask, day, values);
  const counting = on.query<{ count: string }>(`SELECT count(*) FROM equipment e WHERE ${filter}`, values);
  const total = Number((await counting).rows[0]?.count ?? 0);
  const paged = [...values, ask.limit, ask.offset];
  const found = await on.query<EquipmentRow>(
    `SELECT e.code, e.fields FROM equipment e WHERE ${filter}
     ORDER BY ${order[ask.sort]} ${ask.descending ? 'DESC' : 'ASC'} NULLS LAST, e.code COLLATE "C" LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows: found.rows, total };
}

/** The buildings that equipment of these codes stands in, or stood in last, whoever sees it. */
export async function buildingsOfEquipment(on: Queryable, _scope: Scope, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT building AS code FROM equipment WHERE code = ANY($1) AND building IS NOT NULL`;
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/** Which of these buildings equipment stands in, has stood in or is to move to, whoever sees it; at most a hundred, with a code of each. */
export async function buildingsWithEquipment(
  on: Queryable,
  _scope: Scope,
  codes: readonly string[],
): Promise<{ building: string; equipment: string }[]> {
  const sql = `SELECT building, min(code) AS equipment FROM (
      SELECT building, code FROM equipment WHERE gone IS NULL AND building = ANY($1)
      UNION ALL SELECT p ->> 'value', code FROM equipment, jsonb_array_elements(dated -> 'building') p
        WHERE gone IS NULL AND dated ? 'building' AND p ->> 'value' = ANY($1)) named
    GROUP BY building ORDER BY 1 LIMIT 100`;
  return (await on.query<{ building: string; equipment: string }>(sql, [codes])).rows;
}

/** Codes of the equipment that ever stood, or was to stand, in one of these buildings, whoever sees it. */
export async function everIn(on: Queryable, _scope: Scope, buildings: readonly string[]): Promise<string[]> {
  const sql = `SELECT code FROM equipment WHERE id IN (
    SELECT equipment FROM equipment_change WHERE fields ? 'building' AND fields ->> 'building' = ANY($1))`;
  return (await on.query<{ code: string }>(sql, [buildings])).rows.map(({ code }) => code);
}

/** Codes of the buildings in a place, of an organisation, or both, as they stand; null where neither is asked. */
export async function buildingsInside(
  on: Queryable,
  _scope: Scope,
  { region, organisation }: EquipmentFilter,
): Promise<ReadonlySet<string> | null> {
  const values: string[] = [];
  const parts = [
    ...(region === undefined ? [] : [inPlace(values.push(region))]),
    ...(organisation === undefined ? [] : [isOwned(values.push(organisation))]),
  ];
  if (parts.length === 0) return null;
  const found = await on.query<{ code: string }>(codesOfBuildingsWhere(parts.join(' AND ')), values);
  return new Set(found.rows.map(({ code }) => code));
}
