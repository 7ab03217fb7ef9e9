import type { DayColumns } from '../series/day-store.ts';
import type { MeterWindow } from '../series/windows.ts';

/** Keeps in mind which days of each meter a drawing lays aside, so that the store need not be asked for them. */
export function createDaysAside() {
  const windows = new Map<number, { meter: number; from: number; to: number }>();
  return {
    /** The rows of a meter stand together. @returns the same rows */
    note(days: DayColumns): DayColumns {
      let now: { meter: number; from: number; to: number } | undefined;
      for (let row = 0; row < days.meter.length; row++) {
        const [meter, day] = [days.meter[row] as number, days.day[row] as number];
        if (now?.meter !== meter) {
          now = windows.get(meter) ?? { meter, from: day, to: day };
          windows.set(meter, now);
        }
        if (day < now.from) now.from = day;
        if (day >= now.to) now.to = day + 1;
      }
      return days;
    },
    /** Days since 1970-01-01, the last not included. */
    windows: (): readonly MeterWindow[] => [...windows.values()],
  };
}
