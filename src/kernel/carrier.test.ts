import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counterUnits, dimensionOf, isPower, measuredIn, unitRatio, units } from './carrier.ts';

describe('one unit converted to another', () => {
  test.each([
    ['MWh', 'kWh', 1000, 1],
    ['10000kWh', 'kWh', 10_000, 1],
    ['Gcal', 'GJ', 41_868, 10_000],
    ['therm', 'kBtu', 100, 1],
    ['ft3', 'L', 55_306_341, 1_953_125],
    ['ccf', 'ft3', 100, 1],
    ['kcf', 'ccf', 10, 1],
    // 231 cubic inches is 231/1728 of a cubic foot
    ['kgal', 'ft3', 231_000, 1728],
    ['kgal', 'L', 473_176_473, 125_000],
    ['MMBtu', 'therm', 10, 1],
    ['kBtu', 'kJ', 105_505_585_262, 100_000_000],
    ['L', 'm3', 1, 1000],
    ['GWh', '10000kWh', 100, 1],
    ['RTh', 'kBtu', 12, 1],
    ['kJ', 'J', 1000, 1],
  ] as const)('a %s is %s × %d/%d', (from, to, num, den) => {
    const ratio = unitRatio(from, to);
    expect(BigInt(ratio.num) * BigInt(den)).toBe(BigInt(ratio.den) * BigInt(num));
  });

  test('the energy of a power depends on its duration; without one it is zero', () => {
    expect(unitRatio('kW', 'kWh', 900)).toEqual({ num: 1, den: 4 });
    expect(unitRatio('MW', 'GJ', 3600)).toEqual({ num: 18, den: 5 });
    expect(unitRatio('kWh', 'kW', 900)).toEqual({ num: 4, den: 1 });
    expect(unitRatio('MW', 'kW')).toEqual({ num: 1000, den: 1 });
    expect(() => unitRatio('kW', 'kWh')).toThrow(RangeError);
    expect(() => unitRatio('kW', 'm3', 900)).toThrow(RangeError);
    expect(() => unitRatio('kWh', 'm3')).toThrow(RangeError);
  });

  test('converting there and back gives the same, for any two units of one quantity, and every ratio is of exact integers', () => {
    const unit = fc.constantFrom(...units);
    fc.assert(
      fc.property(unit, unit, fc.constantFrom(900, 3600, 86_400, 2_592_000), (from, to, seconds) => {
        if (measuredIn(from) !== measuredIn(to)) return;
        const [there, back] = [unitRatio(from, to, seconds), unitRatio(to, from, seconds)];
        expect(back).toEqual({ num: there.den, den: there.num });
        for (const part of [there.num, there.den]) expect(BigInt(part)).toBe(BigInt(part.toFixed(0)));
      }),
    );
  });
});

test('a counter cannot show a power', () => {
  expect(counterUnits.filter(isPower)).toEqual([]);
  expect(units.filter((one) => dimensionOf(one) === 'power')).toEqual(['W', 'kW', 'MW', '10000kW']);
  expect(units.slice(0, 8)).toEqual(['kWh', 'MWh', 'GJ', 'MJ', 'kcal', 'm3', 'kg', 't']);
});
