import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { InspectionPhoto } from './facts.ts';

type Queryable = Pool | PoolClient;

/** A photo with where its bytes are stored. */
export type PhotoRow = InspectionPhoto & { readonly inspection: number; readonly spool: string };

const columns = `p.id::float8 AS id, p.inspection::float8 AS inspection, p.act, p.room, p.spool, p.name, p.type, p.bytes::float8 AS bytes,
  p.sha256, p.actor AS by, p.recorded`;

/** The photos of inspections in the order received; the caller has checked that the scope sees them. */
export async function photosOf(on: Queryable, _: CheckedByCaller, inspections: readonly number[]): Promise<Map<number, InspectionPhoto[]>> {
  if (inspections.length === 0) return new Map();
  const { rows } = await on.query<PhotoRow>(`SELECT ${columns} FROM temperature_photo p WHERE p.inspection = ANY($1) ORDER BY p.id`, [
    inspections,
  ]);
  const by = Map.groupBy(rows, ({ inspection }) => inspection);
  return new Map([...by].map(([inspection, own]) => [inspection, own.map(({ spool: _spool, inspection: _of, ...photo }) => photo)]));
}

/** A photo of an inspection that the scope sees. */
export async function photo(on: Queryable, scope: Scope, id: number): Promise<PhotoRow | undefined> {
  const values: unknown[] = [id];
  const { rows } = await on.query<PhotoRow>(
    `SELECT ${columns} FROM temperature_photo p JOIN temperature_inspection i ON i.id = p.inspection
       JOIN building n ON n.code = i.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE p.id = $1 AND ${seesBuilding(scope, 'b', values)}`,
    values,
  );
  return rows[0];
}

/** Where the bytes of an inspection's photos are stored. */
export async function spoolsOf(on: Queryable, _: CheckedByCaller, inspection: number): Promise<Map<number, string>> {
  const { rows } = await on.query<{ id: number; spool: string }>(
    'SELECT id::float8 AS id, spool FROM temperature_photo WHERE inspection = $1',
    [inspection],
  );
  return new Map(rows.map(({ id, spool }) => [id, spool]));
}

type PhotoAdded = Omit<PhotoRow, 'id' | 'by' | 'recorded'> & { readonly now: number };

/** @returns whether it is new: the same bytes for the same measurement change nothing */
export async function addPhoto(on: PoolClient, scope: Scope, one: PhotoAdded): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO temperature_photo (inspection, act, room, spool, name, type, bytes, sha256, actor, recorded)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (inspection, act, sha256) DO NOTHING`,
    [one.inspection, one.act, one.room, one.spool, one.name, one.type, one.bytes, one.sha256, scope.actor, new Date(one.now)],
  );
  return rowCount === 1;
}

/** Photos of all inspections, in batches, ordered by number. */
export async function photosAfter(on: Queryable, _: WholeProgram, after: number, limit: number): Promise<PhotoRow[]> {
  const { rows } = await on.query<PhotoRow>(`SELECT ${columns} FROM temperature_photo p WHERE p.id > $1 ORDER BY p.id LIMIT $2`, [
    after,
    limit,
  ]);
  return rows;
}
