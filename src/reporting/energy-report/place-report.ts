import { figureId } from '#kernel/figure.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { overOf, type PlaceYear, type YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { areaOf, coveredOf, missingOf, worstOf } from '#supervision/overview/public/city.ts';
import { stationFor } from '#supervision/overview/public/heating-degrees.ts';
import { measuredParts, placeIntensity, totalEnergy } from '#supervision/overview/public/key-figures.ts';
import { branchesOf } from '#supervision/overview/public/places.ts';
import { coveredEnergy } from '#supervision/overview/public/share-floor.ts';
import { shownSums } from '#supervision/overview/public/shown-sums.ts';
import { howTotal } from '#supervision/overview/public/tiles.ts';
import { intensityFigure, sharesLackOf, usesOf } from '#supervision/overview/public/uses.ts';
import { extremesOf } from './extremes.ts';
import type { EnergyReportNeeds } from './needs.ts';
import { comparedWith, judgedYear, type ReportPeriod } from './period.ts';
import { weatherOf } from './weather.ts';

/** A place, a month or a year of it, and as known when. */
export type PlaceReportQuestion = { readonly region: string; readonly period: ReportPeriod; readonly known: AsOf };

export type PlaceReport = Awaited<ReturnType<typeof placeReport>>;

/** Maximum length of each list. */
const mostTold = 20;

/**
 * A month or a year of a place: totals compared with the period before and the same period a year ago, by district and use, the highest and
 * lowest of their use, which buildings are over quota formally and which by sources to be checked, what is missing, progress against last
 * year. Throws `no-such-place`.
 */
export async function placeReport(needs: EnergyReportNeeds, scope: Scope, { region, period, known }: PlaceReportQuestion) {
  const [before, yearAgo = before] = comparedWith(period) as [ReportPeriod, ReportPeriod?];
  const asked: PlaceYear = { region, year: period.year, month: period.month, known };
  const judgedIn = judgedYear(period);
  const yearOf = (of: PlaceYear, years: 1 | 2) => needs.benchmarking.yearOf(scope, of, years);
  const [place, places, buildings, earlier, judged] = await Promise.all([
    needs.place.get(region),
    needs.place.places(region),
    yearOf(asked, 2),
    before === yearAgo ? null : yearOf({ ...asked, year: before.year, month: before.month }, 1),
    period.kind === 'year' ? null : yearOf({ region, year: judgedIn, known }, 1),
  ]);
  const how = howTotal(needs, asked);
  const parts = measuredParts(buildings, how);
  const covered = coveredOf(buildings);
  const station = await stationFor(needs.weather, scope, buildings);
  const until = today(known.received);
  // the same buildings with the month before instead of the year before
  const besideEarlier = earlier === null ? null : withBefore(buildings, earlier);
  const over = (indicative: boolean) => overIn(judged ?? buildings, { indicative, year: judgedIn, known });
  return {
    region: { code: region, name: place.name },
    period,
    known,
    isOpen: until < period.to,
    buildings: buildings.length,
    floorArea: areaOf(buildings),
    total: totalsOf(needs, asked, buildings, how, { yearAgo, before, besideEarlier }),
    carriers: carriersOf(needs, asked, buildings, how),
    intensity: intensityOf(asked, buildings, parts),
    weather: { station, periods: await weatherOf(needs.weather, station, [period, ...comparedWith(period)], known) },
    uses: usesOf(needs.knowledge, asked, { buildings, parts, how }),
    findings: sharesLackOf(needs.knowledge, asked, { buildings, how }),
    below: belowOf(needs, asked, branchesOf(region, places, buildings), { parts, how }),
    ...extremesOf(asked, parts, mostTold / 2),
    quota: { year: judgedIn, formal: over(false), indicative: over(true) },
    missing: missingOf(covered),
    worstCovered: worstOf(covered, mostTold).map(({ building: { code, name }, carrier, coverage }) => ({ code, name, carrier, coverage })),
  };
}

type How = ReturnType<typeof howTotal>;
type Parts = ReturnType<typeof measuredParts>;

function withBefore(buildings: readonly YearBuilding[], earlier: readonly YearBuilding[]): YearBuilding[] {
  const uses = new Map(earlier.map((one) => [one.building.code, one.uses]));
  return buildings.map((one) => ({ ...one, before: uses.get(one.building.code) ?? [] }));
}

