import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { parseDay } from '#kernel/day.ts';

/** A certificate of green power: an amount in kWh, generated from one local day to another, both included. */
export type Certificate = {
  readonly number: string;
  /** The building that it is for; otherwise the organisation. */
  readonly building: string | null;
  readonly organisation: string | null;
  readonly kwh: number;
  readonly from: string;
  readonly to: string;
  readonly document: string | null;
};

/** A possible user of certificates: measured electricity, in whole 0.0001 kWh, and its organisation. */
export type Consumer = { readonly building: string; readonly organisation: string | null; readonly units: number | null };

/** The part of one holder's certificates in a year that exceeds the use. */
export type Unused = { readonly building: string | null; readonly organisation: string | null; readonly kwh: Exact };

export type Allotment = { readonly byBuilding: ReadonlyMap<string, Exact>; readonly unused: readonly Unused[] };

const none = exact('0');

/** The kWh of a certificate in a year, in proportion to its days in that year; null if none are. */
export function kwhIn({ kwh, from, to }: Pick<Certificate, 'kwh' | 'from' | 'to'>, year: number): Exact | null {
  const [first, last] = [parseDay(from) ?? 0, parseDay(to) ?? 0];
  const begins = Math.max(first, parseDay(`${year}-01-01`) ?? 0);
  const ends = Math.min(last, parseDay(`${year}-12-31`) ?? 0);
  if (ends < begins) return null;
  return exactOf(kwh)
    .mul(exact(BigInt(ends - begins + 1)))
    .div(exact(BigInt(last - first + 1)));
}

/**
 * What certificates cover of the electricity of buildings: first each building's own, never more than it used; then those of an
 * organisation over all of its buildings, by what is left there. All of it exact.
 * @param certificates holders are named by the codes of `consumers`
 */
export function allot(certificates: readonly Certificate[], consumers: readonly Consumer[], year: number): Allotment {
  const [ofBuildings, ofOrganisations] = [new Map<string, Exact>(), new Map<string, Exact>()];
  for (const one of certificates) {
    const kwh = kwhIn(one, year);
    if (kwh === null) continue;
    const [into, holder] = one.building === null ? [ofOrganisations, one.organisation ?? ''] : [ofBuildings, one.building];
    into.set(holder, (into.get(holder) ?? none).add(kwh));
  }
  const byBuilding = new Map<string, Exact>();
  const unused: Unused[] = [];
  const byCode = new Map(consumers.map((one) => [one.building, one]));
  for (const [building, kwh] of ofBuildings) {
    const used = least(kwh, usedBy(byCode.get(building)));
    if (used.n > 0n) byBuilding.set(building, used);
    if (kwh.compare(used) > 0) unused.push({ building, organisation: null, kwh: kwh.sub(used) });
  }
  const members = Map.groupBy(consumers, ({ organisation }) => organisation ?? '');
  for (const [organisation, kwh] of ofOrganisations) {
    const left = spread(kwh, members.get(organisation) ?? [], byBuilding);
    if (left.n > 0n) unused.push({ building: null, organisation, kwh: left });
  }
  return { byBuilding, unused };
}

/** Distributes an organisation's kWh to its buildings by what is left there. @returns what none of them could use */
function spread(kwh: Exact, members: readonly Consumer[], byBuilding: Map<string, Exact>): Exact {
  const left = members.map((one) => usedBy(one).sub(byBuilding.get(one.building) ?? none));
  const all = left.reduce((sum, one) => sum.add(one), none);
  if (all.n === 0n) return kwh;
  const given = least(kwh, all);
  members.forEach(({ building }, at) => {
    const own = left[at] ?? none;
    if (own.n > 0n) byBuilding.set(building, (byBuilding.get(building) ?? none).add(own.mul(given).div(all)));
  });
  return kwh.sub(given);
}

const usedBy = (one: Consumer | undefined): Exact =>
  one === undefined || one.units === null || one.units <= 0 ? none : exact(BigInt(one.units)).div(exact('10000'));

const least = (a: Exact, b: Exact): Exact => (a.compare(b) <= 0 ? a : b);
