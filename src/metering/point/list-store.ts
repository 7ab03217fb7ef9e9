import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { PointQuantity } from '#kernel/quantity.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { withinPlace } from '#platform/place/place.ts';
import { allCodesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

/** Selects the points of a list; if several conditions are given, all must hold. */
export type PointFilter = {
  /** Points in one of these buildings, by every code of theirs. */
  readonly buildings?: readonly string[] | undefined;
  readonly quantity?: PointQuantity | undefined;
  readonly space?: string | undefined;
  readonly equipment?: string | undefined;
  readonly tag?: string | undefined;
  /** Of buildings in this place. */
  readonly region?: string | undefined;
  readonly search?: string | undefined;
};

export type PointOrder = { readonly sort: keyof typeof order; readonly descending: boolean };

export type PointQuery = PointFilter & PointOrder & { readonly limit: number; readonly offset: number };

type ListedPoint = { readonly code: string; readonly fields: Record<string, unknown> };

/** Names in the order of their pinyin. */
const order = {
  code: 'e.code COLLATE "C"',
  name: 'e.name COLLATE "zh-x-icu"',
  building: 'e.building COLLATE "C"',
  quantity: 'e.quantity COLLATE "C"',
  space: 'e.space COLLATE "zh-x-icu"',
} as const;

function wherePoint(ask: PointFilter, values: unknown[]): string[] {
  const parts = ['e.gone IS NULL'];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.buildings, (at) => `e.building = ANY($${at})`);
  for (const field of ['quantity', 'space', 'equipment', 'tag'] as const) also(ask[field], (at) => `e.${field} = $${at}`);
  const search = ask.search?.normalize('NFKC').trim().toLowerCase();
  if (search !== undefined && search !== '') also(search, (at) => `strpos(e.sought, $${at}) > 0`);
  return parts;
}

/** A page of the points that the scope sees, and their total number. */
export async function list(on: Queryable, scope: Scope, ask: PointQuery): Promise<{ rows: ListedPoint[]; total: number }> {
  const values: unknown[] = [];
  const parts = wherePoint(ask, values);
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'false') return { rows: [], total: 0 };
  const ofBuilding = [...(sight === 'true' ? [] : [sight]), ...inRegion(ask, values)];
  if (ofBuilding.length > 0) parts.push(`e.building IN (${allCodesOfBuildingsWhere(ofBuilding.join(' AND '))})`);
  const where = parts.join(' AND ');
  const counted = await on.query<{ count: string }>(`SELECT count(*) FROM point e WHERE ${where}`, values);
  const paged = [...values, ask.limit, ask.offset];
  const by = `${order[ask.sort]} ${ask.descending ? 'DESC' : 'ASC'} NULLS LAST, e.code COLLATE "C"`;
  const { rows } = await on.query<ListedPoint>(
    `SELECT e.code, e.fields FROM point e WHERE ${where} ORDER BY ${by} LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows, total: Number(counted.rows[0]?.count ?? 0) };
}

function inRegion({ region }: PointFilter, values: unknown[]): string[] {
  if (region === undefined) return [];
  const at = values.push(region);
  return [`(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`];
}

/** Codes of the current buildings in a place; null if no place is given. */
export async function buildingsInside(on: Queryable, _: WholeProgram, ask: PointFilter): Promise<ReadonlySet<string> | null> {
  const values: unknown[] = [];
  const parts = inRegion(ask, values);
  if (parts.length === 0) return null;
  const found = await on.query<{ code: string }>(allCodesOfBuildingsWhere(parts.join(' AND ')), values);
  return new Set(found.rows.map(({ code }) => code));
}
