import type { Scope } from '#kernel/scope.ts';
import type { Rows } from './rows.ts';

/** How often was asked, by place and address. */
export function rateStatements(db: Rows) {
  return {
    /** Counts a request; a window that ends later than one can is of a clock that stood wrong, and forgotten. */
    async countRequest(_scope: Scope, key: string, now: number, windowMs: number): Promise<{ count: number; endsAt: Date }> {
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
    /** What was counted in a window that has not ended; null where nothing was. */
    async requestsCounted(_scope: Scope, key: string, now: number): Promise<{ count: number; endsAt: Date } | null> {
      const counted = await db.query<{ count: number; endsAt: Date }>(
        'select count, ends_at as "endsAt" from access_rate where key = $1 and ends_at > $2',
        [key, new Date(now)],
      );
      return counted.rows[0] ?? null;
    },
    /** A request that came to nothing. */
    async uncountRequest(_scope: Scope, key: string): Promise<void> {
      await db.query('update access_rate set count = greatest(count - 1, 0) where key = $1', [key]);
    },
  };
}
