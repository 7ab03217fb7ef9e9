import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Rows } from './rows.ts';

export type SessionRow = { session: string; began: Date; used: Date; address: string | null; device: string | null };

/** Sessions by their row number; their tokens never leave the table. */
export function sessionStatements(db: Rows) {
  return {
    /** Where an account is signed in, most recent first. */
    async sessions(_: WholeProgram, user: string): Promise<readonly SessionRow[]> {
      const found = await db.query<SessionRow>(
        `select id as session, "createdAt" as began, "updatedAt" as used, "ipAddress" as address, "userAgent" as device
         from access_session where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc`,
        [user],
      );
      return found.rows;
    },

    /** @returns how many ended */
    async endSession(_: WholeProgram, user: string, session: string): Promise<number> {
      return (await db.query(`delete from access_session where "userId" = $1 and id = $2`, [user, session])).rowCount ?? 0;
    },

    /**
     * @param but a session that stays
     * @returns how many ended
     */
    async endSessions(_: WholeProgram, user: string, but: string | null): Promise<number> {
      return (await db.query(`delete from access_session where "userId" = $1 and id is distinct from $2`, [user, but])).rowCount ?? 0;
    },

    /** The hash of an account's password. */
    async passwordHash(_: WholeProgram, user: string): Promise<string | null> {
      const found = await db.query<{ password: string | null }>(
        `select password from access_credential where "userId" = $1 and "providerId" = 'credential'`,
        [user],
      );
      return found.rows[0]?.password ?? null;
    },
  };
}
