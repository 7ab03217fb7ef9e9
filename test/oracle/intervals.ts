import { compare, decimal, fraction, size, times } from './fraction.ts';
import { kilowatts, calculated } from './register.ts';
import { deviceAt, isDecided, quantity, type Settled } from './revisions.ts';
import type { Found, Meaning, Meter, Stretch } from './types.ts';

/** An interval that takes its place among others; `use` is null if it has none that counts. */
type Interval = {
  readonly from: number;
  readonly to: number;
  readonly received: number;
  readonly use: bigint | null;
};

/** Overlapping intervals are not added: each instant belongs to one of them. */
export function readIntervals(meter: Meter, settled: readonly Settled[]): Meaning {
  const findings: Found[] = [];
  const intervals = settled.map((slot) => readInterval(meter, slot, findings));
  const owned = Map.groupBy(elements(intervals), ([from, to]) => winner(intervals, from, to));
  const stretches = intervals.flatMap((one) => stretch(one, owned.get(one) ?? []));
  return { stretches, findings };
}

/** The value × multiplier × unit, rounded once; no use if it is contradicted or implausible. */
function readInterval(meter: Meter, slot: Settled, findings: Found[]): Interval {
  const { at: from, width, received, reading, struck } = slot;
  const place = { from, to: from + width, received };
  if (reading === null) return { ...place, use: null };
  const device = deviceAt(meter, from);
  const use = calculated(meter, device, quantity(reading.value, reading.unit, device.unit, width));
  if (!isOverCapacity(meter, use, width)) return { ...place, use: struck ? null : use };
  const found: Found = { code: 'over-capacity', from, to: from + width, value: null };
  findings.push(found);
  return { ...place, use: isDecided(meter, found, 'good') && !struck ? use : null };
}

function isOverCapacity(meter: Meter, use: bigint, seconds: number): boolean {
  const kw = kilowatts(meter, use, seconds);
  if (kw === null || meter.capacityKw === null) return false;
  return compare(size(kw), times(decimal(1.2), decimal(meter.capacityKw))) > 0;
}

/** Time cut at every start and every end. */
function elements(intervals: readonly Interval[]): [number, number][] {
  const cuts = [...new Set(intervals.flatMap((one) => [one.from, one.to]))].toSorted((a, b) => a - b);
  return cuts.slice(1).map((to, n) => [cuts[n] ?? to, to]);
}

/** The one received later; of those received together the shorter, then the one that starts later. */
function winner(intervals: readonly Interval[], from: number, to: number): Interval | undefined {
  const covering = intervals.filter((one) => one.from <= from && one.to >= to);
  const byRank = (a: Interval, b: Interval) => b.received - a.received || a.to - a.from - (b.to - b.from) || b.from - a.from;
  return covering.toSorted(byRank)[0];
}

function stretch({ from, to, use }: Interval, pieces: readonly [number, number][]): Stretch[] {
  return use === null || pieces.length === 0 ? [] : [{ from, to, use, pieces: joined(pieces) }];
}

/** Pieces that touch are one piece. */
function joined(pieces: readonly [number, number][]): [number, number][] {
  const whole: [number, number][] = [];
  for (const [from, to] of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && last[1] === from) last[1] = to;
    else whole.push([from, to]);
  }
  return whole;
}

/** The share of a stretch up to an instant, exactly. */
export function share({ from, to, use }: Stretch, until: number) {
  return times(fraction(use), fraction(until - from, to - from));
}
