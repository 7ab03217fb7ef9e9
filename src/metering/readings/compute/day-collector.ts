import type { DayColumns } from '../series/day-store.ts';

/** Collects day rows in typed arrays and passes them on in portions, so that a commit of any size needs little memory. */
export function createDayCollector(portion: number, hand: (days: DayColumns) => Promise<void>) {
  let size = 0;
  // most commits touch few days: allocating a whole portion would be their greatest cost
  let columns = allocate(Math.min(portion, 1024));
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const full = slice(columns, size);
    size = 0;
    await hand(full);
  };
  return {
    /** One meter's consecutive local days, from `firstDay` on. `use` in 0.0001 of its unit. */
    async add(
      meter: number,
      firstDay: number,
      count: number,
      measured: { use: Float64Array; seconds: Float64Array; longest: Float64Array },
    ) {
      for (let at = 0; at < count; at++) {
        if (size === portion) await flush();
        if (size === columns.meter.length) columns = wider(columns, Math.min(portion, size * 2));
        columns.meter[size] = meter;
        columns.day[size] = firstDay + at;
        columns.use[size] = measured.use[at] as number;
        columns.seconds[size] = measured.seconds[at] as number;
        columns.longest[size] = measured.longest[at] as number;
        size += 1;
      }
    },
    flush,
  };
}

function allocate(size: number): DayColumns {
  return {
    meter: new Uint32Array(size),
    day: new Uint32Array(size),
    use: new Float64Array(size),
    seconds: new Uint32Array(size),
    longest: new Uint32Array(size),
  };
}

function wider(columns: DayColumns, size: number): DayColumns {
  const wide = allocate(size);
  for (const name of Object.keys(wide) as (keyof DayColumns)[]) wide[name].set(columns[name]);
  return wide;
}

function slice(columns: DayColumns, size: number): DayColumns {
  return {
    meter: columns.meter.slice(0, size),
    day: columns.day.slice(0, size),
    use: columns.use.slice(0, size),
    seconds: columns.seconds.slice(0, size),
    longest: columns.longest.slice(0, size),
  };
}
