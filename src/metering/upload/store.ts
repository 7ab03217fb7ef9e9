import type { Pool, PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { Acknowledged, Receipt } from './facts.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** A destination of parcels. `firstDay`: the first day that is owed without being requested. */
export type Target = {
  readonly code: string;
  readonly destination: string;
  readonly centre: string;
  readonly region: string;
  readonly enabled: boolean;
  readonly firstDay: string;
  /** When it was last changed: what replaces it names this as `seen`. */
  readonly changed: Date;
};

export type Reason = { readonly code: string; readonly evidence: Readonly<Record<string, unknown>> };

/** A built version of a day, without its bytes; instants in ms. */
export type Parcel = {
  readonly target: string;
  readonly day: string;
  readonly version: number;
  readonly known: Date;
  readonly looked: Date;
  readonly rows: number;
  readonly content: string;
  readonly sha256: string;
  readonly findings: readonly Finding[];
  readonly state: 'sent' | 'received' | 'refused';
  readonly receipt: Receipt | Acknowledged | null;
  readonly reason: Reason | null;
  readonly attempts: number;
  readonly tried: Date | null;
  readonly ended: Date | null;
};

export type NewParcel = Pick<Parcel, 'target' | 'day' | 'version' | 'known' | 'rows' | 'content' | 'sha256' | 'findings'> & {
  readonly bytes: Buffer;
};

const target = `code, destination, centre, region, enabled, to_char(first_day, 'YYYY-MM-DD') AS "firstDay", made AS changed`;
const parcel = `target, to_char(day, 'YYYY-MM-DD') AS day, version, known, looked, rows, content, sha256, findings, state, receipt, reason, attempts,
  tried, ended`;

/** SQL: rows of the places that a scope sees. */
function seen({ sees }: Scope, column: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  return 'region' in sees ? withinPlace(column, values.push(sees.region)) : 'false';
}

/** All statements on targets. */
export function targetStore(postgres: Pool) {
  return {
    async targets(scope: Scope, on: Queryable = postgres): Promise<Target[]> {
      const values: unknown[] = [];
      const where = seen(scope, 'upload_target.region', values);
      return (await on.query<Target>(`SELECT ${target} FROM upload_target WHERE ${where} ORDER BY code`, values)).rows;
    },
    /** Locks this code against changes by others until the transaction ends. */
    holdTarget: (on: Queryable, _: WholeProgram, code: string) =>
      on.query(`SELECT pg_advisory_xact_lock(hashtext('upload target'), hashtext($1))`, [code]),
    /** Adds or replaces a target. */
    async putTarget(on: Queryable, scope: Scope, given: Target): Promise<void> {
      const { code, destination, centre, region, enabled, firstDay, changed } = given;
      await on.query(
        `INSERT INTO upload_target (code, destination, centre, region, enabled, first_day, made, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (code) DO UPDATE SET destination = $2, centre = $3, region = $4, enabled = $5, first_day = $6, made = $7, made_by = $8`,
        [code, destination, centre, region, enabled, firstDay, changed, scope.actor],
      );
    },
    removeTarget: (on: Queryable, _: CheckedByCaller, code: string) => on.query('DELETE FROM upload_target WHERE code = $1', [code]),
  };
}

/** All statements on outgoing parcels. */
export function parcelStore(postgres: Pool) {
  return {
    ...sendingStore(postgres),
    /** The newest version of each day in [from, to). */
    async newest(_: WholeProgram, code: string, from: string, to: string): Promise<Parcel[]> {
      const { rows } = await postgres.query<Parcel>(
        `SELECT DISTINCT ON (upload_parcel.day) ${parcel}
         FROM upload_parcel WHERE target = $1 AND upload_parcel.day >= $2 AND upload_parcel.day < $3 ORDER BY upload_parcel.day, version DESC`,
        [code, from, to],
      );
      return rows;
    },
    /** All versions of a day, the newest first. */
    async versions(_: CheckedByCaller | WholeProgram, code: string, day: string): Promise<Parcel[]> {
      const { rows } = await postgres.query<Parcel>(
        `SELECT ${parcel} FROM upload_parcel WHERE target = $1 AND upload_parcel.day = $2 ORDER BY version DESC`,
        [code, day],
      );
      return rows;
    },
    /** The days for which a parcel was built. */
    async days(_: CheckedByCaller | WholeProgram, code: string): Promise<string[]> {
      const { rows } = await postgres.query<{ day: string }>(
        `SELECT DISTINCT to_char(day, 'YYYY-MM-DD') AS day FROM upload_parcel WHERE target = $1 ORDER BY 1`,
        [code],
      );
      return rows.map(({ day }) => day);
    },
    async bytes(_: CheckedByCaller | WholeProgram, code: string, day: string, version: number): Promise<Buffer | null> {
      const { rows } = await postgres.query<{ bytes: Buffer }>(
        'SELECT bytes FROM upload_parcel WHERE target = $1 AND day = $2 AND version = $3',
        [code, day, version],
      );
      return rows[0]?.bytes ?? null;
    },
    /** Stores a version that waits to be sent; does nothing if that number exists already. Earlier versions are no longer sent. */
    async add(_: WholeProgram, made: NewParcel, at: number): Promise<void> {
      const { target: code, day, version, known, rows, content, sha256, bytes, findings } = made;
      await postgres.query(
        `WITH before AS (UPDATE upload_parcel SET due = NULL WHERE target = $1 AND day = $2 AND version < $3)
         INSERT INTO upload_parcel (target, day, version, known, looked, rows, content, sha256, bytes, findings, state, due)
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, 'sent', $10) ON CONFLICT DO NOTHING`,
        [code, day, version, known, rows, content, sha256, bytes, JSON.stringify(findings), new Date(at)],
      );
    },
    /** Records that its rows were found unchanged, as known at an instant. */
    async look(_: WholeProgram, { target: code, day, version }: Pick<Parcel, 'target' | 'day' | 'version'>, known: Date): Promise<void> {
      await postgres.query('UPDATE upload_parcel SET looked = greatest(looked, $4) WHERE target = $1 AND day = $2 AND version = $3', [
        code,
        day,
        version,
        known,
      ]);
    },
  };
}

/** A version that people must be notified of. `made`: when it was calculated. */
export type Troubled = Pick<Parcel, 'target' | 'day' | 'version'> & { readonly told: 'waiting' | 'refused'; readonly made: Date };

/**
 * Newest versions that were refused, or not answered by a target that is on: marks each as reported, once for either.
 * @param before ms; later versions may still be answered
 */
export async function markTroubled(on: Queryable, _: WholeProgram, before: number): Promise<Troubled[]> {
  const { rows } = await on.query<Troubled>(
    `UPDATE upload_parcel p SET told = CASE WHEN p.state = 'refused' THEN 'refused' ELSE 'waiting' END
     FROM upload_target t
     WHERE t.code = p.target
       AND (p.state = 'refused' AND p.told IS DISTINCT FROM 'refused' OR p.state = 'sent' AND p.told IS NULL AND p.known <= $1 AND t.enabled)
       AND NOT EXISTS (SELECT FROM upload_parcel later WHERE later.target = p.target AND later.day = p.day AND later.version > p.version)
     RETURNING p.target, to_char(p.day, 'YYYY-MM-DD') AS day, p.version, p.told, p.known AS made`,
    [new Date(before)],
  );
  return rows;
}

/** Statements on the sending itself. */
function sendingStore(postgres: Pool) {
  return {
    /** Versions that are due, for the targets that are on. */
    async due(_: WholeProgram, at: number): Promise<Parcel[]> {
      const { rows } = await postgres.query<Parcel>(
        `SELECT ${parcel} FROM upload_parcel p
         WHERE p.due <= $1 AND EXISTS (SELECT FROM upload_target t WHERE t.code = p.target AND t.enabled)
         ORDER BY p.day, version LIMIT 1000`,
        [new Date(at)],
      );
      return rows;
    },
    /** The result of an attempt. @param again the time of the next attempt (ms); null: not automatically */
    async tried(
      _: WholeProgram,
      { target: code, day, version }: Pick<Parcel, 'target' | 'day' | 'version'>,
      came: {
        readonly state: Parcel['state'];
        readonly receipt?: Receipt | Acknowledged;
        readonly reason?: Reason;
        readonly again: number | null;
      },
      at: number,
    ): Promise<void> {
      const { state, receipt = null, reason = null, again } = came;
      await postgres.query(
        `UPDATE upload_parcel SET state = $4, receipt = $5, reason = $6, due = $7, tried = $8::timestamptz, attempts = attempts + 1,
           ended = CASE WHEN $4 = 'sent' THEN NULL ELSE $8::timestamptz END
         WHERE target = $1 AND day = $2 AND version = $3 AND state <> 'received'`,
        [
          code,
          day,
          version,
          state,
          receipt && JSON.stringify(receipt),
          reason && JSON.stringify(reason),
          again && new Date(again),
          new Date(at),
        ],
      );
    },
  };
}

/** An incoming parcel. `region`: of the key that it was sent with; null if that sees all. */
export type ReceiptRow = {
  readonly receipt: string;
  readonly centre: string;
  readonly day: string;
  readonly version: number;
  readonly sha256: string;
  readonly import: number;
  readonly region: string | null;
  readonly actor: string;
  readonly at: Date;
  readonly counts: Omit<Receipt, 'receipt' | 'version' | 'sha256'>;
  readonly undone: boolean;
};

const receipt = `r.receipt, r.centre, to_char(r.day, 'YYYY-MM-DD') AS day, r.version, r.sha256, r.import, r.region, r.actor, r.at, r.counts,
  coalesce((SELECT i.state = 'undone' FROM import i WHERE i.id = r.import), false) AS undone`;

/** All statements on incoming parcels. */
export function receiptStore(postgres: Pool) {
  return {
    async withSha(_: WholeProgram, centre: string, day: string, sha256: string): Promise<ReceiptRow | null> {
      const { rows } = await postgres.query<ReceiptRow>(
        `SELECT ${receipt} FROM upload_receipt r WHERE r.centre = $1 AND r.day = $2 AND r.sha256 = $3`,
        [centre, day, sha256],
      );
      return rows[0] ?? null;
    },
    /** The received versions of a day, the newest first. */
    async versions(_: CheckedByCaller | WholeProgram, centre: string, day: string): Promise<ReceiptRow[]> {
      const { rows } = await postgres.query<ReceiptRow>(
        `SELECT ${receipt} FROM upload_receipt r WHERE r.centre = $1 AND r.day = $2 ORDER BY r.version DESC`,
        [centre, day],
      );
      return rows;
    },
    /** The region whose key a centre's first parcel was sent with; undefined if there was none. */
    async ownerOf(_: WholeProgram, centre: string): Promise<string | null | undefined> {
      const { rows } = await postgres.query<{ region: string | null }>(
        'SELECT region FROM upload_receipt WHERE centre = $1 AND region IS NOT NULL ORDER BY at LIMIT 1',
        [centre],
      );
      return rows[0]?.region;
    },
    async add(on: Queryable, scope: Scope, row: Omit<ReceiptRow, 'undone'>): Promise<void> {
      const { receipt: id, centre, day, version, sha256, import: number, region, actor, at, counts } = row;
      await on.query(
        `INSERT INTO upload_receipt (receipt, centre, day, version, sha256, import, region, identity, actor, at, counts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, centre, day, version, sha256, number, region, scope.identity, actor, at, JSON.stringify(counts)],
      );
    },
    /** The newest of each centre and day in [from, to) that a scope sees. */
    async list(scope: Scope, from: string, to: string): Promise<ReceiptRow[]> {
      const values: unknown[] = [from, to];
      const where = seen(scope, 'r.region', values);
      const { rows } = await postgres.query<ReceiptRow>(
        `SELECT DISTINCT ON (r.centre, r.day) ${receipt} FROM upload_receipt r WHERE r.day >= $1 AND r.day < $2 AND ${where}
         ORDER BY r.centre, r.day, r.version DESC`,
        values,
      );
      return rows;
    },
    /** The parcel that an import took in. */
    async ofImport(_: CheckedByCaller | WholeProgram, id: number): Promise<ReceiptRow | null> {
      const { rows } = await postgres.query<ReceiptRow>(`SELECT ${receipt} FROM upload_receipt r WHERE r.import = $1`, [id]);
      return rows[0] ?? null;
    },
  };
}
