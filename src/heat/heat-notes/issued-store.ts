import type { PoolClient } from 'pg';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { IssuedSeason } from '#heat/heat-billing/heat-billing.ts';

/** What was issued to a household by a time, by season in the order of the first notes, and what the last note knew; whoever asks. */
export async function issuedSeasons(
  on: Pick<PoolClient, 'query'>,
  _: CheckedByCaller,
  household: string,
  received: number,
): Promise<IssuedSeason[]> {
  const { rows } = await on.query<{ season: string; total: string; received: string; recorded: string }>(
    `SELECT season, sum(total)::text AS total, (array_agg(received ORDER BY id DESC))[1]::text AS received,
       (array_agg(recorded ORDER BY id DESC))[1]::text AS recorded
     FROM heat_note WHERE household = $1 AND recorded <= $2 GROUP BY season ORDER BY min(id)`,
    [household, Math.min(received, 8.64e15)],
  );
  return rows.map(({ season, total, ...known }) => ({
    season,
    total: BigInt(total),
    known: { received: Number(known.received), recorded: Number(known.recorded) },
  }));
}
