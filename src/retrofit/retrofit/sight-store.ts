import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';

/** SQL for «one of the project's buildings satisfies a condition»; @param where SQL about `b`, the building behind the code. */
const hasBuilding = (alias: string, where: string): string =>
  `EXISTS (SELECT FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE n.code IN (SELECT jsonb_array_elements_text(coalesce(${alias}.fields -> 'buildings', '[]'))) AND ${where})`;

/** SQL for «this scope sees the project»: it is in its region, or one of its buildings is seen. Pushes the required values. */
export function seesRetrofit(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'true' || sight === 'false') return sight;
  const byBuilding = hasBuilding(alias, sight);
  return 'region' in scope.sees ? `(${withinPlace(`${alias}.region`, values.push(scope.sees.region))} OR ${byBuilding})` : byBuilding;
}

/** A building that a list of projects may name. */
export type NamedBuilding = { readonly code: string; readonly name: string | null; readonly region: string | null; readonly seen: boolean };

/** All existing buildings, to find those that a file names, regardless of scope; with whether this scope sees them. */
export async function buildingsToName(on: Queryable, scope: Scope): Promise<NamedBuilding[]> {
  const values: unknown[] = [];
  const sql = `SELECT n.code, n.name, b.region, coalesce(${seesBuilding(scope, 'b', values)}, false) AS seen
    FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id) WHERE n.gone IS NULL AND b.gone IS NULL`;
  return (await on.query<NamedBuilding>(sql, values)).rows;
}

/** All places within each place, itself included. */
export async function placesWithin(on: Queryable, _: WholeProgram): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await on.query<{ ancestor: string; places: string[] }>(
    'SELECT ancestor, array_agg(place) AS places FROM place_within GROUP BY ancestor',
  );
  return new Map(rows.map(({ ancestor, places }) => [ancestor, new Set(places)]));
}

/** Which of these buildings are named by projects, with one project of each. */
export async function buildingsInRetrofits(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ building: string; retrofit: string }[]> {
  const sql = `SELECT named.building, min(r.code) AS retrofit FROM retrofit r, jsonb_array_elements_text(r.fields -> 'buildings') AS named(building)
    WHERE r.gone IS NULL AND r.fields -> 'buildings' ?| $1 AND named.building = ANY($1) GROUP BY named.building ORDER BY 1 LIMIT 100`;
  return (await on.query<{ building: string; retrofit: string }>(sql, [codes])).rows;
}

/** The regions among these in which a project lies. */
export async function regionsOfRetrofits(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT region AS code FROM retrofit WHERE gone IS NULL AND region = ANY($1) ORDER BY 1';
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/** Other projects that name a building of these projects and were not withdrawn. */
export async function sharedBuildings(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ retrofit: string; building: string; others: string[] }[]> {
  const sql = `SELECT r.code AS retrofit, named.building, array_agg(DISTINCT o.code ORDER BY o.code) AS others
    FROM retrofit r CROSS JOIN LATERAL jsonb_array_elements_text(r.fields -> 'buildings') AS named(building)
    JOIN retrofit o ON o.gone IS NULL AND o.code <> r.code AND o.state IS DISTINCT FROM 'withdrawn' AND o.fields -> 'buildings' ? named.building
    WHERE r.gone IS NULL AND r.state IS DISTINCT FROM 'withdrawn' AND r.code = ANY($1) GROUP BY 1, 2 ORDER BY 1, 2`;
  return (await on.query<{ retrofit: string; building: string; others: string[] }>(sql, [codes])).rows;
}

/** The project that names each of these buildings and was not withdrawn, the first by code. */
export async function retrofitsOfBuildings(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, string>> {
  const sql = `SELECT b.code AS building, min(r.code COLLATE "C") AS retrofit
    FROM retrofit r CROSS JOIN LATERAL jsonb_array_elements_text(r.fields -> 'buildings') AS named(code)
    JOIN building n ON n.code = named.code JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE r.gone IS NULL AND r.state IS DISTINCT FROM 'withdrawn' AND b.code = ANY($1) GROUP BY b.code`;
  const { rows } = await on.query<{ building: string; retrofit: string }>(sql, [codes]);
  return new Map(rows.map(({ building, retrofit }) => [building, retrofit]));
}

export type OpenProject = { readonly building: string; readonly project: string; readonly id: number };

/** The projects that name these buildings and are neither finished nor withdrawn, in the order in which they were created. */
export async function openOfBuildings(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<readonly OpenProject[]> {
  const sql = `SELECT DISTINCT b.code AS building, r.code AS project, r.id
    FROM retrofit r CROSS JOIN LATERAL jsonb_array_elements_text(r.fields -> 'buildings') AS named(code)
    JOIN building n ON n.code = named.code JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE r.gone IS NULL AND coalesce(r.state, 'found') NOT IN ('withdrawn', 'accepted', 'verified') AND b.code = ANY($1) ORDER BY r.id`;
  return (await on.query<OpenProject>(sql, [codes])).rows;
}

/** The projects that come before each project, for all visible projects that name any and were not withdrawn. */
export async function comesAfter(on: Queryable, scope: Scope): Promise<Map<string, string[]>> {
  const values: unknown[] = [];
  const sql = `SELECT r.code, r.fields -> 'requires' AS before FROM retrofit r WHERE r.gone IS NULL AND r.state IS DISTINCT FROM 'withdrawn'
    AND jsonb_typeof(r.fields -> 'requires') = 'array' AND r.fields -> 'requires' <> '[]' AND ${seesRetrofit(scope, 'r', values)}`;
  const { rows } = await on.query<{ code: string; before: string[] }>(sql, values);
  return new Map(rows.map(({ code, before }) => [code, before]));
}

/** Names of these buildings by code, of those that the scope sees. */
export async function buildingNames(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Record<string, string>> {
  const values: unknown[] = [codes];
  const sql = `SELECT n.code, coalesce(b.name, b.code) AS name FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE n.code = ANY($1) AND ${seesBuilding(scope, 'b', values)} ORDER BY n.code COLLATE "C"`;
  const { rows } = await on.query<{ code: string; name: string }>(sql, values);
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}

/** The projects that name one of these buildings and were not withdrawn. */
export async function retrofitsNaming(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT r.code COLLATE "C" AS code
    FROM retrofit r CROSS JOIN LATERAL jsonb_array_elements_text(r.fields -> 'buildings') AS named(code)
    JOIN building n ON n.code = named.code JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE r.gone IS NULL AND r.state IS DISTINCT FROM 'withdrawn' AND b.code = ANY($1) ORDER BY 1`;
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/** Projects that the scope sees, are still in state found, and name one of these buildings; with all buildings that they name. */
export async function foundWith(
  on: Queryable,
  scope: Scope,
  codes: readonly string[],
): Promise<{ code: string; buildings: readonly string[] }[]> {
  const values: unknown[] = [codes];
  const sql = `SELECT r.code, r.fields -> 'buildings' AS buildings FROM retrofit r
    WHERE r.gone IS NULL AND r.fields -> 'buildings' ?| $1 AND coalesce(r.fields ->> 'state', 'found') = 'found'
      AND coalesce(${seesRetrofit(scope, 'r', values)}, false) ORDER BY r.code`;
  return (await on.query<{ code: string; buildings: readonly string[] }>(sql, values)).rows;
}
