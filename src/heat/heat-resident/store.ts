import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Pool, PoolClient } from 'pg';
import type { Scope, Sight } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { organisationTree } from '#platform/place/place.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** A link into an account; `sees`: what its creator saw at the time. */
export type LinkRow = {
  readonly id: number;
  readonly account: string;
  readonly sees: Sight;
  readonly expires: Date;
  readonly made: Date;
  readonly by: string;
  readonly used: Date | null;
  readonly gone: Date | null;
};

const columns = 'l.id, l.account, l.sees, l.expires, l.made, l.actor AS by, l.used, l.gone FROM heat_link l';

/** SQL for «this scope may manage the link»: its creator has the same scope, or is a company below it. Pushes what it needs. */
function looksAfter({ sees }: Scope, values: unknown[]): string {
  if ('all' in sees) return 'true';
  if ('operator' in sees) return `l.sees ->> 'operator' IN (${organisationTree(values.push(sees.operator))})`;
  return `l.sees = $${values.push(JSON.stringify(sees))}::jsonb`;
}

export type NewLink = Pick<LinkRow, 'account' | 'sees' | 'expires'> & { readonly hash: string };

/** Stores a link by its hash. @returns its number */
export async function addLink(on: Queryable, scope: Scope, { account, sees, expires, hash }: NewLink, now: number): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO heat_link (account, sees, hash, expires, made, actor) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
    [account, JSON.stringify(sees), hash, expires, new Date(now), scope.actor],
  );
  return rows[0]?.id as number;
}

/** The link with a token's hash, including expired ones. */
export async function linkOf(on: Queryable, _: WholeProgram, hash: string): Promise<LinkRow | undefined> {
  return (await on.query<LinkRow>(`SELECT ${columns} WHERE l.hash = $1`, [hash])).rows[0];
}

export const markUsed = (on: Queryable, _: CheckedByCaller, id: number, now: number): Promise<unknown> =>
  on.query('UPDATE heat_link SET used = $2 WHERE id = $1', [id, new Date(now)]);

/** Links into an account that the scope manages, newest first. */
export async function linksOf(on: Queryable, scope: Scope, account: string): Promise<OfAll<LinkRow>> {
  const values: unknown[] = [account];
  const sql = `SELECT ${countOfAll}, ${columns} WHERE l.account = $1 AND ${looksAfter(scope, values)} ORDER BY l.id DESC LIMIT 200`;
  return ofAll((await on.query<LinkRow & { ofAll: number }>(sql, values)).rows);
}

/** Takes a link back; an expired one stays unchanged. @returns the link, if the scope manages it */
export async function endLink(on: Queryable, scope: Scope, id: number, now: number): Promise<LinkRow | undefined> {
  const values: unknown[] = [id, new Date(now)];
  const sees = looksAfter(scope, values);
  await on.query(`UPDATE heat_link l SET gone = $2 WHERE l.id = $1 AND l.gone IS NULL AND l.expires > $2 AND ${sees}`, values);
  const again: unknown[] = [id];
  return (await on.query<LinkRow>(`SELECT ${columns} WHERE l.id = $1 AND ${looksAfter(scope, again)}`, again)).rows[0];
}

/** An objection: its case, and the household, season and note that it is about. */
export type ObjectionRow = {
  readonly code: string;
  readonly account: string;
  readonly company: string;
  readonly household: string;
  readonly season: string;
  readonly note: string | null;
  readonly made: Date;
};

const objectionColumns = 'o.code, o.account, o.company, o.household, o.season, o.note, o.made FROM heat_objection o';

export const addObjection = (on: Queryable, _: CheckedByCaller, one: ObjectionRow & { readonly link: number }): Promise<unknown> =>
  on.query(
    'INSERT INTO heat_objection (code, account, company, household, season, note, made, link) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [one.code, one.account, one.company, one.household, one.season, one.note, one.made, one.link],
  );

/** Objections of an account to bills of these companies (null: all), or about a household; newest first. */
export async function objectionsOf(
  on: Queryable,
  scope: Scope,
  { account = null, household = null }: { readonly account?: string | null; readonly household?: string | null },
): Promise<OfAll<ObjectionRow>> {
  const values: unknown[] = [account, household];
  const { sees } = scope;
  const seen = 'operator' in sees ? `o.company IN (${organisationTree(values.push(sees.operator))})` : 'all' in sees ? 'true' : 'false';
  const sql = `SELECT ${countOfAll}, ${objectionColumns} WHERE ($1::text IS NULL OR o.account = $1) AND ($2::text IS NULL OR o.household = $2) AND ${seen}
    ORDER BY o.made DESC, o.code DESC LIMIT 100`;
  return ofAll((await on.query<ObjectionRow & { ofAll: number }>(sql, values)).rows);
}
