import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Which } from '../facts.ts';
import { seesBuilding, seesMeter } from '../public/scope-filter.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

export type MeterRow = {
  readonly id: number;
  readonly code: string;
  readonly fields: Record<string, unknown>;
  readonly parent: number | null;
  readonly building: string | null;
  readonly zone: string | null;
  /** As named in the meter's own fields, before merges are followed. */
  readonly gone: boolean;
};

const from = `FROM meter m LEFT JOIN building n ON n.id = m.building LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)`;
const columns = `m.id, m.code, m.fields, m.parent, b.code AS building, b.fields ->> 'zone' AS zone, m.gone IS NOT NULL AS gone`;

/** SQL for the numbers of the buildings that answer for these codes and of all merged into them. */
const answering = (at: number): string => {
  const roots = `SELECT coalesce(merged_into, id) FROM building WHERE code = ANY($${at})`;
  return `(${roots} UNION SELECT id FROM building WHERE merged_into IN (${roots}))`;
};

function meterFilter(scope: Scope, which: Which, values: unknown[], past: boolean): string {
  const parts = [seesMeter(scope, 'm', 'b', values)];
  if (!past) parts.push('m.gone IS NULL');
  if (which.meters !== undefined) parts.push(`m.code = ANY($${values.push(which.meters)})`);
  if (which.ids !== undefined) parts.push(`m.id = ANY($${values.push(which.ids)})`);
  if (which.carrier !== undefined && !past) parts.push(`m.carrier = $${values.push(which.carrier)}`);
  if (which.buildings !== undefined) {
    const at = values.push(which.buildings);
    const once = past ? ` UNION SELECT meter FROM meter_change WHERE fields ->> 'building' = ANY($${at})` : '';
    parts.push(
      // as an array they are determined first and looked up by number; as a condition the planner may scan every meter instead
      `m.id = ANY(ARRAY(SELECT id FROM meter WHERE building IN ${answering(at)} UNION SELECT meter FROM meter_share WHERE building IN ${answering(at)}${once}))`,
    );
  }
  if (which.region !== undefined) {
    const at = values.push(which.region);
    const inside = (alias: string): string =>
      `(${alias}.region IN (SELECT place FROM place_within WHERE ancestor = $${at}) OR ${alias}.development_zone IN (SELECT place FROM place_within WHERE ancestor = $${at}))`;
    parts.push(
      `(${inside('b')} OR EXISTS (SELECT FROM meter_share s JOIN building o ON o.id = s.building WHERE s.meter = m.id AND ${inside('o')}))`,
    );
  }
  return parts.join(' AND ');
}

/** Current meters; with `past`, also undone ones, and those that were once in the queried place or building. */
export async function meters(on: Queryable, scope: Scope, which: Which, past: boolean): Promise<MeterRow[]> {
  const values: unknown[] = [];
  const filter = meterFilter(scope, which, values, past);
  const found = await on.query<MeterRow>(`SELECT ${columns} ${from} WHERE ${filter} ORDER BY m.code COLLATE "C"`, values);
  if (which.withChildren !== true || found.rows.length === 0) return found.rows;
  const ids = found.rows.map((row) => row.id);
  const alive = past ? '' : 'AND m.gone IS NULL';
  const children = await on.query<MeterRow>(
    `SELECT ${columns} ${from} WHERE m.parent = ANY($1) AND NOT m.id = ANY($1) ${alive} ORDER BY m.code COLLATE "C"`,
    [ids],
  );
  return [...found.rows, ...children.rows];
}

/** Shares with the buildings that answer today. */
export async function shares(
  on: Queryable,
  _: CheckedByCaller,
  ids: readonly number[],
): Promise<Map<number, { building: string; share: number }[]>> {
  const found = await on.query<{ meter: number; building: string; share: number }>(
    `SELECT s.meter, b.code AS building, sum(s.share) AS share FROM meter_share s JOIN building n ON n.id = s.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE s.meter = ANY($1) GROUP BY s.meter, b.code ORDER BY s.meter, b.code`,
    [ids],
  );
  return Map.groupBy(found.rows, (row) => row.meter);
}

