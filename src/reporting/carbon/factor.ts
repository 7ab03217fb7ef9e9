import type { Carrier } from '#kernel/carrier.ts';
import { parseDay } from '#kernel/day.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';

/** A version of a factor and when the program first saw it, ms UTC. */
export type SeenFactor = { readonly held: EntryOf<'carbon-factor'>; readonly firstSeen: number };

export type Factor = EntryOf<'carbon-factor'> & { readonly firstSeen: number };

/** The selected factor; `earlier`: it is of an earlier year than the requested one. */
export type Choice = { readonly factor: Factor; readonly earlier: boolean };

export const nation = '100000';

/** Other names that a file may use for the nation. */
const nationNames: readonly string[] = [nation, 'CN'];

const china = createZone('Asia/Shanghai') as Zone;

/**
 * The factors known at a time: from the first instant of the day on which a factor was published, or since it was loaded if that day is not
 * known; never before the program had recorded it. For each id the highest version of these, without those that another supersedes.
 */
export function factorsKnown(all: readonly SeenFactor[], known: AsOf): readonly Factor[] {
  const newest = new Map<string, Factor>();
  for (const { held, firstSeen } of all) {
    if (!isKnown({ held, firstSeen }, known)) continue;
    const other = newest.get(held.id);
    if (other === undefined || other.version < held.version) newest.set(held.id, { ...held, firstSeen });
  }
  const standing = [...newest.values()].filter(({ withdrawn }) => withdrawn === undefined);
  const givenWay = new Set(standing.map(({ supersedes }) => supersedes));
  return standing.filter(({ id }) => !givenWay.has(id));
}

function isKnown({ held: { published, confirmed, withdrawn }, firstSeen }: SeenFactor, { received, recorded }: AsOf): boolean {
  if (firstSeen > recorded) return false;
  // a confirmation or withdrawal by a person is known from when it was made
  const isDecided = confirmed !== undefined || withdrawn !== undefined;
  if (published === undefined || isDecided) return firstSeen <= received;
  return china.dayStart(parseDay(published) ?? 0) * 1000 <= received;
}

type Series = EntryOf<'carbon-factor'>['series'];

/** @param chain the places around a building, nearest first; `name` identifies the chain */
export type FactorQuestion = {
  readonly carrier: Carrier;
  readonly series: Series;
  readonly chain: { readonly name: string; readonly places: readonly string[] };
};

/**
 * Selects factors for a year: from the nearest place with a matching one, then a grid that covers one of the places, then the nation.
 * Within a place, that of the year itself; otherwise the one in force on the last day of the year; otherwise that of the latest earlier
 * year.
 */
export function createFactors(known: readonly Factor[], year: number): (asked: FactorQuestion) => Choice | null {
  const byKind = Map.groupBy(known, ({ carrier, series }) => `${carrier} ${series}`);
  const remembered = new Map<string, Choice | null>();
  return ({ carrier, series, chain }) => {
    const key = `${carrier} ${series} ${chain.name}`;
    const before = remembered.get(key);
    if (before !== undefined) return before;
    const found = nearest(byKind.get(`${carrier} ${series}`) ?? [], chain.places, year);
    remembered.set(key, found);
    return found;
  };
}

function nearest(factors: readonly Factor[], chain: readonly string[], year: number): Choice | null {
  const places = chain.filter((place) => !nationNames.includes(place));
  for (const place of places) {
    const found = best(
      factors.filter((one) => one.place === place && one.covers === undefined),
      year,
    );
    if (found !== null) return found;
  }
  const grids = factors.filter(({ covers = [] }) => covers.some((place) => places.includes(place)));
  return (
    best(grids, year) ??
    best(
      factors.filter(({ place }) => nationNames.includes(place)),
      year,
    )
  );
}

function best(factors: readonly Factor[], year: number): Choice | null {
  const last = `${year}-12-31`;
  const ofYear = latest(factors.filter((one) => one.year === year));
  if (ofYear !== undefined) return { factor: ofYear, earlier: false };
  const begun = factors.filter((one) => one.year === undefined && (one.validFrom ?? '') <= last && (one.validTo ?? '9999') > last);
  const since = begun.reduce((day, { validFrom = '' }) => (validFrom > day ? validFrom : day), '');
  const inForce = latest(begun.filter(({ validFrom = '' }) => validFrom === since));
  if (inForce !== undefined) return { factor: inForce, earlier: false };
  const before = factors.filter((one) => one.year !== undefined && one.year < year);
  const nearestYear = Math.max(...before.map((one) => one.year ?? 0));
  const earlier = latest(before.filter((one) => one.year === nearestYear));
  return earlier === undefined ? null : { factor: earlier, earlier: true };
}

/** Of equals the one published last, then the higher version; then by id, so that the order of files does not matter. */
function latest(factors: readonly Factor[]): Factor | undefined {
  const day = ({ published, firstSeen }: Factor): number => {
    const at = published === undefined ? null : parseDay(published);
    return at === null ? firstSeen : china.dayStart(at) * 1000;
  };
  return factors.toSorted((a, b) => day(b) - day(a) || b.version - a.version || (a.id < b.id ? -1 : 1))[0];
}