/** All energy; each change includes only buildings that are measured well in both periods. */
function totalsOf(
  needs: EnergyReportNeeds,
  asked: PlaceYear,
  buildings: readonly YearBuilding[],
  how: How,
  beside: { readonly yearAgo: ReportPeriod; readonly before: ReportPeriod; readonly besideEarlier: readonly YearBuilding[] | null },
) {
  const { region, year, month, known } = asked;
  const energyOf = (list: readonly YearBuilding[]) => totalEnergy(shownSums(needs.knowledge, list, asked), how.coefficients);
  const now = energyOf(buildings);
  const comparedBy = (period: ReportPeriod, energy: ReturnType<typeof energyOf>) => {
    const compared = Math.max(0, ...energy.parts.map(({ sum }) => sum.compared));
    const add = (of: 'now' | 'before'): number | null =>
      compared === 0 ? null : energy.parts.reduce((sum, { sum: one, factor }) => sum + one[of] * factor, 0) / 1000;
    return { period: period.text, change: energy.change, now: add('now'), before: add('before'), compared };
  };
  return {
    value: now.tce,
    unit: 'tce',
    coverage: now.coverage,
    without: [...new Set([...now.without, ...coveredEnergy(buildings, how).lacking])],
    figure: now.tce === null ? null : figureId({ kind: 'city-total', region, year, ...(month !== undefined && { month }), ...known }),
    compared: [
      ...(beside.besideEarlier === null ? [] : [comparedBy(beside.before, energyOf(beside.besideEarlier))]),
      comparedBy(beside.yearAgo, now),
    ],
  };
}

function carriersOf(needs: EnergyReportNeeds, asked: PlaceYear, buildings: readonly YearBuilding[], { coefficients }: How) {
  const sums = shownSums(needs.knowledge, buildings, asked);
  const factors = new Map(totalEnergy(sums, coefficients).parts.map(({ sum, factor }) => [sum.carrier, factor]));
  return sums.map(({ carrier, unit, value, coverage, buildings: metered, change, compared, figure }) => {
    const factor = factors.get(carrier);
    const tce = factor === undefined || value === null ? null : (value * factor) / 1000;
    return { carrier, unit, value, coverage, buildings: metered, tce, change, compared, figure };
  });
}

function intensityOf(asked: PlaceYear, buildings: readonly YearBuilding[], parts: Parts) {
  const { value, unit, change, buildings: counted, figure } = intensityFigure(asked, buildings, parts);
  return { value, unit, change, buildings: counted, compared: placeIntensity(parts.values(), null).compared, figure };
}

/** The places directly below, most energy first. */
function belowOf(
  needs: EnergyReportNeeds,
  asked: PlaceYear,
  branches: ReturnType<typeof branchesOf>,
  { parts, how }: { readonly parts: Parts; readonly how: How },
) {
  const rows = branches.map(({ code, name, buildings }) => {
    const own = { ...asked, region: code };
    const { tce, change, coverage } = totalEnergy(shownSums(needs.knowledge, buildings, own), how.coefficients);
    const { year, month, known } = asked;
    const figure = figureId({ kind: 'city-total', region: code, year, ...(month !== undefined && { month }), ...known });
    return { code, name, buildings: buildings.length, tce, change, coverage, figure, intensity: intensityFigure(own, buildings, parts) };
  });
  return rows.toSorted((a, b) => (b.tce ?? -1) - (a.tce ?? -1) || (a.code < b.code ? -1 : 1));
}

function overIn(
  buildings: readonly YearBuilding[],
  { indicative, year, known }: { readonly indicative: boolean; readonly year: number; readonly known: AsOf },
) {
  const all = overOf(buildings, indicative);
  return {
    count: all.length,
    buildings: all.slice(0, mostTold).map(({ building: { code, name, use, fields }, corrected, constraint, unit, times }) => ({
      code,
      name,
      use,
      heating: typeof fields['heating'] === 'string' ? fields['heating'] : null,
      corrected,
      constraint,
      unit,
      times,
      figure: figureId({ kind: 'quota', building: code, year, ...known }),
    })),
  };
}
