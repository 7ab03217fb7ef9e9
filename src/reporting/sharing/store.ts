import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { Expected, FeedTerms, Mask } from './facts.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** A feed as stored. `number` identifies it in the store of rows. */
export type Feed = FeedTerms & {
  readonly number: number;
  readonly edition: number;
  readonly made: Date;
  readonly actor: string;
  readonly ended: Date | null;
};

type FeedRow = Omit<Feed, 'mask' | 'webhook' | 'dataFrom' | 'dataUntil'> & {
  readonly data_from: string | null;
  readonly data_until: string | null;
  readonly k: number | null;
  readonly by: string[] | null;
  readonly webhook: string | null;
};

const columns = `number, id, dataset, region, fields, receiver AS "to", purpose, agreement, to_char(begins, 'YYYY-MM-DD') AS "from",
  to_char(ends, 'YYYY-MM-DD') AS until,
  to_char(data_begins, 'YYYY-MM-DD') AS data_from, to_char(data_ends, 'YYYY-MM-DD') AS data_until, mask_k AS k, mask_by AS by, webhook, edition, made, actor, ended`;

function feedOf({ k, by, webhook, data_from: dataFrom, data_until: dataUntil, ...row }: FeedRow): Feed {
  const mask: Mask | undefined = k === null ? undefined : { k, by: by ?? [] };
  return {
    ...row,
    ...(dataFrom !== null && { dataFrom }),
    ...(dataUntil !== null && { dataUntil }),
    ...(mask !== undefined && { mask }),
    ...(webhook !== null && { webhook }),
  };
}

/** SQL: a scope of a region sees what belongs to its places; organisations see nothing. */
function seesPlace({ sees }: Scope, column: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  return 'region' in sees ? withinPlace(column, values.push(sees.region)) : 'false';
}

/** The feeds of the places that a scope sees. */
export async function feeds(on: Queryable, scope: Scope): Promise<Feed[]> {
  const values: unknown[] = [];
  const where = seesPlace(scope, 'feed.region', values);
  return (await on.query<FeedRow>(`SELECT ${columns} FROM feed WHERE ${where} ORDER BY id COLLATE "C"`, values)).rows.map(feedOf);
}

/** A feed by its name, regardless of scope: the caller checks what the requester may have of it. */
export async function feedNamed(on: Queryable, _: CheckedByCaller, id: string): Promise<Feed | undefined> {
  return (await on.query<FeedRow>(`SELECT ${columns} FROM feed WHERE id = $1`, [id])).rows.map(feedOf)[0];
}

/** The same, locked until the transaction ends: no one else can make an edition of it. */
export async function feedLocked(on: PoolClient, _: CheckedByCaller | WholeProgram, number: number): Promise<Feed | undefined> {
  return (await on.query<FeedRow>(`SELECT ${columns} FROM feed WHERE number = $1 FOR UPDATE`, [number])).rows.map(feedOf)[0];
}

/** @returns false if the name is taken */
export async function addFeed(on: Queryable, scope: Scope, terms: FeedTerms, now: number): Promise<boolean> {
  const { id, dataset, region, fields, to, purpose, agreement, from, until, dataFrom, dataUntil, mask, webhook } = terms;
  const { rowCount } = await on.query(
    `INSERT INTO feed (id, dataset, region, fields, receiver, purpose, agreement, begins, ends, mask_k, mask_by, webhook, identity, actor, made,
       data_begins, data_ends)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (id) DO NOTHING`,
    [
      id,
      dataset,
      region,
      fields,
      to,
      purpose,
      agreement,
      from,
      until,
      mask?.k ?? null,
      mask?.by ?? null,
      webhook ?? null,
      scope.identity,
      scope.actor,
      new Date(now),
      dataFrom ?? null,
      dataUntil ?? null,
    ],
  );
  return rowCount === 1;
}

export async function endFeed(on: Queryable, scope: Scope, number: number, now: number): Promise<void> {
  await on.query('UPDATE feed SET ended = $2, ended_by = $3 WHERE number = $1 AND ended IS NULL', [number, new Date(now), scope.actor]);
}

