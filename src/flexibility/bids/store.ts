import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { organisationTree } from '#platform/place/place.ts';
import type { BidOutcome } from './outcome.ts';

export type NewBid = AsOf & {
  readonly portfolio: string;
  readonly programme: string;
  readonly direction: 'down' | 'up';
  readonly starts: number;
  readonly ends: number;
  readonly late: boolean;
  readonly outcome: BidOutcome;
};

/** A kept bid; `supersededBy` is the first later one that covers it, as known then. */
export type BidRow = NewBid & { readonly number: number; readonly supersededBy: number | null; readonly actor: string };

/** A kept bid as a list shows it: the kW of the periods that offer least and most. */
export type BidLine = Omit<BidRow, 'outcome' | 'received'> & { readonly zone: string; readonly leastKw: number; readonly mostKw: number };

/** Whether a scope sees any bid at all: users who see only part of the buildings see none. */
export const seesBids = ({ sees }: Scope): boolean => 'all' in sees || 'aggregator' in sees;

/** SQL about a bid `b`: an aggregator sees the bids of its portfolios; so does anyone who sees all buildings and may see money. */
function seesBid({ sees }: Scope, values: unknown[]): string {
  if ('aggregator' in sees)
    return `b.portfolio IN (SELECT code FROM portfolio WHERE organisation IN (${organisationTree(values.push(sees.aggregator))}))`;
  return 'all' in sees ? 'true' : 'false';
}

export type BidFilter = {
  readonly number?: number | undefined;
  readonly portfolio?: string | undefined;
  readonly programme?: string | undefined;
  readonly direction?: 'down' | 'up' | undefined;
  /** Those that touch this span, s UTC. */
  readonly touching?: { readonly from: number; readonly to: number } | undefined;
};

/** Kept bids that the scope sees, as known then, latest first. */
export async function bids(on: Pool | PoolClient, scope: Scope, ask: BidFilter, { received, recorded }: AsOf): Promise<BidRow[]> {
  const values: unknown[] = [Math.min(received, recorded, Number.MAX_SAFE_INTEGER)];
  const where = whereBid(scope, ask, values);
  const sql = `SELECT ${head}, b.outcome, b.received::float8 AS received FROM bid b WHERE ${where} ORDER BY b.number DESC`;
  return (await on.query<BidRow>(sql, values)).rows;
}

/** A page of the same, and how many there are: only the database reads the whole bids. */
export async function bidLines(
  on: Pool,
  scope: Scope,
  { limit, offset, ...ask }: BidFilter & { readonly limit: number; readonly offset: number },
  { received, recorded }: AsOf,
): Promise<{ rows: BidLine[]; total: number }> {
  const values: unknown[] = [Math.min(received, recorded, Number.MAX_SAFE_INTEGER)];
  const where = whereBid(scope, ask, values);
  const counted = await on.query<{ total: number }>(`SELECT count(*)::int AS total FROM bid b WHERE ${where}`, [...values]);
  const paged = [...values, limit, offset];
  const sql = `SELECT ${head}, b.outcome ->> 'zone' AS zone, k.*
    FROM (SELECT b.* FROM bid b WHERE ${where} ORDER BY b.number DESC LIMIT $${paged.length - 1} OFFSET $${paged.length}) b,
    LATERAL (SELECT min(kw) AS "leastKw", max(kw) AS "mostKw"
      FROM (SELECT coalesce((p -> 'steps' -> -1 ->> 'upToKw')::float8, 0) AS kw FROM jsonb_array_elements(b.outcome -> 'periods') p) o) k
    ORDER BY b.number DESC`;
  return { rows: (await on.query<BidLine>(sql, paged)).rows, total: counted.rows[0]?.total ?? 0 };
}

/** SQL: the fields of a bid `b` without its content; `$1` is the instant as of which it is shown. */
const head = `b.number, b.portfolio, b.programme, b.direction, b.starts::float8 AS starts, b.ends::float8 AS ends, b.late,
  b.recorded::float8 AS recorded, b.actor,
  (SELECT min(l.number) FROM bid l WHERE l.portfolio = b.portfolio AND l.programme = b.programme AND l.direction = b.direction
    AND l.number > b.number AND l.recorded <= $1 AND l.starts <= b.starts AND l.ends >= b.ends) AS "supersededBy"`;

function whereBid(scope: Scope, ask: BidFilter, values: unknown[]): string {
  const parts = ['b.recorded <= $1', seesBid(scope, values)];
  for (const field of ['number', 'portfolio', 'programme', 'direction'] as const)
    if (ask[field] !== undefined) parts.push(`b.${field} = $${values.push(ask[field])}`);
  if (ask.touching !== undefined) parts.push(`b.starts < $${values.push(ask.touching.to)} AND b.ends > $${values.push(ask.touching.from)}`);
  return parts.join(' AND ');
}

/** @returns its number from now on */
export async function addBid(on: PoolClient, { actor, identity }: Scope, one: NewBid): Promise<number> {
  const { rows } = await on.query<{ number: number }>(
    `INSERT INTO bid (portfolio, programme, direction, starts, ends, late, outcome, received, recorded, actor, identity)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING number`,
    [
      one.portfolio,
      one.programme,
      one.direction,
      one.starts,
      one.ends,
      one.late,
      JSON.stringify(one.outcome),
      one.received,
      one.recorded,
      actor,
      identity,
    ],
  );
  return (rows[0] as { number: number }).number;
}
