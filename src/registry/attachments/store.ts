import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Entry, KeptWith, Revision } from './facts.ts';

type Queryable = Pool | PoolClient;

type Row = {
  id: number;
  building: string;
  spool: string | null;
  name: string | null;
  type: string | null;
  bytes: string | null;
  sha256: string | null;
  made: number;
  made_by: string;
  made_identity: string;
  made_at: Date;
  revision: number;
  text: string;
  taken_back: boolean;
  actor: string;
  recorded: Date;
};

/** Entries with their first and last revision. */
const whole = `FROM attachment e
  CROSS JOIN LATERAL (SELECT r.id AS made, r.actor AS made_by, r.identity AS made_identity, r.recorded AS made_at FROM attachment_revision r WHERE r.entry = e.id ORDER BY r.id LIMIT 1) first
  CROSS JOIN LATERAL (SELECT r.id AS revision, r.text, r.taken_back, r.actor, r.recorded FROM attachment_revision r WHERE r.entry = e.id ORDER BY r.id DESC LIMIT 1) last`;

const columns =
  'e.id, e.building, e.spool, e.name, e.type, e.bytes, e.sha256, made, made_by, made_identity, made_at, revision, text, taken_back, actor, recorded';

function entryOf(row: Row): Entry {
  const { spool, name, type, bytes, sha256 } = row;
  const isFile = spool !== null && name !== null && type !== null && bytes !== null && sha256 !== null;
  return {
    id: row.id,
    building: row.building,
    file: isFile ? { spool, name, type, bytes: Number(bytes), sha256 } : null,
    made: { id: row.made, by: row.made_by, identity: row.made_identity, at: row.made_at },
    now: { id: row.revision, text: row.text, takenBack: row.taken_back, by: row.actor, at: row.recorded },
  };
}

/** Adds an entry to a building; the caller has checked that the scope sees it. */
export async function addEntry(on: PoolClient, _: CheckedByCaller, building: string, file: KeptWith | null): Promise<number> {
  const found = await on.query<{ id: number }>(
    'INSERT INTO attachment (building, kind, spool, name, type, bytes, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id',
    [
      building,
      file === null ? 'note' : 'file',
      file?.spool ?? null,
      file?.name ?? null,
      file?.type ?? null,
      file?.bytes ?? null,
      file?.sha256 ?? null,
    ],
  );
  return (found.rows[0] as { id: number }).id;
}

export async function addRevision(
  on: PoolClient,
  scope: Scope,
  entry: number,
  { text, takenBack, now }: { readonly text: string; readonly takenBack: boolean; readonly now: number },
): Promise<number> {
  const made = await on.query<{ id: number }>(
    'INSERT INTO attachment_revision (entry, text, taken_back, actor, recorded, identity) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
    [entry, text, takenBack, scope.actor, new Date(now), scope.identity],
  );
  return (made.rows[0] as { id: number }).id;
}

/** Records which import wrote a revision, and whether it also created the entry. */
export async function cameBy(
  on: PoolClient,
  _: WholeProgram,
  came: { revision: number; import: number; entry: number; made: boolean },
): Promise<void> {
  await on.query('INSERT INTO attachment_import (revision, import, entry, made) VALUES ($1, $2, $3, $4)', [
    came.revision,
    came.import,
    came.entry,
    came.made,
  ]);
}

type Brought = {
  readonly revision: number;
  readonly entry: number;
  readonly building: string;
  readonly made: boolean;
  readonly text: string;
  /** The last revision of the entry, and its author. */
  readonly last: number;
  readonly by: string;
  /** The entry's previous content. */
  readonly before: { readonly text: string; readonly takenBack: boolean } | null;
};

/** What an import wrote, each entry locked until the end of the transaction. */
export async function broughtBy(on: PoolClient, _: WholeProgram, id: number): Promise<Brought[]> {
  await on.query('SELECT id FROM attachment WHERE id IN (SELECT entry FROM attachment_import WHERE import = $1) ORDER BY id FOR UPDATE', [
    id,
  ]);
  const found = await on.query<Brought>(
    `SELECT i.revision, i.entry, e.building, i.made, r.text, last.id AS last, last.actor AS by,
       (SELECT jsonb_build_object('text', b.text, 'takenBack', b.taken_back) FROM attachment_revision b WHERE b.entry = i.entry AND b.id < i.revision ORDER BY b.id DESC LIMIT 1) AS before
     FROM attachment_import i JOIN attachment_revision r ON r.id = i.revision JOIN attachment e ON e.id = i.entry
       CROSS JOIN LATERAL (SELECT l.id, l.actor FROM attachment_revision l WHERE l.entry = i.entry ORDER BY l.id DESC LIMIT 1) last
     WHERE i.import = $1 ORDER BY i.revision`,
    [id],
  );
  return found.rows;
}

