import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Measure } from '#supervision/benchmarking/public/assess.ts';
import { isByCity } from '#supervision/benchmarking/facts.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { coverageOf, intensitiesOf, lastWholeYear, rankedBy, trendCarrier, trendSpan } from './building-figures.ts';
import { heatingDegrees } from './public/heating-degrees.ts';
import type { OverviewNeeds } from './needs.ts';
import { howTotal } from './public/tiles.ts';

/** `year` omitted: the last full one; `knownAt` as entered; if omitted, as known now. */
export type SummaryQuestion = {
  readonly building: string;
  readonly year?: number | undefined;
  readonly knownAt?: string | undefined;
  readonly known?: AsOf | undefined;
};

type Pinned = { readonly building: string; readonly year: number; readonly known: AsOf };

const china = createZone(placeZone) as Zone;

/**
 * The key figures of a building. What is unknown is null with a reason; nothing that is missing counts as zero.
 * Throws `no-such-building`.
 * @example await summaryOf(needs, scope, { building: 'B001', year: 2025 })
 */
export async function summaryOf(needs: OverviewNeeds, scope: Scope, asked: SummaryQuestion) {
  const known = asked.known ?? needs.metering.knownAt(asked.knownAt);
  const today = china.dayOf(Math.floor(known.received / 1000));
  const year = asked.year ?? lastWholeYear(today);
  const one = await needs.benchmarking.yearOfBuilding(scope, { building: asked.building, year, known });
  const pinned = { building: one.building.code, year, known };
  const how = howTotal(needs, pinned);
  const degrees = await heatingDegrees(needs, scope, pinned, [one]);
  const intensities = intensitiesOf(one, how, degrees);
  const [rank, trend, openFindings] = await Promise.all([
    rankOf(needs, scope, pinned, rankedBy(intensities)),
    trendOf(needs, scope, pinned, one, today),
    openFindingsOf(needs, scope, pinned, asked.known !== undefined || asked.knownAt !== undefined),
  ]);
  const coverage = coverageOf(one.uses);
  return {
    building: pinned.building,
    year,
    intensities: intensities.map((each) => ({
      ...each,
      unit: each.measure === 'total' ? 'kgce/m2' : 'kWh/m2',
      figure:
        each.value === null ? null : figureId({ kind: 'intensity', building: pinned.building, year, carrier: each.measure, ...known }),
    })),
    verdict: verdictOf(pinned, one),
    rank,
    coverage: { ...coverage, missing: coverage.value === null ? withoutMeter : null },
    trend,
    openFindings,
  };
}

const withoutMeter: Finding = { code: 'summary-no-meter', severity: 'warning', evidence: {} };

function verdictOf({ building, year, known }: Pinned, { quota }: YearBuilding) {
  const { verdict, parts } = quota;
  const part = parts.find((one) => one.verdict === verdict) ?? parts[0];
  const [corrected, constraint] = [part?.corrected ?? null, part?.constraint ?? null];
  return {
    verdict,
    indicative: quota.indicative && verdict !== 'unknown',
    byCity: isByCity(quota),
    carrier: part?.carrier ?? null,
    corrected,
    constraint,
    leading: part?.leading ?? null,
    unit: part?.unit ?? null,
    excess: corrected === null || constraint === null || constraint <= 0 ? null : corrected / constraint - 1,
    figure: figureId({ kind: 'quota', building, year, ...known }),
    missing: verdict === 'unknown' ? whyUnknown(quota) : null,
  };
}

/** Why a building cannot be judged: first missing facts, then missing readings, then other doubts. */
function whyUnknown({ parts, findings }: YearBuilding['quota']): Finding | null {
  const lacking = findings.find(({ severity }) => severity === 'error');
  const silent = parts.find(({ use }) => use !== null && use.value === null);
  if (lacking === undefined && silent !== undefined)
    return { code: 'summary-not-measured', severity: 'warning', evidence: { carrier: silent.carrier } };
  return lacking ?? findings.find(({ code }) => code === 'quota-coverage-low') ?? findings[0] ?? null;
}

/** Its rank among its peers, as far as the requester may see it (docs/decisions/0020): among only its own buildings a rank says nothing. */
async function rankOf({ benchmarking }: OverviewNeeds, scope: Scope, pinned: Pinned, measure: Measure) {
  const { rank, distribution, quarter, region, use, figure, out, findings } = await benchmarking.standing(scope, { ...pinned, measure });
  const withheld = findings.find(({ code }) => code === 'peers-withheld');
  const frame = { region, use, figure };
  if (withheld !== undefined) return { ...frame, rank: null, count: null, quarter: null, missing: withheld };
  const missing: Finding | null = out === null ? null : { code: `excluded-${out.reason}`, severity: 'warning', evidence: out.evidence };
  return { ...frame, rank, count: distribution?.count ?? null, quarter, missing };
}

/** The months of one carrier, as measured. */
async function trendOf(
  { metering }: OverviewNeeds,
  scope: Scope,
  { building, year, known }: Pinned,
  { uses }: YearBuilding,
  today: number,
) {
  const carrier = trendCarrier(uses);
  if (carrier === null) return { carrier, unit: null, months: [], missing: withoutMeter };
  const span = trendSpan(year, today);
  if (span === null) return { carrier, unit: null, months: [], missing: null };
  const { unit, edges, steps } = await metering.useOfBuilding(scope, { building, carrier, ...span, step: 'month', known });
  const [firstYear, firstMonth] = span.from.split('-').map(Number) as [number, number];
  const months = Array.from({ length: edges.length - 1 }, (_, at) => {
    const value = steps.value[at] as number;
    const month = new Date(Date.UTC(firstYear, firstMonth - 1 + at, 1)).toISOString().slice(0, 7);
    return { month, value: Number.isNaN(value) ? null : value, coverage: steps.coverage[at] as number };
  });
  return { carrier, unit, months, missing: null };
}

/** Findings as known earlier are recalculated from the readings of that time. */
async function openFindingsOf({ readings }: OverviewNeeds, scope: Scope, { building, known }: Pinned, before: boolean): Promise<number> {
  const counts = await readings.findingCounts(scope, { buildings: [building], ...(before && { known }) });
  return counts.reduce((sum, { open }) => sum + open, 0);
}
