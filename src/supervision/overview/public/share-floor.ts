import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { HowCompared } from '#supervision/benchmarking/public/assess.ts';
import { heatingCarrier } from '#supervision/benchmarking/benchmarking.ts';
import { countedInTotal } from '#supervision/benchmarking/public/intensity.ts';
import { dayOfJudgement, type KnowledgeOf } from '#supervision/benchmarking/public/known-rules.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';

/** The coverage below which a share is not shown (`knowledge/figure-floors.yaml`), for a year. */
export function shareFloor(
  knowledge: Pick<KnowledgeOf, 'inForce'>,
  { year, known }: { readonly year: number; readonly known: AsOf },
): number {
  return knowledge.inForce('figure-floor', { on: dayOfJudgement(year), ...known }).findLast((one) => one.of === 'share')?.coverage ?? 0;
}

/** How well all energy of buildings is measured. */
export type Covered = {
  /**
   * For each carrier the mean over the buildings that owe it or have a meter for it; the lowest of all carriers; 0 if there are no
   * buildings.
   */
  readonly coverage: number;
  /** Carriers that are owed but that no building measured. */
  readonly lacking: readonly Carrier[];
};

/** What buildings owe: electricity, their heating carrier, and what they have meters for. */
export function coveredEnergy(
  buildings: readonly Pick<YearBuilding, 'building' | 'uses'>[],
  { heatings }: Pick<HowCompared, 'heatings'>,
): Covered {
  const owed = new Map<Carrier, { buildings: number; coverage: number; measured: number }>();
  for (const { building, uses } of buildings)
    for (const carrier of owedBy(building.fields['heating'], uses, heatings)) {
      const use = uses.find((one) => one.carrier === carrier && one.meters > 0);
      const held = owed.get(carrier) ?? { buildings: 0, coverage: 0, measured: 0 };
      owed.set(carrier, held);
      held.buildings += 1;
      held.coverage += use?.coverage ?? 0;
      if (use !== undefined && use.value !== null) held.measured += 1;
    }
  return {
    coverage: owed.size === 0 ? 0 : Math.min(1, ...[...owed.values()].map((one) => one.coverage / one.buildings)),
    lacking: [...owed].flatMap(([carrier, { measured }]) => (measured === 0 ? [carrier] : [])),
  };
}

function owedBy(heating: unknown, uses: YearBuilding['uses'], heatings: HowCompared['heatings']): ReadonlySet<Carrier> {
  const heated = heatingCarrier(heating, heatings);
  const metered = uses.flatMap(({ carrier, meters }) => (meters > 0 ? [carrier] : []));
  return new Set<Carrier>(
    ['electricity' as const, ...(heated ? [heated as Carrier] : []), ...metered].filter((carrier) => countedInTotal.includes(carrier)),
  );
}

/** Six digits, never rounded up. */
const told = (coverage: number): number => Math.floor(coverage * 1e6) / 1e6;

/** Why no share of this is shown: a carrier that no building measured, or too little in total; empty if shares may be shown. */
export function sharesLack({ coverage, lacking }: Covered, floor: number): Finding[] {
  if (lacking.length > 0)
    return lacking.map((carrier) => ({ code: 'share-carrier-uncovered', severity: 'warning', evidence: { carrier } }));
  return coverage < floor ? [{ code: 'share-coverage-low', severity: 'warning', evidence: { coverage: told(coverage), floor } }] : [];
}
