import type { AsOf } from '#kernel/as-of.ts';
import { carriers, type Carrier } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import { comparesAlike, type HowCompared } from '#supervision/benchmarking/public/assess.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { dayNumber, dayText } from '#kernel/day.ts';
import { coalOf, type CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { yearDays } from '#supervision/benchmarking/facts.ts';
import type { CarrierMonths, Metering } from '#metering/metering/metering.ts';
import { measuredParts } from './public/key-figures.ts';
import type { OverviewNeeds } from './needs.ts';
import { howTotal } from './public/tiles.ts';

/** All energy of a place in a month, tce as measured; null if nothing was measured on any of its days. */
export type MonthOfPlace = { readonly month: string; readonly value: number | null };

/** With the energy per area, kgce/m2, of the buildings that are measured well in the year and whose area is known. */
export type MonthByArea = MonthOfPlace & { readonly intensity: number | null };

type DailyUse = Pick<Awaited<ReturnType<Metering['dailyUse']>>, 'unit' | 'days'>;

export type PlaceMonthsQuestion = { readonly region: string; readonly year: number; readonly known: AsOf };

/**
 * The months of a year of a place: all energy in standard coal, from monthly sums; if these do not show whether each day of a month was
 * measured, the month is checked day by day. Throws `no-such-place`.
 */
export async function cityMonthsOf(needs: OverviewNeeds, scope: Scope, asked: PlaceMonthsQuestion): Promise<readonly MonthByArea[]> {
  await needs.place.get(asked.region);
  const how = howTotal(needs, asked);
  const { areaM2, codes } = measuredCodes(await needs.benchmarking.yearOf(scope, asked, 2), how);
  const sums = await needs.metering.monthlyUse(scope, { ...asked, carriers: energies, some: codes });
  const valuesOf = async (told: readonly CarrierMonths[] | undefined, buildings?: ReadonlySet<string>) => {
    if (buildings?.size === 0) return [];
    if (told === undefined) return valuesByDay(needs, scope, { ...asked, ...yearDays(asked.year), buildings }, how.coefficients);
    return Promise.all(
      energyByMonth(told, how.coefficients).map(async (value, month) => {
        if (value !== undefined) return value;
        const days = { from: dayText(dayNumber(asked.year, month + 1, 1)), to: dayText(dayNumber(asked.year, month + 2, 1)) };
        return (await valuesByDay(needs, scope, { ...asked, ...days, buildings }, how.coefficients))[month] ?? null;
      }),
    );
  };
  const [all, own] = await Promise.all([valuesOf(sums?.all), valuesOf(sums?.some, codes)]);
  return Array.from({ length: 12 }, (_, at) => {
    const value = own[at] ?? null;
    return { month: monthText(asked.year, at), value: all[at] ?? null, intensity: value === null ? null : (value * 1000) / areaM2 };
  });
}

/** Energy carriers: all except water. */
const energies = carriers.filter((carrier) => carrier !== 'water');

const measuredIn = new WeakMap<
  readonly YearBuilding[],
  { readonly how: HowCompared; readonly codes: ReadonlySet<string>; readonly areaM2: number }
>();

/** The buildings that are measured well in the year, and their area; the identical buildings give the identical codes. */
function measuredCodes(buildings: readonly YearBuilding[], how: HowCompared) {
  const before = measuredIn.get(buildings);
  if (before !== undefined && comparesAlike(before.how, how)) return before;
  const parts = measuredParts(buildings, how);
  const areaM2 = [...parts.values()].reduce((sum, part) => sum + part.areaM2, 0);
  const codes = areaM2 > 0 ? new Set([...parts.keys()].map(({ building }) => building.code)) : new Set<string>();
  const found = { how, codes, areaM2 };
  measuredIn.set(buildings, found);
  return found;
}

/**
 * Months of several carriers as energy, tce; null if nothing was measured, undefined if they do not show whether something was measured on
 * each day. Carriers without a coefficient are left out, as in the total of the year.
 */
export function energyByMonth(told: readonly CarrierMonths[], coefficients: CoalCoefficients): (number | null | undefined)[] {
  const counted = told.flatMap(({ carrier, unit, months }) => {
    const factor = coalOf({ carrier, unit }, coefficients)?.factor;
    return factor === undefined ? [] : [{ months, factor }];
  });
  return Array.from({ length: 12 }, (_, at) => {
    let [sum, isWhole]: [number | null, boolean] = [null, false];
    for (const { months, factor } of counted) {
      const one = months[at];
      if (one === undefined || one.value === null) continue;
      sum = (sum ?? 0) + (one.value * factor) / 1000;
      isWhole ||= one.isWhole;
    }
    return sum === null || isWhole ? sum : undefined;
  });
}

type DaysQuestion = PlaceMonthsQuestion & {
  readonly from: string;
  readonly to: string;
  readonly buildings?: ReadonlySet<string> | undefined;
};

/** The requested months of a year from the days of each carrier. */
async function valuesByDay(needs: OverviewNeeds, scope: Scope, asked: DaysQuestion, coefficients: CoalCoefficients) {
  const uses = await Promise.all(
    energies.map(async (carrier) => ({ carrier, use: await needs.metering.dailyUse(scope, { ...asked, carrier }) })),
  );
  return monthsOf(asked.year, uses, coefficients).map(({ value }) => value);
}

/** Days of several carriers as months of energy. Carriers without a coefficient are left out, as in the total of the year. */
export function monthsOf(
  year: number,
  uses: readonly { readonly carrier: Carrier; readonly use: DailyUse }[],
  coefficients: CoalCoefficients,
): MonthOfPlace[] {
  const days = new Map<string, number | null>();
  for (const { carrier, use } of uses) {
    const factor = coalOf({ carrier, unit: use.unit }, coefficients)?.factor;
    for (const { day, value } of use.days) {
      const before = days.get(day) ?? null;
      const tce = value === null || factor === undefined ? null : (value * factor) / 1000;
      days.set(day, before === null ? tce : before + (tce ?? 0));
    }
  }
  const own = Map.groupBy(days, ([day]) => day.slice(0, 7));
  return Array.from({ length: 12 }, (_, at): MonthOfPlace => {
    const month = monthText(year, at);
    const values = (own.get(month) ?? []).map(([, value]) => value);
    const known = values.filter((value) => value !== null);
    const whole = known.length > 0 && known.length === values.length;
    return { month, value: whole ? known.reduce((sum, value) => sum + value, 0) : null };
  });
}

/** `2025-03`. */
function monthText(year: number, at: number): string {
  return `${year}-${String(at + 1).padStart(2, '0')}`;
}
