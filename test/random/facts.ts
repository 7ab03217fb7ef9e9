import * as fc from 'fast-check';
import { useUnit, type Carrier, type Ratio, type Unit } from '#kernel/carrier.ts';
import type { Meter } from '../oracle.ts';

/** Carriers with the units in which they are read. */
const readIn: readonly (readonly [Carrier, Unit])[] = [
  ...(['kWh', 'kWh', 'MWh', 'MJ', 'GJ', 'kcal'] as const).map((unit) => ['electricity', unit] as const),
  ...(['GJ', 'kWh', 'MWh', 'MJ', 'kcal'] as const).map((unit) => ['heat', unit] as const),
  ['cooling', 'kWh'],
  ['gas', 'm3'],
  ['gas', 'kWh'],
  ['gas', 'MJ'],
  ['water', 'm3'],
  ['coal', 'kg'],
  ['oil', 't'],
  ['steam', 'kg'],
];

export type Facts = Pick<Meter, 'carrier' | 'useUnit' | 'direction' | 'capacityKw'> & {
  readonly unit: Unit;
};

export const multiplier: fc.Arbitrary<Ratio> = fc.constantFrom(
  { num: 1, den: 1 },
  { num: 1, den: 1 },
  { num: 40, den: 1 },
  { num: 3, den: 2 },
  { num: 123_457, den: 1_000_000 },
  { num: 1, den: 1000 },
);

export const digits: fc.Arbitrary<number | null> = fc.constantFrom(null, 4, 5, 6, 4);

export const facts: fc.Arbitrary<Facts> = fc
  .tuple(fc.constantFrom(...readIn), fc.constantFrom('import', 'import', 'import', 'both'), fc.constantFrom(null, 10, 100, 12.5, 1000, 3.7))
  .map(([[carrier, unit], direction, capacityKw]) => ({
    carrier,
    unit,
    useUnit: useUnit(carrier, unit) ?? unit,
    direction: direction === 'both' ? 'both' : 'import',
    capacityKw,
  }));
