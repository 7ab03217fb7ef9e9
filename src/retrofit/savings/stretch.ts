import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BoundarySum } from '#metering/metering/metering.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Base } from './model/base-of.ts';
import { factsOf } from './changes.ts';
import type { DaySpan } from './facts.ts';
import type { SavingsNeeds } from './needs.ts';
import { readPeriod } from './model/read-question.ts';
import { type Days, daysOf } from './model/series.ts';
import { stationOf, type StationOf } from './model/settle.ts';

/** Everything that savings of any days within a stretch are calculated from, read in one go. */
export type Stretch = {
  readonly sum: BoundarySum;
  readonly station: StationOf;
  /** The building's facts as known then; undefined if the boundary has none. */
  readonly facts: BuildingFacts | undefined;
  /** None of them is excluded. */
  readonly days: Days;
};

/** Reads a stretch for a base, as known at a time. Throws as `boundary` of metering. */
export async function readStretch(needs: SavingsNeeds, scope: Scope, base: Base, span: DaySpan, known: AsOf): Promise<Stretch> {
  const period = readPeriod(span);
  const sum = await needs.metering.boundary(scope, base.asked.boundary, { known, on: period.to - 1 });
  const [{ station }, facts] = await Promise.all([
    stationOf(needs, sum, base.station === '' ? null : base.station, known),
    factsOf(needs, scope, sum, known),
  ]);
  const { factors } = base.modelAsked;
  return { sum, station, facts, days: await daysOf(needs, scope, { sum, station, ...period, exclude: [], factors, known }) };
}

/**
 * Whether a stretch can provide the days of a period: it contains them, and the heat value of gas does not depend on which days are
 * queried.
 */
export function tellsOf({ days, sum }: Stretch, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return from >= days.from && to <= days.from + days.use.length && !sum.sum.conversion.converts;
}

/** The days of a period out of a longer one. */
export function daysWithin(days: Days, { from, to }: { readonly from: number; readonly to: number }): Days {
  const [first, end] = [from - days.from, to - days.from];
  return {
    from,
    use: days.use.subarray(first, end),
    measured: days.measured.subarray(first, end),
    coverage: days.coverage.subarray(first, end),
    estimated: days.estimated.subarray(first, end),
    temperature: days.temperature.subarray(first, end),
    excluded: days.excluded.subarray(first, end),
    factors: days.factors.map(({ name, values }) => ({ name, values: values.subarray(first, end) })),
  };
}