/** Records a new edition. */
export async function addEdition(
  on: PoolClient,
  _: CheckedByCaller | WholeProgram,
  { number }: Feed,
  edition: number,
  token: string,
  now: number,
) {
  await on.query('UPDATE feed SET edition = $2 WHERE number = $1', [number, edition]);
  await on.query('INSERT INTO feed_edition (feed, edition, token, at) VALUES ($1, $2, $3, $4)', [number, edition, token, new Date(now)]);
}

/** The edition that a token names, of this feed only. */
export async function editionOf(on: Queryable, _: CheckedByCaller, { number }: Feed, token: string): Promise<number | undefined> {
  const sql = 'SELECT edition FROM feed_edition WHERE feed = $1 AND token = $2';
  return (await on.query<{ edition: number }>(sql, [number, token])).rows[0]?.edition;
}

export async function tokenOf(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  { number }: Feed,
  edition: number,
): Promise<string | undefined> {
  const sql = 'SELECT token FROM feed_edition WHERE feed = $1 AND edition = $2';
  return (await on.query<{ token: string }>(sql, [number, edition])).rows[0]?.token;
}

/** A response that was sent. `from`, `to`: tokens. */
export type Take = {
  readonly at: Date;
  readonly by: string;
  readonly format: string;
  readonly rows: number;
  readonly from: string | null;
  readonly to: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly whole: boolean;
};

export async function addTake(on: Queryable, scope: Scope, { number }: Feed, take: Omit<Take, 'by'>): Promise<void> {
  const { at, format, rows, from, to, sha256, bytes, whole } = take;
  await on.query(
    `INSERT INTO feed_take (feed, at, identity, actor, format, rows, from_token, to_token, sha256, bytes, whole)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [number, at, scope.identity, scope.actor, format, rows, from, to, sha256, bytes, whole],
  );
}

/** The takes of a feed, latest first. */
export async function takes(on: Queryable, _: CheckedByCaller, { number }: Feed, limit: number): Promise<OfAll<Take>> {
  const sql = `SELECT at, actor AS by, format, rows::float8 AS rows, from_token AS "from", to_token AS "to", sha256, bytes::float8 AS bytes, whole,
      ${countOfAll} FROM feed_take WHERE feed = $1 ORDER BY id DESC LIMIT $2`;
  return ofAll((await on.query<Take & { ofAll: number }>(sql, [number, limit])).rows);
}

/** How often each feed was taken, and when last. */
export async function takeCounts(on: Queryable, _: CheckedByCaller): Promise<Map<number, { readonly count: number; readonly last: Date }>> {
  const sql = 'SELECT feed, count(*)::int AS count, max(at) AS last FROM feed_take GROUP BY feed';
  const { rows } = await on.query<{ feed: number; count: number; last: Date }>(sql);
  return new Map(rows.map(({ feed, ...rest }) => [feed, rest]));
}

export async function addExpected(on: Queryable, scope: Scope, given: Expected, now: number): Promise<void> {
  const { supplier, carrier, region, every, due } = given;
  await on.query(
    'INSERT INTO delivery_expected (supplier, carrier, region, every, due, identity, actor, made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [supplier, carrier, region, every, due, scope.identity, scope.actor, new Date(now)],
  );
}

/** Locks expectations until the transaction ends. */
export async function holdExpected(on: Queryable, _: CheckedByCaller): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(7061984204)');
}

/** Expectations as known then, of the places that a scope sees, or of the supplier that it is. @param until ms */
export async function expectedOf(
  on: Queryable,
  scope: Scope,
  supplier: string | undefined,
  until: number,
): Promise<(Expected & { readonly id: number })[]> {
  const values: unknown[] = [new Date(Math.min(until, lastInstant))];
  const { sees } = scope;
  const sight = 'operator' in sees ? `supplier = $${values.push(sees.operator)}` : seesPlace(scope, 'delivery_expected.region', values);
  const own = supplier === undefined ? 'true' : `supplier = $${values.push(supplier)}`;
  const sql = `SELECT DISTINCT ON (supplier COLLATE "C", carrier, region) supplier, carrier, region, every, due, id FROM delivery_expected
    WHERE made <= $1 AND ${sight} AND ${own} ORDER BY supplier COLLATE "C", carrier, region, id DESC`;
  return (await on.query<Expected & { readonly id: number }>(sql, values)).rows;
}

/** The last instant that a `Date` can hold, ms. */
const lastInstant = 8.64e15;
