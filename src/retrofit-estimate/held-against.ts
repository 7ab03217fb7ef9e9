import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { smallest } from './gain.ts';
import type { Gathered } from './gather.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

const gainItem = 'efficiency-gain';
const leastPeers = 10;

export type Rule = { readonly required: number | null; readonly owed: boolean | null; readonly clause: LocalizedText | null };

/** The gain that documents of the place ask of a retrofit, and whether this building owes it; null where a fact would decide. */
export async function gainRule(needs: RetrofitEstimateNeeds, scope: Scope, { facts }: Gathered, known: AsOf): Promise<Rule> {
  const { documents } = needs.policy.library(known.recorded);
  const regions = await needs.policy.regionsOf(scope, facts.region);
  const project = new Map(Object.entries({ ...needs.obligations.factsOf(facts), work: 'retrofit' }));
  let [required, owed, clause]: [number | null, boolean | null, LocalizedText | null] = [null, false, null];
  const here = documents.filter(({ head }) => regions.includes(head.region));
  // where no document of the place says so, what another place asks is what a gain is held against; it is owed to nobody
  for (const { head, rules } of [...here, ...documents.filter((one) => !here.includes(one))])
    for (const rule of rules) {
      const asks = rule.asked.find(({ item }) => item === gainItem);
      if (asks === undefined || asks.comparator !== '>=' || typeof asks.value !== 'number') continue;
      const isHere = regions.includes(head.region);
      const truth = isHere ? needs.policy.weigh(rule.when, project, known.recorded).truth : false;
      if (required === null)
        [required, clause] = [asks.value / 100, { zh: `${head.title} ${rule.clause}`, en: `${head.title} ${rule.clause}` }];
      if (truth === true) owed = true;
      else if (truth === null && owed !== true) owed = null;
    }
  return { required, owed, clause };
}

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
  if (use === null || total.value === null || floorAreaM2 === null) return { told: none, findings: notLoaded };
  const own = total.value;
  const above = (intensity: number | null): number | null => (intensity === null ? null : Math.max(0, own - intensity * floorAreaM2));
  const region = facts.region.length >= 4 && /^\d{6}/u.test(facts.region) ? `${facts.region.slice(0, 4)}00` : facts.region;
  const seen = await needs.benchmarking.rank(scope, { region, year, measure: 'total', use, known }).catch((trouble: unknown) => {
    // who does not see the whole place compares within what it sees of its own district
    if (trouble instanceof Problem && trouble.code === 'no-such-place') return { buildings: [] };
    throw trouble;
  });
  const rising = seen.buildings.filter(({ code }) => code !== facts.code).map(({ intensity }) => intensity);
  rising.sort((a, b) => a - b);
  const isMany = rising.length >= leastPeers;
  const references = needs.knowledge.inForce('reference-intensity', { on: `${year}-12-31`, ...known });
  const regions = await needs.policy.regionsOf(scope, facts.region);
  const fitting = references.filter((one) => one.use === use && (one.region === undefined || regions.includes(one.region)));
  const rank = (code: string | undefined): number => (code === undefined ? regions.length : regions.indexOf(code));
  const reference = fitting.toSorted((a, b) => rank(a.region) - rank(b.region))[0] ?? null;
  if (reference === null) notLoaded.push({ code: 'reference-not-loaded', severity: 'info', evidence: { document: 'GB 55015', use } });
  return {
    told: {
      median: isMany ? above(smallest(rising, 0.5)) : null,
      lowerQuartile: isMany ? above(smallest(rising, 0.25)) : null,
      reference: above(reference?.value ?? null),
    },
    findings: notLoaded,
  };
}
