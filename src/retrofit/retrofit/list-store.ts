import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import { seesRetrofit } from './sight-store.ts';
import type { RetrofitState } from './states.ts';

/** Filters of a list of projects; if several are given, all must hold. */
export type RetrofitFilter = {
  readonly region?: string | undefined;
  readonly state?: RetrofitState | undefined;
  /** Projects that name one of these buildings. */
  readonly buildings?: readonly string[] | undefined;
  readonly year?: number | undefined;
  readonly search?: string | undefined;
  /** Only these projects. */
  readonly codes?: readonly string[] | undefined;
};

/** Totals of projects, of those whose amounts are known; null if none are. */
export type PoolTotals = { area: number | null; cost: string | null; saving: number | null };

export type RetrofitOrder = { readonly sort: keyof typeof order; readonly descending: boolean };

export type RetrofitsQuery = RetrofitFilter & RetrofitOrder & { readonly limit: number; readonly offset: number };

export type RetrofitRow = { readonly code: string; readonly fields: Record<string, unknown> };

/** Names sorted by pinyin. */
const order = {
  code: 'r.code COLLATE "C"',
  name: 'r.name COLLATE "zh-x-icu"',
  region: 'r.region COLLATE "C"',
  area: 'r.area_m2',
  cost: 'r.cost_yuan',
  saving: 'r.saving_kgce',
  year: 'r.plan_year',
} as const;

function where(scope: Scope, ask: RetrofitFilter, values: unknown[]): string {
  const parts = ['r.gone IS NULL', seesRetrofit(scope, 'r', values)];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.region, (at) => withinPlace('r.region', at));
  also(ask.state, (at) => `r.state = $${at}`);
  also(ask.buildings, (at) => `r.fields -> 'buildings' ?| $${at}`);
  also(ask.year, (at) => `r.plan_year = $${at}`);
  also(ask.codes, (at) => `r.code = ANY($${at})`);
  const search = ask.search?.normalize('NFKC').trim().toLowerCase();
  if (search !== undefined && search !== '') also(search, (at) => `strpos(r.sought, $${at}) > 0`);
  return parts.join(' AND ');
}

/** A page of the projects that the scope sees, their number, and their totals. */
export async function list(
  on: Queryable,
  scope: Scope,
  ask: RetrofitsQuery,
): Promise<{ rows: RetrofitRow[]; total: number; totals: PoolTotals }> {
  const values: unknown[] = [];
  const filter = where(scope, ask, values);
  const sums = await on.query<PoolTotals & { total: number }>(
    `SELECT count(*)::int AS total, sum(r.area_m2) AS area, sum(r.cost_yuan)::text AS cost, sum(r.saving_kgce) AS saving
     FROM retrofit r WHERE ${filter}`,
    values,
  );
  const { total = 0, ...totals } = sums.rows[0] ?? { area: null, cost: null, saving: null };
  const paged = [...values, ask.limit, ask.offset];
  const { rows } = await on.query<RetrofitRow>(
    `SELECT r.code, r.fields FROM retrofit r WHERE ${filter}
     ORDER BY ${order[ask.sort]} ${ask.descending ? 'DESC' : 'ASC'} NULLS LAST, r.code COLLATE "C" LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows, total, totals };
}

/** A building of a project with its location. */
export type PlacedProject = {
  project: string;
  name: string;
  state: RetrofitState;
  building: string;
  longitude: number | null;
  latitude: number | null;
};

/** The buildings of projects that the scope sees, each with its location; buildings that it does not see are left out. */
export async function placed(on: Queryable, scope: Scope, ask: RetrofitFilter): Promise<OfAll<PlacedProject>> {
  const values: unknown[] = [];
  const filter = where(scope, ask, values);
  const { rows } = await on.query<PlacedProject & { ofAll: number }>(
    `SELECT ${countOfAll}, r.code AS project, coalesce(r.name, r.code) AS name, coalesce(r.state, 'found') AS state, b.code AS building,
       b.longitude, b.latitude
     FROM retrofit r CROSS JOIN LATERAL jsonb_array_elements_text(r.fields -> 'buildings') AS named(code)
     JOIN building n ON n.code = named.code JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE ${filter} AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}
     ORDER BY r.code COLLATE "C", b.code COLLATE "C" LIMIT ${mostPlaced}`,
    values,
  );
  return ofAll(rows);
}

/** Maximum number shown on a map. */
const mostPlaced = 20_000;

/** Names of projects that the scope sees, by code. */
export async function named(
  on: Queryable,
  scope: Scope,
  { search, limit }: { readonly search?: string | undefined; readonly limit: number },
): Promise<{ code: string; name: string }[]> {
  const values: unknown[] = [];
  const filter = where(scope, { search }, values);
  const sql = `SELECT r.code, coalesce(r.name, r.code) AS name FROM retrofit r WHERE ${filter}
    ORDER BY r.code COLLATE "C" LIMIT $${values.push(limit)}`;
  return (await on.query<{ code: string; name: string }>(sql, values)).rows;
}

/** All projects of a place that the scope sees. */
export async function within(on: Queryable, scope: Scope, region: string): Promise<RetrofitRow[]> {
  const values: unknown[] = [];
  const filter = where(scope, { region }, values);
  return (await on.query<RetrofitRow>(`SELECT r.code, r.fields FROM retrofit r WHERE ${filter} ORDER BY r.code COLLATE "C"`, values)).rows;
}

/** Number, area and cost of projects by county and state. */
export async function board(
  on: Queryable,
  scope: Scope,
  region: string | undefined,
): Promise<{ region: string | null; state: RetrofitState; projects: number; area: number | null; cost: string | null }[]> {
  const values: unknown[] = [];
  const filter = where(scope, { region }, values);
  const { rows } = await on.query(
    `SELECT r.region, r.state, count(*)::int AS projects, sum(r.area_m2) AS area, sum(r.cost_yuan)::text AS cost FROM retrofit r WHERE ${filter}
     GROUP BY r.region, r.state ORDER BY r.region COLLATE "C" NULLS LAST, r.state`,
    values,
  );
  return rows as never;
}
