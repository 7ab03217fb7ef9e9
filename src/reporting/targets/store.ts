import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';

type Queryable = Pool | PoolClient;

/** A place's part of a target; `value` is decimal text in its unit, null if each place has the same. */
export type SplitPart = { readonly region: string; readonly key: string; readonly value: string | null };

export type SplitBy = 'floorArea' | 'buildings' | 'equal' | 'keys';

export type NewSplit = {
  readonly target: string;
  readonly region: string;
  readonly year: number;
  readonly by: SplitBy;
  readonly decimals: number;
  readonly total: string | null;
  readonly parts: readonly SplitPart[];
};

export type KeptSplit = NewSplit & { readonly id: number; readonly actor: string; readonly made: Date };

export type Commitment = {
  readonly target: string;
  readonly region: string;
  readonly value: string;
  /** How many there were by then, including this one. */
  readonly version: number;
  readonly actor: string;
  readonly made: Date;
};

/** SQL for «the scope sees the splits and commitments of this place»: its region and all below it; owners and operators see none of it. */
function seesPlace({ sees }: Scope, column: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  if (!('region' in sees)) return 'false';
  return `${column} IN (SELECT place FROM place_within WHERE ancestor = $${values.push(sees.region)})`;
}

/** Writes a split; the caller has checked that the scope may. @returns its number */
export async function addSplit(on: PoolClient, scope: Scope, made: NewSplit, now: number): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    `INSERT INTO target_split (target, region, year, by_key, decimals, total, identity, actor, made)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [made.target, made.region, made.year, made.by, made.decimals, made.total, scope.identity, scope.actor, new Date(now)],
  );
  const { id } = rows[0] as { id: number };
  await on.query('INSERT INTO target_split_part (split, region, key, value) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[])', [
    id,
    made.parts.map(({ region }) => region),
    made.parts.map(({ key }) => key),
    made.parts.map(({ value }) => value),
  ]);
  return id;
}

type SplitRow = Omit<KeptSplit, 'parts'> & { readonly parts: SplitPart[] };

/**
 * The last split of each target and place made by an instant, with the parts that the scope sees: for its own places all, for those above
 * only its own part.
 * @param asked.parent splits of this place
 * @param asked.part those in which this place has a part
 */
export async function splits(
  on: Queryable,
  scope: Scope,
  asked: {
    readonly target?: string | undefined;
    readonly parent?: string | undefined;
    readonly part?: string | undefined;
    readonly until: number;
  },
): Promise<KeptSplit[]> {
  const values: unknown[] = [new Date(Math.min(asked.until, lastInstant))];
  const where = ['s.made <= $1'];
  if (asked.target !== undefined) where.push(`s.target = $${values.push(asked.target)}`);
  if (asked.parent !== undefined) where.push(`s.region = $${values.push(asked.parent)}`);
  const part = asked.part === undefined ? 'true' : `p.region = $${values.push(asked.part)}`;
  const sql = `SELECT s.id, s.target, s.region, s.year, s.by_key AS by, s.decimals, s.total, s.actor, s.made,
      json_agg(json_build_object('region', p.region, 'key', p.key, 'value', p.value) ORDER BY p.region COLLATE "C") AS parts
    FROM (SELECT DISTINCT ON (target, region) s.* FROM target_split s WHERE ${where.join(' AND ')} ORDER BY target, region, id DESC) s
    JOIN target_split_part p ON p.split = s.id
    WHERE ${part} AND ${seesPlace(scope, 'p.region', values)}
    GROUP BY s.id, s.target, s.region, s.year, s.by_key, s.decimals, s.total, s.actor, s.made
    ORDER BY s.target COLLATE "C", s.region COLLATE "C"`;
  return (await on.query<SplitRow>(sql, values)).rows;
}

/** The last instant that a `Date` can hold, ms. */
const lastInstant = 8.64e15;

/** Allows one writer of commitments to a target at a time, until the end of the transaction; readers are not blocked. */
export async function holdCommitments(on: PoolClient, _: WholeProgram, target: string): Promise<void> {
  await on.query(`SELECT pg_advisory_xact_lock(hashtext('target_commitment'), hashtext($1))`, [target]);
}

export async function addCommitment(
  on: PoolClient,
  scope: Scope,
  made: Pick<Commitment, 'target' | 'region' | 'value'>,
  now: number,
): Promise<void> {
  await on.query('INSERT INTO target_commitment (target, region, value, identity, actor, made) VALUES ($1, $2, $3, $4, $5, $6)', [
    made.target,
    made.region,
    made.value,
    scope.identity,
    scope.actor,
    new Date(now),
  ]);
}

/** The last commitment of each target and place made by an instant and visible to the scope. */
export async function commitments(
  on: Queryable,
  scope: Scope,
  asked: { readonly target?: string | undefined; readonly regions?: readonly string[] | undefined; readonly until: number },
): Promise<Commitment[]> {
  const values: unknown[] = [new Date(Math.min(asked.until, lastInstant))];
  const where = ['made <= $1'];
  if (asked.target !== undefined) where.push(`target = $${values.push(asked.target)}`);
  if (asked.regions !== undefined) where.push(`region = ANY($${values.push(asked.regions)})`);
  where.push(seesPlace(scope, 'region', values));
  const sql = `SELECT DISTINCT ON (target, region) target, region, value, actor, made,
      count(*) OVER (PARTITION BY target, region)::int AS version
    FROM target_commitment
    WHERE ${where.join(' AND ')} ORDER BY target, region, id DESC`;
  return (await on.query<Commitment>(sql, values)).rows;
}
