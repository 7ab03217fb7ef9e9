import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { BoundarySum } from '#metering/metering/metering.ts';
import { meterUnit } from '#metering/readings/facts.ts';
import type { BillSpan, DaySeries, Factor, HourSeries } from '#retrofit/temperature-model/facts.ts';
import type { DaySpan, FactorValues } from '../facts.ts';
import { dayNamed, type SavingsNeeds } from '../needs.ts';
import type { StationOf } from './settle.ts';

/** What days are read from: whose meters, which temperature, which days are excluded, and as of when. */
export type SeriesQuestion = {
  readonly sum: BoundarySum;
  readonly station: StationOf;
  readonly from: number;
  readonly to: number;
  readonly exclude: readonly DaySpan[];
  readonly factors: readonly FactorValues[];
  readonly known: AsOf;
};

/** The days of a period, and how well each is covered. */
export type Days = DaySeries & {
  readonly coverage: Float64Array;
  /** The measured use, whether or not the day is covered; NaN if nothing was measured. */
  readonly measured: Float64Array;
};

/** What a kind of model is fitted to. `bills`: see `billsOf`. */
export type Series = { readonly days: Days } & (
  | { readonly kind: 'daily' }
  | { readonly kind: 'billing'; readonly bills: readonly BillSpan[] | null }
  | { readonly kind: 'hourly'; readonly hours: HourSeries }
);

type Needs = Pick<SavingsNeeds, 'metering' | 'weather' | 'readings'>;

/** Use and temperature of each local day. */
export async function daysOf(needs: Needs, scope: Scope, asked: SeriesQuestion): Promise<Days> {
  const { sum, from, to, known } = asked;
  const many = to - from;
  const edges = Float64Array.from({ length: many + 1 }, (_, at) => sum.zone.dayStart(from + at));
  const [steps, temperature] = await Promise.all([needs.metering.boundarySteps(scope, sum, { edges, known }), temperatures(needs, asked)]);
  return {
    from,
    use: steps.value.map((value, at) => (steps.coverage[at] === 1 ? value : Number.NaN)),
    measured: steps.value,
    coverage: steps.coverage,
    estimated: steps.estimated,
    temperature,
    excluded: excludedDays(from, many, asked.exclude),
    factors: factorsOf(from, many, asked.factors),
  };
}

async function temperatures({ weather }: Needs, { station, sum: { zone }, from, to, known }: SeriesQuestion): Promise<Float64Array> {
  if (station === null) return new Float64Array(to - from).fill(Number.NaN);
  // uses the program's own scope for the station's hours: only the days of the boundary are revealed
  return weather.observedMeans({ station: station.id, zone, from, to, known });
}

function excludedDays(from: number, many: number, exclude: readonly DaySpan[]): Uint8Array {
  const excluded = new Uint8Array(many);
  for (const one of exclude) {
    const [first, end] = [dayNamed(one.from) - from, dayNamed(one.to) - from];
    excluded.fill(1, Math.min(many, Math.max(0, first)), Math.min(many, Math.max(0, end)));
  }
  return excluded;
}

function factorsOf(from: number, many: number, factors: readonly FactorValues[]): Factor[] {
  return factors.map(({ name, values: told }) => {
    const values = new Float64Array(many).fill(Number.NaN);
    for (const [day, value] of told) {
      const at = dayNamed(day) - from;
      if (at >= 0 && at < many) values[at] = value;
    }
    return { name, values };
  });
}

/** Use and temperature of each hour of the local days; `start` s UTC. */
export async function hoursOf(needs: Needs, scope: Scope, asked: SeriesQuestion): Promise<HourSeries & { readonly start: Float64Array }> {
  const { sum, station, from, to, known } = asked;
  const edges = hourEdges(sum.zone, from, to);
  const many = edges.length - 1;
  const [steps, hours] = await Promise.all([
    needs.metering.boundarySteps(scope, sum, { edges, known }),
    station === null ? { at: [], value: [] } : needs.weather.observedHours({ station: station.id, zone: sum.zone, from, to, known }),
  ]);
  const temperatureAt = new Map(Array.from(hours.at, (at, row) => [at, hours.value[row] as number]));
  const starts = edges.subarray(0, many);
  return {
    from,
    day: Int32Array.from(starts, (at) => sum.zone.dayOf(at)),
    start: starts,
    hour: Uint8Array.from(starts, (at) => hourOnClock(sum.zone, at)),
    use: steps.value.map((value, at) => (steps.coverage[at] === 1 ? value : Number.NaN)),
    estimated: steps.estimated,
    temperature: Float64Array.from(starts, (at) => temperatureAt.get(at) ?? temperatureAt.get(at - (at % 3600)) ?? Number.NaN),
    excluded: excludedDays(from, to - from, asked.exclude),
    factors: factorsOf(from, to - from, asked.factors),
  };
}

/** Whole hours from the start of one local day to that of another, s UTC. */
export function hourEdges(zone: Zone, from: number, to: number): Float64Array {
  const [first, end] = [zone.dayStart(from), zone.dayStart(to)];
  return Float64Array.from({ length: Math.round((end - first) / 3600) + 1 }, (_, at) => first + 3600 * at);
}

/** The hour on the local clock. */
function hourOnClock(zone: Zone, at: number): number {
  const onClock = at + zone.offsetAt(at);
  return Math.floor((((onClock % 86_400) + 86_400) % 86_400) / 3600);
}

/** The good spans of a boundary that is a single meter, in local days and the boundary's unit; null for any other. */
export async function billsOf({ readings }: Needs, scope: Scope, { sum, from, to, known }: SeriesQuestion): Promise<BillSpan[] | null> {
  const { single, zone } = sum;
  if (single === null) return null;
  const factor = sum.sum.conversion.factor(meterUnit(single)) / 1e4;
  const spans = await readings.goodSpans(scope, single, { from: zone.dayStart(from), to: zone.dayStart(to) }, known);
  return spans.map((span) => ({ from: dayAt(zone, span.from), to: dayAt(zone, span.to), use: span.use * factor }));
}

/** An instant as days on the local calendar, with the elapsed part of the day as a fraction. */
function dayAt(zone: Zone, at: number): number {
  const day = zone.dayOf(at);
  const start = zone.dayStart(day);
  return day + (at - start) / (zone.dayStart(day + 1) - start);
}
