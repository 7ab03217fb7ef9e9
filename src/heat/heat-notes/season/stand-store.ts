import type { PoolClient } from 'pg';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { PointStand } from './point-stand.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** The stored results of points for a season, if they are based on these inputs. @param grounds by point */
export async function keptStands(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  season: string,
  grounds: ReadonlyMap<string, string>,
): Promise<Map<string, PointStand>> {
  const { rows } = await on.query<{ point: string; told: PointStand }>(
    `SELECT k.point, k.told FROM heat_stand k JOIN unnest($2::text[], $3::text[]) AS g(point, grounds) USING (point, grounds)
     WHERE k.season = $1`,
    [season, [...grounds.keys()], [...grounds.values()]],
  );
  return new Map(rows.map(({ point, told }) => [point, told]));
}

/** Stores results of points, replacing earlier ones. */
export async function keepStands(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  season: string,
  stands: readonly { readonly told: PointStand; readonly grounds: string }[],
): Promise<void> {
  await on.query(
    `INSERT INTO heat_stand (season, point, grounds, told) SELECT $1, point, grounds, told::json
       FROM unnest($2::text[], $3::text[], $4::text[]) AS given(point, grounds, told)
     ON CONFLICT (season, point) DO UPDATE SET grounds = excluded.grounds, told = excluded.told`,
    [season, stands.map(({ told }) => told.point), stands.map(({ grounds }) => grounds), stands.map(({ told }) => JSON.stringify(told))],
  );
}