export type BuildingFactsRow = {
  readonly id: number;
  readonly code: string;
  readonly fields: Record<string, unknown>;
  readonly dated: Record<string, { from: string | null; value: unknown }[]>;
};

function buildingFilter(scope: Scope, which: Which, values: unknown[], past: boolean): string {
  const parts = [seesBuilding(scope, 'b', values)];
  if (!past) parts.push('b.gone IS NULL', 'b.merged_into IS NULL');
  if (which.buildings !== undefined)
    parts.push(`b.id IN ${past ? answering(values.push(which.buildings)) : roots(values.push(which.buildings))}`);
  if (which.region !== undefined) {
    const at = values.push(which.region);
    parts.push(
      `(b.region IN (SELECT place FROM place_within WHERE ancestor = $${at}) OR b.development_zone IN (SELECT place FROM place_within WHERE ancestor = $${at}))`,
    );
  }
  if (which.meters !== undefined || which.ids !== undefined || which.carrier !== undefined) parts.push(hasMeter(which, values));
  return parts.join(' AND ');
}

/** Buildings not merged into another; with `past`, all that ever existed, so that merges can be followed as they were known. */
export async function buildings(on: Queryable, scope: Scope, which: Which, past: boolean): Promise<BuildingFactsRow[]> {
  const values: unknown[] = [];
  const filter = buildingFilter(scope, which, values, past);
  const found = await on.query<BuildingFactsRow>(
    `SELECT b.id, b.code, b.fields, b.dated FROM building b WHERE ${filter} ORDER BY b.code COLLATE "C"`,
    values,
  );
  return found.rows;
}

/** Just the codes of buildings not merged into another. */
export async function codesOfBuildings(on: Queryable, scope: Scope, which: Which): Promise<string[]> {
  const values: unknown[] = [];
  const found = await on.query<{ codes: string[] | null }>(
    `SELECT array_agg(b.code) AS codes FROM building b WHERE ${buildingFilter(scope, which, values, false)}`,
    values,
  );
  return found.rows[0]?.codes ?? [];
}

const roots = (at: number): string =>
  `(SELECT coalesce(c.merged_into, c.id) FROM building c WHERE c.code = ANY($${at}) AND c.gone IS NULL)`;

function hasMeter(which: Which, values: unknown[]): string {
  const parts = ['m.gone IS NULL'];
  if (which.meters !== undefined) parts.push(`m.code = ANY($${values.push(which.meters)})`);
  if (which.ids !== undefined) parts.push(`m.id = ANY($${values.push(which.ids)})`);
  if (which.carrier !== undefined) parts.push(`m.carrier = $${values.push(which.carrier)}`);
  return `b.id IN (SELECT coalesce(n.merged_into, n.id) FROM meter m LEFT JOIN meter_share s ON s.meter = m.id JOIN building n ON n.id IN (m.building, s.building) WHERE ${parts.join(' AND ')})`;
}

const ledgers = ['building_change', 'building_merge', 'meter_change', 'meter_swap'];

/** SQL for when any building, meter, merge or swap was last written or withdrawn; null if none ever was. */
export const lastWritten = `greatest(${ledgers.flatMap((table) => [`(SELECT max(recorded) FROM ${table})`, `(SELECT max(withdrawn) FROM ${table})`]).join(', ')})`;

/** The same, ms UTC; -Infinity if none ever was. */
export async function newest(on: Queryable, _: WholeProgram): Promise<number> {
  const { rows } = await on.query<{ newest: Date | null }>(`SELECT ${lastWritten} AS newest`);
  return rows[0]?.newest?.getTime() ?? -Infinity;
}

export type MergeRow = {
  readonly building: number;
  readonly into_building: number;
  readonly recorded: Date;
  readonly withdrawn: Date | null;
};

