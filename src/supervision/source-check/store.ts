import type { Pool, PoolClient } from 'pg';
import type { KeptWith } from '#registry/attachments/facts.ts';
import type { Scope } from '#kernel/scope.ts';
import { type SameForAll, sameForAll } from '#kernel/unscoped.ts';
import type { Check, CheckedKind, ReadCell } from './facts.ts';

type Queryable = Pool | PoolClient;

type Row = {
  id: number;
  base: string;
  entry: string;
  version: number;
  kind: CheckedKind;
  cells: ReadCell[];
  edition: string;
  page: string;
  note: string;
  scan_spool: string;
  scan_name: string;
  scan_type: string;
  scan_bytes: string;
  scan_sha256: string;
  typed_by: string;
  typed_identity: string;
  typed_person: string;
  typed_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  ended: NonNullable<Check['ended']>['as'] | null;
  ended_by: string | null;
  ended_at: Date | null;
  reason: string | null;
};

function checkOf(row: Row): Check {
  const { id, base, entry, version, kind, cells, edition, page, note, ended } = row;
  return {
    id,
    base,
    entry,
    version,
    kind,
    cells,
    edition,
    page,
    note,
    scan: {
      spool: row.scan_spool,
      name: row.scan_name,
      type: row.scan_type,
      bytes: Number(row.scan_bytes),
      sha256: row.scan_sha256,
    },
    typed: { by: row.typed_by, identity: row.typed_identity, person: row.typed_person, at: row.typed_at },
    confirmed: row.confirmed_by === null || row.confirmed_at === null ? null : { by: row.confirmed_by, at: row.confirmed_at },
    ended:
      ended === null || row.ended_by === null || row.ended_at === null
        ? null
        : { as: ended, by: row.ended_by, at: row.ended_at, reason: row.reason ?? '' },
  };
}

/** The basis of knowledge is the same for everyone who may sign in: every scope sees every check. Newest first. */
export async function checks(on: Queryable, _: SameForAll, base: string | null = null): Promise<Check[]> {
  const { rows } = await on.query<Row>('SELECT * FROM source_check WHERE $1::text IS NULL OR base = $1 ORDER BY id DESC', [base]);
  return rows.map(checkOf);
}

export async function check(on: Queryable, _: SameForAll, id: number): Promise<Check | undefined> {
  const { rows } = await on.query<Row>('SELECT * FROM source_check WHERE id = $1', [id]);
  return rows[0] === undefined ? undefined : checkOf(rows[0]);
}

/** The same, locked until the end of the transaction, so that two decisions do not conflict. */
export async function hold(on: PoolClient, _: SameForAll, id: number): Promise<Check | undefined> {
  await on.query('SELECT FROM source_check WHERE id = $1 FOR UPDATE', [id]);
  return check(on, sameForAll, id);
}

export type NewCheck = Pick<Check, 'base' | 'entry' | 'version' | 'kind' | 'cells' | 'edition' | 'page' | 'note'> & {
  readonly scan: KeptWith;
  /** The account behind it. */
  readonly person: string;
  readonly now: number;
};

/** Records a check. null if another one of the same entry is waiting to be confirmed. */
export async function add(on: PoolClient, scope: Scope, { scan, ...made }: NewCheck): Promise<number | null> {
  const { rows } = await on.query<{ id: number }>(
    `INSERT INTO source_check (base, entry, version, kind, cells, edition, page, note, scan_spool, scan_name, scan_type, scan_bytes, scan_sha256,
       typed_by, typed_identity, typed_person, typed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (base) WHERE confirmed_at IS NULL AND ended IS NULL DO NOTHING RETURNING id`,
    [
      made.base,
      made.entry,
      made.version,
      made.kind,
      JSON.stringify(made.cells),
      made.edition,
      made.page,
      made.note,
      scan.spool,
      scan.name,
      scan.type,
      scan.bytes,
      scan.sha256,
      scope.actor,
      scope.identity,
      made.person,
      new Date(made.now),
    ],
  );
  return rows[0]?.id ?? null;
}

/** Marks a check as confirmed, and earlier confirmed ones of the same entry as replaced. */
export async function confirmed(
  on: PoolClient,
  _: SameForAll,
  { id, base }: Pick<Check, 'id' | 'base'>,
  by: string,
  at: Date,
): Promise<void> {
  await on.query(
    `UPDATE source_check SET ended = 'replaced', ended_by = $3, ended_at = $4, reason = ''
     WHERE base = $2 AND id <> $1 AND confirmed_at IS NOT NULL AND ended IS NULL`,
    [id, base, by, at],
  );
  await on.query('UPDATE source_check SET confirmed_by = $2, confirmed_at = $3 WHERE id = $1 AND confirmed_at IS NULL', [id, by, at]);
}

export async function ended(on: PoolClient, _: SameForAll, id: number, end: NonNullable<Check['ended']>): Promise<void> {
  await on.query('UPDATE source_check SET ended = $2, ended_by = $3, ended_at = $4, reason = $5 WHERE id = $1 AND ended IS NULL', [
    id,
    end.as,
    end.by,
    end.at,
    end.reason,
  ]);
}

/** Whether a place equals another, or lies in it. */
export async function liesIn(on: Queryable, _: SameForAll, place: string, within: string): Promise<boolean> {
  if (place === within) return true;
  return (await on.query('SELECT FROM place_within WHERE place = $1 AND ancestor = $2', [place, within])).rows.length > 0;
}
