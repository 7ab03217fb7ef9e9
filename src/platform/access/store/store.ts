import type { AuditSort } from '../contract.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { attemptStatements } from './attempt-store.ts';
import { canonicalName } from './canonical-name.ts';
import { deviceStatements } from './device-store.ts';
import { keptCallStatements } from './kept-call-store.ts';
import { repeatStatements } from './repeat-store.ts';
import { sessionStatements } from './session-store.ts';
import { signInStatements } from './sign-in-store.ts';
import { userColumns } from './user-columns.ts';
import type { Rows, UserRow } from './rows.ts';

export type KeyRow = {
  id: string;
  name: string;
  start: string | null;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  metadata: string;
};

export type AuditRow = {
  id: string;
  at: Date;
  actor: string;
  /** The identity of the account or key, as in `Scope`; null in old entries. */
  identity: string | null;
  role: string;
  action: string;
  subject: string;
  region: string | null;
  detail: Evidence;
  /** How often it happened. */
  count: number;
};

type AuditEntry = Pick<AuditRow, 'action' | 'subject' | 'region' | 'detail'> & {
  /** Every region that any object affected is in. */
  readonly touched: readonly string[];
};

export type AuditFilter = {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  /** Part of the name of the actor or of the subject. */
  readonly search?: string | undefined;
  /** First and last day, in Beijing time. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort?: AuditSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly offset?: number | undefined;
  /** Entries older than this number. */
  readonly before?: number | undefined;
  readonly limit: number;
};

export type AccessStore = ReturnType<typeof accessStore>;

/** All statements of the slice. Accounts and keys are the administrator's: the guard decides who may call. */
export function accessStore(db: Rows) {
  return {
    ...userStatements(db),
    ...sessionStatements(db),
    ...keyStatements(db),
    ...keptCallStatements(db),
    ...auditStatements(db),
    ...signInStatements(db),
    ...rateStatements(db),
    ...attemptStatements(db),
    ...deviceStatements(db),
    ...repeatStatements(db),
  };
}

function userStatements(db: Rows) {
  return {
    async users(_: WholeProgram): Promise<readonly UserRow[]> {
      const found = await db.query<UserRow>(`select ${userColumns} from access_user order by username`);
      return found.rows;
    },

    /** The account with that name, in any spelling. */
    async user(_: WholeProgram, name: string): Promise<UserRow | undefined> {
      const found = await db.query<UserRow>(
        `select ${userColumns} from access_user where username in ($1, $2) order by username = $1 desc limit 1`,
        // older accounts are stored under their name as typed, in lower case
        [name.toLowerCase(), canonicalName(name)],
      );
      return found.rows[0];
    },

    async setDisabled(_: WholeProgram, id: string, disabled: boolean): Promise<void> {
      await db.query(`update access_user set disabled = $2, "updatedAt" = now() where id = $1`, [id, disabled]);
      if (disabled) await db.query(`delete from access_session where "userId" = $1`, [id]);
    },

    /** Removes the second factor: the password alone is enough again. */
    async dropSecondFactor(_: WholeProgram, id: string): Promise<void> {
      await db.query(
        `with gone as (delete from access_second_factor where "userId" = $1)
         update access_user set "twoFactorEnabled" = false, "updatedAt" = now() where id = $1`,
        [id],
      );
    },

    async userById(_: WholeProgram, id: string): Promise<UserRow | undefined> {
      const found = await db.query<UserRow>(`select ${userColumns} from access_user where id = $1`, [id]);
      return found.rows[0];
    },

    /** Marks that the account now has its own password. */
    async setOwnPassword(_: WholeProgram, id: string): Promise<void> {
      await db.query(`update access_user set "mustChange" = false, "oneTimeUntil" = null, "updatedAt" = now() where id = $1`, [id]);
    },

    /** How many administrators can still sign in, excluding this one. */
    async otherAdministrators(_: WholeProgram, id: string): Promise<number> {
      const found = await db.query<{ n: number }>(
        `select count(*)::int as n from access_user where role = 'administrator' and not disabled and id <> $1`,
        [id],
      );
      return found.rows[0]?.n ?? 0;
    },
  };
}

function keyStatements(db: Rows) {
  const columns = `id, name, start, "referenceId" as "createdBy", "createdAt", "expiresAt", "lastRequest" as "lastUsedAt", metadata`;
  return {
    async keys(_: WholeProgram): Promise<readonly KeyRow[]> {
      const found = await db.query<KeyRow>(`select ${columns} from access_key order by name`);
      return found.rows;
    },

    async keyByHash(_: WholeProgram, hash: string): Promise<KeyRow | undefined> {
      const found = await db.query<KeyRow>(
        `select ${columns} from access_key where key = $1 and enabled and ("expiresAt" is null or "expiresAt" > now())`,
        [hash],
      );
      return found.rows[0];
    },

    async markKeyUsed(_: WholeProgram, id: string, now: number): Promise<void> {
      await db.query(`update access_key set "lastRequest" = $2 where id = $1`, [id, new Date(now)]);
    },

    async removeKey(_: WholeProgram, name: string): Promise<boolean> {
      const gone = await db.query(`delete from access_key where name = $1`, [name]);
      return (gone.rowCount ?? 0) > 0;
    },
  };
}

