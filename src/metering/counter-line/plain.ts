import { isPower } from '#kernel/carrier.ts';
import { scale } from './exact.ts';
import { capacityLimit, exceeds, powerLimit } from './limits.ts';
import { factorOf, type Device, type Meter } from './meter.ts';
import { unitOf, type Rows } from './rows.ts';
import { reserve, type Line } from './spans.ts';

/**
 * Draws a meter with nothing to judge, as nearly all are, in one pass: one device, one unit, no decisions, no contradictions, no falls, no
 * overlaps, nothing implausible.
 * @returns false where any of these occurs; then nothing is drawn
 */
export function drawPlain(rows: Rows, meter: Meter, line: Line): boolean {
  if (meter.devices.length > 1 || meter.decisions.length > 0) return false;
  if (rows.from === rows.to) return true;
  reserve(line, rows.to - rows.from);
  return meter.kind === 'register' ? plainRegister(rows, meter, line) : plainInterval(rows, meter, line);
}

function plainRegister(rows: Rows, meter: Meter, line: Line): boolean {
  const { at, value, from, to } = rows;
  const { s, e, s0, w0, u, good } = line;
  const ratio = factorOf(meter.devices[0] as Device, unitOf(rows, from), meter.useUnit);
  const one = ratio.num === 1 && ratio.den === 1;
  const limit = powerLimit(meter.useUnit);
  const mayFall = meter.direction === 'both';
  const first = lastRevision(rows, from);
  if (first < 0) return false;
  let n = line.n;
  let [start, read] = [at[from] as number, value[first] as number];
  let point = scale(read, ratio);
  for (let i = first + 1; i < to; i++) {
    i = lastRevision(rows, i);
    if (i < 0) return false;
    const [end, next] = [at[i] as number, value[i] as number];
    if (next < read && !mayFall) return false;
    const after = one ? next : scale(next, ratio);
    const use = after - point;
    if (exceeds(limit, use, end - start)) return false;
    s[n] = start;
    e[n] = end;
    s0[n] = start;
    w0[n] = end - start;
    u[n] = use;
    good[n++] = 1;
    start = end;
    read = next;
    point = after;
  }
  line.n = n;
  return true;
}

function plainInterval(rows: Rows, meter: Meter, line: Line): boolean {
  const { at, width, value, from, to } = rows;
  const { s, e, s0, w0, u, good } = line;
  const [device, readIn] = [meter.devices[0] as Device, unitOf(rows, from)];
  const power = isPower(readIn);
  let ratio = power ? device.multiplier : factorOf(device, readIn, meter.useUnit);
  let one = !power && ratio.num === 1 && ratio.den === 1;
  let kept = -1;
  const limit = capacityLimit(meter.useUnit, meter.capacityKw);
  let [n, free] = [line.n, 0];
  for (let i = from; i < to; i++) {
    i = lastRevision(rows, i);
    if (i < 0) return false;
    const [start, length] = [at[i] as number, width[i] as number];
    if (start < free) return false;
    if (power && length !== kept) {
      [kept, ratio] = [length, factorOf(device, readIn, meter.useUnit, length)];
      one = ratio.num === 1 && ratio.den === 1;
    }
    const use = one ? (value[i] as number) : scale(value[i] as number, ratio);
    if (exceeds(limit, use, length)) return false;
    free = start + length;
    s[n] = start;
    e[n] = free;
    s0[n] = start;
    w0[n] = length;
    u[n] = use;
    good[n++] = 1;
  }
  line.n = n;
  return true;
}

/**
 * The last of the rows of one instant and width; its value is in force where none of them contradict each other (docs/readings.md 7).
 * @returns its index; -1 where two were received together and differ, or where one was read in a different unit from the first of all rows
 */
function lastRevision({ at, width, value, unit, received, from, to }: Rows, i: number): number {
  const readIn = unit[from];
  if (unit[i] !== readIn) return -1;
  let last = i;
  for (let next = i + 1; next < to && at[next] === at[i] && width[next] === width[i]; last = next++)
    if (unit[next] !== readIn || (received[next] === received[last] && value[next] !== value[last])) return -1;
  return last;
}
