import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Savings } from '#retrofit/savings/savings.ts';
import type { Audit, AuditEnergy, Indicator, IndicatorRef } from './facts.ts';
import { type EnergyAuditNeeds, leastCoverage } from './needs.ts';

type Profile = Awaited<ReturnType<Savings['profile']>>;

/** Input of indicators. `knownAt` as the user entered it. */
export type IndicatorQuestion = {
  readonly audit: Pick<Audit, 'building' | 'from' | 'to'>;
  readonly energy: readonly AuditEnergy[];
  readonly areaM2: number | null;
  readonly known: AsOf;
  readonly knownAt: string | undefined;
};

/** The indicators of each measured carrier, and what prevents a model of it. Water does not depend on temperature. */
export async function indicatorsOf(
  needs: Pick<EnergyAuditNeeds, 'savings' | 'benchmarking'>,
  scope: Scope,
  asked: IndicatorQuestion,
): Promise<{ indicators: Indicator[]; findings: Finding[] }> {
  const found: { indicators: Indicator[]; findings: Finding[] } = { indicators: [], findings: [] };
  for (const one of asked.energy) {
    if (one.value === null) continue;
    const { building, from, to } = asked.audit;
    if (one.carrier !== 'water') {
      const profile = await needs.savings.profile(scope, { building, carrier: one.carrier, from, to, knownAt: asked.knownAt });
      found.indicators.push(...ofProfile(profile, one.carrier, asked.areaM2));
      found.findings.push(
        ...profile.told.findings.map((finding) => ({ ...finding, evidence: { carrier: one.carrier, ...finding.evidence } })),
      );
    }
    found.indicators.push(intensityOf(one, asked.areaM2));
  }
  found.indicators.push(...(await quotaIndicators(needs, scope, asked)));
  return found;
}

function ofProfile(
  { told, shares, heatingSlope, coolingSlope, restRatio, night }: Profile,
  carrier: Carrier,
  areaM2: number | null,
): Indicator[] {
  const { figure, indicative, unit } = told;
  const coverage = told.days === 0 ? 0 : Math.min(1, told.covered / told.days);
  const bare = { carrier, coverage, figure, verdict: null, indicative };
  const perArea = (slope: number | null): number | null => (slope === null || areaM2 === null || !(areaM2 > 0) ? null : slope / areaM2);
  const share = (indicator: Indicator['indicator'], value: number | null) => ({ ...bare, indicator, value, unit: '1' });
  const slope = (indicator: Indicator['indicator'], value: number | null) => ({ ...bare, indicator, value, unit: `${unit}/(m2·d·K)` });
  return [
    share('base-share', shares?.base ?? null),
    share('heating-share', shares?.heating ?? null),
    share('cooling-share', shares?.cooling ?? null),
    slope('heating-slope', perArea(heatingSlope)),
    slope('cooling-slope', perArea(coolingSlope)),
    share('rest-ratio', restRatio),
    ...(carrier === 'electricity' ? [share('night-ratio', night?.ratio ?? null)] : []),
  ];
}

/** Use of the period per m2, if nearly all of it was measured. */
function intensityOf({ carrier, unit, value, coverage, figure }: AuditEnergy, areaM2: number | null): Indicator {
  const isKnown = value !== null && areaM2 !== null && areaM2 > 0 && coverage >= leastCoverage;
  const bare = { carrier, indicator: 'intensity' as const, unit: `${unit}/m2`, coverage, verdict: null, indicative: false };
  return { ...bare, value: isKnown ? value / areaM2 : null, figure };
}

/** The current value of an indicator; null with no figure if the readings no longer provide it. */
export function indicatorNow(rests: IndicatorRef, indicators: readonly Indicator[]): Indicator {
  const found = indicators.find(({ carrier, indicator }) => carrier === rests.carrier && indicator === rests.indicator);
  return found ?? { ...rests, value: null, unit: '', coverage: 0, figure: null, verdict: null, indicative: false };
}

/** The last full calendar year in a period; null if there is none. */
export function wholeYear({ from, to }: { readonly from: string; readonly to: string }): number | null {
  const last = Number(to.slice(0, 4)) - 1;
  return from <= `${last}-01-01` && to >= `${last + 1}-01-01` ? last : null;
}

async function quotaIndicators(
  { benchmarking }: Pick<EnergyAuditNeeds, 'benchmarking'>,
  scope: Scope,
  { audit, known, energy }: IndicatorQuestion,
): Promise<Indicator[]> {
  const year = wholeYear(audit);
  if (year === null) return [];
  const { parts, indicative, figure } = await benchmarking.quota(scope, { building: audit.building, year, known });
  return parts.map((part) => ({
    carrier: part.carrier,
    indicator: 'quota' as const,
    value: part.constraint,
    unit: part.unit,
    coverage: energy.find(({ carrier }) => carrier === part.carrier)?.coverage ?? 0,
    figure,
    verdict: part.verdict,
    indicative,
  }));
}
