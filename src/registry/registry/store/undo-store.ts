import type { PoolClient } from 'pg';
import type { WholeProgram } from '#kernel/unscoped.ts';

/** Meters that are in these buildings, or serve them, and were not created by the same change. */
export async function metersOn(
  on: PoolClient,
  _: WholeProgram,
  buildings: readonly number[],
  change: number,
): Promise<{ code: string; meters: string[] }[]> {
  if (buildings.length === 0) return [];
  const found = await on.query<{ code: string; meters: string[] }>(
    `SELECT b.code, array_agg(DISTINCT m.code) AS meters FROM (SELECT id AS meter, building FROM meter WHERE building = ANY($1) UNION SELECT meter, building FROM meter_share WHERE building = ANY($1)) s JOIN meter m ON m.id = s.meter JOIN building b ON b.id = s.building
     WHERE b.id = ANY($1) AND m.gone IS NULL AND NOT EXISTS (SELECT FROM meter_change c WHERE c.meter = m.id AND c.change = $2 AND c.withdrawn IS NULL) GROUP BY b.code ORDER BY b.code LIMIT 100`,
    [buildings, change],
  );
  return found.rows;
}

export async function childrenOf(
  on: PoolClient,
  _: WholeProgram,
  meters: readonly number[],
  change: number,
): Promise<{ code: string; children: string[] }[]> {
  if (meters.length === 0) return [];
  const found = await on.query<{ code: string; children: string[] }>(
    `SELECT p.code, array_agg(DISTINCT m.code) AS children FROM meter m JOIN meter p ON p.id = m.parent
     WHERE p.id = ANY($1) AND m.gone IS NULL AND NOT EXISTS (SELECT FROM meter_change c WHERE c.meter = m.id AND c.change = $2 AND c.withdrawn IS NULL) GROUP BY p.code ORDER BY p.code LIMIT 100`,
    [meters, change],
  );
  return found.rows;
}

export async function mergesOf(
  on: PoolClient,
  _: WholeProgram,
  buildings: readonly number[],
  change: number,
): Promise<{ code: string; change: number }[]> {
  if (buildings.length === 0) return [];
  const found = await on.query<{ code: string; change: number }>(
    `SELECT b.code, g.change FROM building_merge g JOIN building b ON b.id IN (g.building, g.into_building)
     WHERE b.id = ANY($1) AND g.withdrawn IS NULL AND g.change <> $2 ORDER BY b.code LIMIT 100`,
    [buildings, change],
  );
  return found.rows;
}

export async function swapsLater(
  on: PoolClient,
  _: WholeProgram,
  meters: readonly number[],
  change: number,
): Promise<{ code: string; change: number }[]> {
  if (meters.length === 0) return [];
  const found = await on.query<{ code: string; change: number }>(
    `SELECT DISTINCT m.code, s.change FROM meter_swap s JOIN meter m ON m.id = s.meter WHERE m.id = ANY($1) AND s.withdrawn IS NULL AND s.change <> $2 ORDER BY m.code LIMIT 100`,
    [meters, change],
  );
  return found.rows;
}

/** The meters that a change has swapped. */
export async function swappedBy(on: PoolClient, _: WholeProgram, change: number): Promise<number[]> {
  const sql = `SELECT DISTINCT meter FROM meter_swap WHERE change = $1 AND withdrawn IS NULL`;
  return (await on.query<{ meter: number }>(sql, [change])).rows.map(({ meter }) => meter);
}

/** Those of these places or organisations that a building or meter names. */
export async function usedPlaces(
  on: PoolClient,
  _: WholeProgram,
  subject: 'place' | 'organisation',
  codes: readonly string[],
): Promise<string[]> {
  const sql =
    subject === 'place'
      ? `SELECT DISTINCT code FROM (SELECT region AS code FROM building WHERE gone IS NULL AND region = ANY($1) UNION SELECT development_zone FROM building WHERE gone IS NULL AND development_zone = ANY($1)) used ORDER BY code`
      : `SELECT DISTINCT code FROM (SELECT organisation AS code FROM building WHERE gone IS NULL AND organisation = ANY($1) UNION SELECT operator FROM meter WHERE gone IS NULL AND operator = ANY($1)) used ORDER BY code`;
  return (await on.query<{ code: string }>(sql, [codes])).rows.map((row) => row.code);
}
