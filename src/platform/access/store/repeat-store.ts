import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Rows } from './rows.ts';

/** An entry by a caller who is not signed in: what was tried on which account, from where. */
export type RepeatedEntry = {
  readonly action: string;
  readonly subject: string;
  readonly region: string | null;
  /** The address, or the network of an IPv6 address. */
  readonly place: string;
};

/** Actions by callers who are not signed in, beyond those recorded individually. */
const anybody = { subject: 'user:*', place: '*', region: null };

/** If the trail already contains the entry, the repeats begin with the next one. */
const oneMore = `tries = r.tries + 1, last_at = $1, first_at = case when r.tries = r.written then $1 else r.first_at end`;

/** Audit entries that are counted while they repeat. */
export function repeatStatements(db: Rows) {
  return {
    /** Counts a repeat of an entry that began less than a window ago. @returns whether there was one */
    async countRepeat(_: WholeProgram, { action, subject, place }: RepeatedEntry, now: number, windowMs: number): Promise<boolean> {
      const counted = await db.query(
        `update access_repeat r set ${oneMore}
         where action = $2 and subject = $3 and place = $4 and ends_at > $1 and ends_at <= $5`,
        [new Date(now), action, subject, place, new Date(now + windowMs)],
      );
      return counted.rowCount === 1;
    },

    /**
     * Starts counting and writes the first to the audit trail: both or neither. @returns false if the day's limit is reached: nothing is
     * done then
     */
    async beginRepeat(scope: Scope, entry: RepeatedEntry, now: number, windowMs: number, mostADay: number): Promise<boolean> {
      const { action, subject, place, region } = entry;
      const found = await db.query<{ room: boolean }>(
        `with room as (
           insert into access_repeat_day as d (day, entries) values (($1::timestamptz at time zone 'Asia/Shanghai')::date, 1)
           on conflict (day) do update set entries = d.entries + 1 where d.entries < $10
           returning 1
         ), begun as (
           insert into access_repeat as r (action, subject, place, actor, role, region, identity, tries, written, first_at, last_at, ends_at)
           select $2, $3, $4, $5, $6, $7, $8, 1, 1, $1::timestamptz, $1::timestamptz, $9::timestamptz from room
           on conflict (action, subject, place) do update set ${oneMore}
           returning tries
         ), written as (
           insert into access_audit (actor, role, action, subject, region, identity, detail)
           select $5, $6, $2, $3, $7, $8, jsonb_build_object('from', $4::text) from begun where tries = 1
         )
         select exists (select 1 from room) as room`,
        [new Date(now), action, subject, place, scope.actor, scope.role, region, scope.identity, new Date(now + windowMs), mostADay],
      );
      return found.rows[0]?.room === true;
    },

    /** Counts one among all of its kind, for any account and place. */
    async countAmongAll(_: WholeProgram, action: string, now: number, windowMs: number): Promise<void> {
      const { subject, place, region } = anybody;
      await db.query(
        `insert into access_repeat as r (action, subject, place, actor, role, region, identity, tries, written, first_at, last_at, ends_at)
         values ($2, $3, $4, 'nobody', 'viewer', $5, 'nobody', 1, 0, $1, $1, $6)
         on conflict (action, subject, place) do update set ${oneMore}`,
        [new Date(now), action, subject, place, region, new Date(now + windowMs)],
      );
    },

    /** Turns each finished count into one audit entry. An end later than possible comes from a wrong clock. */
    async closeRepeats(_: WholeProgram, now: number, windowMs: number): Promise<void> {
      const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
      await db.query(
        `with closed as (delete from access_repeat where ends_at <= $1 or ends_at > $2 returning *)
         insert into access_audit (actor, role, action, subject, region, identity, count, detail)
         select actor, role, action, subject, region, identity, tries - written,
           jsonb_build_object('from', place, 'first', ${iso('first_at')}, 'last', ${iso('last_at')})
         from closed where tries > written order by first_at`,
        [new Date(now), new Date(now + windowMs)],
      );
      await db.query(`delete from access_repeat_day where day <> ($1::timestamptz at time zone 'Asia/Shanghai')::date`, [new Date(now)]);
    },
  };
}
