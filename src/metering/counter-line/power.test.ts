import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { units, type Unit } from '#kernel/carrier.ts';
import { begin, codes, meterOf, rowsOf, see, uses, type Reading } from './example.ts';
import { createLine, cut, cutPlain, draw, type Meter, type Rows } from './counter-line.ts';

const line = createLine();
const plain = meterOf({ kind: 'interval' });

/** A power over some minutes. */
const power = (minute: number, minutes: number, value: number, unit: Unit = 'kW', received = 0): Reading => ({
  at: minute * 60,
  width: minutes * 60,
  value,
  unit,
  received,
});

describe('a power read for an interval', () => {
  test('is the energy that it produces in it, whatever its length', () => {
    const quarters = [power(0, 15, 4), power(15, 15, 2), power(30, 30, 1)];
    expect(uses(plain, quarters, 1)).toEqual([2]);
    expect(uses(plain, [power(0, 60, 7)], 1)).toEqual([7]);
    expect(uses(plain, [power(0, 24 * 60, 100)], 24, 24)).toEqual([2400]);
    expect(uses(plain, [power(0, 15, 4000, 'W'), power(15, 15, 0.004, 'MW'), power(30, 30, 0.0004, '10000kW')], 1)).toEqual([4]);
    expect(uses(meterOf({ kind: 'interval', carrier: 'heat', useUnit: 'GJ' }, { unit: 'GJ' }), [power(0, 60, 1, 'MW')], 1)).toEqual([3.6]);
  });

  test('is stored as read, and its energy is rounded once, as for any interval', () => {
    expect(uses(plain, [power(0, 60, 0.0003)], 1)).toEqual([0.0003]);
    // 0.000075 kWh each
    expect(uses(plain, [power(0, 15, 0.0003), power(15, 15, 0.0003)], 1)).toEqual([0.0002]);
  });

  test('repeats equal energy, revises different energy, and contradicts different energy received together', () => {
    expect(codes(see(plain, [power(0, 15, 4), { ...power(0, 15, 1, 'kWh') }], 1).found)).toEqual([]);
    expect(uses(plain, [power(0, 15, 4), power(0, 15, 2, 'kWh', 1)], 1)).toEqual([2]);
    expect(codes(see(plain, [power(0, 15, 4), power(0, 15, 4, 'kWh')], 1).found)).toEqual(['contradiction 0-0.25', 'contradiction 0-0.25']);
    expect(see(plain, [power(0, 15, 4), power(0, 15, 4, 'kWh')], 1).found.map(({ value }) => value)).toEqual([10_000, 40_000]);
  });

  test('is compared with the capacity', () => {
    expect(codes(see({ ...plain, capacityKw: 10 }, [power(0, 15, 12), power(15, 15, 12.1)], 1).found)).toEqual(['over-capacity 0.25-0.5']);
  });
});

const intervals = fc.array(
  fc.record({
    wait: fc.integer({ min: -300, max: 9000 }),
    width: fc.constantFrom(600, 900, 900, 3600, 86_400, 2_678_400),
    value: fc.integer({ min: -100, max: 1e7 }),
  }),
  { maxLength: 40 },
);

/** The kilojoules that a kilowatt gives over an interval are a whole number of its digits: both must agree to the last one. */
test('powers are calculated and split like the kilojoules that they produce, in the fast and the full path', () => {
  const ratio = fc.constantFrom({ num: 1, den: 1 }, { num: 3, den: 2 }, { num: 123_457, den: 1_000_000 });
  const cuts = fc.array(fc.integer({ min: -5000, max: 400_000 }), { minLength: 2, maxLength: 20 });
  let [brief, careful] = [0, 0];
  fc.assert(
    fc.property(intervals, cuts, ratio, fc.constantFrom(null, 50), (told, at, multiplier, capacityKw) => {
      let free = 0;
      const readings = told.map(({ wait, width, value }): Reading => {
        const start = Math.max(0, free + wait);
        free = start + width;
        return { at: start, width, value: value / 1e4, unit: 'kW' };
      });
      const rows = rowsOf(readings);
      const meter = { ...meterOf({ kind: 'interval' }, { multiplier }), capacityKw } as Meter;
      const edges = Float64Array.from(
        at.toSorted((a, b) => a - b),
        (one) => begin + one,
      );
      const expected = drawnInto(kilojoules(rows), meter, edges);
      expect(drawnInto(rows, meter, edges)).toEqual(expected);
      careful += 1;
      const into = room(edges);
      if (!cutPlain(rows, meter, edges, into)) return;
      expect(into).toEqual(expected);
      brief += 1;
    }),
  );
  expect(Math.min(brief, careful)).toBeGreaterThan(10);
});

function kilojoules(rows: Rows): Rows {
  return {
    ...rows,
    value: rows.value.map((value, at) => value * (rows.width[at] as number)),
    unit: new Uint8Array(rows.unit.length).fill(units.indexOf('kJ')),
  };
}

function room(edges: Float64Array) {
  const size = edges.length - 1;
  return { use: new Float64Array(size), seconds: new Float64Array(size), longest: new Float64Array(size) };
}

function drawnInto(rows: Rows, meter: Meter, edges: Float64Array) {
  const into = room(edges);
  draw(rows, meter, line, null);
  cut(line, edges, into);
  return into;
}
