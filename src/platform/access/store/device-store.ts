import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Rows } from './rows.ts';

/** A browser known to an account; `device` is its user agent. */
export type DeviceRow = { id: number; user: string; hash: string; began: Date; used: Date; address: string | null; device: string | null };

const columns = 'id, "user", hash, began, used, address, device';

/** Browsers from which an account has signed in, by the hash of their cookies. */
export function deviceStatements(db: Rows) {
  return {
    /** @param since devices last used before this are ignored */
    async devicesOfCookie(_: WholeProgram, hashes: readonly string[], since: number): Promise<readonly DeviceRow[]> {
      const found = await db.query<DeviceRow>(
        `select ${columns} from access_device where hash = any($1) and used > $2 order by used desc`,
        [hashes, new Date(since)],
      );
      return found.rows;
    },

    /** The devices of an account, most recent first. */
    async devices(_: WholeProgram, user: string, since: number): Promise<readonly DeviceRow[]> {
      const found = await db.query<DeviceRow>(
        `select ${columns} from access_device where "user" = $1 and used > $2 order by used desc, id desc`,
        [user, new Date(since)],
      );
      return found.rows;
    },

    /** Stores a device, or its latest use. @param most the number kept, the most recent ones */
    async keepDevice(_: WholeProgram, kept: Pick<DeviceRow, 'user' | 'hash' | 'used' | 'address' | 'device'>, most: number): Promise<void> {
      await db.query(
        `insert into access_device ("user", hash, began, used, address, device) values ($1, $2, $3, $3, $4, $5)
         on conflict (hash, "user") do update set used = excluded.used, address = excluded.address, device = excluded.device`,
        [kept.user, kept.hash, kept.used, kept.address, kept.device],
      );
      await db.query(
        `delete from access_device where "user" = $1 and id in
           (select id from access_device where "user" = $1 order by used desc, id desc offset $2)`,
        [kept.user, most],
      );
    },

    /** @returns the number of forgotten devices */
    async forgetDevice(_: WholeProgram, user: string, id: number): Promise<number> {
      return (await db.query(`delete from access_device where "user" = $1 and id = $2`, [user, id])).rowCount ?? 0;
    },

    async forgetDevices(_: WholeProgram, user: string): Promise<void> {
      await db.query(`delete from access_device where "user" = $1`, [user]);
    },

    async dropDevices(_: WholeProgram, before: number): Promise<void> {
      await db.query(`delete from access_device where used <= $1`, [new Date(before)]);
    },
  };
}
