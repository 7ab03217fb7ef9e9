import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { SameForAll, WholeProgram } from '#kernel/unscoped.ts';
import type { Kept } from './compare.ts';
import type { Kind } from './entry.ts';

type Row = { id: string; version: number; kind: Kind; written: string; first_seen: Date };

/** Every version of every entry that the program has ever seen. Knowledge is the same for everyone who may sign in. */
export async function keptVersions(postgres: Pool, _: SameForAll): Promise<Kept[]> {
  const { rows } = await postgres.query<Row>('SELECT id, version, kind, written, first_seen FROM knowledge_seen ORDER BY first_seen, id, version');
  return rows.map((row) => ({ id: row.id, version: row.version, kind: row.kind, written: row.written, firstSeen: row.first_seen.getTime() }));
}

/** Stores new versions, all or none. */
export async function keep(postgres: Pool, _: WholeProgram, fresh: readonly Kept[]): Promise<void> {
  if (fresh.length === 0) return;
  await postgres.query(
    `INSERT INTO knowledge_seen (id, version, kind, digest, written, first_seen)
     SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])`,
    [
      fresh.map((row) => row.id),
      fresh.map((row) => row.version),
      fresh.map((row) => row.kind),
      fresh.map((row) => createHash('sha256').update(row.written).digest('hex')),
      fresh.map((row) => row.written),
      fresh.map((row) => new Date(row.firstSeen)),
    ],
  );
}
