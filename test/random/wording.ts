import * as fc from 'fast-check';
import { dimensionOf, isPower, measuredIn, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import type { Reading } from '../oracle.ts';
import { firstReceived } from './types.ts';

/**
 * How one value is sent: usually once; otherwise again, changed, changed and back, or differently at the same time, in one import or in
 * several, late, and in another unit. Few different times and imports, so that many coincide.
 */
export type Telling = {
  readonly late: number;
  readonly import: number;
  readonly change: number;
  readonly unit: number | null;
  /** Added in the unit sent, in 0.0001 of it: less than the device's unit may show. */
  readonly odd: number;
};

const change = fc.constantFrom(0, 0, 1, -1, 10_000, 10_000, 55_500, -200_000, 3_000_000);

const telling: fc.Arbitrary<Telling> = fc.record({
  late: fc.integer({ min: 0, max: 4 }),
  import: fc.integer({ min: 1, max: 6 }),
  change,
  unit: fc.option(fc.nat(20), { nil: null, freq: 2 }),
  odd: fc.constantFrom(0, 0, 0, 0, 1, 2),
});

const plain: fc.Arbitrary<Telling[]> = fc
  .integer({ min: 1, max: 6 })
  .map((one) => [{ late: one % 5, import: one, change: 0, unit: null, odd: 0 }]);

export const tellings: fc.Arbitrary<readonly Telling[]> = fc.oneof(
  { arbitrary: plain, weight: 7 },
  { arbitrary: fc.array(telling, { minLength: 1, maxLength: 5 }), weight: 2 },
  { arbitrary: contradicted(), weight: 1 },
);

/** Two values received together, in separate imports or in one; sometimes with a third one before or after. */
function contradicted(): fc.Arbitrary<readonly Telling[]> {
  const apart = fc.constantFrom(20_000, 20_000, 1, 0);
  return fc.tuple(telling, telling, fc.option(telling), apart).map(([one, two, third, by]) => {
    const pair = [one, { ...two, late: one.late, change: one.change + by }];
    return third === null ? pair : [...pair, third];
  });
}

/** The rows of a value (0.0001 of `unit`); what is below `least` or not below `limit` is not sent, because it would be rejected. */
export function rowsOf(
  place: Pick<Reading, 'at' | 'width'>,
  value: number,
  unit: Unit,
  told: readonly Telling[],
  [least, limit]: readonly [number, number],
): Reading[] {
  return told
    .map((one) => ({ one, changed: value + one.change }))
    .filter(({ changed }) => changed >= least && changed < limit)
    .map(({ one, changed }) => ({
      ...place,
      ...inUnit(changed, unit, place.width, one),
      received: firstReceived + one.late * 86_400_000,
      import: one.import,
    }));
}

/**
 * The value in another unit of the dimension, or, for an interval, as a power; the same quantity if that is exact, close to it otherwise.
 */
function inUnit(value: number, unit: Unit, width: number, { unit: choice, odd }: Telling): { value: number; unit: Unit } {
  const others = units.filter(
    (one) => dimensionOf(one) === dimensionOf(unit) || (width > 0 && isPower(one) && measuredIn(one) === measuredIn(unit)),
  );
  const other = choice === null ? unit : (others[choice % others.length] ?? unit);
  const ratio = unitRatio(unit, other, width);
  const near = Math.floor((value / ratio.den) * ratio.num);
  return Math.abs(near) < 1e12 && near !== 0 ? { value: near + (other === unit ? 0 : odd), unit: other } : { value, unit };
}
