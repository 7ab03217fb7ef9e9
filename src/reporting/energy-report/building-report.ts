import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { assess } from '#supervision/benchmarking/public/assess.ts';
import { usesByBuilding, yearOf, type YearOfBuilding, type YearUse } from '#supervision/benchmarking/facts.ts';
import { countedInTotal, totalOf } from '#supervision/benchmarking/public/intensity.ts';
import { periodFigure } from '#supervision/benchmarking/public/use-figure.ts';
import { stationFor } from '#supervision/overview/public/heating-degrees.ts';
import { coveredEnergy, shareFloor } from '#supervision/overview/public/share-floor.ts';
import { howTotal } from '#supervision/overview/public/tiles.ts';
import { textIn } from '#kernel/localized-text.ts';
import { percentOf } from '#kernel/percent.ts';
import { stepsOfBuilding } from './building-steps.ts';
import { gapsIn, type Gap } from './gaps.ts';
import type { EnergyReportNeeds } from './needs.ts';
import { comparedWith, judgedYear, type ReportPeriod } from './period.ts';
import { weatherOf } from './weather.ts';
import { changeOf } from '#metering/metering/public/years.ts';

/** A building, a month or a year of it, and as known when. */
export type BuildingReportQuestion = { readonly building: string; readonly period: ReportPeriod; readonly known: AsOf };

type Context = { readonly scope: Scope; readonly period: ReportPeriod; readonly known: AsOf; readonly building: YearOfBuilding };

export type BuildingReport = Awaited<ReturnType<typeof buildingReport>>;

/**
 * A month or a year of one building: its use compared with the period before and the same period a year ago, with the weather, its items,
 * verdict and rank, what is missing, what to do. Nothing that is missing counts as zero. Throws `no-such-building`.
 */
export async function buildingReport(needs: EnergyReportNeeds, scope: Scope, { building: code, period, known }: BuildingReportQuestion) {
  const [facts] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const building = yearOf(facts, period.year);
  const of: Context = { scope, period, known, building };
  const periods = [period, ...comparedWith(period)] as const;
  const which = { buildings: [facts.code] };
  const until = today(known.received);
  const year = judgedYear(period);
  const [lists, place, summary, weather, items] = await Promise.all([
    needs.metering.yearUses(scope, { which, periods, known }),
    needs.place.get(building.region),
    needs.overview.summary(scope, { building: facts.code, year, known }),
    relatedWeather(needs, of, periods),
    itemsOf(needs, of),
  ]);
  const uses = lists.map((list) => usesByBuilding(list).get(facts.code) ?? []);
  const carriers = carrierLines(of, periods, uses);
  const energy = energyLines(needs, of, periods, uses);
  const steps = await stepsOfBuilding(
    needs,
    of,
    carriers.map(({ carrier }) => carrier),
  );
  const gaps = steps.carriers.flatMap((one) => gapsIn(one.carrier, one.steps, { end: period.to, until }));
  const { verdict, rank, openFindings } = summary;
  const rise = energy.total.compared.at(-1)?.change ?? null;
  return {
    building: {
      code: building.code,
      name: building.name,
      region: building.region,
      place: place.name,
      use: building.use,
      floorArea: building.floorAreaM2,
    },
    period,
    known,
    /** The period has not ended: the report covers the part that is over. */
    isOpen: until < period.to,
    carriers,
    ...energy,
    weather,
    items,
    steps,
    verdict: { ...verdict, year },
    rank: { ...rank, year },
    gaps,
    openFindings,
    findings: itemsLack(items, shareFloor(needs.knowledge, { year: period.year, known })),
    toDo: toDoOf({ year, verdict, gaps, openFindings, rise }),
  };
}

/** The use of each carrier that is metered in any of the periods, in order of first appearance. */
function carrierLines({ building, known }: Context, periods: readonly ReportPeriod[], uses: readonly (readonly YearUse[])[]) {
  const metered = [...new Set(uses.flatMap((list) => list.filter(({ meters }) => meters > 0).map(({ carrier }) => carrier)))];
  return metered.map((carrier) => {
    const of = uses.map((list) => list.find((use) => use.carrier === carrier && use.meters > 0));
    const unit = of.find((use) => use !== undefined)?.unit ?? '';
    const values = periods.map((period, at): PeriodValue => {
      const use = of[at];
      const figure = use === undefined ? null : periodFigure(building.code, building.fields['zone'], carrier, period, known);
      // gas stated in another unit in another year is not compared
      const value = use?.unit === unit ? use.value : null;
      return { period: period.text, value, coverage: use?.coverage ?? 0, figure };
    });
    return { carrier, ...lineOf(unit, values as [PeriodValue, ...PeriodValue[]]) };
  });
}

/** All energy in standard coal, and per floor area, by the coefficients of the report's own year. */
function energyLines(
  needs: EnergyReportNeeds,
  { building, known }: Context,
  periods: readonly ReportPeriod[],
  uses: readonly (readonly YearUse[])[],
) {
  const how = howTotal(needs, { year: periods[0]?.year ?? 0, known });
  const idOf = (kind: string, { year, month }: ReportPeriod, more = {}) =>
    figureId({ kind, building: building.code, year, ...(month !== undefined && { month }), ...more, ...known });
  const totals = uses.map((list) => totalOf(list, how.coefficients));
  const judged = uses.map((list) => assess(building, list, how));
  const total = periods.map((period, at): PeriodValue => {
    const { kgce = null, coverage = 0 } = totals[at] ?? {};
    return { period: period.text, value: kgce, coverage, figure: kgce === null ? null : idOf('total', period) };
  });
  const intensity = periods.map((period, at): PeriodValue => {
    const one = judged[at];
    if (one === undefined || 'excluded' in one) return { period: period.text, value: null, coverage: 0, figure: null };
    const { intensity: value, coverage } = one.ranked;
    return { period: period.text, value, coverage, figure: idOf('intensity', period, { carrier: 'total' }) };
  });
  const [own] = judged;
  const missing: Finding | null =
    own !== undefined && 'excluded' in own
      ? { code: `excluded-${own.excluded.reason}`, severity: 'warning', evidence: own.excluded.evidence }
      : null;
  return {
    total: {
      ...lineOf('kgce', total as [PeriodValue, ...PeriodValue[]]),
      without: [...new Set([...(totals[0]?.without ?? []), ...coveredEnergy([{ building, uses: uses[0] ?? [] }], how).lacking])],
    },
    intensity: { ...lineOf('kgce/m2', intensity as [PeriodValue, ...PeriodValue[]]), missing },
  };
}

