import type { Pool, PoolClient } from 'pg';
import type { ChainLink } from '#kernel/hash-chain.ts';
import { beforeFirst, seal } from '#kernel/hash-chain.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { StatementEntry } from './entry.ts';
import type { StatementSort } from './contract.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A statement as read: what was sealed, and which one followed it. */
export type StatementRow = {
  readonly entry: StatementEntry;
  readonly text: string;
  readonly hash: string;
  readonly followed: { readonly number: string; readonly act: 'difference' | 'withdrawal' } | null;
};

export type StatementFilter = {
  readonly kind?: string | undefined;
  readonly building?: string | undefined;
  readonly region?: string | undefined;
  readonly period?: string | undefined;
  readonly by?: string | undefined;
  /** Local days of issue, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Part of the number. */
  readonly search?: string | undefined;
  readonly state?: 'standing' | 'changed' | 'withdrawn' | undefined;
  readonly sort?: StatementSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** Any number of our own will do: its holder adds to the chain. */
const chainLock = 7_061_984_142;

const whole = `s.entry AS text, s.hash, f.number AS followed_number, f.act AS followed_act
  FROM statement s LEFT JOIN statement f ON f.follows = s.number`;

type Read = {
  text: string;
  hash: string;
  followed_number: string | null;
  followed_act: 'difference' | 'withdrawal' | null;
};

function rowOf({ text, hash, followed_number, followed_act }: Read): StatementRow {
  const followed = followed_number === null || followed_act === null ? null : { number: followed_number, act: followed_act };
  return { entry: JSON.parse(text) as StatementEntry, text, hash, followed };
}

/**
 * SQL: the statements that a scope sees. By place, those issued there; for buildings that it sees now, wherever they were.
 * @param buildings those of `buildingsNamed` that it sees
 */
export function seen({ sees }: Scope, buildings: readonly string[], values: unknown[]): string {
  if ('all' in sees) return 'true';
  const own = `s.building = ANY($${values.push(buildings)})`;
  return 'region' in sees ? `(${own} OR ${withinPlace('s.region', values.push(sees.region))})` : own;
}

/** Codes of the buildings that statements are about. */
export async function buildingsNamed(postgres: Pool, _: CheckedByCaller): Promise<string[]> {
  const found = await postgres.query<{ building: string }>('SELECT DISTINCT building FROM statement WHERE building IS NOT NULL');
  return found.rows.map(({ building }) => building);
}

/** SQL: the state of a statement. */
const state = `CASE WHEN s.act = 'withdrawal' OR f.act = 'withdrawal' THEN 'withdrawn' WHEN f.act = 'difference' THEN 'changed' ELSE 'standing' END`;

/** SQL: the sort expressions of the list. */
const sorted: Readonly<Record<StatementSort, string>> = {
  number: 's.number',
  kind: 's.kind',
  state,
  building: 's.building',
  region: 's.region',
  period: 's.period',
  day: 's.day',
  by: 's.issued_by',
};

function orderOf({ sort, order }: StatementFilter): string {
  const newest = 's.position DESC';
  return sort === undefined ? newest : `${sorted[sort]} ${order === 'desc' ? 'DESC' : 'ASC'} NULLS LAST, ${newest}`;
}

/** Newest first by default. */
export async function list(
  postgres: Pool,
  scope: Scope,
  buildings: readonly string[],
  filter: StatementFilter,
): Promise<{ rows: StatementRow[]; total: number }> {
  const { kind = null, building = null, region = null, period = null, by = null, from = null, to = null, search = null } = filter;
  const values: unknown[] = [kind, building, period, by, from, to, search, filter.state ?? null, region];
  const meant = `($1::text IS NULL OR s.kind = $1) AND ($2::text IS NULL OR s.building = $2) AND ($3::text IS NULL OR s.period = $3)
    AND ($4::text IS NULL OR s.issued_by = $4) AND ($5::text IS NULL OR s.day >= $5) AND ($6::text IS NULL OR s.day <= $6)
    AND ($7::text IS NULL OR position(lower($7) IN lower(s.number)) > 0)
    AND ($8::text IS NULL OR $8 = ${state})
    AND ($9::text IS NULL OR ${withinPlace('s.region', 9)}) AND ${seen(scope, buildings, values)}`;
  const [found, counted] = await Promise.all([
    postgres.query<Read>(
      `SELECT ${whole} WHERE ${meant} ORDER BY ${orderOf(filter)} LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
      [...values, filter.limit, filter.offset],
    ),
    postgres.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM statement s LEFT JOIN statement f ON f.follows = s.number WHERE ${meant}`,
      values,
    ),
  ]);
  return { rows: found.rows.map(rowOf), total: counted.rows[0]?.n ?? 0 };
}

export async function find(on: Queryable, scope: Scope, buildings: readonly string[], number: string): Promise<StatementRow | undefined> {
  const values: unknown[] = [number];
  const { rows } = await on.query<Read>(`SELECT ${whole} WHERE s.number = $1 AND ${seen(scope, buildings, values)}`, values);
  return rows[0] === undefined ? undefined : rowOf(rows[0]);
}

/** The bytes that were issued. The caller is already known to see the statement. */
export async function documentOf(postgres: Pool, _: CheckedByCaller, number: string): Promise<Uint8Array | undefined> {
  const { rows } = await postgres.query<{ document: Buffer }>('SELECT document FROM statement WHERE number = $1', [number]);
  return rows[0]?.document;
}

/** Whether a place is within the scope's responsibility. */
export async function seesPlace(on: Queryable, { sees }: Scope, region: string): Promise<boolean> {
  if ('all' in sees) return true;
  if (!('region' in sees)) return false;
  const { rows } = await on.query('SELECT FROM place_within WHERE place = $1 AND ancestor = $2', [region, sees.region]);
  return rows.length > 0;
}

/** Locks the chain for adding; others wait until the end of the transaction. */
export async function holdChain(on: Queryable, _: WholeProgram): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock($1)', [chainLock]);
}

