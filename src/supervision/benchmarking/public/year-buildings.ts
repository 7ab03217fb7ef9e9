import { dayNumber, dayText, parseDay } from '#kernel/day.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { standingFrom } from '#registry/registry/facts.ts';
import { regionsAbove, usesByBuilding, yearDays, yearOf, type YearUse } from '../facts.ts';
import type { YearBuilding } from '../year-building.ts';
import { createKeptYears, type KeptYears } from '../kept-years.ts';
import { rulesFor } from './known-rules.ts';
import type { BenchmarkingNeeds } from '../needs.ts';
import { createJudge, quotaOf } from '../quota.ts';

export type { YearBuilding } from '../year-building.ts';

/** A place in a year. */
export type PlaceYear = {
  readonly region: string;
  readonly year: number;
  readonly known: AsOf;
  /** Only one local day of that year. */
  readonly day?: string | undefined;
  /**
   * Only one month of that year, `2025-11`; it is compared with the same month of the year before. Verdicts apply to years: do not use one
   * from a month.
   */
  readonly month?: string | undefined;
};

/** Buildings in a year: those of a place, those that are named, or all that the scope sees. */
export type BuildingsYear = Omit<PlaceYear, 'region'> & {
  readonly region?: string | undefined;
  readonly buildings?: readonly string[] | undefined;
};

/** The days of a question, half-open. */
export function periodOf({ year, day, month }: Pick<PlaceYear, 'year' | 'day' | 'month'>): { readonly from: string; readonly to: string } {
  if (day !== undefined) return { from: day, to: dayText((parseDay(day) ?? 0) + 1) };
  if (month === undefined) return yearDays(year);
  const of = Number(month.slice(5));
  return { from: dayText(dayNumber(year, of, 1)), to: dayText(dayNumber(year, of + 1, 1)) };
}

/** A month of a year as in a figure's id: `2025-11`; undefined for anything else. */
export function monthIn(year: number, month: unknown): string | undefined {
  return typeof month === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month) && Number(month.slice(0, 4)) === year ? month : undefined;
}

/**
 * The requested buildings, with their use of that year and, for two years, of the year before; of a place those that stood in it. Throws
 * `no-such-place`.
 */
export async function yearBuildings(
  needs: BenchmarkingNeeds,
  kept: KeptYears,
  scope: Scope,
  { region, buildings, year, known, day, month }: BuildingsYear,
  years: 1 | 2,
): Promise<readonly YearBuilding[]> {
  if (region !== undefined) await needs.place.get(region);
  const which = { ...(region !== undefined && { region }), ...(buildings !== undefined && { buildings }) };
  // the year before is only used for comparisons
  const earlier = month === undefined ? yearDays(year - 1) : periodOf({ year: year - 1, month });
  const periods = [periodOf({ year, day, month }), { ...earlier, onlyMeasured: true }].slice(0, years);
  const [found, [uses = [], before = []]] = await Promise.all([
    needs.registry.buildingFacts(scope, which, known),
    needs.metering.yearUses(scope, { which, periods, known }),
  ]);
  const facts = buildings === undefined ? standingFrom(found, periods[0]?.from ?? '') : found;
  const judge = createJudge(rulesFor(needs.knowledge, year, known));
  const inputs = { year, facts, now: usesByBuilding(uses), earlier: usesByBuilding(before), judge };
  const name = [year, day ?? month ?? '', years].join(' ');
  // for a few named buildings, calculating is as fast as looking them up
  return (buildings === undefined ? kept : createKeptYears()).of(name, inputs);
}

/** One building in a year, with its use of the year before; judged as in the list of its place. Throws `no-such-building`. */
export async function yearBuilding(
  needs: BenchmarkingNeeds,
  scope: Scope,
  { building: code, year, known }: { readonly building: string; readonly year: number; readonly known: AsOf },
): Promise<YearBuilding> {
  const [facts] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const periods = [yearDays(year), { ...yearDays(year - 1), onlyMeasured: true }];
  const [uses = [], before = []] = await needs.metering.yearUses(scope, { which: { buildings: [facts.code] }, periods, known });
  const own = (rows: readonly YearUse[]) => rows.filter((one) => one.building === facts.code);
  const building = yearOf(facts, year);
  return {
    building,
    uses: own(uses),
    before: own(before),
    quota: quotaOf(building, own(uses), regionsAbove(building), rulesFor(needs.knowledge, year, known)),
  };
}

/**
 * Buildings over a constraint value, furthest first: by how much of it they exceed.
 * @param indicative only those whose verdict is based on something that is not verified; otherwise only those whose verdict is formal
 */
export function overOf(buildings: readonly YearBuilding[], indicative = false) {
  const over = buildings.flatMap(({ building, quota }) => {
    const part = quota.parts.find(({ verdict }) => verdict === 'over');
    if (quota.verdict !== 'over' || quota.indicative !== indicative || part === undefined) return [];
    const { carrier, corrected, constraint, unit } = part;
    return corrected === null || constraint === null
      ? []
      : [{ building, carrier, corrected, constraint, unit, times: corrected / constraint }];
  });
  return over.toSorted((a, b) => b.times - a.times || (a.building.code < b.building.code ? -1 : 1));
}
