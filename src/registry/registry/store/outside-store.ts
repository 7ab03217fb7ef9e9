import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { demolishedDay, seesBuilding, seesMeter } from '../public/scope-filter.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** How many are listed. */
const listed = 100;

/** A building that answers for a code; `demolished`: the day on which it was or is to be, null if that is not recorded. */
type Answering = { readonly code: string; readonly name: string | null; readonly demolished: string | null };

type Codes = { readonly code: string };

const codesOf = async (on: Queryable, sql: string, values: readonly unknown[]): Promise<string[]> =>
  (await on.query<Codes>(`${sql} ORDER BY 1 LIMIT ${listed}`, [...values])).rows.map(({ code }) => code);

/** Codes of those existing buildings that the scope does not see, either by themselves or by the one that answers for them. */
export async function buildingsOutside(on: Queryable, scope: Scope, ids: readonly number[]): Promise<string[]> {
  if ('all' in scope.sees || ids.length === 0) return [];
  const values: unknown[] = [ids];
  const [own, root] = [seesBuilding(scope, 'n', values), seesBuilding(scope, 'b', values)];
  const sql = `SELECT n.code FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE n.id = ANY($1) AND n.gone IS NULL AND NOT coalesce(${own} AND ${root}, false)`;
  return codesOf(on, sql, values);
}

