import type { Scope } from '#kernel/scope.ts';
import { userColumns } from './user-columns.ts';
import type { Rows, UserRow } from './store.ts';

/** What stands between a name and a session: tries, codes, half-way tokens, the secret. */
export function signInStatements(db: Rows) {
  return {
    /** Counts a try before it is judged, so that many at once gain nothing; tells how many there were since the last right one. */
    async countAttempt(
      _scope: Scope,
      name: string,
      now: number,
      most: number,
      forgetMs: number,
    ): Promise<{ tries: number; forgottenAt: Date }> {
      const counted = await db.query<{ tries: number; forgottenAt: Date }>(
        `insert into access_attempt as a (name, tries, forgotten_at) values ($1, 1, $3)
         on conflict (name) do update set
           tries = case when a.forgotten_at <= $2 then 1 else least(a.tries + 1, $4 + 2) end,
           forgotten_at = case when a.forgotten_at > $2 and a.tries >= $4 then a.forgotten_at else excluded.forgotten_at end
         returning tries, forgotten_at as "forgottenAt"`,
        [name, new Date(now), new Date(now + forgetMs), most],
      );
      return counted.rows[0] ?? { tries: 1, forgottenAt: new Date(now) };
    },

    async clearAttempts(_scope: Scope, name: string): Promise<void> {
      await db.query(`delete from access_attempt where name = $1`, [name]);
    },

    /** Keeps a code as taken; false where it was taken before. One statement, so that of many at once one gets it. */
    async takeCode(_scope: Scope, user: string, code: string, now: number, forgetMs: number): Promise<boolean> {
      await db.query(`delete from access_used_code where "user" = $1 and forgotten_at <= $2`, [user, new Date(now)]);
      const taken = await db.query(`insert into access_used_code ("user", code, forgotten_at) values ($1, $2, $3) on conflict do nothing`, [
        user,
        code,
        new Date(now + forgetMs),
      ]);
      return taken.rowCount === 1;
    },

    /** The code opened nothing: it may come again. */
    async giveCodeBack(_scope: Scope, user: string, code: string): Promise<void> {
      await db.query(`delete from access_used_code where "user" = $1 and code = $2`, [user, code]);
    },

    /** Whose second factor or new password a pending token belongs to. */
    async pendingUser(_scope: Scope, identifier: string): Promise<UserRow | undefined> {
      const found = await db.query<UserRow>(
        `select ${userColumns} from access_user
         where id = (select value from access_verification where identifier = $1 and "expiresAt" > $2 limit 1)`,
        // better-auth dates it by the clock of the machine
        [identifier, new Date()],
      );
      return found.rows[0];
    },

    /** The secret that signs cookies: the one that is there, else this one is kept. */
    async secret(_scope: Scope, fresh: string): Promise<string> {
      await db.query(`insert into access_secret (value) values ($1) on conflict do nothing`, [fresh]);
      const found = await db.query<{ value: string }>(`select value from access_secret`);
      return found.rows[0]?.value ?? fresh;
    },
  };
}
