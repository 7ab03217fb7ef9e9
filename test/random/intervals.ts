import * as fc from 'fast-check';
import { dimensionOf, unitRatio } from '#kernel/carrier.ts';
import type { Device, Reading } from '../oracle.ts';
import { facts, multiplier, type Facts } from './facts.ts';
import { rowsOf, tellings, type Telling } from './wording.ts';
import { midnight, zones, type Story, type Zone } from './types.ts';

/** Lengths: seconds, or local calendar units from the interval's start on. */
type Length = number | 'day' | 'month';

/** `count` intervals of one length, one after another, starting at a number of quarter hours after the first midnight. */
type Series = {
  readonly quarters: number;
  readonly shift: number;
  readonly length: Length;
  readonly count: number;
  readonly amount: Amount;
  readonly told: readonly Telling[];
};

/** A value, or a fraction of the capacity over the whole interval (1.2 is the most that counts). */
type Amount = { readonly value: number } | { readonly load: number };

const length: fc.Arbitrary<Length> = fc.oneof(
  { arbitrary: fc.constantFrom<Length>(600, 900, 900, 1800, 3600, 3600, 7200), weight: 6 },
  { arbitrary: fc.constantFrom<Length>('day', 'day', 'month'), weight: 3 },
  { arbitrary: fc.integer({ min: 28, max: 65 }).map((days) => days * 86_400), weight: 1 },
);

const amount: fc.Arbitrary<Amount> = fc.oneof(
  {
    arbitrary: fc.constantFrom(0, 1, 7, 10_000, 33_333, 250_000, -1, -12_345).map((value) => ({ value })),
    weight: 3,
  },
  {
    arbitrary: fc.integer({ min: -5_000_000, max: 20_000_000 }).map((value) => ({ value })),
    weight: 3,
  },
  {
    arbitrary: fc.constantFrom(0.1, 0.5, 1.2, 1.2, 1.21, 2, -1.2, -1.3).map((load) => ({ load })),
    weight: 2,
  },
);

const series: fc.Arbitrary<Series> = fc.record({
  quarters: fc.oneof(
    fc.nat(96),
    fc.nat(96 * 6),
    fc.nat(20).map((days) => days * 96),
  ),
  shift: fc.constantFrom(0, 0, 0, 0, 300, 1, 1799),
  length,
  count: fc.oneof(fc.constant(1), fc.constant(1), fc.integer({ min: 2, max: 12 })),
  amount,
  told: tellings,
});

/** An interval meter: series of many lengths, shifted, overlapping, repeated; above its capacity; fed back. */
export const intervals: fc.Arbitrary<Story> = fc
  .record({
    facts,
    multiplier,
    zone: fc.constantFrom(...zones),
    day: fc.constantFrom('2026-03-27', '2026-10-23', '2025-12-29', '2026-05-31'),
    swap: fc.option(fc.record({ quarters: fc.nat(96 * 4), multiplier })),
    undone: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 1 }),
    all: fc.array(series, { minLength: 1, maxLength: 20, size: 'max' }),
  })
  .map(({ facts: known, multiplier: first, zone, day, swap, undone, all }) => {
    const from = midnight(day, zone);
    const plain = { digits: null, start: null, end: null, unit: known.unit };
    const devices: Device[] = [{ ...plain, since: -Infinity, multiplier: first }];
    if (swap !== null) devices.push({ ...plain, since: from + swap.quarters * 900, multiplier: swap.multiplier });
    const readings = all.flatMap((one) => rowsOfSeries(known, from, zone, one));
    const { unit: _unit, ...rest } = known;
    return { meter: { ...rest, kind: 'interval', devices, decisions: [] }, readings, undone, zone };
  });

function rowsOfSeries(known: Facts, from: number, zone: Zone, one: Series): Reading[] {
  const rows: Reading[] = [];
  let at = from + one.quarters * 900 + one.shift;
  for (let n = 0; n < one.count; n += 1) {
    const end = endOf(at, one.length, zone);
    rows.push(...rowsOf({ at, width: end - at }, valueOf(known, one.amount, end - at, n), known.unit, one.told, limits(known, end - at)));
    at = end;
  }
  return rows;
}

function endOf(at: number, wide: Length, zone: Zone): number {
  if (typeof wide === 'number') return at + wide;
  const start = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone);
  return start.add(wide === 'day' ? { days: 1 } : { months: 1 }).epochMilliseconds / 1000;
}

function valueOf(known: Facts, much: Amount, width: number, n: number): number {
  if ('value' in much) return much.value === 0 ? 0 : much.value + n * 1111;
  if (dimensionOf(known.unit) !== 'energy') return 0;
  const unit = unitRatio('kWh', known.unit);
  return Math.round((much.load * (known.capacityKw ?? 50) * (width / 3600) * 10_000 * unit.num) / unit.den);
}

/** What the intake accepts: nothing negative except for `both`, at most 10 GW (here a little less, and reduced by the multiplier). */
function limits(known: Facts, width: number): readonly [number, number] {
  const unit = dimensionOf(known.unit) === 'energy' ? unitRatio('kWh', known.unit) : { num: 1, den: 1 };
  const most = Math.min(1e12, (200_000 * (width / 3600) * 10_000 * unit.num) / unit.den);
  return [known.direction === 'both' ? -most : 0, most];
}
