import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Post } from './facts.ts';
import { lookers } from './store.ts';

type Queryable = Pool | PoolClient;

/** A post as last stated; its holder is identified by an identity that is never reused. */
export type PostRow = Post & {
  readonly holderIdentity: string;
  readonly insteadIdentity: string | null;
  readonly statedBy: string;
  readonly stated: Date;
  /** Version of the statement; a newer one is higher. */
  readonly version: number;
};

const columns = `p.holder, p.holder_identity AS "holderIdentity", p.procedure, p.role, p.region, p.valid_from::text AS "from",
  p.valid_until::text AS until, p.instead_of AS "insteadOf", p.instead_identity AS "insteadIdentity", p.actor AS "statedBy", p.stated, p.id AS version`;

/** SQL: posts of places within the scope's, or containing it, and its own. */
function seen({ role, sees, identity }: Scope, values: unknown[]): string {
  const mayLook = lookers.includes(role);
  if (mayLook && 'all' in sees) return 'true';
  const own = `p.holder_identity = $${values.push(identity)}`;
  if (!mayLook || !('region' in sees)) return own;
  const at = values.push(sees.region);
  return `(${own} OR p.region = $${at} OR EXISTS (SELECT FROM place_within w
    WHERE (w.place = p.region AND w.ancestor = $${at}) OR (w.place = $${at} AND w.ancestor = p.region)))`;
}

/**
 * The last statement of each post in the scope, by procedure, role and holder.
 * @param day only those in force on this local day
 */
export async function posts(on: Queryable, scope: Scope, day?: string): Promise<PostRow[]> {
  const values: unknown[] = [day ?? null];
  const sql = `SELECT ${columns} FROM (
      SELECT DISTINCT ON (holder_identity, procedure, role, region, coalesce(instead_identity, '')) * FROM post
      ORDER BY holder_identity, procedure, role, region, coalesce(instead_identity, ''), id DESC) p
    WHERE ($1::date IS NULL OR (coalesce(p.valid_from <= $1, true) AND coalesce(p.valid_until >= $1, true))) AND ${seen(scope, values)}
    ORDER BY p.procedure COLLATE "C", p.role COLLATE "C", p.region COLLATE "C", p.holder COLLATE "C", p.instead_of COLLATE "C" NULLS FIRST`;
  return (await on.query<PostRow>(sql, values)).rows;
}

type NewPost = Omit<PostRow, 'statedBy' | 'version'>;

/** The last statement of the same post, regardless of the caller; until the transaction ends no one else can state it. */
export async function lastStatement(on: PoolClient, _: WholeProgram, post: Omit<NewPost, 'stated'>): Promise<PostRow | undefined> {
  const of = [post.holderIdentity, post.procedure, post.role, post.region, post.insteadIdentity ?? ''];
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984203))', [JSON.stringify(of)]);
  const sql = `SELECT ${columns} FROM post p WHERE holder_identity = $1 AND procedure = $2 AND role = $3 AND region = $4
    AND coalesce(instead_identity, '') = $5 ORDER BY id DESC LIMIT 1`;
  return (await on.query<PostRow>(sql, of)).rows[0];
}

/** States a post; earlier statements of it no longer count. @returns its version */
export async function statePost(on: Queryable, scope: Scope, post: NewPost): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    `INSERT INTO post (holder, holder_identity, procedure, role, region, valid_from, valid_until, instead_of, instead_identity, actor, identity, stated)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
    [
      post.holder,
      post.holderIdentity,
      post.procedure,
      post.role,
      post.region,
      post.from,
      post.until,
      post.insteadOf,
      post.insteadIdentity,
      scope.actor,
      scope.identity,
      post.stated,
    ],
  );
  return (rows[0] as { id: number }).id;
}
