import { stepsADay } from './days.ts';
import { rolloverStep } from './dirt.ts';
import type { Fault } from './dirt.ts';
import type { Main } from './mains.ts';
import type { Calendar } from './rhythm.ts';

/** Readings held back from the main file: step since the first day, hundredths. */
export type Late = { readonly meter: Main; readonly step: number; readonly value: number };

/** A main meter's readings, drawn day by day in order. */
export type Series = {
  readonly main: Main;
  /** The 96 readings of a day in hundredths, -1 if there is none. The day after the last gives only a register's closing reading. */
  day(day: number, out: Float64Array): void;
  /** Use in each calendar year so far, kWh. */
  years(): Record<string, number>;
  /** The registers at a swap, hundredths. */
  readonly swapped: { oldFinal: number; newStart: number };
};

/** @param late collects the readings that come later */
export function makeSeries(main: Main, calendar: Calendar, late: Late[]): Series {
  const { days } = calendar;
  const sums = new Map<string, number>();
  const swapped = { oldFinal: 0, newStart: 1250 };
  const soil = main.fault === null ? null : soiled(main, main.fault, late, swapped);
  const flow = new Float64Array(stepsADay);
  let register = main.register ? startOf(main, days.length) : 0;
  return {
    main,
    swapped,
    day(day, out) {
      const year = days[day]?.slice(0, 4);
      if (year === undefined) flow.fill(0);
      else main.load.fill(day, flow);
      let sum = 0;
      for (let i = 0; i < stepsADay; i += 1) {
        const step = flow[i] as number;
        out[i] = main.register ? register + sum : step;
        sum += step;
      }
      register += sum;
      if (year === undefined) out.fill(-1, main.register ? 1 : 0);
      else sums.set(year, (sums.get(year) ?? 0) + sum);
      soil?.(day, out);
    },
    years: () => Object.fromEntries([...sums].map(([year, sum]) => [year, (sum * main.multiplier) / 100])),
  };
}

/** Where a register starts, hundredths. The one that rolls over does so at `rolloverStep`. */
function startOf(main: Main, days: number): number {
  const some = (main.building.serial * 7919) % 20_000;
  if (main.fault?.kind !== 'rollover') return some * 100 + 37;
  const flow = new Float64Array(stepsADay);
  let before = 0;
  for (let day = 0; day < rolloverStep(days) / stepsADay; day += 1) {
    main.load.fill(day, flow);
    for (const step of flow) before += step;
  }
  return rangeOf(main) - before;
}

function rangeOf(main: Main): number {
  return 10 ** main.digits * 100;
}

type Soil = (day: number, out: Float64Array) => void;

/** Applies a fault to a day's readings. */
function soiled(main: Main, fault: Fault, late: Late[], swapped: Series['swapped']): Soil {
  if (fault.kind === 'rollover') return (_, out) => out.forEach((value, i) => (out[i] = value < 0 ? value : value % rangeOf(main)));
  if (fault.kind === 'swap') return swap(fault, swapped);
  let held = -1;
  const spoil = (value: number, step: number): number => {
    if (fault.kind === 'gap') return -1;
    if (fault.kind === 'zero-reads') return 0;
    if (fault.kind === 'stuck') return (held = held < 0 ? value : held);
    if (fault.kind === 'spike') return main.register ? value + 30_000_000 : value * 100 + 50_000;
    late.push({ meter: main, step, value });
    return -1;
  };
  return (day, out) => {
    const first = day * stepsADay;
    const end = Math.min(stepsADay, fault.to - first);
    for (let i = Math.max(0, fault.from - first); i < end; i += 1) out[i] = spoil(out[i] as number, first + i);
  };
}

/** A new device from an instant on; both registers at that instant are recorded by the swap itself, so the file has no reading there. */
function swap(fault: Fault, swapped: Series['swapped']): Soil {
  return (day, out) => {
    for (let i = 0; i < stepsADay; i += 1) {
      const step = day * stepsADay + i;
      if (step < fault.from || (out[i] as number) < 0) continue;
      if (step === fault.from) swapped.oldFinal = out[i] as number;
      out[i] = step === fault.from ? -1 : (out[i] as number) - swapped.oldFinal + swapped.newStart;
    }
  };
}