/** Those of these codes that belong to existing buildings, and whether the scope sees each, or the one that answers for it. */
export async function activeVisible(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Map<string, boolean>> {
  const values: unknown[] = [codes];
  const found = await on.query<Codes & { seen: boolean }>(
    `SELECT n.code, coalesce(${seesBuilding(scope, 'b', values)}, false) AS seen FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE n.code = ANY($1) AND n.gone IS NULL AND b.gone IS NULL`,
    values,
  );
  return new Map(found.rows.map(({ code, seen }) => [code, seen]));
}

/** All codes of buildings that have passed green acceptance 绿色建筑专项验收, regardless of scope. */
export async function acceptedBuildings(on: Queryable, _: WholeProgram): Promise<Set<string>> {
  const { rows } = await on.query<Codes>(
    `SELECT n.code FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE n.gone IS NULL AND b.gone IS NULL AND b.fields->'greenAcceptance' = 'true'::jsonb`,
  );
  return new Set(rows.map(({ code }) => code));
}

/** All codes of a building: of the one that answers, and of those merged into it. Only the given code if the scope does not see it. */
export async function namesOfBuilding(on: Queryable, scope: Scope, code: string): Promise<string[]> {
  const values: unknown[] = [code];
  const root = `SELECT b.id FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE n.code = $1 AND n.gone IS NULL AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}`;
  const sql = `WITH root AS (${root}) SELECT code FROM building, root WHERE gone IS NULL AND (building.id = root.id OR merged_into = root.id) ORDER BY 1`;
  const found = (await on.query<Codes>(sql, values)).rows.map((row) => row.code);
  return found.length === 0 ? [code] : found;
}

/**
 * For the building that answers for each of these codes and that the scope sees, by its code: today's facts that were entered by a person.
 */
export async function typedFields(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Map<string, readonly string[]>> {
  const values: unknown[] = [codes];
  const found = await on.query<Codes & { typed: readonly string[] }>(
    `SELECT b.code, b.by_hand AS typed FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE n.code = ANY($1) AND n.gone IS NULL AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}`,
    values,
  );
  return new Map(found.rows.map(({ code, typed }) => [code, typed]));
}

/** The same for several buildings together, unordered. */
export async function namesOfBuildings(on: Queryable, scope: Scope, codes: readonly string[]): Promise<string[]> {
  const values: unknown[] = [codes];
  const root = `SELECT b.id FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE n.code = ANY($1) AND n.gone IS NULL AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}`;
  const sql = `WITH root AS (${root}) SELECT code FROM building WHERE gone IS NULL AND (id IN (SELECT id FROM root) OR merged_into IN (SELECT id FROM root))`;
  return (await on.query<Codes>(sql, values)).rows.map((row) => row.code);
}

/** The building that answers for each of these codes, by code; with its current name. */
export async function answering(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, Answering>> {
  const found = await on.query<Answering & { named: string }>(
    `SELECT n.code AS named, b.code, b.name, ${demolishedDay} AS demolished FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id) WHERE n.code = ANY($1)`,
    [codes],
  );
  return new Map(found.rows.map(({ named, ...building }) => [named, building]));
}

/** Which of these codes belong to existing metering points, regardless of scope. */
export async function meterCodesStanding(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await on.query<Codes>('SELECT code FROM meter WHERE gone IS NULL AND code = ANY($1)', [codes]);
  return new Set(rows.map(({ code }) => code));
}

/** Those of these codes that belong to existing metering points, and whether the scope sees each. */
export async function metersSeen(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Map<string, boolean>> {
  if (codes.length === 0) return new Map();
  const values: unknown[] = [codes];
  const sql = `SELECT m.code, coalesce(${seesMeter(scope, 'm', 'b', values)}, false) AS seen FROM meter m
    LEFT JOIN building n ON n.id = m.building LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE m.code = ANY($1) AND m.gone IS NULL`;
  const { rows } = await on.query<Codes & { seen: boolean }>(sql, values);
  return new Map(rows.map(({ code, seen }) => [code, seen]));
}

/** All codes of the buildings that each of these metering points is in or serves by a share, regardless of scope. */
export async function buildingsServed(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await on.query<Codes & { buildings: string[] }>(
    `WITH serves AS (SELECT m.code, m.building FROM meter m WHERE m.code = ANY($1) AND m.gone IS NULL
        UNION SELECT m.code, s.building FROM meter m JOIN meter_share s ON s.meter = m.id WHERE m.code = ANY($1) AND m.gone IS NULL)
     SELECT serves.code, array_agg(a.code) AS buildings FROM serves JOIN building n ON n.id = serves.building
       JOIN building a ON a.id = coalesce(n.merged_into, n.id) OR a.merged_into = coalesce(n.merged_into, n.id) GROUP BY serves.code`,
    [codes],
  );
  return new Map(rows.map(({ code, buildings }) => [code, new Set(buildings)]));
}

/** Codes of these metering points that the scope does not see. */
export async function metersUnseen(on: Queryable, scope: Scope, ids: readonly number[]): Promise<string[]> {
  if ('all' in scope.sees || ids.length === 0) return [];
  const values: unknown[] = [ids];
  const sql = `SELECT m.code FROM meter m LEFT JOIN building n ON n.id = m.building LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE m.id = ANY($1) AND m.gone IS NULL AND NOT coalesce(${seesMeter(scope, 'm', 'b', values)}, false)`;
  return codesOf(on, sql, values);
}

/**
 * Codes of those metering points that count for a building which the scope does not see: by their location, their shares, or those of their
 * parents.
 */
export async function metersOutside(on: Queryable, scope: Scope, ids: readonly number[]): Promise<string[]> {
  if ('operator' in scope.sees) return metersUnseen(on, scope, ids);
  if ('all' in scope.sees || ids.length === 0) return [];
  const values: unknown[] = [ids];
  const sql = `WITH own AS (SELECT id, code, building, parent FROM meter WHERE id = ANY($1) AND gone IS NULL),
      serves AS (SELECT code, building FROM own
        UNION ALL SELECT own.code, p.building FROM own JOIN meter p ON p.id = own.parent
        UNION ALL SELECT own.code, s.building FROM own JOIN meter_share s ON s.meter IN (own.id, own.parent))
    SELECT DISTINCT serves.code FROM serves LEFT JOIN building n ON n.id = serves.building LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)
    WHERE NOT coalesce(${seesBuilding(scope, 'b', values)}, false)`;
  return codesOf(on, sql, values);
}

/** Codes joined by a merge of this change for which the scope does not see both ends. */
export async function mergesOutside(on: Queryable, scope: Scope, change: number): Promise<string[]> {
  if ('all' in scope.sees) return [];
  const values: unknown[] = [change];
  const [own, root] = [seesBuilding(scope, 'a', values), seesBuilding(scope, 'b', values)];
  const sql = `SELECT a.code FROM building_merge g JOIN building a ON a.id = g.building JOIN building i ON i.id = g.into_building
      JOIN building b ON b.id = coalesce(i.merged_into, i.id)
    WHERE g.change = $1 AND g.withdrawn IS NULL AND NOT coalesce(${own} AND ${root}, false)`;
  return codesOf(on, sql, values);
}
