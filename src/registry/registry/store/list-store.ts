import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { BuildingRow } from './building-store.ts';
import { seesBuilding } from '../public/scope-filter.ts';
import type { BuildingSort } from '../facts.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** Filters for a list of buildings; if several are given, all must match. Areas in m2, both bounds inclusive. */
export type BuildingFilter = {
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly use?: string | undefined;
  readonly search?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly areaFrom?: number | undefined;
  readonly areaTo?: number | undefined;
  readonly yearFrom?: number | undefined;
  readonly yearTo?: number | undefined;
  readonly hasMeters?: boolean | undefined;
  readonly stateOrgan?: boolean | undefined;
  readonly ownership?: string | undefined;
  readonly heating?: string | undefined;
};

export type BuildingOrder = { readonly sort: BuildingSort; readonly descending: boolean };

export type BuildingsQuery = BuildingFilter & BuildingOrder & { readonly limit: number; readonly offset: number };

/** Names in pinyin order. */
const order: Readonly<Record<BuildingSort, string>> = {
  code: 'b.code COLLATE "C"',
  name: 'b.name COLLATE "zh-x-icu"',
  region: 'b.region',
  use: 'b.use',
  organisation: 'b.organisation COLLATE "zh-x-icu"',
  floorArea: 'b.floor_area_m2',
  yearBuilt: 'b.year_built',
  address: `b.fields ->> 'address' COLLATE "zh-x-icu"`,
  heatedArea: numberOf('heatedArea'),
  storeys: numberOf('storeys'),
  occupants: numberOf('occupants'),
  structure: `b.fields ->> 'structure'`,
  ownership: `b.fields ->> 'ownership'`,
  stateOrgan: `b.fields ->> 'stateOrgan'`,
  greenStar: numberOf('greenStar'),
  heating: `b.fields ->> 'heating'`,
  airConditioning: `b.fields ->> 'airConditioning'`,
  energyStandard: `b.fields ->> 'energyStandard'`,
  meters: `(SELECT count(*) FROM meter m WHERE m.building = b.id AND m.gone IS NULL)
    + (SELECT count(*) FROM building part JOIN meter m ON m.building = part.id AND m.gone IS NULL WHERE part.merged_into = b.id)`,
};

/** A number among the fields: as JSON, numbers sort correctly, whatever other types a field contains. */
function numberOf(field: string): string {
  return `nullif(b.fields -> '${field}', 'null'::jsonb)`;
}

/** Every building has a name and a code. Their index is read in either direction, so the code's order is reversed with them. */
const always: readonly string[] = ['code', 'name'];

const orderBy = ({ sort, descending }: BuildingOrder): string => {
  const way = descending ? 'DESC' : 'ASC';
  return always.includes(sort)
    ? `${order[sort]} ${way}, b.code COLLATE "C" ${way}`
    : `${order[sort]} ${way} NULLS LAST, b.code COLLATE "C"`;
};

/** A building has meters if one is in it, or in one that was merged into it, or serves it in part; checked per building, by index. */
const hasMeters = `EXISTS (SELECT FROM meter m WHERE m.building = b.id AND m.gone IS NULL)
  OR EXISTS (SELECT FROM building part JOIN meter m ON m.building = part.id AND m.gone IS NULL WHERE part.merged_into = b.id)
  OR EXISTS (SELECT FROM building part JOIN meter_share s ON s.building = part.id JOIN meter m ON m.id = s.meter AND m.gone IS NULL WHERE part.id = b.id OR part.merged_into = b.id)`;

/** Each word occurs in the name or the code, as choice lists write a building `一号楼 B1`; or the whole text is one of its former codes. */
function soughtBy(search: string, values: unknown[]): string {
  const words = search.split(/\s+/u).map((word) => `strpos(b.sought, $${values.push(word)}) > 0`);
  return `(${words.join(' AND ')} OR b.id IN (SELECT c.building FROM building_code c WHERE lower(c.value) = $${values.push(search)}))`;
}

