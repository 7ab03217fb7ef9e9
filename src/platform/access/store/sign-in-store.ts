import type { WholeProgram } from '#kernel/unscoped.ts';
import { userColumns } from './user-columns.ts';
import type { UserRow } from './rows.ts';
import type { Rows } from './rows.ts';

/** What is needed between a name and a session: attempts, codes, pending tokens, the secret. */
export function signInStatements(db: Rows) {
  return {
    /** Stores a code as used; false if it was used before. One statement, so that only one of many parallel requests gets it. */
    async takeCode(_: WholeProgram, user: string, code: string, now: number, forgetMs: number): Promise<boolean> {
      await db.query(`delete from access_used_code where "user" = $1 and forgotten_at <= $2`, [user, new Date(now)]);
      const taken = await db.query(`insert into access_used_code ("user", code, forgotten_at) values ($1, $2, $3) on conflict do nothing`, [
        user,
        code,
        new Date(now + forgetMs),
      ]);
      return taken.rowCount === 1;
    },

    /** The code opened nothing: it may be used again. */
    async giveCodeBack(_: WholeProgram, user: string, code: string): Promise<void> {
      await db.query(`delete from access_used_code where "user" = $1 and code = $2`, [user, code]);
    },

    /** The account that a pending second-factor or new-password token belongs to. */
    async pendingUser(_: WholeProgram, identifier: string): Promise<UserRow | undefined> {
      const found = await db.query<UserRow>(
        `select ${userColumns} from access_user
         where id = (select value from access_verification where identifier = $1 and "expiresAt" > $2 limit 1)`,
        // better-auth dates it by the machine clock
        [identifier, new Date()],
      );
      return found.rows[0];
    },

    /** Ends unused one-time links and unfinished sign-ins. */
    async endPending(_: WholeProgram, user: string): Promise<void> {
      await db.query(`delete from access_verification where value = $1`, [user]);
    },

    /** Deletes what has expired by the machine clock: rates, pending tokens, sessions, codes that cannot be used again. */
    async dropPassed(_: WholeProgram, now: number): Promise<void> {
      const at = [new Date(now)];
      await db.query(`delete from access_rate where ends_at <= $1`, at);
      await db.query(`delete from access_verification where "expiresAt" <= $1`, at);
      await db.query(`delete from access_session where "expiresAt" <= $1`, at);
      await db.query(`delete from access_used_code where forgotten_at <= $1`, at);
    },

    /** The secret that signs cookies: the existing one; otherwise stores this one. */
    async secret(_: WholeProgram, fresh: string): Promise<string> {
      await db.query(`insert into access_secret (value) values ($1) on conflict do nothing`, [fresh]);
      const found = await db.query<{ value: string }>(`select value from access_secret`);
      return found.rows[0]?.value ?? fresh;
    },
  };
}
