import { forecast } from './ahead.ts';
import { type Days, type Past, perDay, quarter } from './past.ts';
import { missed } from './past-error.ts';

/** A past with how it is told at an instant: what had been measured by then, and the days as they were known. */
export type Origin = { readonly past: Past; readonly days: Days };

/** How a building was told a day ahead; parts of one, null where nothing could be tried. */
export type Trial = {
  readonly wape: number | null;
  readonly yesterday: number | null;
  readonly weekAgo: number | null;
  /** Of what was measured from P10 to P90. */
  readonly within: number | null;
  /** Days of which a step was told and measured. */
  readonly days: number;
};

/** Sums over days that are tried one after another. */
export function createTrial(measured: Past) {
  const [own, yesterday, weekAgo] = [missed(), missed(), missed()];
  let [days, inside, banded] = [0, 0, 0];
  const measuredAt = (at: number): number => measured.kw[(at - measured.from) / quarter] ?? Number.NaN;
  return {
    /** Tells the local day that begins at an instant from what was known before it, and compares it with what was measured. */
    day(start: number, end: number, { past, days: known }: Origin): void {
      const { p10, p50, p90 } = forecast(past, start, known, (end - start) / quarter);
      const before = own.count;
      for (let step = 0; step < p50.length; step += 1) {
        const at = start + step * quarter;
        const value = measuredAt(at);
        if (Number.isNaN(value) || Number.isNaN(p50[step] as number)) continue;
        own.add(p50[step] as number, value);
        yesterday.add(measuredAt(at - perDay * quarter), value);
        weekAgo.add(measuredAt(at - 7 * perDay * quarter), value);
        if (!Number.isNaN(p10[step] as number)) banded += 1;
        if (value >= (p10[step] as number) - slack && value <= (p90[step] as number) + slack) inside += 1;
      }
      if (own.count > before) days += 1;
    },
    result: (): Trial => ({
      wape: own.part(),
      yesterday: yesterday.part(),
      weekAgo: weekAgo.part(),
      within: banded === 0 ? null : inside / banded,
      days,
    }),
  };
}

/** kW: what was summed in another order differs by less. */
const slack = 1e-9;
