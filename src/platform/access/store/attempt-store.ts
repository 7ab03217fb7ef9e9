import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Rows } from './rows.ts';

/** Whose attempts, at what, from where; each as stored in the table. */
export type AttemptKey = { readonly name: string; readonly kind: string; readonly place: string };

/** Whether an attempt is judged; otherwise when the next one is. */
export type Counted = 'judged' | Date;

/** Counts of sign-in attempts by account and place. Each is counted in one statement, so that no parallel one is missed. */
export function attemptStatements(db: Rows) {
  const refusedUntil = async ({ name, kind, place }: AttemptKey, now: number): Promise<Date> => {
    const found = await db.query<{ until: Date }>(
      `select allowed_at as until from access_attempt where name = $1 and kind = $2 and place = $3`,
      [name, kind, place],
    );
    // already deleted if a correct attempt came meanwhile
    return found.rows[0]?.until ?? new Date(now + 1000);
  };
  return {
    /**
     * One more attempt from a place. A time later than possible comes from a wrong clock and delays no one.
     * @param waitsMs how long nothing is judged after the first, second, … attempt
     */
    async countAttempt(_: WholeProgram, key: AttemptKey, now: number, waitsMs: readonly number[], forgetMs: number): Promise<Counted> {
      const counted = await db.query(
        `insert into access_attempt as a (name, kind, place, tries, allowed_at, forgotten_at)
         values ($1, $2, $3, 1, $4::timestamptz + ($5::bigint[])[1] * interval '1 ms', $6)
         on conflict (name, kind, place) do update set
           tries = case when a.forgotten_at <= $4 then 1 else a.tries + 1 end,
           allowed_at = $4::timestamptz + ($5::bigint[])[case when a.forgotten_at <= $4 then 1 else least(a.tries + 1, $7) end] * interval '1 ms',
           forgotten_at = excluded.forgotten_at
         where a.allowed_at <= $4 or a.forgotten_at <= $4 or a.forgotten_at > $6
         returning 1`,
        [key.name, key.kind, key.place, new Date(now), waitsMs, new Date(now + forgetMs), waitsMs.length],
      );
      return counted.rowCount === 1 ? 'judged' : refusedUntil(key, now);
    },

    /** One more attempt within the limit of a day that begins with the first. */
    async countAttemptOfDay(_: WholeProgram, key: AttemptKey, now: number, most: number, dayMs: number): Promise<Counted> {
      const counted = await db.query(
        `insert into access_attempt as a (name, kind, place, tries, allowed_at, forgotten_at) values ($1, $2, $3, 1, $5, $5)
         on conflict (name, kind, place) do update set
           tries = case when a.forgotten_at <= $4 or a.forgotten_at > $5 then 1 else a.tries + 1 end,
           allowed_at = case when a.forgotten_at <= $4 or a.forgotten_at > $5 then $5 else a.forgotten_at end,
           forgotten_at = case when a.forgotten_at <= $4 or a.forgotten_at > $5 then $5 else a.forgotten_at end
         where a.tries < $6 or a.forgotten_at <= $4 or a.forgotten_at > $5
         returning 1`,
        [key.name, key.kind, key.place, new Date(now), new Date(now + dayMs), most],
      );
      return counted.rowCount === 1 ? 'judged' : refusedUntil(key, now);
    },

    async clearAttempt(_: WholeProgram, { name, kind, place }: AttemptKey): Promise<void> {
      await db.query(`delete from access_attempt where name = $1 and kind = $2 and place = $3`, [name, kind, place]);
    },

    async giveAttemptBack(_: WholeProgram, { name, kind, place }: AttemptKey): Promise<void> {
      await db.query(`update access_attempt set tries = greatest(tries - 1, 0) where name = $1 and kind = $2 and place = $3`, [
        name,
        kind,
        place,
      ]);
    },

    /** Lifts every lock of an account. @returns how many places had attempts */
    async clearAttemptsOf(_: WholeProgram, name: string): Promise<number> {
      return (await db.query(`delete from access_attempt where name = $1`, [name])).rowCount ?? 0;
    },

    /** Deletes expired attempts. @param now by the program's clock */
    async dropAttempts(_: WholeProgram, now: number): Promise<void> {
      await db.query(`delete from access_attempt where forgotten_at <= $1`, [new Date(now)]);
    },
  };
}
