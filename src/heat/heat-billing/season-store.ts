import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { SameForAll, WholeProgram } from '#kernel/unscoped.ts';
import type { SeasonDays } from './season-days.ts';

/** A season of a region as currently stated: by whom, when, from which source. */
export type Season = SeasonDays & {
  readonly region: string;
  readonly name: string;
  readonly source: string;
  readonly by: string;
  readonly at: Date;
  /** The version of what was stated, from 1. */
  readonly version: number;
};

const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;

/** Serializes callers that state a season of a region, until the transaction ends. */
export async function holdSeason(on: PoolClient, _: WholeProgram, { region, name }: Pick<Season, 'region' | 'name'>): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984191))', [`${region}/${name}`]);
}

/** Records a season, effective now; earlier statements are kept. */
export async function addSeason(
  on: Pool | PoolClient,
  scope: Scope,
  { region, name, source, ...days }: Omit<Season, 'by' | 'at' | 'version'>,
  now: number,
): Promise<void> {
  await on.query(
    `INSERT INTO heat_season (region, name, from_day, to_day, nominal_from, nominal_to, source, actor, identity, recorded)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [region, name, days.from, days.to, days.nominalFrom, days.nominalTo, source, scope.actor, scope.identity, new Date(now)],
  );
}

/**
 * Seasons as known then, of all regions or those that contain a place: for each name and region the last statement, latest season first;
 * for a requested name, narrowest region first. A season is public: no scope restricts it.
 */
export async function seasons(
  on: Pool | PoolClient,
  _: SameForAll,
  { region, name }: { readonly region?: string | undefined; readonly name?: string | undefined },
  known: AsOf,
): Promise<Season[]> {
  const values: unknown[] = [new Date(Math.min(known.received, known.recorded, 8.64e15))];
  const parts = ['h.recorded <= $1'];
  if (region !== undefined) parts.push(`h.region IN (SELECT ancestor FROM place_within WHERE place = $${values.push(region)})`);
  if (name !== undefined) parts.push(`h.name = $${values.push(name)}`);
  const { rows } = await on.query<Season>(
    `SELECT said.region, said.name, ${day('from_day')} AS "from", ${day('to_day')} AS "to", ${day('nominal_from')} AS "nominalFrom",
       ${day('nominal_to')} AS "nominalTo", source, actor AS by, recorded AS at, version
     FROM (
       SELECT DISTINCT ON (h.region, h.name) h.*, (row_number() OVER (PARTITION BY h.region, h.name ORDER BY h.id))::int AS version
       FROM heat_season h WHERE ${parts.join(' AND ')} ORDER BY h.region, h.name, h.id DESC) said
     ORDER BY ${name === undefined ? 'from_day DESC, name, ' : ''}(SELECT count(*) FROM place_within w WHERE w.place = said.region) DESC, said.region`,
    values,
  );
  return rows;
}
