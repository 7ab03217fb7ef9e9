import type { Carrier } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Line } from './line.ts';
import type { CarbonNeeds } from './needs.ts';

/** The coverage below which carbon per floor area is not shown (`knowledge/figure-floors.yaml`), for a year. */
export function areaFloor(
  { knowledge }: Pick<CarbonNeeds, 'knowledge'>,
  { year, known }: { readonly year: number; readonly known: AsOf },
): number {
  return knowledge.inForce('figure-floor', { on: `${year}-12-31`, ...known }).findLast((one) => one.of === 'intensity')?.coverage ?? 0;
}

/**
 * Why the carbon of buildings is not shown per floor area: a carrier that they owe was measured in none of them, or a carrier has too
 * little coverage; empty if it may be shown.
 * @param lines only those of buildings with a floor area count
 */
export function areaLacks(lines: readonly Pick<Line, 'building' | 'carrier' | 'units' | 'coverage'>[], floor: number): Finding[] {
  const carriers = Map.groupBy(
    lines.filter(({ building }) => building.areaM2 !== null),
    ({ carrier }) => carrier,
  );
  const all = [...carriers].map(([carrier, own]) => ({
    carrier,
    buildings: own.length,
    isMeasured: own.some(({ units }) => units !== null),
    coverage: own.reduce((sum, { coverage }) => sum + coverage, 0) / own.length,
  }));
  const measured = all.filter(({ isMeasured }) => isMeasured);
  // nothing is measured at all: there is no figure that could be mistaken for one
  if (measured.length === 0) return [];
  return [
    ...all.filter(({ isMeasured }) => !isMeasured).map(({ carrier, buildings }) => uncovered(carrier, buildings)),
    ...measured.filter(({ coverage }) => coverage < floor).map(({ carrier, coverage }) => low(carrier, coverage, floor)),
  ];
}

const uncovered = (carrier: Carrier, buildings: number): Finding => ({
  code: 'carbon-area-uncovered',
  severity: 'warning',
  evidence: { carrier, buildings },
});

/** Coverage to six digits, never rounded up. */
const low = (carrier: Carrier, coverage: number, floor: number): Finding => ({
  code: 'carbon-area-low',
  severity: 'warning',
  evidence: { carrier, coverage: Math.floor(coverage * 1e6) / 1e6, floor },
});
