import type { Rising } from '#supervision/benchmarking/benchmarking.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { isCertain } from '#kernel/source-status.ts';
import { smallest } from './gain.ts';
import type { Gathered } from './gather.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

const leastPeers = 10;

/** `regions`: the place of the building and all places above it; `rising`: the intensities of its use in its city, its own among them. */
type Place = { readonly year: number; readonly known: AsOf; readonly regions: readonly string[]; readonly rising: Rising };

/** kgce above the median and the lower quartile of other buildings of its use in its place, and above the reference of its use. */
export function potentialOf(needs: RetrofitEstimateNeeds, { facts, use, total, floorAreaM2 }: Gathered, place: Place) {
  const none = { median: null, lowerQuartile: null, reference: null };
  const notLoaded: Finding[] = [];
  const rising = place.rising.filter(({ building }) => building !== facts.code).map(({ intensity }) => intensity);
  if (use === null || total.value === null || floorAreaM2 === null)
    return { told: { ...none, peers: use === null ? null : rising.length }, findings: notLoaded, isIndicative: false };
  const own = total.value;
  const above = (intensity: number | null): number | null => (intensity === null ? null : Math.max(0, own - intensity * floorAreaM2));
  const isMany = rising.length >= leastPeers;
  const reference = referenceOf(needs, use, place);
  if (reference === null) notLoaded.push({ code: 'reference-not-loaded', severity: 'info', evidence: { document: 'GB 55015', use } });
  return {
    told: {
      median: isMany ? above(smallest(rising, 0.5)) : null,
      lowerQuartile: isMany ? above(smallest(rising, 0.25)) : null,
      reference: above(reference?.value ?? null),
      peers: rising.length,
    },
    findings: notLoaded,
    isIndicative: reference !== null && !isCertain(reference.status),
  };
}

/** The reference of a use that is nearest to the place of the building; null if none is loaded. */
function referenceOf(needs: RetrofitEstimateNeeds, use: string, { year, known, regions }: Place) {
  const rank = (code: string | undefined): number => (code === undefined ? regions.length : regions.indexOf(code));
  const [nearest] = needs.knowledge
    .inForce('reference-intensity', { on: `${year}-12-31`, ...known })
    .filter((one) => one.use === use && (one.region === undefined || regions.includes(one.region)))
    .toSorted((a, b) => rank(a.region) - rank(b.region));
  return nearest ?? null;
}
