import type { Carrier } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { EnergyReportNeeds } from './needs.ts';
import { comparedWith, type ReportPeriod } from './period.ts';
import type { YearOfBuilding } from '#supervision/benchmarking/facts.ts';

type Of = { readonly scope: Scope; readonly building: YearOfBuilding; readonly period: ReportPeriod; readonly known: AsOf };

/** The days of a month, or the months of a year, of each carrier; `before`: the same step a year ago. */
export async function stepsOfBuilding(
  { metering }: EnergyReportNeeds,
  { scope, building, period, known }: Of,
  carriers: readonly Carrier[],
) {
  const step = period.kind === 'year' ? ('month' as const) : ('day' as const);
  const yearAgo = comparedWith(period).at(-1) as ReportPeriod;
  const stepsIn = ({ from, to }: ReportPeriod, carrier: Carrier) =>
    metering.useOfBuilding(scope, { building: building.code, carrier, from, to, step, known });
  return {
    step,
    carriers: await Promise.all(
      carriers.map(async (carrier) => {
        const [now, then] = await Promise.all([stepsIn(period, carrier), stepsIn(yearAgo, carrier)]);
        const starts = startsOf(period, step);
        return {
          carrier,
          unit: now.unit,
          steps: starts.map((start, at) => ({
            start,
            value: valueAt(now.steps.value, at),
            coverage: now.steps.coverage[at] ?? 0,
            before: then.unit === now.unit ? valueAt(then.steps.value, at) : null,
          })),
        };
      }),
    ),
  };
}

/** The first local day of each step. */
function startsOf({ from, to, year }: ReportPeriod, step: 'day' | 'month'): string[] {
  if (step === 'month') return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-01`);
  const [first, end] = [parseDay(from) ?? 0, parseDay(to) ?? 0];
  return Array.from({ length: end - first }, (_, at) => dayText(first + at));
}

function valueAt(values: ArrayLike<number>, at: number): number | null {
  const value = values[at];
  return value === undefined || Number.isNaN(value) ? null : value;
}
