import type { Pool } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import { seasonDays } from './season-days.ts';
import { addSeason, holdSeason, type Season, seasons } from './season-store.ts';
import type { TariffNeeds } from './tariffs.ts';

export type SeasonNeeds = Pick<TariffNeeds, 'now' | 'audit'> & {
  readonly postgres: Pool;
  readonly place: Pick<Place, 'seen'>;
};

export type SeasonGiven = Parameters<typeof seasonDays>[0] & {
  readonly region: string;
  readonly name: string;
  readonly source: string;
  /** The version that the caller has read. */
  readonly seen?: number | undefined;
};

/**
 * Sets a season of a region, replacing what was read; setting the same again changes nothing.
 * @throws Problem `season-days-wrong`, `no-such-place` for a region that is not the requester's, `seen-missing`, `seen-not-latest`
 */
export async function setSeason(
  { postgres, place, now, audit }: SeasonNeeds,
  scope: Scope,
  { region, name, source, seen, ...told }: SeasonGiven,
): Promise<Season> {
  const days = seasonDays(told);
  await place.seen(scope, region);
  const given = { region, name, source, ...days };
  const { stated, isNew } = await inTransaction(postgres, async (on) => {
    await holdSeason(on, wholeProgram, given);
    const last = (await seasons(on, sameForAll, { region, name }, asOfNow)).find((one) => one.region === region);
    if (last !== undefined && said(last) === said(given)) return { stated: last, isNew: false };
    refuseUnreadVersion(seen, last && { version: last.version, says: said(last) }, { region, season: name });
    const at = now();
    await addSeason(on, scope, given, at);
    return { stated: { ...given, version: (last?.version ?? 0) + 1, by: scope.actor, at: new Date(at) }, isNew: true };
  });
  if (isNew) await audit(scope, { action: 'heat-season-set', subject: `place:${region}`, detail: { name, source, ...days } });
  return stated;
}

const said = ({ from, to, nominalFrom, nominalTo, source }: Pick<Season, 'from' | 'to' | 'nominalFrom' | 'nominalTo' | 'source'>): string =>
  `${from}..${to} (${nominalFrom}..${nominalTo}), ${source}`;
