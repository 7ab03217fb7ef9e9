import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { WhichPoints } from './facts.ts';
import { pointList } from './vocabulary.ts';

/** Locked together with meters, so that no code is given twice. */
export const pointTable = { name: 'point', lock: 7301, list: pointList } as const;

/** The current state of a point, with the current building for the code that it names. */
export type PointRow = {
  readonly id: number;
  readonly code: string;
  readonly fields: Record<string, unknown>;
  readonly building: string | null;
  readonly zone: string | null;
  readonly gone: boolean;
};

/** Which of these codes belong to existing points, regardless of scope. */
export async function codesStanding(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await on.query<{ code: string }>(`SELECT code FROM point WHERE gone IS NULL AND code = ANY($1)`, [codes]);
  return new Set(rows.map(({ code }) => code));
}

const answers = `LEFT JOIN building n ON n.code = p.building AND n.gone IS NULL LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)`;

/** SQL conditions on `p`, a point, and `b`, its current building. */
export function wherePoints(which: WhichPoints, values: unknown[]): string[] {
  const parts: string[] = [];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(which.points, (at) => `p.code = ANY($${at})`);
  also(which.ids, (at) => `p.id = ANY($${at}::bigint[])`);
  also(which.quantity, (at) => `p.quantity = $${at}`);
  also(which.equipment, (at) => `p.equipment = $${at}`);
  also(which.tag, (at) => `p.tag = $${at}`);
  also(which.buildings, (at) => `(b.code = ANY($${at}) OR p.building = ANY($${at}))`);
  also(which.region, (at) => `(${withinPlace('b.region', at)} OR ${withinPlace('b.development_zone', at)})`);
  return parts;
}

/** Existing points that the scope sees, in the order of their codes. @param gone also those that were removed */
export async function points(on: Queryable, scope: Scope, which: WhichPoints, gone = false): Promise<PointRow[]> {
  const values: unknown[] = [];
  const sight = seesBuilding(scope, 'b', values);
  const parts = [
    ...(gone ? [] : ['p.gone IS NULL']),
    ...(sight === 'true' ? [] : [`coalesce(${sight}, false)`]),
    ...wherePoints(which, values),
  ];
  const { rows } = await on.query<PointRow>(
    `SELECT p.id, p.code, p.fields, b.code AS building, b.fields ->> 'zone' AS zone, p.gone IS NOT NULL AS gone FROM point p ${answers}
     WHERE ${parts.length === 0 ? 'true' : parts.join(' AND ')} ORDER BY p.code COLLATE "C"`,
    values,
  );
  return rows;
}

/** When any point was last changed or a change undone (ms). */
export async function newest(on: Queryable, _: WholeProgram): Promise<number> {
  const { rows } = await on.query<{ at: Date | null }>('SELECT max(greatest(recorded, withdrawn)) AS at FROM point_change');
  return rows[0]?.at?.getTime() ?? 0;
}

/** When any point was changed or a change undone (ms), in order. */
export async function changedAt(on: Queryable, _: WholeProgram): Promise<number[]> {
  const { rows } = await on.query<{ at: Date }>(
    `SELECT DISTINCT at FROM point_change, unnest(ARRAY[recorded, withdrawn]) AS at WHERE at IS NOT NULL ORDER BY at`,
  );
  return rows.map(({ at }) => at.getTime());
}

/** Codes of those of these points that the scope does not see. */
export async function pointsUnseen(on: Queryable, scope: Scope, ids: readonly number[]): Promise<string[]> {
  if ('all' in scope.sees || ids.length === 0) return [];
  const values: unknown[] = [ids];
  const sight = seesBuilding(scope, 'b', values);
  const sql = `SELECT p.code FROM point p ${answers} WHERE p.id = ANY($1::bigint[]) AND p.gone IS NULL AND NOT coalesce(${sight}, false) ORDER BY 1 LIMIT 100`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}

/** Marks points as due to be redrawn, by their codes. */
export async function markDue(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<void> {
  if (codes.length > 0) await on.query(`INSERT INTO point_due SELECT id FROM point WHERE code = ANY($1) ON CONFLICT DO NOTHING`, [codes]);
}

/** Marks the points that a change has touched as due. */
export async function markChanged(on: Queryable, _: WholeProgram, change: number): Promise<void> {
  await on.query(`INSERT INTO point_due SELECT DISTINCT point FROM point_change WHERE change = $1 ON CONFLICT DO NOTHING`, [change]);
}

export async function due(on: Queryable, _: WholeProgram): Promise<number[]> {
  return (await on.query<{ point: number }>('SELECT point FROM point_due ORDER BY point')).rows.map(({ point }) => point);
}

export async function settled(on: Queryable, _: WholeProgram, ids: readonly number[]): Promise<void> {
  await on.query('DELETE FROM point_due WHERE point = ANY($1::bigint[])', [ids]);
}
