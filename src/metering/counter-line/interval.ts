import { isPower, units, type Ratio, type Unit } from '#kernel/carrier.ts';
import { scale } from './exact.ts';
import { asideTest, type Job } from './job.ts';
import { capacityLimit, exceeds } from './limits.ts';
import { factorOf, powerFactor, type Device, type Meter } from './meter.ts';
import { sweep } from './overlap.ts';
import { inForceAsDecided } from './revise.ts';
import { endOfKey, type Rows } from './rows.ts';
import { clearWorkspace, reserve, type Workspace, type Line } from './spans.ts';

/** Draws intervals: those in force, each keeping its place relative to the others, with use where it counts. */
export function drawInterval(rows: Rows, job: Job, line: Line): void {
  const workspace = clearWorkspace(line, rows.to - rows.from);
  layIntervals(rows, job, workspace);
  reserve(line, workspace.n);
  sweep(workspace, line);
}

/** Puts the intervals in force on the workspace in the form that `sweep` needs. */
function layIntervals(rows: Rows, job: Job, workspace: Workspace): void {
  const place = placeFinder(job.meter);
  const counts = countsTest(job);
  for (let i = rows.from, after = i; i < rows.to; i = after) {
    after = endOfKey(rows, i);
    const [at, width] = [rows.at[i] as number, rows.width[i] as number];
    const { device, factor } = place(at);
    const held = inForceAsDecided(rows, i, after, job, device.unit);
    // A contradiction keeps the place that its group was received with.
    const row = held >= 0 ? held : -1 - held;
    const use = scale(rows.value[row] as number, factor(rows.unit[row] as number, width));
    const n = workspace.n++;
    workspace.t[n] = at;
    workspace.w[n] = width;
    workspace.q[n] = rows.received[row] as number;
    workspace.p[n] = use;
    workspace.mark[n] = held >= 0 && counts(at, width, use) ? 1 : 0;
  }
}

/** `factor` by the unit's number and, for a power, by how long it lasted (s). */
type Place = { readonly device: Device; readonly factor: (unit: number, width: number) => Ratio };

/** The device in place at an instant and its factors; instants must not decrease from call to call. */
function placeFinder({ devices, useUnit }: Meter): (at: number) => Place {
  let k = 0;
  let place = placeOf(devices[0] as Device, useUnit);
  return (at) => {
    for (let next = devices[k + 1]; next !== undefined && at >= next.since; next = devices[k + 1]) {
      k++;
      place = placeOf(next, useUnit);
    }
    return place;
  };
}

function placeOf(device: Device, useUnit: Unit): Place {
  const known: Ratio[] = [];
  const power = powerFactor(device, useUnit);
  return {
    device,
    factor(unit, width) {
      const name = units[unit] as Unit;
      return isPower(name) ? power(name, width) : (known[unit] ??= factorOf(device, name, useUnit));
    },
  };
}

/** Whether an interval in force counts: not set aside by a person, and either within 1.2 times the capacity or decided to be good. */
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
  const spoken = job.decided('over-capacity', from, to)?.word ?? null;
  const { useUnit: unit, capacityKw } = job.meter;
  job.tell('over-capacity', 'warning', from, to, () => ({ use: use / 1e4, unit, hours: (to - from) / 3600, capacityKw }), spoken);
  return spoken === 'good';
}
