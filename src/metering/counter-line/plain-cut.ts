import { isPower } from '#kernel/carrier.ts';
import { splitInto, type Cut } from './cut.ts';
import { scale } from './exact.ts';
import { capacityLimit, exceeds } from './limits.ts';
import { factorOf, type Device, type Meter } from './meter.ts';
import { unitOf, type Rows } from './rows.ts';

/**
 * Cuts the intervals of a meter into steps as `draw` and `cut` do, in one pass and without a line in between: one device, one unit, no
 * decisions, each instant given once, no overlaps, nothing over capacity. Steps are as in `cut`.
 * @returns false where anything else occurs; the meter must then be drawn, and the content of `into` is meaningless
 */
export function cutPlain(rows: Rows, meter: Meter, edges: Float64Array, into: Cut): boolean {
  if (meter.kind !== 'interval' || meter.devices.length > 1 || meter.decisions.length > 0 || edges.length < 2) return false;
  const count = edges.length - 1;
  into.use.fill(0, 0, count);
  into.seconds.fill(0, 0, count);
  into.longest.fill(0, 0, count);
  if (rows.from === rows.to) return true;
  const { at, width, value, unit, from, to } = rows;
  const readIn = unit[from];
  const [device, name] = [meter.devices[0] as Device, unitOf(rows, from)];
  const power = isPower(name);
  let ratio = power ? device.multiplier : factorOf(device, name, meter.useUnit);
  let one = !power && ratio.num === 1 && ratio.den === 1;
  let kept = -1;
  const limit = capacityLimit(meter.useUnit, meter.capacityKw);
  const limited = limit.num !== 0;
  const [begin, last] = [edges[0] as number, edges[count] as number];
  let [low, high, k, free] = [begin, edges[1] as number, 0, 0];
  let [used, covered, longest] = [0, 0, 0];
  const turn = (): void => {
    into.use[k] = (into.use[k] as number) + used;
    into.seconds[k] = (into.seconds[k] as number) + covered;
    if (longest > (into.longest[k] as number)) into.longest[k] = longest;
    [used, covered, longest] = [0, 0, 0];
  };
  for (let i = from; i < to; i++) {
    const [start, length] = [at[i] as number, width[i] as number];
    if (start < free || unit[i] !== readIn) return false;
    if (power && length !== kept) {
      [kept, ratio] = [length, factorOf(device, name, meter.useUnit, length)];
      one = ratio.num === 1 && ratio.den === 1;
    }
    const use = one ? (value[i] as number) : scale(value[i] as number, ratio);
    if (limited && exceeds(limit, use, length)) return false;
    free = start + length;
    if (free <= begin || start >= last) continue;
    if (high <= start) {
      turn();
      while (high <= start) {
        low = high;
        high = edges[++k + 1] as number;
      }
    }
    if (start < low || free > high) {
      splitInto(into, edges, k, { s: start, e: free, s0: start, w0: length, u: use });
      continue;
    }
    used += use;
    covered += length;
    if (length > longest) longest = length;
  }
  turn();
  return true;
}
