import type { Rising } from '#supervision/benchmarking/benchmarking.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { carriers } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { leastCoverage } from './facts.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';
import { factsOf, readPortion, type Portion, type PortionQuestion } from './portion.ts';

type OfUse = { readonly facts: BuildingFacts; readonly use: string | null };

/** Shared inputs of estimates of many buildings as known at one time, each read once. */
export type Batch = ReturnType<typeof createBatch>;

/** Which buildings will be requested, in about this order, and for which year. */
export type Foreseen = { readonly buildings: readonly string[]; readonly year: number };

/** As known when. `knownAt`: as entered; if omitted, as known now. */
export type BatchKnown = Pick<PortionQuestion, 'known' | 'knownAt'>;

export function createBatch(needs: RetrofitEstimateNeeds, scope: Scope, { known, knownAt }: BatchKnown, foreseen?: Foreseen) {
  const peers = remembering((region: string, use: string, year: number) => risingIn(needs, scope, { region, use, year, known }));
  const regions = remembering((code: string) => needs.policy.regionsOf(code));
  const days = remembering((station: string, year: number) => degreeDaysAt(needs, { station, year, known }));
  const factors = remembering((region: string, year: number) => needs.carbon.frozenFactors({ region, year, known, carriers }));
  // uses the program's own scope, because nothing but the weather is revealed by a building's location
  const stationsOf = needs.weather.stationsAt(known);
  const alone = remembering((building: string, year: number) => readPortion(needs, scope, { year, known, knownAt }, [building]), mostAlone);
  const portions = portionsOf(needs, scope, { known, knownAt }, foreseen);
  return {
    /** The parts of a carrier's year; null if there is no fit. */
    parts: needs.savings.partsAt(known, stationsOf),
    /** The registry's facts on a building, by any of its codes. Throws `no-such-building`. */
    async facts(building: string, year: number): Promise<BuildingFacts> {
      const portion = portions.foreseen(building, year);
      // the inputs of the estimate are read in parallel; if that fails, the caller that needs them gets the error
      if (portion === undefined) alone(building, year).catch(() => undefined);
      return (await portion)?.ahead.facts.get(building) ?? factsOf(needs, scope, building, known);
    },
    /** The inputs of a building's estimate, by the code under which it is requested. */
    portion: (building: string, year: number): Promise<Portion> => portions.foreseen(building, year) ?? alone(building, year),
    /** A place and all places above it. */
    regions: (code: string): Promise<string[]> => regions(code),
    /** kg of carbon dioxide per unit of each carrier that has a factor. */
    factors: (region: string, year: number) => factors(region, year),
    /** Intensities of its use in the city of a building, of the buildings that the requester sees; empty if the use is not known. */
    risingOf: ({ facts, use }: OfUse, year: number): Promise<Rising> =>
      use === null ? Promise.resolve([]) : peers(/^\d{6}/u.test(facts.region) ? `${facts.region.slice(0, 4)}00` : facts.region, use, year),
    /** HDD18 of the year at the building; null without a station, or if too few of its days are known. */
    async degreeDays(facts: BuildingFacts, year: number): Promise<number | null> {
      const station = (await stationsOf([facts])).get(facts.code)?.station ?? null;
      return station === null ? null : days(station.code, year);
    },
  };
}

/** How many buildings are read together: some megabytes of day rows. */
const portionSize = 200;

/** How many portions are kept in memory: the current one, and the next while the last building of it is in work. */
const mostPortions = 2;

/** Portions of foreseen buildings, each read when its first building is requested. */
function portionsOf(needs: RetrofitEstimateNeeds, scope: Scope, at: BatchKnown, foreseen: Foreseen | undefined) {
  const place = new Map(foreseen?.buildings.map((code, one) => [code, Math.floor(one / portionSize)]));
  const held = new Map<number, Promise<Portion>>();
  return {
    /** Undefined for a building or a year that was not foreseen. */
    foreseen(building: string, year: number): Promise<Portion> | undefined {
      const number = place.get(building);
      if (foreseen === undefined || foreseen.year !== year || number === undefined) return undefined;
      const first = number * portionSize;
      const read = held.get(number) ?? readPortion(needs, scope, { year, ...at }, foreseen.buildings.slice(first, first + portionSize));
      held.delete(number);
      held.set(number, read);
      read.catch(() => held.delete(number));
      const [oldest] = held.keys();
      if (held.size > mostPortions && oldest !== undefined) held.delete(oldest);
      return read;
    },
  };
}

/** At most how many buildings that were not foreseen are kept: those being estimated. */
const mostAlone = 16;

/** Memoizes; failed calls are repeated, and the oldest results are dropped first. */
function remembering<Asked extends readonly (string | number)[], Answer>(
  ask: (...asked: Asked) => Promise<Answer>,
  most = Infinity,
): (...asked: Asked) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>();
  return (...asked) => {
    const key = asked.join(' ');
    const before = kept.get(key);
    if (before !== undefined) return before;
    const told = ask(...asked);
    kept.set(key, told);
    told.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return told;
  };
}

type RisingQuestion = { readonly region: string; readonly use: string; readonly year: number; readonly known: AsOf };

function risingIn(needs: RetrofitEstimateNeeds, scope: Scope, asked: RisingQuestion): Promise<Rising> {
  return needs.benchmarking.rising(scope, asked).catch((trouble: unknown) => {
    // a requester who does not see the whole place compares within what it sees of its own district
    if (trouble instanceof Problem && trouble.code === 'no-such-place') return [];
    throw trouble;
  });
}

type DaysQuestion = { readonly station: string; readonly year: number; readonly known: AsOf };

async function degreeDaysAt(needs: RetrofitEstimateNeeds, { station, year, known }: DaysQuestion): Promise<number | null> {
  const { steps } = await needs.weather.degrees({
    station,
    series: 'observed',
    from: `${year}-01-01`,
    to: `${year + 1}-01-01`,
    step: 'year',
    heatingBase: 18,
    coolingBase: 26,
    method: 'daily-mean',
    known,
  });
  const [only] = steps;
  return only === undefined || only.coverage < leastCoverage ? null : only.heating;
}