/** The codes of buildings for which an import wrote something. */
export async function buildingsOfImport(on: Queryable, _: CheckedByCaller | WholeProgram, id: number): Promise<string[]> {
  const sql = 'SELECT DISTINCT e.building FROM attachment_import i JOIN attachment e ON e.id = i.entry WHERE i.import = $1';
  return (await on.query<{ building: string }>(sql, [id])).rows.map(({ building }) => building);
}

/** The codes that have entries, in order. */
export async function codesWithEntries(on: Queryable, _: WholeProgram): Promise<string[]> {
  const found = await on.query<{ building: string }>('SELECT DISTINCT building FROM attachment ORDER BY building');
  return found.rows.map(({ building }) => building);
}

/** An entry by its number, regardless of scope: the registry decides whether the requester sees its building. */
export async function find(on: Queryable, _: CheckedByCaller, id: number): Promise<Entry | undefined> {
  const [row] = (await on.query<Row>(`SELECT ${columns} ${whole} WHERE e.id = $1`, [id])).rows;
  return row === undefined ? undefined : entryOf(row);
}

/** Entries by their numbers. */
export async function some(on: Queryable, _: CheckedByCaller, ids: readonly number[]): Promise<Entry[]> {
  return (await on.query<Row>(`SELECT ${columns} ${whole} WHERE e.id = ANY($1)`, [ids])).rows.map(entryOf);
}

/** Locks an entry until the end of the transaction, so that changes cannot collide. */
export async function hold(on: PoolClient, _: CheckedByCaller, id: number): Promise<void> {
  await on.query('SELECT id FROM attachment WHERE id = $1 FOR UPDATE', [id]);
}

export type Page = { readonly takenBack: boolean; readonly limit: number; readonly offset: number };

/** Entries written under these codes, newest first. */
export async function list(on: Queryable, _: CheckedByCaller, codes: readonly string[], page: Page): Promise<Entry[]> {
  const found = await on.query<Row>(
    `SELECT ${columns} ${whole} WHERE e.building = ANY($1) AND ($2 OR NOT taken_back) ORDER BY e.id DESC LIMIT $3 OFFSET $4`,
    [codes, page.takenBack, page.limit, page.offset],
  );
  return found.rows.map(entryOf);
}

/** How many entries were written under these codes, and how many of them are withdrawn. */
export async function count(on: Queryable, _: CheckedByCaller, codes: readonly string[]): Promise<{ all: number; takenBack: number }> {
  const sql = `SELECT count(*)::int AS all, (count(*) FILTER (WHERE taken_back))::int AS "takenBack" ${whole} WHERE e.building = ANY($1)`;
  return (await on.query<{ all: number; takenBack: number }>(sql, [codes])).rows[0] ?? { all: 0, takenBack: 0 };
}

/** Those of these buildings with entries that are not withdrawn, and how many. */
export async function countByCode(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  codes: readonly string[],
): Promise<{ code: string; count: number }[]> {
  const sql = `SELECT e.building AS code, count(*)::int AS count ${whole} WHERE e.building = ANY($1) AND NOT taken_back GROUP BY 1 ORDER BY 1 LIMIT 100`;
  return (await on.query<{ code: string; count: number }>(sql, [codes])).rows;
}

/** All revisions of an entry, newest first. */
export async function revisions(on: Queryable, _: CheckedByCaller, entry: number): Promise<Revision[]> {
  const sql = `SELECT id, text, taken_back AS "takenBack", actor AS by, recorded AS at FROM attachment_revision WHERE entry = $1 ORDER BY id DESC`;
  return (await on.query<Revision>(sql, [entry])).rows;
}

export type StoredFile = {
  readonly id: number;
  readonly building: string;
  readonly name: string;
  readonly spool: string;
  readonly bytes: number;
};

/** Files of all buildings, a batch at a time, in order of their numbers. */
export async function files(on: Queryable, _: WholeProgram, after: number, limit: number): Promise<StoredFile[]> {
  const sql = `SELECT id, building, name, spool, bytes::float8 AS bytes FROM attachment WHERE kind = 'file' AND id > $1 ORDER BY id LIMIT $2`;
  return (await on.query<StoredFile>(sql, [after, limit])).rows;
}
