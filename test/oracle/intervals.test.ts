import { describe, expect, test } from 'vitest';
import { device, estimates, found, hours, hour, meter, row, start, uses, word } from './example.ts';

const of = meter({ kind: 'interval' });

/** An interval: a value, at hours from the start, with a width in hours. */
const span = (at: number, wide: number, value: number, received = 1000) => row(at, value, { hours: wide, received });

describe('an interval', () => {
  test('is use between start and end, shared by time', () => {
    // 8 kWh over 8 h
    expect(uses(of, [span(0, 8, 8)], [0, 2, 8, 9])).toEqual([2, 6, null]);
  });

  test('is rounded once, with the multiplier of the device in place at its start', () => {
    // 1 × 0.123457 = 0.1235; 3 × 0.123457 = 0.370371 -> 0.3704
    expect(
      uses(meter({ kind: 'interval', multiplier: { num: 123_457, den: 1_000_000 } }), [span(0, 1, 1), span(1, 1, 3)], [0, 1, 2]),
    ).toEqual([0.1235, 0.3704]);
    const swapped = meter({
      kind: 'interval',
      devices: [device(), device({ since: start + hour, multiplier: { num: 40, den: 1 } })],
    });
    expect(uses(swapped, [span(0, 1, 1), span(1, 1, 1)], [0, 1, 2])).toEqual([1, 40]);
    expect(uses(swapped, [span(0, 2, 2)], [0, 1, 2])).toEqual([1, 1]);
  });

  test('pieces telescope: the share up to an instant is rounded half up', () => {
    // 0.0001 over 2 h: up to 1 h 0.00005 -> 0.0001
    expect(uses(of, [span(0, 2, 0.0001)], [0, 1, 2])).toEqual([0.0001, 0]);
    // -0.0001: up to 1 h -0.00005 -> 0 (half up)
    const both = meter({ kind: 'interval', direction: 'both' });
    expect(uses(both, [span(0, 2, -0.0001)], [0, 1, 2])).toEqual([0, -0.0001]);
  });
});

describe('overlapping intervals', () => {
  test('the one received later wins, the remainder keeps its share by time', () => {
    // a day of 24, and 10 for its second hour: 1, 10, 22
    expect(uses(of, [span(0, 24, 24), span(1, 1, 10, 2000)], [0, 1, 2, 24])).toEqual([1, 10, 22]);
    expect(uses(of, [span(0, 24, 24, 2000), span(1, 1, 10)], [0, 1, 2, 24])).toEqual([1, 1, 22]);
  });

  test('of those received together the shorter wins, then the later', () => {
    expect(uses(of, [span(0, 24, 24), span(1, 1, 10)], [0, 1, 2, 24])).toEqual([1, 10, 22]);
    // two of 2 h, 2 and 8: from 0, 1 to 3: the later one from 1 on
    expect(uses(of, [span(0, 2, 2), span(1, 2, 8)], [0, 1, 2, 3])).toEqual([1, 4, 4]);
  });

  test('widths do not matter if one is received later', () => {
    expect(uses(of, [span(0, 2, 2, 2000), span(1, 2, 8)], [0, 1, 2, 3])).toEqual([1, 1, 4]);
  });
});

describe('implausible intervals', () => {
  const capped = meter({ kind: 'interval', capacityKw: 100 });

  test('above 1.2 × capacity: no use, its period reserved, until decided to be good', () => {
    // 120 kW is not above 120 kW
    expect(found(capped, [span(0, 1, 120)])).toEqual([]);
    const rows = [span(0, 24, 24, 500), span(0, 1, 120.0001)];
    expect(found(capped, rows)).toEqual(['over-capacity 0 1']);
    expect(uses(capped, rows, [0, 1, 2])).toEqual([null, 1]);
    const decided = meter({
      kind: 'interval',
      capacityKw: 100,
      decisions: [word('over-capacity', 0, 1, 'good')],
    });
    expect(uses(decided, rows, [0, 1, 2])).toEqual([120.0001, 1]);
  });

  test('are compared in kWh over hours, only for carriers measured in energy', () => {
    // heat: 0.432 GJ = 120 kWh
    const heat = meter({ kind: 'interval', capacityKw: 100, carrier: 'heat', unit: 'GJ' });
    expect(found(heat, [row(0, 0.432, { hours: 1, unit: 'GJ' })])).toEqual([]);
    expect(found(heat, [row(0, 0.4321, { hours: 1, unit: 'GJ' })])).toEqual(['over-capacity 0 1']);
    const water = meter({ kind: 'interval', capacityKw: 1, carrier: 'water', unit: 'm3' });
    expect(found(water, [row(0, 900, { hours: 1, unit: 'm3' })])).toEqual([]);
  });

  test('bad on an outlier: an interval inside it keeps its period without use', () => {
    const decided = meter({ kind: 'interval', decisions: [word('outlier', 1, 2, 'bad')] });
    expect(uses(decided, [span(0, 24, 24), span(1, 1, 10)], [0, 1, 2, 24])).toEqual([1, null, 22]);
    expect(uses(decided, [span(0, 24, 24), span(1, 1.5, 15)], [0, 1, 2.5, 24])).toEqual([1, 15, 21.5]);
  });

  test('energy fed back counts like energy drawn', () => {
    const both = meter({ kind: 'interval', direction: 'both', capacityKw: 100 });
    expect(found(both, [span(0, 1, -120)])).toEqual([]);
    expect(found(both, [span(0, 1, -121)])).toEqual(['over-capacity 0 1']);
  });
});

describe('a step', () => {
  test('covers the time between two good readings or inside good intervals', () => {
    expect(hours(of, [span(0, 1, 1), span(3, 2, 1)], [0, 2, 4, 5, 6])).toEqual([1, 1, 1, 0]);
    expect(hours(meter(), [row(0, 1), row(1, 0), row(4, 0.5)], [0, 4])).toEqual([3]);
  });

  test('with coverage 0 is null, and with use 0 is 0', () => {
    expect(uses(meter(), [row(0, 1), row(1, 1)], [0, 1, 2])).toEqual([0, null]);
  });

  test('is estimated if a good span that touches it is longer than the step', () => {
    expect(estimates(meter(), [row(0, 1), row(2, 2)], [0, 1, 2, 3])).toEqual([true, true, false]);
    expect(estimates(meter(), [row(0, 1), row(2, 2)], [0, 2, 3])).toEqual([false, false]);
    expect(estimates(meter(), [row(0, 1), row(2, 2)], [1, 4])).toEqual([false]);
    // an interval as it was read, before others cut it; only in the steps that it touches
    const rows = [span(0, 24, 24), span(1, 1, 10, 2000)];
    expect(estimates(of, rows, [0, 1, 2, 24])).toEqual([true, false, true]);
    // a fall is not a valid span
    expect(estimates(meter(), [row(0, 9), row(2, 2)], [0, 1])).toEqual([false]);
  });
});
