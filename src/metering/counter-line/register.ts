import { unitRatio, units, type Ratio, type Unit } from '#kernel/carrier.ts';
import { markRuns } from './dropout.ts';
import { scale } from './exact.ts';
import { asideTest, type Job } from './job.ts';
import { exceeds, powerLimit, type Limit } from './limits.ts';
import { factorOf, type Device } from './meter.ts';
import { inForceAsDecided } from './revise.ts';
import { endOfKey, type Rows } from './rows.ts';
import { clearWorkspace, push, reserve, type Workspace, type Line } from './spans.ts';

/** Draws a register: device by device, its points without dropouts and spikes, and a piece between each two neighbours. */
export function drawRegister(rows: Rows, job: Job, line: Line): void {
  const { devices, useUnit } = job.meter;
  const aside = asideTest(job.meter.decisions);
  const power = powerLimit(useUnit);
  let row = rows.from;
  for (let k = 0; k < devices.length; k++) {
    const device = devices[k] as Device;
    const workspace = clearWorkspace(line, rows.to - row + 2);
    row = layPoints(rows, row, k, job, aside, workspace);
    reserve(line, workspace.n);
    const run = { workspace, device, job, line, power, wrapBy: factorOf(device, device.unit, useUnit) };
    const falls = job.meter.direction === 'import' && anyFall(workspace);
    if (falls) judgeRuns(run);
    else workspace.mark.fill(0, 0, workspace.n);
    join(run);
  }
}

/**
 * Puts a device's points on the workspace: `t` seconds, `q` as read in the device's unit, `p` in 0.0001 of the unit of use. Returns the
 * first row of the next device.
 */
function layPoints(
  rows: Rows,
  first: number,
  k: number,
  job: Job,
  aside: (from: number, to: number) => boolean,
  workspace: Workspace,
): number {
  const { devices } = job.meter;
  const [device, next] = [devices[k] as Device, devices[k + 1]];
  const add = pointAdder(device, job, workspace);
  const ownSince = k > 0 && (device.start !== null || devices[k - 1]?.end !== null) ? device.since : -1;
  const end = next?.since ?? Infinity;
  if (k > 0 && device.start !== null) add(device.since, device.start, units.indexOf(device.unit));
  let i = first;
  while (i < rows.to && (rows.at[i] as number) < end) {
    const at = rows.at[i] as number;
    const after = endOfKey(rows, i);
    if (at !== ownSince) {
      const held = inForceAsDecided(rows, i, after, job, device.unit);
      if (held >= 0 && !aside(at, at)) add(at, rows.value[held] as number, rows.unit[held] as number);
    }
    i = after;
  }
  if (next !== undefined && device.end !== null) add(next.since, device.end, units.indexOf(device.unit));
  return i;
}

function pointAdder(device: Device, job: Job, workspace: Workspace): (at: number, value: number, unit: number) => void {
  let known = -1;
  let [factor, shown]: [Ratio, Ratio] = [device.multiplier, device.multiplier];
  return (at, value, unit) => {
    if (unit !== known) {
      const name = units[unit] as Unit;
      [known, factor, shown] = [unit, factorOf(device, name, job.meter.useUnit), unitRatio(name, device.unit)];
    }
    const n = workspace.n++;
    workspace.t[n] = at;
    workspace.q[n] = (value * shown.num) / shown.den;
    workspace.p[n] = scale(value, factor);
  };
}

function anyFall(workspace: Workspace): boolean {
  const { q, n } = workspace;
  for (let i = 1; i < n; i++) if ((q[i] as number) < (q[i - 1] as number)) return true;
  return false;
}

/** One device being drawn. */
type Run = {
  readonly workspace: Workspace;
  readonly device: Device;
  readonly job: Job;
  readonly line: Line;
  readonly power: Limit;
  readonly wrapBy: Ratio;
};

function judgeRuns({ workspace, device, job }: Run): void {
  const { t, q } = workspace;
  markRuns(workspace, device.digits === null ? Infinity : 10 ** (device.digits + 4) / 2, (code, first, last) => {
    const [from, to] = [t[first] as number, t[last] as number];
    const spoken = job.decided(code, from, to)?.word ?? null;
    const evidence = () => ({
      readings: last - first + 1,
      values: Array.from(q.subarray(first, Math.min(last + 1, first + 5)), (value) => value / 1e4),
      unit: device.unit,
    });
    job.tell(code, 'warning', from, to, evidence, spoken);
    return spoken !== 'good';
  });
}

/** Draws from neighbour to neighbour among the points that no run covers. */
function join(run: Run): void {
  const { n, mark, q, p, t } = run.workspace;
  const mayFall = run.job.meter.direction === 'both';
  let [before, depth] = [-1, 0];
  for (let i = 0; i < n; i++) {
    depth += mark[i] as number;
    if (depth > 0) continue;
    if (before >= 0 && t[i] !== t[before]) {
      if (mayFall || (q[i] as number) >= (q[before] as number)) piece(run, before, i, (p[i] as number) - (p[before] as number));
      else if (!fall(run, before, i)) continue;
    }
    before = i;
  }
}

/** Draws over a fall as its digits or a person's word require; false where the reading after it is set aside. */
function fall(run: Run, a: number, b: number): boolean {
  const { workspace, device, job } = run;
  const [from, to, old, low] = [workspace.t[a] as number, workspace.t[b] as number, workspace.q[a] as number, workspace.q[b] as number];
  const full = device.digits === null ? powerAbove(old) : 10 ** (device.digits + 4);
  const round = device.digits !== null && old * 10 >= full * 9 && low * 10 < full;
  const code = round ? 'rolled-over' : 'register-fell';
  const spoken = job.decided(code, from, to)?.word ?? null;
  job.tell(code, round ? 'info' : 'warning', from, to, () => ({ before: old / 1e4, after: low / 1e4, unit: device.unit }), spoken);
  if (spoken === 'bad') return false;
  if (spoken === 'reset') piece(run, a, b, workspace.p[b] as number);
  else if (round || spoken === 'rollover')
    piece(run, a, b, (workspace.p[b] as number) + scale(full, run.wrapBy) - (workspace.p[a] as number));
  else pieceOf(run, from, to, 0, 0);
  return true;
}

/** The smallest of 1, 10, 100 … above a register, 0.0001 (docs/readings.md 35). */
function powerAbove(register: number): number {
  let power = 10_000;
  while (power <= register) power *= 10;
  return power;
}

function piece(run: Run, a: number, b: number, use: number): void {
  const [from, to] = [run.workspace.t[a] as number, run.workspace.t[b] as number];
  pieceOf(run, from, to, use, exceeds(run.power, use, to - from) ? overPower(run, from, to, use) : 1);
}

function overPower({ job }: Run, from: number, to: number, use: number): 0 | 1 {
  const spoken = job.decided('over-power', from, to)?.word ?? null;
  job.tell('over-power', 'warning', from, to, () => ({ use: use / 1e4, unit: job.meter.useUnit, hours: (to - from) / 3600 }), spoken);
  return spoken === 'good' ? 1 : 0;
}

function pieceOf(run: Run, from: number, to: number, use: number, good: 0 | 1): void {
  push(run.line, from, to, from, to - from, use, good);
}
