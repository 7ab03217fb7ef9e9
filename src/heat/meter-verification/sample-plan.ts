import type { Carrier } from '#kernel/carrier.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import type { SampleYear } from './codes.ts';
import type { JudgedMeter } from './due-list.ts';

/** Meters of one carrier and year, of which a part is drawn; its name is published with the draw, in the language of the office. */
export type Lot = { readonly stratum: string; readonly carrier: Carrier; readonly year: number | null };

/** A meter as it stands in the list of a draw. */
type Listed = { readonly code: string; readonly name: string; readonly stratum: string; readonly organisation: string };

/**
 * The lots of a sample and the meters in them, in the order of their codes; the lots by carrier, then the oldest first, those of no known
 * year last.
 * @param by which year tells lots apart
 * @param operatorOf who reads a meter: inspectors keep out of their own company's
 */
export function lotsOf(meters: readonly JudgedMeter[], by: SampleYear, operatorOf: (meter: string) => string | null) {
  const lots = new Map<string, Lot>();
  const list = meters
    .map(({ meter, building, carrier, device, verified }): Listed => {
      const lot = lotOf(carrier, by === 'installed' ? device : verified);
      if (!lots.has(lot.stratum)) lots.set(lot.stratum, lot);
      return { code: meter, name: building ?? '', stratum: lot.stratum, organisation: operatorOf(meter) ?? '' };
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { lots: [...lots.values()].toSorted(inOrder), list };
}

function lotOf(carrier: Carrier, day: string | null): Lot {
  const year = day === null ? null : Number(day.slice(0, 4));
  return { stratum: `${carrierTerms[carrier].zh} ${year === null ? '年份不详' : `${year} 年`}`, carrier, year };
}

function inOrder(one: Lot, other: Lot): number {
  if (one.carrier !== other.carrier) return one.carrier < other.carrier ? -1 : 1;
  return (one.year ?? Number.MAX_SAFE_INTEGER) - (other.year ?? Number.MAX_SAFE_INTEGER);
}
