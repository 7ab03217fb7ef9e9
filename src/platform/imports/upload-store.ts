import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from './store.ts';

export type UploadRow = {
  readonly id: string;
  readonly name: string;
  readonly bytes: string;
  readonly sha256: string;
  /** Since when only the packed form exists; null as long as the original exists. */
  readonly packed: Date | null;
  /** Since when it is no longer kept. */
  readonly removed: Date | null;
};

const columns = 'id, name, bytes, sha256, packed, removed';

export async function addUpload(
  on: Queryable,
  scope: Scope,
  row: { id: string; name: string; bytes: number; sha256: string; now: number },
): Promise<void> {
  await on.query(`INSERT INTO upload (id, name, bytes, sha256, actor, stored, used, identity) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`, [
    row.id,
    row.name,
    row.bytes,
    row.sha256,
    scope.actor,
    new Date(row.now),
    scope.identity,
  ]);
}

/** An upload belongs to its sender; no one else finds it. */
export async function findUpload(on: Queryable, scope: Scope, id: string, now: number): Promise<UploadRow | undefined> {
  const sql = `UPDATE upload SET used = $3 WHERE id = $1 AND identity = $2 AND removed IS NULL RETURNING ${columns}`;
  return (await on.query<UploadRow>(sql, [id, scope.identity, new Date(now)])).rows[0];
}

/** The file of an import, of any sender: access to the import is checked before. */
export async function uploadOf(on: Queryable, _: CheckedByCaller | WholeProgram, id: string): Promise<UploadRow | undefined> {
  return (await on.query<UploadRow>(`SELECT ${columns} FROM upload WHERE id = $1`, [id])).rows[0];
}

/** What an import has stored stays; its file with it. */
const kept = `EXISTS (SELECT FROM import WHERE upload = upload.id AND NOT preview AND state IN ('shown', 'undone'))`;
const beingRead = `EXISTS (SELECT FROM import WHERE upload = upload.id AND state = 'begun')`;

/** Forgets uploads that have not been used since then and were never imported; returns their ids. */
export async function forgetUploads(on: Queryable, _: WholeProgram, before: number): Promise<string[]> {
  const sql = `DELETE FROM upload WHERE used < $1 AND removed IS NULL AND NOT ${kept} AND NOT ${beingRead} RETURNING id`;
  return (await on.query<{ id: string }>(sql, [new Date(before)])).rows.map((row) => row.id);
}

export async function uploadIds(on: Queryable, _: WholeProgram): Promise<Set<string>> {
  return new Set((await on.query<{ id: string }>(`SELECT id FROM upload`)).rows.map((row) => row.id));
}

/** A file that an import has read and that exists in its original form. */
export type WaitingRow = {
  readonly id: string;
  readonly bytes: string;
  readonly sha256: string;
  readonly used: Date;
  readonly header_row: string | null;
};

const lastBegan = `(SELECT max(began) FROM import WHERE upload = upload.id AND NOT preview AND state IN ('shown', 'undone'))`;

/** An import uses its file after it began, and not after it ended. */
const lastRead = `(SELECT max(coalesce(ended, began)) FROM import WHERE upload = upload.id AND NOT preview AND state IN ('shown', 'undone'))`;

/** Files to be packed, oldest first: not used since the end of the last import that read them, or not since `quiet`. */
export async function waitingUploads(on: Queryable, _: WholeProgram, quiet: number, limit: number): Promise<WaitingRow[]> {
  const found = await on.query<WaitingRow>(
    `SELECT id, bytes, sha256, used,
       (SELECT options ->> 'headerRow' FROM import WHERE upload = upload.id AND NOT preview ORDER BY import.id LIMIT 1) AS header_row
     FROM upload WHERE packed IS NULL AND removed IS NULL AND ${kept} AND NOT ${beingRead} AND (used <= ${lastRead} OR used < $1)
     ORDER BY stored LIMIT $2`,
    [new Date(quiet), limit],
  );
  return found.rows;
}

/** Marks a file as packed; false if it has been used meanwhile, and stays in its original form for now. */
export async function markPacked(on: Queryable, _: WholeProgram, row: WaitingRow, bytes: number, now: number): Promise<boolean> {
  const found = await on.query(`UPDATE upload SET packed = $2, packed_bytes = $3 WHERE id = $1 AND used = $4 AND NOT ${beingRead}`, [
    row.id,
    new Date(now),
    bytes,
    row.used,
  ]);
  return (found.rowCount ?? 0) > 0;
}

/** Marks a file as restored to its original form. */
export async function markUnpacked(on: Queryable, _: WholeProgram, id: string): Promise<void> {
  await on.query('UPDATE upload SET packed = NULL, packed_bytes = NULL WHERE id = $1', [id]);
}

/** Marks files as no longer kept. */
export async function markRemoved(on: Queryable, _: WholeProgram, ids: readonly string[], now: number): Promise<void> {
  await on.query('UPDATE upload SET removed = $2, packed = NULL, packed_bytes = NULL WHERE id = ANY($1::text[])', [ids, new Date(now)]);
}

/** Files whose last import began before then. */
export async function outlived(on: Queryable, _: WholeProgram, before: number): Promise<{ id: string; sha256: string }[]> {
  const sql = `SELECT id, sha256 FROM upload WHERE removed IS NULL AND ${kept} AND NOT ${beingRead} AND ${lastBegan} < $1`;
  return (await on.query<{ id: string; sha256: string }>(sql, [new Date(before)])).rows;
}

/** Which of these hashes belong to a file that is kept. */
export async function stillKept(on: Queryable, _: WholeProgram, hashes: readonly string[]): Promise<Set<string>> {
  const sql = 'SELECT DISTINCT sha256 FROM upload WHERE removed IS NULL AND sha256 = ANY($1::text[])';
  return new Set((await on.query<{ sha256: string }>(sql, [hashes])).rows.map((row) => row.sha256));
}

/** Files that should exist, by id, for the doctor. */
export async function keptUploads(
  on: Queryable,
  _: WholeProgram,
  after: string,
  limit: number,
): Promise<(UploadRow & { readonly import: number })[]> {
  const sql = `SELECT ${columns}, (SELECT min(import.id) FROM import WHERE upload = upload.id AND NOT preview) AS import
     FROM upload WHERE removed IS NULL AND ${kept} AND id > $1 ORDER BY id LIMIT $2`;
  return (await on.query<UploadRow & { import: number }>(sql, [after, limit])).rows;
}
