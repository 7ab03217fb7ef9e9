import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import { seesProject } from '#registry/project/public/scope-filter.ts';
import type { Draft, DraftHead, DraftKind } from './facts.ts';

type Queryable = Pool | PoolClient;

const head = `d.id, d.kind, d.project, d.title, d.revision, d.owner, d.created, d.created_by AS "createdBy", d.updated,
  d.updated_by AS "updatedBy"`;

/** SQL for «this scope sees the draft»: its own, and those of projects that it sees. */
function seen(scope: Scope, values: unknown[]): string {
  return `(d.owner = $${values.push(scope.identity)} OR ${seesProject(scope, 'd.project', values)})`;
}

export type DraftFilter = {
  readonly kind?: DraftKind | undefined;
  readonly project?: string | undefined;
  readonly own?: boolean | undefined;
  readonly search?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** A page of the drafts within the scope, last saved first, and the total. */
export async function list(on: Queryable, scope: Scope, ask: DraftFilter): Promise<{ drafts: DraftHead[]; total: number }> {
  const values: unknown[] = [];
  const parts = [seen(scope, values)];
  if (ask.kind !== undefined) parts.push(`d.kind = $${values.push(ask.kind)}`);
  if (ask.project !== undefined) parts.push(`d.project = $${values.push(ask.project)}`);
  if (ask.own === true) parts.push(`d.owner = $${values.push(scope.identity)}`);
  const search = ask.search?.trim().toLowerCase() ?? '';
  if (search !== '') parts.push(`strpos(lower(d.title), $${values.push(search)}) > 0`);
  const from = `FROM draft d WHERE ${parts.join(' AND ')}`;
  const counted = await on.query<{ count: string }>(`SELECT count(*) ${from}`, values);
  const paged = [...values, ask.limit, ask.offset];
  const found = await on.query<DraftHead>(
    `SELECT ${head} ${from} ORDER BY d.updated DESC, d.id DESC LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { drafts: found.rows, total: Number(counted.rows[0]?.count ?? 0) };
}

/** A draft within the scope, by its number. @param hold locks it until the end of the transaction, so that two saves do not collide */
export async function find(on: Queryable, scope: Scope, id: number, hold = false): Promise<Draft | undefined> {
  const values: unknown[] = [id];
  const sql = `SELECT ${head}, d.question, d.knowledge FROM draft d WHERE d.id = $1 AND ${seen(scope, values)}${hold ? ' FOR UPDATE OF d' : ''}`;
  return (await on.query<Draft>(sql, values)).rows[0];
}

/** The stored content of a draft. */
type Content = Pick<Draft, 'project' | 'title' | 'question' | 'knowledge'>;

const written = ({ project, title, question, knowledge }: Content) => [project, title, JSON.stringify(question), knowledge];

/** How many drafts the scope owns. */
export async function countOwn(on: Queryable, scope: Scope): Promise<number> {
  const found = await on.query<{ count: string }>('SELECT count(*) FROM draft WHERE owner = $1', [scope.identity]);
  return Number(found.rows[0]?.count ?? 0);
}

/** Stores a new draft owned by the scope; returns its number. */
export async function add(on: Queryable, scope: Scope, kind: DraftKind, content: Content, now: number): Promise<number> {
  const made = await on.query<{ id: number }>(
    `INSERT INTO draft (project, title, question, knowledge, kind, owner, created, created_by, updated, updated_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8) RETURNING id`,
    [...written(content), kind, scope.identity, new Date(now), scope.actor],
  );
  return (made.rows[0] as { id: number }).id;
}

/** Writes the next revision of a locked draft. */
export async function save(on: PoolClient, scope: Scope, id: number, content: Content, now: number): Promise<void> {
  await on.query(
    `UPDATE draft SET project = $1, title = $2, question = $3, knowledge = $4, revision = revision + 1, updated = $5, updated_by = $6
     WHERE id = $7`,
    [...written(content), new Date(now), scope.actor, id],
  );
}

/** Deletes a draft that the caller is already known to see. */
export async function remove(on: Queryable, _: CheckedByCaller, id: number): Promise<void> {
  await on.query('DELETE FROM draft WHERE id = $1', [id]);
}
