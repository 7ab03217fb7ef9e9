import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { smallest } from './gain.ts';
import type { Gathered } from './gather.ts';
import { isSure } from './library.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

const leastPeers = 10;

/** kgce above the median and the lower quartile of others of its use in its place, and above the reference of its use. */
export async function potentialOf(
  needs: RetrofitEstimateNeeds,
  scope: Scope,
  { facts, use, total, floorAreaM2 }: Gathered,
  year: number,
  known: AsOf,
) {
  const none = { median: null, lowerQuartile: null, reference: null };
  const notLoaded: Finding[] = [];
  if (use === null || total.value === null || floorAreaM2 === null) return { told: none, findings: notLoaded, isIndicative: false };
  const own = total.value;
  const above = (intensity: number | null): number | null => (intensity === null ? null : Math.max(0, own - intensity * floorAreaM2));
  const rising = await othersOf(needs, scope, { facts, use }, year, known);
  const isMany = rising.length >= leastPeers;
  const reference = await referenceOf(needs, scope, { facts, use }, year, known);
  if (reference === null) notLoaded.push({ code: 'reference-not-loaded', severity: 'info', evidence: { document: 'GB 55015', use } });
  return {
    told: {
      median: isMany ? above(smallest(rising, 0.5)) : null,
      lowerQuartile: isMany ? above(smallest(rising, 0.25)) : null,
      reference: above(reference?.value ?? null),
    },
    findings: notLoaded,
    isIndicative: reference !== null && !isSure(reference),
  };
}

type OfUse = { readonly facts: Gathered['facts']; readonly use: string };

/** The intensities of others of the use in the city of the building, rising, of those that the asker sees. */
async function othersOf(needs: RetrofitEstimateNeeds, scope: Scope, { facts, use }: OfUse, year: number, known: AsOf): Promise<number[]> {
  const region = /^\d{6}/u.test(facts.region) ? `${facts.region.slice(0, 4)}00` : facts.region;
  const seen = await needs.benchmarking.rank(scope, { region, year, measure: 'total', use, known }).catch((trouble: unknown) => {
    // who does not see the whole place compares within what it sees of its own district
    if (trouble instanceof Problem && trouble.code === 'no-such-place') return { buildings: [] };
    throw trouble;
  });
  return seen.buildings
    .filter(({ code }) => code !== facts.code)
    .map(({ intensity }) => intensity)
    .toSorted((a, b) => a - b);
}

/** The reference of a use that is nearest to the place of the building; null where none is loaded. */
async function referenceOf(needs: RetrofitEstimateNeeds, scope: Scope, { facts, use }: OfUse, year: number, known: AsOf) {
  const regions = await needs.policy.regionsOf(scope, facts.region);
  const rank = (code: string | undefined): number => (code === undefined ? regions.length : regions.indexOf(code));
  const [nearest] = needs.knowledge
    .inForce('reference-intensity', { on: `${year}-12-31`, ...known })
    .filter((one) => one.use === use && (one.region === undefined || regions.includes(one.region)))
    .toSorted((a, b) => rank(a.region) - rank(b.region));
  return nearest ?? null;
}
