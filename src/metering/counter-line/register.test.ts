import { describe, expect, test } from 'vitest';
import { begin, codes, day, deviceOf, hour, hourly, meterOf, see, uses, type Reading } from './example.ts';
import type { LineDecision, Meter, Word } from './counter-line.ts';

const plain = meterOf();
const fiveDigits = meterOf({}, { digits: 5 });

function decided(code: string, from: number, to: number, as: Word, value: number | null = null): LineDecision {
  return { code, from: begin + from * hour, to: begin + to * hour, as, value };
}

describe('use between readings', () => {
  test('is their difference times the multiplier', () => {
    expect(uses(plain, hourly(100, 102.5, 110), 2)).toEqual([2.5, 7.5]);
    expect(uses(meterOf({}, { multiplier: { num: 40, den: 1 } }), hourly(100, 102.5), 1)).toEqual([100]);
    expect(uses(meterOf({}, { multiplier: { num: 123_457, den: 1_000_000 } }), hourly(0, 1000), 1)).toEqual([123.457]);
  });

  test('is spread evenly over the time between them, and sums to the last digit', () => {
    const readings = [
      { at: 0, value: 0 },
      { at: 3 * hour, value: 1 },
    ];
    expect(uses(plain, readings, 3)).toEqual([0.3333, 0.3334, 0.3333]);
  });

  test('is unknown, not zero, if nothing was read', () => {
    expect(uses(plain, [{ at: hour, value: 5 }], 2)).toEqual([null, null]);
    expect(
      see(
        plain,
        [
          { at: hour, value: 5 },
          { at: 2 * hour, value: 5 },
        ],
        3,
      ).steps,
    ).toEqual([
      [null, 0],
      [0, 1],
      [null, 0],
    ]);
  });

  test('is given in the unit of use, whatever the unit of reading', () => {
    expect(
      uses(
        plain,
        [
          { at: 0, value: 1, unit: 'MWh' },
          { at: hour, value: 1002, unit: 'kWh' },
        ],
        1,
      ),
    ).toEqual([2]);
    const heat = meterOf({ carrier: 'heat', useUnit: 'GJ' }, { unit: 'MWh' });
    expect(
      uses(
        heat,
        [
          { at: 0, value: 1, unit: 'MWh' },
          { at: hour, value: 2, unit: 'MWh' },
        ],
        1,
      ),
    ).toEqual([3.6]);
  });

  test('keeps the longest span that touches a step, to detect estimates', () => {
    const readings = [
      { at: 0, value: 0 },
      { at: 4 * hour, value: 4 },
      { at: 5 * hour, value: 5 },
    ];
    expect(see(plain, readings, 6).longest).toEqual([4, 4, 4, 4, 1, 0]);
  });
});