function auditStatements(db: Rows) {
  return {
    async addAudit(scope: Scope, entry: AuditEntry): Promise<void> {
      const { action, subject, region, touched, detail } = entry;
      const beyond = touched.length > (region === null ? 0 : 1) ? touched : null;
      await db.query(
        `insert into access_audit (actor, role, action, subject, region, touched, detail, identity) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [scope.actor, scope.role, action, subject, region, beyond, JSON.stringify(detail), scope.identity],
      );
    },

    /** Whether entries for that action on that subject exist in all of these regions; with no regions: whether there is any. */
    async isWrittenOf(_: WholeProgram, { action, subject, touched }: Pick<AuditEntry, 'action' | 'subject' | 'touched'>): Promise<boolean> {
      const found = await db.query<{ written: boolean }>(
        `with own as (select region, touched from access_audit where subject = $2 and action = $1)
         select exists (select from own) and not exists (
           select from unnest($3::text[]) as r where not exists (select from own where region = r or r = any(touched))) as written`,
        [action, subject, touched],
      );
      return found.rows[0]?.written === true;
    },

    /** @param regions the visible regions; null is all, including entries without a region */
    async audit(_: CheckedByCaller | WholeProgram, filter: AuditFilter, regions: readonly string[] | null): Promise<readonly AuditRow[]> {
      const found = await db.query<AuditRow>(
        `select id, at, actor, identity, role, action, subject, region, detail, count from access_audit where ${meant} order by ${orderOf(filter)} limit $9 offset $10`,
        [...meantBy(filter, regions), filter.limit, filter.offset ?? 0],
      );
      return found.rows;
    },

    /** How many entries match a filter. */
    async countAudit(_: CheckedByCaller, filter: AuditFilter, regions: readonly string[] | null): Promise<number> {
      const found = await db.query<{ n: number }>(`select count(*)::int as n from access_audit where ${meant}`, meantBy(filter, regions));
      return found.rows[0]?.n ?? 0;
    },

    /** The actions that occur in the audit trail. */
    async auditActions(_: CheckedByCaller, regions: readonly string[] | null): Promise<string[]> {
      const found = await db.query<{ action: string }>(
        'select distinct action from access_audit where $1::text[] is null or region = any($1) or touched && $1 order by action',
        [regions],
      );
      return found.rows.map(({ action }) => action);
    },
  };
}

/** SQL: the sort order of the audit trail; entries are numbered in order of arrival. */
const sorted: Readonly<Record<AuditSort, string>> = {
  at: 'id',
  actor: 'actor',
  action: 'action',
  subject: 'subject',
  region: 'region',
  count: 'count',
};

function orderOf({ sort, order }: AuditFilter): string {
  return sort === undefined ? 'id desc' : `${sorted[sort]} ${order === 'desc' ? 'desc' : 'asc'} nulls last, id desc`;
}

/** SQL for the entries that match a filter; its values come from `meantBy`. */
const meant = `($1::text is null or actor = $1) and ($2::text is null or action = $2) and ($3::text is null or subject = $3)
  and ($4::bigint is null or id < $4) and ($5::text[] is null or region = any($5) or touched && $5)
  and ($6::text is null or position(lower($6) in lower(actor || ' ' || subject)) > 0)
  and ($7::date is null or at >= $7::date::timestamp at time zone 'Asia/Shanghai')
  and ($8::date is null or at < ($8::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

function meantBy(filter: AuditFilter, regions: readonly string[] | null): unknown[] {
  const { actor = null, action = null, subject = null, before = null, search = null, from = null, to = null } = filter;
  return [actor, action, subject, before, regions, search, from, to];
}

/** Request counts by place and address. */
function rateStatements(db: Rows) {
  return {
    /** Counts a request; a window that ends later than possible comes from a wrong clock and is discarded. */
    async countRequest(_: WholeProgram, key: string, now: number, windowMs: number): Promise<{ count: number; endsAt: Date }> {
      const [at, ends] = [new Date(now), new Date(now + windowMs)];
      const counted = await db.query<{ count: number; endsAt: Date }>(
        `insert into access_rate as r (key, count, ends_at) values ($1, 1, $3)
         on conflict (key) do update set
           count = case when r.ends_at <= $2 or r.ends_at > $3 then 1 else r.count + 1 end,
           ends_at = case when r.ends_at <= $2 or r.ends_at > $3 then $3 else r.ends_at end
         returning count, ends_at as "endsAt"`,
        [key, at, ends],
      );
      return counted.rows[0] ?? { count: 1, endsAt: ends };
    },
    /** The count in a window that has not ended; null if there is none. */
    async requestsCounted(_: WholeProgram, key: string, now: number): Promise<{ count: number; endsAt: Date } | null> {
      const counted = await db.query<{ count: number; endsAt: Date }>(
        'select count, ends_at as "endsAt" from access_rate where key = $1 and ends_at > $2',
        [key, new Date(now)],
      );
      return counted.rows[0] ?? null;
    },
    /** Uncounts a request that failed. */
    async uncountRequest(_: WholeProgram, key: string): Promise<void> {
      await db.query('update access_rate set count = greatest(count - 1, 0) where key = $1', [key]);
    },
  };
}