/** The statement of a matter that has not been followed and is not a withdrawal. */
export async function standing(on: Queryable, _: WholeProgram, matter: string): Promise<string | null> {
  const { rows } = await on.query<{ number: string }>(
    `SELECT s.number FROM statement s WHERE s.matter = $1 AND s.act <> 'withdrawal' AND NOT EXISTS (SELECT FROM statement f WHERE f.follows = s.number)`,
    [matter],
  );
  return rows[0]?.number ?? null;
}

/** The next number of a series and the next position in the chain, as of now. */
export async function nextPlaces(
  on: Queryable,
  _: WholeProgram,
  series: string,
): Promise<{ sequence: number; position: number; previous: string }> {
  const { rows } = await on.query<{ sequence: number; position: number; previous: string | null }>(
    `SELECT (SELECT coalesce(max(sequence), 0) + 1 FROM statement WHERE series = $1) AS sequence,
       (SELECT coalesce(max(position), 0) + 1 FROM statement) AS position,
       (SELECT hash FROM statement ORDER BY position DESC LIMIT 1) AS previous`,
    [series],
  );
  const { sequence = 1, position = 1, previous = null } = rows[0] ?? {};
  return { sequence, position, previous: previous ?? beforeFirst };
}

/** Seals a statement behind the last one and adds it; the chain must be locked. Returns its hash. */
export async function add(on: Queryable, _: WholeProgram, entry: StatementEntry, previous: string, document: Uint8Array): Promise<string> {
  const { text, hash } = seal(entry, previous);
  await on.query('INSERT INTO statement (entry, hash, document) VALUES ($1, $2, $3)', [text, hash, Buffer.from(document)]);
  return hash;
}

/** A piece of the chain with its documents, from a position on. */
export async function chain(
  postgres: Pool,
  _: WholeProgram,
  after: number,
  limit: number,
): Promise<(ChainLink & { document: Uint8Array })[]> {
  const { rows } = await postgres.query<ChainLink & { document: Buffer }>(
    'SELECT position, entry AS text, hash, document FROM statement WHERE position > $1 ORDER BY position LIMIT $2',
    [after, limit],
  );
  return rows;
}
