import { hash } from 'node:crypto';
import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { MeterNeeds } from './meter-seasons.ts';
import type { DaySpan } from './stay.ts';
import type { Degrees } from './substitutes.ts';

type Wanting = { readonly building: BuildingFacts; readonly tariff: Pick<HeatTariff, 'substitute'> };

export type DegreesBeside = ReturnType<typeof createDegrees>;

/** How far below the base days were near buildings, read once for each station and span of days. */
export function createDegrees({ weather }: Pick<MeterNeeds, 'weather'>, known: AsOf) {
  const nearest = new Map<string, number | null>();
  const asked = new Map<string, Promise<Degrees>>();
  const prepare = async (some: readonly Wanting[]): Promise<void> => {
    const buildings = some.flatMap(({ building, tariff: { substitute } }) =>
      substitute !== undefined && substitute.station === undefined && !nearest.has(building.code) ? [building] : [],
    );
    if (buildings.length === 0) return;
    const found = await weather.stationsOf(buildings, known);
    for (const { code } of buildings) nearest.set(code, found.get(code)?.station?.id ?? null);
  };
  const digests = new Map<Degrees, string>();
  const beside = async (building: BuildingFacts, substitute: HeatTariff['substitute'], days: DaySpan): Promise<Degrees> => {
    if (substitute === undefined) return [];
    const { base, station: named } = substitute;
    await prepare([{ building, tariff: { substitute } }]);
    const station = named === undefined ? nearest.get(building.code) : (await weather.stationNamed(named)).id;
    if (station === null || station === undefined) return Array.from({ length: days.to - days.from }, () => null);
    const key = [station, building.zone, days.from, days.to, base].join(' ');
    const found =
      asked.get(key) ??
      weather
        .observedMeans({ station, zone: createZone(building.zone) as Zone, ...days, known })
        .then((means) => Array.from(means, (mean): Exact | null => (Number.isNaN(mean) ? null : below(exact(base), mean))));
    asked.set(key, found);
    return found;
  };
  return {
    /** Finds the stations near many buildings in one query. */
    prepare,
    /** Days of a span near a building; null if no temperature is known, empty without `substitute`. Throws `no-such-station`. */
    beside,
    /** A digest of the same days: it differs wherever one of them differs. */
    async digest(building: BuildingFacts, substitute: HeatTariff['substitute'], days: DaySpan): Promise<string> {
      const degrees = await beside(building, substitute, days);
      const told = digests.get(degrees) ?? digestOf(degrees);
      digests.set(degrees, told);
      return told;
    },
  };
}

/** A digest of days: it differs wherever one of them differs. */
const digestOf = (degrees: Degrees): string =>
  hash('sha1', degrees.map((one) => (one === null ? '' : `${one.s * one.n}/${one.d}`)).join(), 'base64url');

function below(base: Exact, mean: number): Exact {
  const degrees = base.sub(exactOf(mean));
  return degrees.s < 0n ? exact(0n) : degrees;
}
