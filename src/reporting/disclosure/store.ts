import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { SameForAll } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { PublicBuilding } from './facts.ts';

/** A building's year as issued. */
export type IssuedRow = PublicBuilding & { readonly issued: Date; readonly issuedBy: string; readonly consent: string | null };

/** What is disclosed of a place as a whole. */
export type PublicSum = {
  readonly code: string;
  readonly name: string;
  readonly buildings: number;
  readonly floorAreaM2: number | null;
  readonly carriers: readonly { carrier: string; value: number; unit: string; coverage: number; buildings: number }[];
};

/** A building's electricity per m2 among those of its use: its rank from the highest, how many there are, their median. */
export type Peers = { readonly rank: number; readonly count: number; readonly median: number };

export type SumRow = PublicSum & { readonly issued: Date };

export type PublicFilter = {
  readonly year: number;
  readonly district?: string | undefined;
  readonly use?: string | undefined;
  readonly search?: string | undefined;
  readonly sort: 'name' | 'floorArea' | 'intensity';
  readonly order: 'asc' | 'desc';
  readonly offset: number;
  readonly limit: number;
};

const columns = `building AS code, name, region, district, use, floor_area_m2 AS "floorAreaM2", uses, verdict, limits, consent, issued, issued_by AS "issuedBy"`;
const sumColumns = 'district AS code, name, buildings, floor_area_m2 AS "floorAreaM2", carriers, issued';

/** SQL for rows that a scope may issue or withdraw: those of its places. Only scopes of a region or of everything can disclose. */
function mine({ sees }: Scope, column: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  return 'region' in sees ? withinPlace(column, values.push(sees.region)) : 'false';
}

/**
 * What is disclosed now of these buildings.
 * @param seen those of them that the scope sees; others are included if they were in its region when they were disclosed
 */
export async function issuedOf(
  postgres: Pool,
  scope: Scope,
  year: number,
  codes: readonly string[],
  seen: ReadonlySet<string>,
): Promise<IssuedRow[]> {
  const values: unknown[] = [year, codes, [...seen]];
  const sql = `SELECT ${columns} FROM disclosed_building
    WHERE withdrawn IS NULL AND year = $1 AND building = ANY($2) AND (building = ANY($3) OR ${mine(scope, 'region', values)})`;
  return (await postgres.query<IssuedRow>(sql, values)).rows;
}

export async function sumsWithin(postgres: Pool, scope: Scope, year: number, region: string): Promise<SumRow[]> {
  const values: unknown[] = [year, region];
  const seen = mine(scope, 'district', values);
  const sql = `SELECT ${sumColumns} FROM disclosed_sum WHERE withdrawn IS NULL AND year = $1 AND ${withinPlace('district', 2)} AND ${seen} ORDER BY district`;
  return (await postgres.query<SumRow>(sql, values)).rows;
}

/** Everything public for a year, regardless of scope: these rows contain nothing else. */
export async function publicYears(postgres: Pool, _: SameForAll): Promise<number[]> {
  const sql = `SELECT year FROM disclosed_building WHERE withdrawn IS NULL UNION SELECT year FROM disclosed_sum WHERE withdrawn IS NULL ORDER BY year DESC`;
  return (await postgres.query<{ year: number }>(sql)).rows.map(({ year }) => year);
}

export async function publicSums(postgres: Pool, _: SameForAll, year: number): Promise<SumRow[]> {
  return (
    await postgres.query<SumRow>(`SELECT ${sumColumns} FROM disclosed_sum WHERE withdrawn IS NULL AND year = $1 ORDER BY district`, [year])
  ).rows;
}

export async function publicDistricts(postgres: Pool, _: SameForAll, year: number): Promise<{ code: string; buildings: number }[]> {
  const sql = `SELECT district AS code, count(*)::int AS buildings FROM disclosed_building WHERE withdrawn IS NULL AND year = $1 GROUP BY district ORDER BY district`;
  return (await postgres.query<{ code: string; buildings: number }>(sql, [year])).rows;
}

/** SQL for a building's electricity per m2. */
const electricity = `nullif(jsonb_path_query_first(uses, '$[*] ? (@.carrier == "electricity").intensity'), 'null')`;

/** Number of buildings of each use that disclose their electricity per m2, most frequent first. */
export async function publicUses(postgres: Pool, _: SameForAll, year: number): Promise<{ use: string; buildings: number }[]> {
  const sql = `SELECT use, count(*)::int AS buildings FROM disclosed_building
    WHERE withdrawn IS NULL AND year = $1 AND use IS NOT NULL AND ${electricity} IS NOT NULL
    GROUP BY use ORDER BY buildings DESC, use`;
  return (await postgres.query<{ use: string; buildings: number }>(sql, [year])).rows;
}

const sorts = {
  name: 'name',
  floorArea: 'floor_area_m2',
  intensity: `(${electricity})::text::double precision`,
} as const;

/** Ranks by electricity per m2 within each use, whatever is filtered. $1 is the year. */
const peersOfUse = `measured AS (
    SELECT building AS ranked, use AS kind, (${electricity})::text::double precision AS intensity FROM disclosed_building
    WHERE withdrawn IS NULL AND year = $1 AND use IS NOT NULL AND ${electricity} IS NOT NULL),
  placed AS (SELECT ranked, kind, rank() OVER (PARTITION BY kind ORDER BY intensity DESC)::int AS nth FROM measured),
  counted AS (SELECT kind, count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY intensity) AS median FROM measured GROUP BY kind),
  among AS (
    SELECT ranked, json_build_object('rank', nth, 'count', n, 'median', median) AS peers FROM placed JOIN counted USING (kind) WHERE n >= $7)`;

/** @param leastPeers fewer buildings of a use than this are not compared */
export async function publicBuildings(
  postgres: Pool,
  _: SameForAll,
  asked: PublicFilter,
  leastPeers: number,
): Promise<{ rows: (IssuedRow & { readonly peers: Peers | null })[]; total: number }> {
  const values = [asked.year, asked.district ?? null, asked.search ?? null, asked.use ?? null];
  const meant = `FROM disclosed_building WHERE withdrawn IS NULL AND year = $1 AND ($2::text IS NULL OR district = $2)
    AND ($3::text IS NULL OR position(lower($3) IN lower(name || ' ' || building)) > 0) AND ($4::text IS NULL OR use = $4)`;
  const order = `${sorts[asked.sort]} ${asked.order === 'desc' ? 'DESC' : 'ASC'} NULLS LAST, building`;
  const [found, counted] = await Promise.all([
    postgres.query<IssuedRow & { readonly peers: Peers | null }>(
      `WITH ${peersOfUse}, page AS (SELECT *, row_number() OVER (ORDER BY ${order}) AS nth ${meant} ORDER BY ${order} LIMIT $5 OFFSET $6)
       SELECT ${columns}, peers FROM page LEFT JOIN among ON ranked = building ORDER BY nth`,
      [...values, asked.limit, asked.offset, leastPeers],
    ),
    postgres.query<{ n: number }>(`SELECT count(*)::int AS n ${meant}`, values),
  ]);
  return { rows: found.rows, total: counted.rows[0]?.n ?? 0 };
}
