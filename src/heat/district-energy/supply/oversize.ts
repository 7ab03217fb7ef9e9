import type { DemandKind, District } from '../plan-file/shape.ts';
import type { Peak } from '../demand/totals.ts';
import type { KnownPlot } from '../demand/facts.ts';
import { yearlyPerKw } from './annual-cost.ts';
import type { PlannedPhase } from './facts.ts';

/** What a plant that is too large for a kind of energy would cost. */
export type Oversize = {
  readonly carrier: DemandKind;
  /** `peaks`: for the peaks of all plots at once; `rule`: by the rule of thumb of the file. */
  readonly by: 'peaks' | 'rule';
  /** What would be built for, and the peak that is to be met, kW. */
  readonly kw: number;
  readonly peakKw: number;
  /** What the plants of the plan for it cost to stand, yuan a year, and how much more in proportion. */
  readonly yuan: number;
  readonly moreYuan: number;
};

type Given = {
  readonly district: District;
  readonly plots: readonly KnownPlot[];
  readonly peaks: readonly Peak[];
  /** With all phases built. */
  readonly last: PlannedPhase | undefined;
};

/** The plants of the plan, sized in proportion to peaks added up or to a rule of thumb, against what they cost as planned. */
export const oversizes = (given: Given): Oversize[] =>
  given.peaks.flatMap((peak) => {
    const yuan = standingYuan(given, peak.carrier);
    const row = (by: Oversize['by'], kw: number): Oversize[] =>
      peak.peakKw === 0 || kw === 0
        ? []
        : [{ carrier: peak.carrier, by, kw, peakKw: peak.peakKw, yuan, moreYuan: (kw / peak.peakKw - 1) * yuan }];
    return [...row('peaks', peak.sumOfPeaksKw), ...row('rule', ruleKw(given, peak.carrier))];
  });

/** Of plants that give it, what their size costs a year. */
function standingYuan({ district, last }: Given, carrier: DemandKind): number {
  const sizes = new Map(last?.plants.map(({ code, size }) => [code, size]));
  return district.supplies
    .filter((one) => one.carrier === carrier)
    .reduce((sum, one) => sum + (sizes.get(one.code) ?? 0) * yearlyPerKw(one, district.rate.value), 0);
}

/** 0 if a plot's use has no rule. */
function ruleKw({ district, plots }: Given, carrier: DemandKind): number {
  const rules = new Map(district.rules.filter((one) => one.carrier === carrier).map(({ use, wattPerM2 }) => [use, wattPerM2]));
  if (plots.some(({ use }) => !rules.has(use))) return 0;
  return plots.reduce((sum, { use, areaM2 }) => sum + (areaM2 * (rules.get(use) ?? 0)) / 1000, 0);
}
