import { forecast } from './ahead.ts';
import { type Days, type Past, perDay, quarter } from './past.ts';
import { meanIn, missed } from './past-error.ts';
import { measuredWithin, spreadOf } from './spread.ts';

/** A past with the inputs for a forecast at an instant: what had been measured by then, and the days as known then. */
export type Origin = { readonly past: Past; readonly days: Days };

/** The accuracy of a building's day-ahead forecasts; shares of one, null if nothing could be tried. */
export type Trial = {
  readonly wape: number | null;
  readonly yesterday: number | null;
  readonly weekAgo: number | null;
  /** The share of measurements between P10 and P90. */
  readonly within: number | null;
  /** Days with a step both forecast and measured. */
  readonly days: number;
};

/** Forecasts one day after another and compares what was measured as a whole within the days forecast. */
export function createTrial(measured: Past) {
  const { from, kw } = measured;
  const unknown = (): Float64Array => new Float64Array(kw.length).fill(Number.NaN);
  const told = { p10: unknown(), p50: unknown(), p90: unknown() };
  const days: { readonly first: number; readonly end: number }[] = [];
  return {
    /** Forecasts the local day that begins at an instant from what was known before it. */
    day(start: number, end: number, { past, days: known }: Origin): void {
      const [first, steps] = [(start - from) / quarter, (end - start) / quarter];
      const { p10, p50, p90 } = forecast(past, start, known, steps);
      const room = Math.max(0, Math.min(steps, kw.length - first));
      for (const [name, values] of Object.entries({ p10, p50, p90 })) told[name as keyof typeof told].set(values.subarray(0, room), first);
      days.push({ first, end: first + room });
    },
    result(): Trial {
      const [own, yesterday, weekAgo] = [missed(), missed(), missed()];
      const compared = new Set<number>();
      let [inside, banded, last] = [0, 0, 0];
      for (const [first, end] of measuredWithin(spreadOf(measured), 0, kw.length)) {
        const [p10, p50, p90] = [told.p10, told.p50, told.p90].map((values) => meanIn(values, first, end)) as [number, number, number];
        const value = meanIn(kw, first, end);
        if (Number.isNaN(value) || Number.isNaN(p50)) continue;
        const many = end - first;
        own.add(p50, value, many);
        yesterday.add(meanIn(kw, first - perDay, end - perDay), value, many);
        weekAgo.add(meanIn(kw, first - 7 * perDay, end - 7 * perDay), value, many);
        if (!Number.isNaN(p10)) banded += many;
        if (value >= p10 - slack && value <= p90 + slack) inside += many;
        while ((days[last]?.end ?? Infinity) <= first) last += 1;
        for (let day = last; (days[day]?.first ?? Infinity) < end; day += 1) compared.add(day);
      }
      return {
        wape: own.part(),
        yesterday: yesterday.part(),
        weekAgo: weekAgo.part(),
        within: banded === 0 ? null : inside / banded,
        days: compared.size,
      };
    },
  };
}

/** kW: sums taken in a different order differ by less. */
const slack = 1e-9;
