import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Rows } from './rows.ts';

/** A call with an idempotency key, before its work. */
export type KeyedCall = {
  /** The calling account or key; for callers who have only a link, what they sent. */
  readonly who: string;
  readonly key: string;
  /** Whose quota of calls it uses. */
  readonly holder: string;
  /** SHA-256 of method, address and body; null until a streamed file has arrived. */
  readonly asked: string | null;
  readonly rights: string;
  /** `POST /api/contracts/{contract}/pay` */
  readonly route: string;
};

export type KeptCall = Pick<KeyedCall, 'asked' | 'rights' | 'route'> & {
  readonly state: 'under-way' | 'done' | 'unknown';
  readonly runner: number;
  readonly began: Date;
  readonly status: number | null;
  readonly answer: string | null;
};

/** The outcome of a call. */
export type CallOutcome = { readonly asked: string; readonly status: number; readonly answer: string | null };

export function keptCallStatements(db: Rows) {
  return {
    /** Records that a call is about to be done. @returns false if its key is taken and has not expired */
    async reserveCall(_: WholeProgram, call: KeyedCall, at: { readonly runner: number; readonly now: number; readonly ends: number }) {
      const { who, key, holder, asked, rights, route } = call;
      const made = await db.query(
        `insert into kept_call as k (who, key, holder, asked, rights, route, state, runner, began, ends)
         values ($1, $2, $3, $4, $5, $6, 'under-way', $7, $8, $9)
         on conflict (who, key) do update set holder = excluded.holder, asked = excluded.asked, rights = excluded.rights,
           route = excluded.route, state = 'under-way', runner = excluded.runner, began = excluded.began, ends = excluded.ends,
           status = null, answer = null
         where k.ends <= $8`,
        [who, key, holder, asked, rights, route, at.runner, new Date(at.now), new Date(at.ends)],
      );
      return made.rowCount === 1;
    },

    async keptCall(_: WholeProgram, { who, key }: Pick<KeyedCall, 'who' | 'key'>): Promise<KeptCall | undefined> {
      const found = await db.query<KeptCall>(
        'select asked, rights, route, state, runner, began, status, answer from kept_call where who = $1 and key = $2',
        [who, key],
      );
      return found.rows[0];
    },

    async countCalls(_: WholeProgram, holder: string, now: number): Promise<number> {
      const found = await db.query<{ n: number }>('select count(*)::int as n from kept_call where holder = $1 and ends > $2', [
        holder,
        new Date(now),
      ]);
      return found.rows[0]?.n ?? 0;
    },

    async keepCall(_: WholeProgram, { who, key }: Pick<KeyedCall, 'who' | 'key'>, { asked, status, answer }: CallOutcome): Promise<void> {
      await db.query(`update kept_call set state = 'done', asked = $3, status = $4, answer = $5 where who = $1 and key = $2`, [
        who,
        key,
        asked,
        status,
        answer,
      ]);
    },

    /** Nothing was done: the key is free again. */
    async releaseCall(_: WholeProgram, { who, key }: Pick<KeyedCall, 'who' | 'key'>): Promise<void> {
      await db.query('delete from kept_call where who = $1 and key = $2', [who, key]);
    },

    /** It is unknown whether it was done. */
    async loseCall(_: WholeProgram, { who, key }: Pick<KeyedCall, 'who' | 'key'>): Promise<void> {
      await db.query(`update kept_call set state = 'unknown' where who = $1 and key = $2`, [who, key]);
    },

    /** Marks calls that were under way in an earlier process with this number as lost. */
    async loseCallsOf(_: WholeProgram, runner: number): Promise<void> {
      await db.query(`update kept_call set state = 'unknown' where state = 'under-way' and runner = $1`, [runner]);
    },

    async dropCalls(_: WholeProgram, now: number): Promise<void> {
      await db.query('delete from kept_call where ends <= $1', [new Date(now)]);
    },
  };
}
