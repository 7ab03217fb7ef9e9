import { exact, type Exact } from '#kernel/exact-number.ts';
import type { HouseholdSeason, SeasonTerms } from './bill-parts.ts';
import { coveredOn, measuredOn, wholeDay } from './day-heat.ts';
import { supplied } from './share-weights.ts';

/** What a household would have used on a day, from its neighbours' use per area; null if too few are known. */
export type Similar = (household: HouseholdSeason) => (day: number) => Exact | null;

type DaySums = { readonly heat: number; readonly area: bigint; readonly count: number };

/** The households of a point as neighbours; the sums of a day are calculated on demand, once. */
export function neighboursOf(households: readonly HouseholdSeason[], { tariff }: Pick<SeasonTerms, 'tariff'>): Similar {
  const kept = new Map<number, DaySums>();
  const sumsOn = (day: number): DaySums => {
    const found = kept.get(day) ?? sumsOf(households, day);
    kept.set(day, found);
    return found;
  };
  return (household) => (day) => {
    // the household in question did not measure the whole day, so it is not among the others
    const { heat, area, count } = sumsOn(day);
    const own = billedOn(household, day);
    if (own === null || area === 0n || count < (tariff.substitute?.neighbours ?? 1)) return null;
    return exact(own * BigInt(heat)).div(exact(area));
  };
}

function sumsOf(households: readonly HouseholdSeason[], day: number): DaySums {
  let [heat, area, count] = [0, 0n, 0];
  for (const one of households) {
    const billed = billedOn(one, day);
    if (billed === null || one.meter === null || coveredOn(one.meter, day) < wholeDay) continue;
    heat += measuredOn(one.meter, day);
    area += billed;
    count += 1;
  }
  return { heat, area, count };
}

/** The billed area that gets heat on a day; null if none does. */
function billedOn(one: HouseholdSeason, day: number): bigint | null {
  return supplied(one).find(({ from, to }) => from <= day && day < to)?.billed ?? null;
}