describe('dropouts and spikes', () => {
  test('955000, 955010, 0, 955030 is 30 and not a million', () => {
    for (const digits of [null, 6]) {
      const { steps, found } = see(meterOf({}, { digits }), hourly(955_000, 955_010, 0, 955_030), 3);
      expect(steps).toEqual([
        [10, 1],
        [10, 1],
        [10, 1],
      ]);
      expect(codes(found)).toEqual(['dropout 2-2']);
      expect(found[0]?.evidence).toEqual({ readings: 1, values: [0], unit: 'kWh' });
      expect(found[0]?.severity).toBe('warning');
    }
  });

  test('a typing error is excluded as a spike', () => {
    const { steps, found } = see(plain, hourly(100, 1020, 104, 106), 3);
    expect(steps.map(([use]) => use)).toEqual([2, 2, 2]);
    expect(codes(found)).toEqual(['spike 1-1']);
  });

  test('if both are short, both are excluded', () => {
    const { steps, found } = see(plain, hourly(100, 150, 101, 160), 3, 3);
    expect(steps).toEqual([[60, 3]]);
    expect(codes(found)).toEqual(['spike 1-1', 'dropout 2-2']);
  });

  test('a run of 24 hours is excluded; one a second longer stays and is a fall', () => {
    const run = (length: number): Reading[] => [
      { at: 0, value: 100 },
      { at: hour, value: 3 },
      { at: hour + length, value: 3 },
      { at: 3 * day, value: 130 },
    ];
    expect(see(plain, run(day), 72, 72).steps).toEqual([[30, 72]]);
    const { found, steps } = see(plain, run(day + 1), 72, 72);
    expect(codes(found)).toEqual(['register-fell 0-1']);
    expect(steps).toEqual([[127, 71]]);
  });

  test('a run that climbs by more than half the counter has rolled over', () => {
    const { steps, found } = see(meterOf({}, { digits: 3 }), hourly(950, 50, 700, 960), 3);
    expect(steps.map(([use]) => use)).toEqual([100, 650, 260]);
    expect(codes(found)).toEqual(['rolled-over 0-1']);
    expect(codes(see(meterOf({}, { digits: 3 }), hourly(950, 50, 550, 960), 3).found)).toEqual(['dropout 1-2']);
    expect(codes(see(plain, hourly(950, 50, 700, 960), 3).found)).toEqual(['dropout 1-2']);
  });

  test('without a closing reading the fall remains', () => {
    const { steps, found } = see(plain, hourly(100, 110, 0, 5), 3);
    expect(steps.map(([use]) => use)).toEqual([10, null, 5]);
    expect(codes(found)).toEqual(['register-fell 1-2']);
  });

  test('a person may let a run count again', () => {
    const meter = { ...plain, decisions: [decided('dropout', 2, 2, 'good')] };
    const { steps, found } = see(meter, hourly(100, 110, 0, 120), 3);
    expect(steps.map(([use]) => use)).toEqual([10, null, 120]);
    expect(found.map((one) => one.evidence['decided'])).toEqual(['good', undefined]);
  });

  test('a reading of 0 that closes nothing does not hide a later one', () => {
    expect(uses(plain, hourly(5, 0, 6, 0, 7), 4)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});

describe('falls', () => {
  test('a rollover counts and is reported', () => {
    const { steps, found } = see(fiveDigits, hourly(99_990, 5), 1);
    expect(steps).toEqual([[15, 1]]);
    expect(found).toMatchObject([{ code: 'rolled-over', severity: 'info', evidence: { before: 99_990, after: 5, unit: 'kWh' } }]);
  });

  test('a rollover needs the top tenth and the bottom tenth', () => {
    expect(uses(fiveDigits, hourly(90_000, 9999.9999), 1)).toEqual([19_999.9999]);
    expect(uses(fiveDigits, hourly(89_999.9999, 5), 1)).toEqual([null]);
    expect(uses(fiveDigits, hourly(99_990, 10_000), 1)).toEqual([null]);
    expect(uses(plain, hourly(99_990, 5), 1)).toEqual([null]);
  });

  test('a fall has no use until a person decides', () => {
    const decide = (as: Word): Meter => ({ ...plain, decisions: [decided('register-fell', 1, 2, as)] });
    const readings = hourly(500, 510, 20, 30);
    expect(uses(plain, readings, 3)).toEqual([10, null, 10]);
    expect(uses(decide('rollover'), readings, 3)).toEqual([10, 510, 10]);
    expect(uses(decide('reset'), readings, 3)).toEqual([10, 20, 10]);
    expect(uses(decide('good'), readings, 3)).toEqual([10, null, 10]);
    const { steps, found } = see(decide('bad'), readings, 3);
    expect(steps.map(([use]) => use)).toEqual([10, null, null]);
    expect(codes(found)).toEqual(['register-fell 1-2', 'register-fell 1-3']);
  });

  test('a rollover may be decided to be none', () => {
    const meter = { ...fiveDigits, decisions: [decided('rolled-over', 0, 1, 'reset')] };
    expect(uses(meter, hourly(99_990, 5), 1)).toEqual([5]);
  });

  test('in both directions a fall is use fed back, and nothing is judged', () => {
    const { steps, found } = see(meterOf({ direction: 'both' }, { digits: 5 }), hourly(99_990, 5, 99_990), 2);
    expect(steps.map(([use]) => use)).toEqual([-99_985, 99_985]);
    expect(found).toEqual([]);
  });

  test('a fall that the multiplier rounds to zero is still a fall', () => {
    const meter = meterOf({}, { multiplier: { num: 1, den: 100_000 } });
    expect(codes(see(meter, hourly(3, 2), 1).found)).toEqual(['register-fell 0-1']);
  });
});

describe('swaps', () => {
  const swapped = meterOf({
    devices: [deviceOf({ end: 1_150_000 }), deviceOf({ since: begin + hour, start: 50_000, multiplier: { num: 10, den: 1 } })],
  });

  test('the old device ends with its final reading and the new one starts with its own', () => {
    const readings = [
      { at: 0, value: 100 },
      { at: 2 * hour, value: 7 },
    ];
    expect(uses(swapped, readings, 2)).toEqual([15, 20]);
  });

  test('readings at the exact instant belong to the swap, and are in no finding', () => {
    const readings = [
      { at: 0, value: 100 },
      { at: hour, value: 3 },
      { at: hour, value: 4 },
      { at: 2 * hour, value: 7 },
    ];
    const { steps, found } = see(swapped, readings, 2);
    expect(steps.map(([use]) => use)).toEqual([15, 20]);
    expect(found).toEqual([]);
  });

  test('the swap’s readings are judged like any other', () => {
    const readings = [
      { at: -hour, value: 120 },
      { at: 0, value: 110 },
      { at: 2 * hour, value: 7 },
      { at: 3 * hour, value: 6 },
      { at: 4 * hour, value: 8 },
    ];
    const { found } = see(swapped, readings, 4);
    expect(codes(found)).toEqual(['register-fell -1-0', 'spike 2-2', 'dropout 3-3']);
  });

  test('without readings of the swap no use is calculated from one device to the next', () => {
    const bare = meterOf({ devices: [deviceOf(), deviceOf({ since: begin + hour })] });
    expect(uses(bare, hourly(100, 3, 5), 2)).toEqual([null, 2]);
  });
});

describe('10 GW', () => {
  test('a span above it does not count until somebody decides', () => {
    const [most, more] = [hourly(0, 10_000_000), hourly(0, 10_000_000.0001)];
    expect(uses(plain, most, 1)).toEqual([10_000_000]);
    expect(see(plain, more, 1)).toMatchObject({ steps: [[null, 0]], found: [{ code: 'over-power', severity: 'warning' }] });
    expect(uses({ ...plain, decisions: [decided('over-power', 0, 1, 'good')] }, more, 1)).toEqual([10_000_000.0001]);
  });

  test('is calculated in GJ too, but not in cubic metres', () => {
    const heat = meterOf({ carrier: 'heat', useUnit: 'GJ' }, { unit: 'GJ' });
    const read = (value: number, unit: 'GJ' | 'm3'): Reading[] => [
      { at: 0, value: 0, unit },
      { at: hour, value, unit },
    ];
    expect(uses(heat, read(36_000, 'GJ'), 1)).toEqual([36_000]);
    expect(uses(heat, read(36_000.0001, 'GJ'), 1)).toEqual([null]);
    expect(uses(meterOf({ carrier: 'water', useUnit: 'm3' }, { unit: 'm3' }), read(1e9, 'm3'), 1)).toEqual([1e9]);
  });
});

test('a person may exclude readings through a finding reported by others', () => {
  const meter = { ...plain, decisions: [decided('outlier', 1, 2, 'bad')] };
  expect(uses(meter, hourly(0, 50, 60, 63), 3)).toEqual([21, 21, 21]);
  expect(uses({ ...plain, decisions: [decided('outlier', 1, 2, 'good')] }, hourly(0, 50, 60, 63), 3)).toEqual([50, 10, 3]);
});
