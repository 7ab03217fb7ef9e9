import type { AsOf } from '#kernel/as-of.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { TemperatureSeason } from './facts.ts';
import type { ComfortNeeds } from './needs.ts';
import { overlap, readDays } from './season-days.ts';
import * as store from './store.ts';

/** Days as typed: `11-15:03-15`; `tolerance` K. */
export type SeasonGiven = {
  readonly region: string;
  readonly heating: string;
  readonly cooling: string;
  readonly tolerance?: number | undefined;
  /** The version that the author has read. */
  readonly seen?: number | undefined;
};

/** Maximum tolerance of any place, K. */
const mostTolerance = 5;

/** When places heat and cool. */
export function createSeasons(needs: ComfortNeeds) {
  const { postgres, place, now, audit } = needs;
  return {
    /**
     * States when a place heats and cools, together with all places below it without seasons of their own. Throws `no-such-place`,
     * `season-days-bad`, `seasons-overlap`, `tolerance-bad`, `seen-missing`, `seen-not-latest`. Stating the same again changes nothing.
     */
    async setSeason(scope: Scope, { region, seen, ...given }: SeasonGiven): Promise<store.SeasonRow> {
      await place.get(region);
      const season = { region, ...readSeason(given) };
      const { stated, isNew } = await inTransaction(postgres, async (on) => {
        await store.holdSeason(on, wholeProgram, region);
        const last = (await store.seasonsKnown(on, sameForAll, asOfNow)).find((one) => one.region === region);
        if (last !== undefined && said(last) === said(season)) return { stated: last, isNew: false };
        refuseUnreadVersion(seen, last && { version: last.version, says: said(last) }, { region });
        const recorded = new Date(now());
        await store.addSeason(on, scope, season, recorded.getTime());
        return { stated: { ...season, by: scope.actor, recorded, version: (last?.version ?? 0) + 1 }, isNew: true };
      });
      if (isNew) await audit(scope, { action: 'temperature-season', subject: `place:${region}`, region, detail: { ...season } });
      return stated;
    },
    /** The seasons in force, for each place that has stated them. */
    seasons: () => store.seasonsKnown(postgres, sameForAll, asOfNow),
    /** The season in force by region: its own, or that of the nearest place above; missing if none is stated. */
    seasonsOf: (regions: readonly string[], known: AsOf) => seasonsOf(needs, regions, known),
  };
}

const said = ({ heating, cooling, tolerance }: Omit<TemperatureSeason, 'region'>): string =>
  `${heating.from}:${heating.to}, ${cooling.from}:${cooling.to}, ±${tolerance} K`;

function readSeason({ heating, cooling, tolerance = 0 }: Omit<SeasonGiven, 'region' | 'seen'>): Omit<TemperatureSeason, 'region'> {
  const [heats, cools] = [heating, cooling].map((text) => {
    const days = readDays(text);
    if (days === null) throw new Problem('bad-input', 'season-days-bad', { value: text.slice(0, 60) });
    return days;
  }) as [TemperatureSeason['heating'], TemperatureSeason['cooling']];
  if (overlap(heats, cools)) throw new Problem('bad-input', 'seasons-overlap', { heating, cooling });
  if (!(tolerance >= 0 && tolerance <= mostTolerance))
    throw new Problem('bad-input', 'tolerance-bad', { value: tolerance, most: mostTolerance });
  return { heating: heats, cooling: cools, tolerance: Math.round(tolerance * 100) / 100 };
}

async function seasonsOf({ postgres }: ComfortNeeds, regions: readonly string[], known: AsOf) {
  const stated = new Map((await store.seasonsKnown(postgres, sameForAll, known)).map((one) => [one.region, one]));
  if (stated.size === 0) return new Map<string, TemperatureSeason>();
  const above = await store.placesAbove(postgres, sameForAll, [...new Set(regions)]);
  const found = [...above].flatMap(([region, chain]) => {
    const season = chain.map((code) => stated.get(code)).find((one) => one !== undefined);
    return season === undefined ? [] : [[region, season] as const];
  });
  return new Map<string, TemperatureSeason>(found);
}
