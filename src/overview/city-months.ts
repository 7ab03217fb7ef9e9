import type { AsOf } from '#kernel/as-of.ts';
import { carriers, type Carrier } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import { coalOf, type CoalCoefficients } from '#benchmarking/intensity.ts';
import { yearDays } from '#benchmarking/facts.ts';
import type { Metering } from '#metering/metering.ts';
import { measuredParts } from './key-figures.ts';
import type { OverviewNeeds } from './needs.ts';
import { howTotal } from './tiles.ts';

/** All energy of a place in a month, tce as measured; null where on any of its days nothing was measured. */
export type MonthOfPlace = { readonly month: string; readonly value: number | null };

/** With the energy over area, kgce/m2, of the buildings that are measured well in the year and whose area is known. */
export type MonthByArea = MonthOfPlace & { readonly intensity: number | null };

type DailyUse = Pick<Awaited<ReturnType<Metering['dailyUse']>>, 'unit' | 'days'>;

export type PlaceMonthsQuestion = { readonly region: string; readonly year: number; readonly known: AsOf };

/** The months of a year of a place: all energy in standard coal, from the days of each carrier. Throws `no-such-place`. */
export async function cityMonthsOf(needs: OverviewNeeds, scope: Scope, asked: PlaceMonthsQuestion): Promise<readonly MonthByArea[]> {
  await needs.place.get(scope, asked.region);
  const how = howTotal(needs, asked);
  const parts = measuredParts(await needs.benchmarking.yearOf(scope, asked), how);
  const areaM2 = [...parts.values()].reduce((sum, part) => sum + part.areaM2, 0);
  const measured = new Set([...parts.keys()].map(({ building }) => building.code));
  const [all, own] = await Promise.all([
    dailyUses(needs, scope, asked),
    areaM2 > 0 ? dailyUses(needs, scope, { ...asked, buildings: measured }) : [],
  ]);
  const byArea = monthsOf(asked.year, own, how.coefficients);
  return monthsOf(asked.year, all, how.coefficients).map((one, at) => {
    const value = byArea[at]?.value ?? null;
    return { ...one, intensity: value === null ? null : (value * 1000) / areaM2 };
  });
}

/** The days of a year, carrier by carrier. */
function dailyUses(needs: OverviewNeeds, scope: Scope, asked: PlaceMonthsQuestion & { readonly buildings?: ReadonlySet<string> }) {
  const { region, year, known, buildings } = asked;
  return Promise.all(
    carriers
      .filter((carrier) => carrier !== 'water')
      .map(async (carrier) => ({
        carrier,
        use: await needs.metering.dailyUse(scope, { region, carrier, ...yearDays(year), known, buildings }),
      })),
  );
}

/** Days of several carriers as months of energy. What has no coefficient is left out, as in the total of the year. */
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
    const month = `${year}-${String(at + 1).padStart(2, '0')}`;
    const values = (own.get(month) ?? []).map(([, value]) => value);
    const known = values.filter((value) => value !== null);
    const whole = known.length > 0 && known.length === values.length;
    return { month, value: whole ? known.reduce((sum, value) => sum + value, 0) : null };
  });
}
