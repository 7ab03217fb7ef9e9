import type { Finding } from '#kernel/finding.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import type { Demand } from './demand/facts.ts';
import type { DemandKind } from './plan-file/shape.ts';
import { districtKindTerms } from './vocabulary.ts';

type DemandFacts = {
  readonly demands: readonly Demand[];
  readonly thermal: string | null;
  /** Kinds of which the hours of some month are not known. */
  readonly unknown: readonly DemandKind[];
  /** Why heat could not follow the weather: told only if a demand is left out for it. */
  readonly heat: readonly Finding[];
};

/** What is missing or assumed in the demand of a district, once for each use and kind of energy. */
export function demandFindings({ demands, thermal, unknown, heat }: DemandFacts): Finding[] {
  const groups = Map.groupBy(demands, ({ use, carrier, basis }) => `${use} ${carrier} ${basis}`);
  return [
    ...(thermal === null ? [{ code: 'district-climate-unknown', severity: 'warning', evidence: {} } as const] : []),
    ...unknown.map((kind): Finding => ({
      code: 'district-hours-unknown',
      severity: 'warning',
      evidence: { kind: districtKindTerms[kind] },
    })),
    ...(demands.some(({ carrier, basis, source }) => carrier === 'heat' && basis === 'none' && source !== '') ? heat : []),
    ...[...groups.values()].flatMap((same) => ofGroup(same)),
    ...coolingInside(demands),
  ];
}

function ofGroup(same: readonly Demand[]): Finding[] {
  const [first] = same;
  if (first === undefined) return [];
  const { use, carrier, basis, source, buildings } = first;
  const evidence = { use: useTerms[use], kind: districtKindTerms[carrier], count: same.length };
  if (basis === 'none') return [{ code: 'district-demand-unknown', severity: 'warning', evidence }];
  if (basis === 'figure' || basis === 'norm')
    return [{ code: 'district-demand-not-measured', severity: 'warning', evidence: { ...evidence, source } }];
  return basis === 'measured' && buildings === 1 ? [{ code: 'district-one-building', severity: 'info', evidence }] : [];
}

const isMeasured = ({ basis }: Demand): boolean => basis === 'measured' || basis === 'own-meters';

/** Uses whose electricity is measured and whose cooling is not. */
function coolingInside(demands: readonly Demand[]): Finding[] {
  const ofKind = (kind: DemandKind) => new Set(demands.filter((one) => one.carrier === kind && isMeasured(one)).map(({ use }) => use));
  const [electricity, cooling] = [ofKind('electricity'), ofKind('cooling')];
  return [...electricity]
    .filter((use) => !cooling.has(use))
    .map((use) => ({ code: 'district-cooling-in-electricity', severity: 'info', evidence: { use: useTerms[use] } }));
}
