import { units, type Ratio } from "#kernel/carrier.ts";
import { scale } from "./exact.ts";
import { asideTest, type Job } from "./job.ts";
import { capacityLimit, exceeds } from "./limits.ts";
import { factorOf, type Device } from "./meter.ts";
import { sweep } from "./overlap.ts";
import { settled } from "./revise.ts";
import { endOfKey, type Rows } from "./rows.ts";
import { clearDesk, reserve, type Desk, type Line } from "./spans.ts";

/** Draws intervals: those in force, each keeping its place against the others, with use where it counts. */
export function drawInterval(rows: Rows, job: Job, line: Line): void {
  const desk = clearDesk(line, rows.to - rows.from);
  layIntervals(rows, job, desk);
  reserve(line, desk.n);
  sweep(desk, line);
}

/** Puts the intervals in force on the desk, as `sweep` needs them. */
function layIntervals(rows: Rows, job: Job, desk: Desk): void {
  const factor = factorFinder(job);
  const counts = countsTest(job);
  for (let i = rows.from, after = i; i < rows.to; i = after) {
    after = endOfKey(rows, i);
    const held = settled(rows, i, after, job);
    // What contradicts itself keeps the place that its group was received with.
    const row = held >= 0 ? held : -1 - held;
    const [at, width] = [rows.at[row] as number, rows.width[row] as number];
    const use = scale(rows.value[row] as number, factor(at, rows.unit[row] as number));
    const n = desk.n++;
    desk.t[n] = at;
    desk.w[n] = width;
    desk.q[n] = rows.received[row] as number;
    desk.p[n] = use;
    desk.mark[n] = held >= 0 && counts(at, width, use) ? 1 : 0;
  }
}

/** The factor of the device in place at an instant; instants must not fall from call to call. */
function factorFinder(job: Job): (at: number, unit: number) => Ratio {
  const { devices, useUnit } = job.meter;
  let [k, known] = [0, -1];
  let factor: Ratio = { num: 1, den: 1 };
  return (at, unit) => {
    let next = devices[k + 1];
    if (unit === known && (next === undefined || at < next.since)) return factor;
    for (; next !== undefined && at >= next.since; next = devices[k + 1]) k++;
    known = unit;
    factor = factorOf(devices[k] as Device, units[unit]!, useUnit);
    return factor;
  };
}

/** Whether an interval in force counts: not set aside by a person, and within 1.2 times the capacity or said to be good. */
function countsTest(job: Job): (at: number, width: number, use: number) => boolean {
  const { capacityKw, useUnit, decisions } = job.meter;
  const limit = capacityLimit(useUnit, capacityKw);
  const aside = asideTest(decisions);
  return (at, width, use) => {
    const fits = !exceeds(limit, use, width) || overCapacity(job, at, at + width, use);
    return fits && !aside(at, at + width);
  };
}

function overCapacity(job: Job, from: number, to: number, use: number): boolean {
  const spoken = job.decided("over-capacity", from, to)?.word ?? null;
  const { useUnit: unit, capacityKw } = job.meter;
  job.tell(
    "over-capacity",
    "warning",
    from,
    to,
    () => ({ use: use / 1e4, unit, hours: (to - from) / 3600, capacityKw }),
    spoken,
  );
  return spoken === "good";
}