/** All merges, including past ones. */
export async function merges(on: Queryable, _: WholeProgram): Promise<MergeRow[]> {
  return (await on.query<MergeRow>(`SELECT building, into_building, recorded, withdrawn FROM building_merge ORDER BY id`)).rows;
}

/** Numbers and codes of buildings by code, including undone ones. */
export async function buildingIds(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  codes: readonly string[],
): Promise<{ id: number; code: string }[]> {
  return (await on.query<{ id: number; code: string }>(`SELECT id, code FROM building WHERE code = ANY($1)`, [codes])).rows;
}

/** The same by number. */
export async function buildingCodes(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  ids: readonly number[],
): Promise<{ id: number; code: string }[]> {
  return (await on.query<{ id: number; code: string }>(`SELECT id, code FROM building WHERE id = ANY($1)`, [ids])).rows;
}

export async function meterIds(on: Queryable, _: CheckedByCaller, codes: readonly string[]): Promise<Map<string, number>> {
  return new Map(
    (await on.query<{ id: number; code: string }>(`SELECT id, code FROM meter WHERE code = ANY($1)`, [codes])).rows.map((row) => [
      row.code,
      row.id,
    ]),
  );
}

/** The buildings that answer for these codes, if the scope sees them. */
export async function answered(
  on: Queryable,
  scope: Scope,
  codes: readonly string[],
): Promise<{ asked: string; code: string; fields: Record<string, unknown> }[]> {
  const values: unknown[] = [codes];
  const found = await on.query<{ asked: string; code: string; fields: Record<string, unknown> }>(
    `SELECT n.code AS asked, b.code, b.fields FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE n.code = ANY($1) AND n.gone IS NULL AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}`,
    values,
  );
  return found.rows;
}

/** Those of these codes that are not free for a new meter: one with that code exists, or existed where the scope does not see it. */
export async function takenMeters(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [codes];
  const found = await on.query<{ code: string }>(
    `SELECT m.code FROM meter m LEFT JOIN building n ON n.code = m.fields ->> 'building' AND n.gone IS NULL LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE m.code = ANY($1) AND (m.gone IS NULL OR NOT coalesce(${seesMeter(scope, 'm', 'b', values)}, false))`,
    values,
  );
  return new Set(found.rows.map(({ code }) => code));
}

/** How many metering points there are. */
export async function countMeters(on: Queryable, scope: Scope, which: Which): Promise<number> {
  const values: unknown[] = [];
  const filter = meterFilter(scope, which, values, false);
  const { rows } = await on.query<{ n: number }>(`SELECT count(*)::int AS n ${from} WHERE ${filter}`, values);
  return rows[0]?.n ?? 0;
}

/** A page of meter codes in order. */
export async function meterCodes(
  on: Queryable,
  scope: Scope,
  which: Which,
  page: { after?: string | undefined; limit: number },
): Promise<string[]> {
  const values: unknown[] = [];
  const filter = meterFilter(scope, which, values, false);
  const after = page.after === undefined ? 'true' : `m.code COLLATE "C" > $${values.push(page.after)}`;
  const found = await on.query<{ code: string }>(
    `SELECT m.code ${from} WHERE ${filter} AND ${after} ORDER BY m.code COLLATE "C" LIMIT $${values.push(page.limit)}`,
    values,
  );
  return found.rows.map((row) => row.code);
}

/** What facts leave out: the parent's code and the meter's operator. */
export async function restOfMeters(
  on: Queryable,
  _: CheckedByCaller,
  ids: readonly number[],
): Promise<{ id: number; parent: string | null; operator: string | null }[]> {
  const sql = `SELECT m.id, p.code AS parent, m.operator FROM meter m LEFT JOIN meter p ON p.id = m.parent WHERE m.id = ANY($1)`;
  return (await on.query<{ id: number; parent: string | null; operator: string | null }>(sql, [ids])).rows;
}
