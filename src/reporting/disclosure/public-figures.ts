import { isNegative, type YearBuilding } from '#supervision/benchmarking/benchmarking.ts';
import type { Evidence } from '#kernel/finding.ts';
import { percentOf } from '#kernel/percent.ts';
import type { DisclosedUse, Limits, Rules, PublicBuilding } from './facts.ts';

/** Why a building may not be disclosed; the evidence fills the message. */
export type BlockingReason = { readonly code: string; readonly evidence: Evidence };

/**
 * A building's year as shown to the public: measured use, and a verdict only if everything that it is based on is verified.
 * @param district the code of the district it counts in
 */
export function publicFigures({ building, uses, quota }: YearBuilding, district: string): PublicBuilding {
  const { code, name, region, use, floorAreaM2 } = building;
  const [part] = quota.parts;
  const verdict = quota.indicative || quota.verdict === 'unknown' ? null : quota.verdict;
  const limits = verdict === null || part === undefined ? null : limitsOf(part);
  return { code, name, region, district, use, floorAreaM2, uses: usesOf(uses, floorAreaM2), verdict, limits };
}

function usesOf(uses: YearBuilding['uses'], areaM2: number | null): DisclosedUse[] {
  return uses.flatMap(({ carrier, value, unit, coverage, meters }) => {
    if (meters === 0 || value === null) return [];
    return [{ carrier, value, unit, coverage, intensity: areaM2 === null || areaM2 <= 0 ? null : value / areaM2 }];
  });
}

function limitsOf({ corrected, constraint, leading, unit, source }: YearBuilding['quota']['parts'][number]): Limits | null {
  if (corrected === null || constraint === null) return null;
  return { corrected, constraint, leading, unit, document: source.document, clause: source.clause };
}

/** Coverage of the worst measured carrier; 0 if nothing is measured. */
export function coverageOf(uses: readonly { readonly coverage: number }[]): number {
  return uses.length === 0 ? 0 : Math.min(...uses.map(({ coverage }) => coverage));
}

/** What prevents disclosing a building, even with consent; null if nothing does. */
export function blockingReasonOf(
  { floorAreaM2, uses }: PublicBuilding,
  metered: YearBuilding['uses'],
  rules: Rules,
): BlockingReason | null {
  if (uses.length === 0) return { code: 'disclosure-no-use', evidence: {} };
  const negative = metered.find((use) => use.meters > 0 && isNegative(use));
  if (negative !== undefined) return { code: 'disclosure-use-negative', evidence: { carrier: negative.carrier } };
  if (rules.leastArea > 0 && (floorAreaM2 ?? 0) < rules.leastArea)
    return floorAreaM2 === null
      ? { code: 'disclosure-area-missing', evidence: {} }
      : { code: 'disclosure-area-small', evidence: { area: Math.round(floorAreaM2), least: rules.leastArea } };
  const coverage = coverageOf(metered.filter(({ meters }) => meters > 0));
  if (coverage < rules.leastCoverage)
    return {
      code: 'disclosure-coverage-low',
      evidence: { coverage: percentOf(coverage, rules.leastCoverage), least: percentOf(rules.leastCoverage) },
    };
  return null;
}