async function relatedWeather(needs: EnergyReportNeeds, { scope, building, known }: Context, periods: readonly ReportPeriod[]) {
  const station = await stationFor(needs.weather, scope, [{ building }]);
  return { station, periods: await weatherOf(needs.weather, station, periods, known) };
}

/** The use of each item, as far as items are metered; the remainder is the rest of their carrier. */
async function itemsOf({ metering, knowledge }: EnergyReportNeeds, { scope, building, period, known }: Context) {
  const { from, to } = period;
  const floor = shareFloor(knowledge, { year: period.year, known });
  const flow = await metering.flow(scope, { building: building.code, from, to, known });
  const names = new Map(knowledge.inForce('energy-item', { on: from, ...known }).map(({ code, names: of }) => [code, of]));
  return flow.carriers
    .filter(({ carrier }) => countedInTotal.includes(carrier))
    .flatMap(({ carrier, unit, nodes }) => {
      const whole = nodes.find(({ item }) => item === null);
      const all = whole?.use.value ?? null;
      // with too little measured, no share is stated
      const isLow = (coverage: number) => Math.min(coverage, whole?.use.coverage ?? 0) < floor;
      const share = (value: number | null, coverage: number) =>
        value === null || all === null || all <= 0 || isLow(coverage) ? null : value / all;
      const row = (item: string | null, { value, coverage, figure }: { value: number | null; coverage: number; figure: string }) => {
        const called = item === null ? null : (names.get(item) ?? { zh: item, en: item });
        return {
          carrier,
          item,
          name: called && { zh: textIn(called, 'zh'), en: textIn(called, 'en') },
          value,
          unit,
          coverage,
          share: share(value, coverage),
          figure,
        };
      };
      const items = nodes.flatMap(({ item, parent, use }) => (item === null || parent !== null ? [] : [row(item, use)]));
      if (items.length === 0) return [];
      return [...items, ...(whole?.rest ? [row(null, whole.rest)] : [])];
    });
}

/** Why some items have no share of their carrier. */
function itemsLack(items: Awaited<ReturnType<typeof itemsOf>>, floor: number): Finding[] {
  const without = items.filter(({ value, share }) => value !== null && share === null);
  const coverage = Math.min(...without.map((one) => one.coverage));
  return without.length === 0 || coverage >= floor
    ? []
    : [{ code: 'share-coverage-low', severity: 'warning', evidence: { coverage, floor } }];
}

/** A measured value of a period, with the id that opens it; null if unknown. */
type PeriodValue = {
  readonly period: string;
  readonly value: number | null;
  readonly coverage: number;
  readonly figure: string | null;
};

/** The same compared with that of the report; `change`: 0.1 is a tenth more in the report's period, null if either is not measured well. */
type ComparedValue = PeriodValue & { readonly change: number | null };

/** One figure of a report with those that it is compared with. */
type ReportLine = {
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number;
  readonly figure: string | null;
  readonly compared: readonly ComparedValue[];
};

/** Compares the first value with the others. @example lineOf('kWh', [now, before]).compared[0]?.change // 0.1 */
function lineOf(unit: string, [now, ...others]: readonly [PeriodValue, ...PeriodValue[]]): ReportLine {
  const { value, coverage, figure } = now;
  return { value, unit, coverage, figure, compared: others.map((one) => ({ ...one, change: changeOf(asStep(now), asStep(one)) })) };
}

const asStep = ({ value, coverage }: PeriodValue) => ({ value, coverage, estimated: false });

/** An increase over the same period of the year before that deserves attention: Yaodong's own rule. */
const muchMore = 0.1;

/** What a building's report recommends, most serious first; one sentence each. */
function toDoOf(of: {
  readonly year: number;
  readonly verdict: {
    readonly verdict: string;
    readonly indicative: boolean;
    readonly excess: number | null;
    readonly missing: Finding | null;
  };
  readonly gaps: readonly Gap[];
  readonly openFindings: number;
  readonly rise: number | null;
}): Finding[] {
  const { year, verdict, gaps, openFindings, rise } = of;
  const found: Finding[] = [];
  const add = (code: string, evidence: Finding['evidence']) => found.push({ code, severity: 'warning', evidence });
  if (verdict.verdict === 'over')
    add(verdict.indicative ? 'report-do-over-indicative' : 'report-do-over', { year, percent: percentOf(verdict.excess ?? 0) });
  if (verdict.verdict === 'unknown') {
    add('report-do-judge', { year });
    if (verdict.missing !== null) found.push(verdict.missing);
  }
  if (gaps.length > 0) add('report-do-gaps', { count: gaps.length });
  if (openFindings > 0) add('report-do-findings', { count: openFindings });
  if (rise !== null && rise > muchMore) add('report-do-rise', { percent: percentOf(rise) });
  return found.length > 0 ? found : [{ code: 'report-do-nothing', severity: 'info', evidence: {} }];
}
