import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { NoteFilter } from '../note-store.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** Papers of notes that a job writes together. */
export type StatementBatch = {
  readonly job: string;
  readonly season: string;
  readonly asked: NoteFilter;
  readonly notes: number;
  /** For how many days the link in each paper is valid; null: no link. */
  readonly linkDays: number | null;
};

/** The number of batches kept per person. */
const kept = 3;

/** Records that a batch has begun; the oldest ones of the same person are deleted. */
export async function addBatch(
  on: Queryable,
  scope: Scope,
  { job, season, asked, notes, linkDays }: StatementBatch,
  now: number,
): Promise<void> {
  await on.query(
    'INSERT INTO heat_statement_batch (job, identity, season, asked, notes, link_days, begun) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [job, scope.identity, season, JSON.stringify(asked), notes, linkDays, new Date(now)],
  );
  await on.query(
    `DELETE FROM heat_statement_batch WHERE job IN
       (SELECT job FROM heat_statement_batch WHERE identity = $1 ORDER BY begun DESC, job OFFSET ${kept})`,
    [scope.identity],
  );
}

/** A batch of the caller. */
export async function batchOf(on: Queryable, scope: Scope, job: string): Promise<StatementBatch | undefined> {
  const { rows } = await on.query<StatementBatch>(
    'SELECT job, season, asked, notes, link_days AS "linkDays" FROM heat_statement_batch WHERE job = $1 AND identity = $2',
    [job, scope.identity],
  );
  return rows[0];
}

export type StatementFile = { readonly number: string; readonly bytes: Uint8Array };

/** Stores papers of an existing batch; existing papers stay. */
export async function addPapers(on: Queryable, _: CheckedByCaller, job: string, papers: readonly StatementFile[]): Promise<void> {
  await on.query(
    `INSERT INTO heat_statement_file (job, number, bytes) SELECT $1, * FROM unnest($2::text[], $3::bytea[]) ON CONFLICT DO NOTHING`,
    [job, papers.map(({ number }) => number), papers.map(({ bytes }) => Buffer.from(bytes))],
  );
}

/** Which papers of a batch exist. */
export async function papersThere(on: Queryable, _: CheckedByCaller, job: string): Promise<Set<string>> {
  const { rows } = await on.query<{ number: string }>('SELECT number FROM heat_statement_file WHERE job = $1', [job]);
  return new Set(rows.map(({ number }) => number));
}

/** Papers of a batch by number, in portions. */
export async function* papersOf(on: Queryable, _: CheckedByCaller, job: string): AsyncGenerator<StatementFile> {
  const atOnce = 50;
  for (let last = ''; ;) {
    const { rows } = await on.query<{ number: string; bytes: Buffer }>(
      `SELECT number, bytes FROM heat_statement_file WHERE job = $1 AND number COLLATE "C" > $2 ORDER BY number COLLATE "C" LIMIT ${atOnce}`,
      [job, last],
    );
    yield* rows;
    if (rows.length < atOnce) return;
    last = rows.at(-1)?.number ?? '';
  }
}
