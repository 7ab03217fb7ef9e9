import { dimensionOf, unitRatio } from '#kernel/carrier.ts';
import { compare, decimal, fraction, halfAway, over, size, times, type Fraction } from './fraction.ts';
import { isDecided, quantity, type Settled } from './revisions.ts';
import { runs, wrap } from './runs.ts';
import type { Code, Device, Found, Meaning, Meter, Point, Reading, Stretch } from './types.ts';

/** Use is the difference between two readings of one device; never between two devices. */
export function readRegister(meter: Meter, settled: readonly Settled[]): Meaning {
  const lines = meter.devices.map((device, n) => readDevice(meter, device, linePoints(meter, n, settled)));
  return {
    stretches: lines.flatMap((line) => line.stretches),
    findings: lines.flatMap((line) => line.findings),
  };
}

/** Whether a row is exactly at the instant of a swap with readings: such rows belong to the swap and do not count. */
export function isSwapsOwn(meter: Meter, at: number): boolean {
  return meter.kind === 'register' && meter.devices.some((device, n) => n > 0 && device.since === at && hasReadings(meter, n));
}

function hasReadings(meter: Meter, n: number): boolean {
  return meter.devices[n - 1]?.end !== null || meter.devices[n]?.start !== null;
}

/** The readings of one device in order: its initial reading, the rows between the swaps, its final reading. */
function linePoints(meter: Meter, n: number, settled: readonly Settled[]): Point[] {
  const device = meter.devices[n];
  if (device === undefined) return [];
  const from = n === 0 ? -Infinity : device.since;
  const to = meter.devices[n + 1]?.since ?? Infinity;
  const rows = settled
    .filter((slot) => slot.at >= from && slot.at < to)
    .toSorted((a, b) => a.at - b.at)
    .flatMap((slot) => (slot.reading === null || slot.struck ? [] : [pointOf(meter, device, slot.at, slot.reading)]));
  const first = device.start === null ? [] : [pointOf(meter, device, device.since, { value: device.start, unit: device.unit })];
  const last = device.end === null ? [] : [pointOf(meter, device, to, { value: device.end, unit: device.unit })];
  return [...first, ...rows, ...last];
}

function pointOf(meter: Meter, device: Device, at: number, read: Pick<Reading, 'value' | 'unit'>): Point {
  const shown = quantity(read.value, read.unit, device.unit, 0);
  return { at, shown, point: calculated(meter, device, shown) };
}

/** What a device shows × multiplier × unit, rounded to 0.0001 of the unit of use, half away from zero. */
export function calculated(meter: Meter, device: Device, shown: Fraction): bigint {
  const unit = unitRatio(device.unit, meter.useUnit);
  const multiplied = times(shown, fraction(device.multiplier.num, device.multiplier.den));
  return halfAway(times(multiplied, fraction(unit.num, unit.den)));
}

/** Dropouts and spikes are set aside first; then every two remaining neighbours are a span. */
function readDevice(meter: Meter, device: Device, points: readonly Point[]): Meaning {
  const doubtful = meter.direction === 'both' ? [] : runs(points, device.digits);
  const aside = doubtful.filter((run) => !isDecided(meter, run.found, 'good')).flatMap((run) => run.points);
  const spans = readSpans(
    meter,
    device,
    points.filter((point) => !aside.includes(point)),
  );
  return {
    stretches: spans.stretches,
    findings: [...doubtful.map((run) => run.found), ...spans.findings],
  };
}

/** From neighbour to neighbour; a reading that was decided to be bad is skipped. */
function readSpans(meter: Meter, device: Device, points: readonly Point[]): Meaning {
  const stretches: Stretch[] = [];
  const findings: Found[] = [];
  let old = points[0];
  for (const next of points.slice(1)) {
    if (old === undefined) break;
    const span = readSpan(meter, device, old, next);
    findings.push(...span.findings);
    if (span.use !== null) {
      stretches.push({ from: old.at, to: next.at, use: span.use, pieces: [[old.at, next.at]] });
    }
    if (!span.bad) old = next;
  }
  return { stretches, findings };
}

type Span = {
  readonly use: bigint | null;
  readonly bad: boolean;
  readonly findings: readonly Found[];
};

function readSpan(meter: Meter, device: Device, old: Point, next: Point): Span {
  if (compare(next.shown, old.shown) >= 0 || meter.direction === 'both') return judged(meter, old, next, next.point - old.point, []);
  const found = finding(isRollover(device, old, next) ? 'rolled-over' : 'register-fell', old, next);
  if (isDecided(meter, found, 'bad')) return { use: null, bad: true, findings: [found] };
  if (isDecided(meter, found, 'reset')) return judged(meter, old, next, next.point, [found]);
  if (found.code === 'register-fell' && !isDecided(meter, found, 'rollover')) return { use: null, bad: false, findings: [found] };
  const round = calculated(meter, device, device.digits === null ? powerAbove(old.shown) : wrap(device.digits));
  return judged(meter, old, next, next.point - old.point + round, [found]);
}

/** More than 10 GW does not count unless it was decided to be good. */
function judged(meter: Meter, old: Point, next: Point, use: bigint, before: readonly Found[]): Span {
  if (!isOverPower(meter, use, next.at - old.at)) return { use, bad: false, findings: before };
  const found = finding('over-power', old, next);
  return {
    use: isDecided(meter, found, 'good') ? use : null,
    bad: false,
    findings: [...before, found],
  };
}

function isOverPower(meter: Meter, use: bigint, seconds: number): boolean {
  const kw = kilowatts(meter, use, seconds);
  return kw !== null && compare(size(kw), fraction(10_000_000)) > 0;
}

/** Use over time, in kWh and hours; null for carriers that are not measured in energy. */
export function kilowatts(meter: Meter, use: bigint, seconds: number): Fraction | null {
  if (dimensionOf(meter.useUnit) !== 'energy') return null;
  const unit = unitRatio(meter.useUnit, 'kWh');
  const kwh = times(fraction(use, 10_000), fraction(unit.num, unit.den));
  return over(kwh, fraction(seconds, 3600));
}

/** The old value in the top tenth of the digits, the new one in the bottom tenth. */
function isRollover(device: Device, old: Point, next: Point): boolean {
  if (device.digits === null) return false;
  const top = times(decimal(0.9), wrap(device.digits));
  const bottom = times(decimal(0.1), wrap(device.digits));
  return compare(old.shown, top) >= 0 && compare(next.shown, bottom) < 0;
}

/** The smallest power of ten above a reading: 1, 10, 100 … */
function powerAbove(shown: Fraction): Fraction {
  let digits = 0;
  while (compare(wrap(digits), shown) <= 0) digits += 1;
  return wrap(digits);
}

function finding(code: Code, old: Point, next: Point): Found {
  return { code, from: old.at, to: next.at, value: null };
}
