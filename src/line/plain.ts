import { scale } from './exact.ts';
import { capacityLimit, exceeds, powerLimit } from './limits.ts';
import { factorOf, type Device, type Meter } from './meter.ts';
import { unitOf, type Rows } from './rows.ts';
import { reserve, type Line } from './spans.ts';

/**
 * Draws what has nothing to judge, as nearly all meters are, in one pass: one device, one unit, no decisions, every instant once, no falls, no overlaps, nothing implausible.
 * @returns false where there is anything of that sort; then nothing is drawn
 */
export function drawPlain(rows: Rows, meter: Meter, line: Line): boolean {
  if (meter.devices.length > 1 || meter.decisions.length > 0) return false;
  if (rows.from === rows.to) return true;
  reserve(line, rows.to - rows.from);
  return meter.kind === 'register' ? plainRegister(rows, meter, line) : plainInterval(rows, meter, line);
}

function plainRegister(rows: Rows, meter: Meter, line: Line): boolean {
  const { at, value, unit, from, to } = rows;
  const { s, e, s0, w0, u, good } = line;
  const readIn = unit[from] as number;
  const ratio = factorOf(meter.devices[0] as Device, unitOf(rows, from), meter.useUnit);
  const one = ratio.num === 1 && ratio.den === 1;
  const limit = powerLimit(meter.useUnit);
  const mayFall = meter.direction === 'both';
  let n = line.n;
  let [start, read] = [at[from] as number, value[from] as number];
  let point = scale(read, ratio);
  for (let i = from + 1; i < to; i++) {
    const [end, next] = [at[i] as number, value[i] as number];
    if (end === start || unit[i] !== readIn || (next < read && !mayFall)) return false;
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
  const { at, width, value, unit, from, to } = rows;
  const { s, e, s0, w0, u, good } = line;
  const readIn = unit[from] as number;
  const ratio = factorOf(meter.devices[0] as Device, unitOf(rows, from), meter.useUnit);
  const one = ratio.num === 1 && ratio.den === 1;
  const limit = capacityLimit(meter.useUnit, meter.capacityKw);
  let [n, free] = [line.n, 0];
  for (let i = from; i < to; i++) {
    const [start, length] = [at[i] as number, width[i] as number];
    if (start < free || unit[i] !== readIn) return false;
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