function where(scope: Scope, ask: BuildingFilter, values: unknown[]): string {
  const parts = ['b.gone IS NULL', 'b.merged_into IS NULL', seesBuilding(scope, 'b', values)];
  const also = (value: unknown, sql: (at: string) => string): void => {
    if (value !== undefined) parts.push(sql(`$${values.push(value)}`));
  };
  also(
    ask.region,
    (at) =>
      `(b.region IN (SELECT place FROM place_within WHERE ancestor = ${at}) OR b.development_zone IN (SELECT place FROM place_within WHERE ancestor = ${at}))`,
  );
  also(ask.organisation, (at) => `b.organisation = ${at}`);
  also(ask.use, (at) => `b.use = ${at}`);
  also(ask.codes, (at) => `b.code = ANY(${at})`);
  also(ask.areaFrom, (at) => `b.floor_area_m2 >= ${at}`);
  also(ask.areaTo, (at) => `b.floor_area_m2 <= ${at}`);
  also(ask.yearFrom, (at) => `b.year_built >= ${at}`);
  also(ask.yearTo, (at) => `b.year_built <= ${at}`);
  also(ask.stateOrgan, (at) => `coalesce((b.fields ->> 'stateOrgan')::boolean, false) = ${at}::boolean`);
  also(ask.ownership, (at) => `b.fields ->> 'ownership' = ${at}`);
  also(ask.heating, (at) => `b.fields ->> 'heating' = ${at}`);
  if (ask.hasMeters !== undefined) parts.push(ask.hasMeters ? `(${hasMeters})` : `NOT (${hasMeters})`);
  const search = ask.search?.normalize('NFKC').trim().toLowerCase();
  if (search !== undefined && search !== '') parts.push(soughtBy(search, values));
  return parts.join(' AND ');
}

/** A page of buildings and the total. The matches are determined from an index alone; only the rows of the page are read in full. */
export async function list(on: Queryable, scope: Scope, ask: BuildingsQuery): Promise<{ rows: BuildingRow[]; total: number }> {
  const values: unknown[] = [];
  const filter = where(scope, ask, values);
  const total = await on.query<{ count: string }>(`SELECT count(*) FROM building b WHERE ${filter}`, values);
  const page = [values.push(ask.limit), values.push(ask.offset)];
  const found = await on.query<BuildingRow>(
    `SELECT b.id, b.code, b.fields, b.dated, b.set_by, b.by_hand, b.merged_into
     FROM (SELECT b.id FROM building b WHERE ${filter} ORDER BY ${orderBy(ask)} LIMIT $${page[0]} OFFSET $${page[1]}) page JOIN building b USING (id)
     ORDER BY ${orderBy(ask)}`,
    values,
  );
  return { rows: found.rows, total: Number(total.rows[0]?.count ?? 0) };
}

/** The codes of all buildings in a list, in its order. */
export async function codes(on: Queryable, scope: Scope, ask: BuildingFilter & BuildingOrder): Promise<string[]> {
  const values: unknown[] = [];
  const filter = where(scope, ask, values);
  const found = await on.query<{ code: string }>(`SELECT b.code FROM building b WHERE ${filter} ORDER BY ${orderBy(ask)}`, values);
  return found.rows.map(({ code }) => code);
}

/** How many metering points are in each of these buildings. */
export async function meterCounts(on: Queryable, _: CheckedByCaller, ids: readonly number[]): Promise<Map<number, number>> {
  const found = await on.query<{ id: number; count: string }>(
    `SELECT coalesce(part.merged_into, part.id) AS id, count(*) FROM building part JOIN meter m ON m.building = part.id AND m.gone IS NULL
     WHERE part.id = ANY($1) OR part.merged_into = ANY($1) GROUP BY 1`,
    [ids],
  );
  return new Map(found.rows.map((row) => [row.id, Number(row.count)]));
}

export type ListedRow = { readonly id: number; readonly code: string; readonly fields: Record<string, unknown> };

const piece = 2000;

/** All buildings in a list, in its order, in batches, inside a transaction. */
export async function* pieces(on: PoolClient, scope: Scope, ask: BuildingFilter & BuildingOrder): AsyncGenerator<ListedRow[]> {
  const values: unknown[] = [];
  const filter = where(scope, ask, values);
  await on.query(
    `DECLARE listed NO SCROLL CURSOR FOR SELECT b.id, b.code, b.fields FROM building b WHERE ${filter} ORDER BY ${orderBy(ask)}`,
    values,
  );
  for (;;) {
    const { rows } = await on.query<ListedRow>(`FETCH ${piece} FROM listed`);
    if (rows.length === 0) return;
    yield rows;
  }
}
