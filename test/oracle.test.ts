import { describe, expect, test } from 'vitest';
import { found, hourly, hours, meter, row, uses, word, device, start, hour } from './oracle/example.ts';

/** Sentences of the law about registers, each with a case calculated by hand. */
describe('a register', () => {
  test('use is the difference of two readings, times the multiplier', () => {
    // (112.5 - 100) × 40 = 500
    expect(uses(meter({ multiplier: { num: 40, den: 1 } }), hourly(100, 112.5), [0, 1])).toEqual([500]);
  });

  test('use is spread evenly over the time between readings', () => {
    // 8 kWh in 8 h: 2 in the first 2 h, 6 in the rest
    expect(uses(meter(), [row(0, 100), row(8, 108)], [0, 2, 8])).toEqual([2, 6]);
  });

  test('the unit is applied when use is calculated', () => {
    // 1.5 MWh = 1500 kWh; 2 GJ = 2000/3.6 = 555.5556 kWh; 100000 kcal = 418.68 MJ = 0.4187 GJ (0.41868 rounded)
    expect(uses(meter({ unit: 'MWh' }), [row(0, 0, { unit: 'MWh' }), row(1, 1.5, { unit: 'MWh' })], [0, 1])).toEqual([1500]);
    expect(uses(meter({ unit: 'GJ' }), [row(0, 0, { unit: 'GJ' }), row(1, 2, { unit: 'GJ' })], [0, 1])).toEqual([555.5556]);
    const heat = meter({ carrier: 'heat', unit: 'kcal' });
    expect(uses(heat, [row(0, 0, { unit: 'kcal' }), row(1, 100_000, { unit: 'kcal' })], [0, 1])).toEqual([0.4187]);
  });

  test('points are rounded, spans are differences of points', () => {
    // × 0.001: points 0.0015 -> 0.0000015 -> 0.0000; 0.5 -> 0.0005; 0.55 -> 0.00055 -> 0.0006 (a half goes away from zero)
    const thousandth = meter({ multiplier: { num: 1, den: 1000 } });
    expect(uses(thousandth, hourly(0.0015, 0.5, 0.55), [0, 1, 2])).toEqual([0.0005, 0.0001]);
  });

  test('the sum of any steps between two readings is the difference of the registers', () => {
    // 0.0010 over 3 h: shares 0.00033 -> 3, 0.00067 -> 7, 10: pieces 3, 4, 3 (of 0.0001)
    expect(uses(meter(), [row(0, 1), row(3, 1.001)], [0, 1, 2, 3])).toEqual([0.0003, 0.0004, 0.0003]);
  });

  test('a fall without plausible digits has no use, and is reported as a finding', () => {
    const rows = hourly(100, 110, 50, 60);
    // 10, nothing, 10
    expect(uses(meter(), rows, [0, 1, 2, 3])).toEqual([10, null, 10]);
    expect(uses(meter({ digits: 4 }), rows, [0, 1, 2, 3])).toEqual([10, null, 10]);
    expect(hours(meter(), rows, [0, 3])).toEqual([2]);
    expect(found(meter(), rows)).toEqual(['register-fell 1 2']);
  });

  test('from the top tenth to the bottom tenth of the digits is a rollover', () => {
    // 4 digits: 9000 is in the top tenth, 999 in the bottom tenth: 999 - 9000 + 10000 = 1999
    expect(uses(meter({ digits: 4 }), hourly(9000, 999), [0, 1])).toEqual([1999]);
    expect(found(meter({ digits: 4 }), hourly(9000, 999))).toEqual(['rolled-over 0 1']);
    // 8999.9999 is not in the top tenth, 1000 not in the bottom tenth
    expect(found(meter({ digits: 4 }), hourly(8999.9999, 999))).toEqual(['register-fell 0 1']);
    expect(found(meter({ digits: 4 }), hourly(9000, 1000))).toEqual(['register-fell 0 1']);
  });

  test('a rollover adds the rounded 10^digits × multiplier × unit', () => {
    // × 0.123457: 9999 -> 1234.446543 -> 1234.4465; 1 -> 0.1235; 10000 -> 1234.57: 0.1235 - 1234.4465 + 1234.57 = 0.247
    const of = meter({ digits: 4, multiplier: { num: 123_457, den: 1_000_000 } });
    expect(uses(of, hourly(9999, 1), [0, 1])).toEqual([0.247]);
  });

  test('more than 10 GW does not count until it is decided to be good; exactly 10 GW does', () => {
    // 10,000,000 kWh in an hour is 10 GW
    expect(uses(meter(), hourly(0, 10_000_000), [0, 1])).toEqual([10_000_000]);
    const rows = hourly(0, 10_000_000.0001);
    expect(uses(meter(), rows, [0, 1])).toEqual([null]);
    expect(found(meter(), rows)).toEqual(['over-power 0 1']);
    expect(uses(meter({ decisions: [word('over-power', 0, 1, 'good')] }), rows, [0, 1])).toEqual([10_000_000.0001]);
    // water is not measured in energy
    const water = meter({ carrier: 'water', unit: 'm3' });
    expect(found(water, [row(0, 0, { unit: 'm3' }), row(1, 90_000_000, { unit: 'm3' })])).toEqual([]);
  });
});

describe('dropouts and spikes', () => {
  test('955000, 955010, 0, 955030 is 30', () => {
    const rows = hourly(955_000, 955_010, 0, 955_030);
    for (const of of [meter(), meter({ digits: 6 })]) {
      expect(uses(of, rows, [0, 3])).toEqual([30]);
      expect(uses(of, rows, [0, 1, 2, 3])).toEqual([10, 10, 10]);
      expect(found(of, rows)).toEqual(['dropout 2 2']);
    }
  });

  test('a typing error before the fall is a spike', () => {
    // fall 9999 -> 120: back to 110, which is 120 or less: 9999 is set aside. 100, 110, 120 at 0, 1, 3 h
    const rows = hourly(100, 110, 9999, 120);
    expect(uses(meter(), rows, [0, 1, 2, 3])).toEqual([10, 5, 5]);
    expect(found(meter(), rows)).toEqual(['spike 2 2']);
  });

  test('if both are short, both are excluded', () => {
    // fall 500 -> 120: dropout 120 (up to 600), spike 500 (back to 110): 100, 110, 600 remain
    const rows = hourly(100, 110, 500, 120, 600);
    expect(found(meter(), rows)).toEqual(['spike 2 2', 'dropout 3 3']);
    expect(uses(meter(), rows, [0, 1, 4])).toEqual([10, 490]);
  });

  test('equal readings close a run: high or more, low or less', () => {
    expect(found(meter(), hourly(100, 0, 100))).toEqual(['dropout 1 1']);
    expect(found(meter(), hourly(100, 900, 100))).toEqual(['spike 1 1']);
  });

  test('a run lasts from its first reading to its last, at most 24 h', () => {
    const rows = (last: number) => [row(0, 100), row(10, 0), row(last, 1), row(last + 40, 110)];
    expect(found(meter(), rows(34))).toEqual(['dropout 10 34']);
    expect(uses(meter(), rows(34), [0, 74])).toEqual([10]);
    // 34.5 - 10 = 24.5 h: no dropout; the fall remains, and then 0, 1, 110
    expect(found(meter(), rows(34.5))).toEqual(['register-fell 0 10']);
    expect(uses(meter(), rows(34.5), [0, 10, 74.5])).toEqual([null, 110]);
  });

  test('runs need their closing reading', () => {
    expect(found(meter(), hourly(100, 110, 0))).toEqual(['register-fell 1 2']);
    expect(found(meter(), hourly(9999, 110, 120))).toEqual(['register-fell 0 1']);
  });

  test('a run that climbs by more than half of 10^digits is a counter that rolled over', () => {
    // fall 9990 -> 10, up to 9995: run 10, 5000, 5010.0001 climbs 5000.0001 > 5000 and stays: a rollover of 20
    expect(found(meter({ digits: 4 }), hourly(9990, 10, 5000, 5010.0001, 9995))).toEqual(['rolled-over 0 1']);
    expect(uses(meter({ digits: 4 }), hourly(9990, 10, 5000, 5010.0001, 9995), [0, 4])).toEqual([10_005]);
    // exactly half: a dropout
    expect(found(meter({ digits: 4 }), hourly(9990, 10, 5000, 5010, 9995))).toEqual(['dropout 1 3']);
    // without digits no run is a counter that rolled over
    expect(found(meter(), hourly(9990, 10, 5000, 9000, 9995))).toEqual(['dropout 1 3']);
  });

  test('each fall is judged on the remaining readings, including nested falls', () => {
    // fall 100 -> 0: dropout 0, 5, 3 up to 110. fall 5 -> 3: dropout 3 up to 110, spike 5 back to 0
    const rows = hourly(100, 0, 5, 3, 110);
    expect(found(meter(), rows)).toEqual(['dropout 1 3', 'spike 2 2', 'dropout 3 3']);
    expect(uses(meter(), rows, [0, 4])).toEqual([10]);
  });

  test('a dropout or spike that is decided to be good is kept', () => {
    const rows = hourly(955_000, 955_010, 0, 955_030);
    const of = meter({ decisions: [word('dropout', 2, 2, 'good')] });
    expect(uses(of, rows, [0, 1, 2, 3])).toEqual([10, null, 955_030]);
    expect(found(of, rows)).toEqual(['register-fell 1 2', 'dropout 2 2']);
  });

  test('direction both: a fall is use fed back, nothing is judged', () => {
    expect(uses(meter({ direction: 'both' }), hourly(100, 110, 0, 120), [0, 1, 2, 3])).toEqual([10, -110, 120]);
    expect(found(meter({ direction: 'both', digits: 4 }), hourly(9990, 1, 9995))).toEqual([]);
  });
});

describe('a swap', () => {
  const since = start + 2 * hour;
  const swapped = (end: number, began: number) => meter({ devices: [device({ end }), device({ since, start: began })] });

  test('ends the old device and starts the new one', () => {
    // 100, 110, 115 | 5, 9: 10 + 5 + 4
    expect(uses(swapped(115, 5), [row(0, 100), row(1, 110), row(3, 9)], [0, 1, 2, 3])).toEqual([10, 5, 4]);
    expect(found(swapped(115, 5), [row(0, 100), row(1, 110), row(3, 9)])).toEqual([]);
  });

  test('readings at the exact instant are those of the swap', () => {
    const rows = [row(0, 100), row(1, 110), row(2, 7777), row(2, 8888), row(3, 9)];
    expect(uses(swapped(115, 5), rows, [0, 1, 2, 3])).toEqual([10, 5, 4]);
    expect(found(swapped(115, 5), rows)).toEqual([]);
  });

  test('its readings are judged with the others: a device’s line can end before them', () => {
    // old device: 100, 50, 120 typed as final, with 50 a dropout; and a final of 5 counts as a fall
    expect(found(swapped(120, 0), [row(0, 100), row(1, 50)])).toEqual(['dropout 1 1']);
    expect(found(swapped(5, 0), [row(0, 100), row(1, 110)])).toEqual(['register-fell 1 2']);
    expect(uses(swapped(5, 0), [row(0, 100), row(1, 110), row(3, 1)], [0, 1, 2, 3])).toEqual([10, null, 1]);
  });

  test('each device has its own multiplier, digits and unit', () => {
    // (110 - 100) × 40 = 400, then (0.002 - 0.001) MWh × 2 = 2 kWh
    const old = device({ end: 110, multiplier: { num: 40, den: 1 } });
    const young = device({ since, start: 0.001, multiplier: { num: 2, den: 1 }, unit: 'MWh' });
    expect(uses(meter({ devices: [old, young] }), [row(0, 100), row(3, 0.002, { unit: 'MWh' })], [0, 2, 3])).toEqual([400, 2]);
  });

  test('without readings: rows at its instant belong to the new device', () => {
    // 100, 110 | 5, 9: nothing from 1 h to 2 h
    const silent = meter({ devices: [device(), device({ since })] });
    expect(uses(silent, [row(0, 100), row(1, 110), row(2, 5), row(3, 9)], [0, 1, 2, 3])).toEqual([10, null, 4]);
  });

  test('dropouts do not extend across a swap', () => {
    // 100 | 0, 0.5, 120: without the swap 0 would be a dropout
    expect(found(swapped(105, 0), [row(0, 100), row(3, 0.5), row(4, 120)])).toEqual([]);
  });
});

describe('a decision on a fall', () => {
  const rows = hourly(100, 110, 50, 60);
  const decided = (as: 'rollover' | 'reset' | 'bad' | 'good', digits?: number) =>
    meter({
      decisions: [word('register-fell', 1, 2, as)],
      ...(digits === undefined ? {} : { digits }),
    });

  test('rollover: 10^digits, or the smallest power of ten above the old reading', () => {
    // 50 - 110 + 1000 = 940; with 4 digits 50 - 110 + 10000 = 9940
    expect(uses(decided('rollover'), rows, [1, 2])).toEqual([940]);
    expect(uses(decided('rollover', 4), rows, [1, 2])).toEqual([9940]);
    // an old reading of 100 itself: 1000 is above it, 100 is not. 50 - 100 + 1000 = 950
    const of = meter({ decisions: [word('register-fell', 0, 1, 'rollover')] });
    expect(uses(of, hourly(100, 50), [0, 1])).toEqual([950]);
  });

  test('reset: the new reading is the use', () => {
    expect(uses(decided('reset'), rows, [0, 1, 2, 3])).toEqual([10, 50, 10]);
  });

  test('bad: the reading after the fall is excluded', () => {
    // 110 at 1 h, then 60 at 3 h: another fall
    expect(uses(decided('bad'), rows, [0, 1, 3])).toEqual([10, null]);
    expect(found(decided('bad'), rows)).toEqual(['register-fell 1 2', 'register-fell 1 3']);
  });

  test('good is refused, and a decision without its finding waits', () => {
    expect(uses(decided('good'), rows, [1, 2])).toEqual([null]);
    expect(uses(decided('reset'), hourly(100, 110, 120, 130), [1, 2])).toEqual([10]);
  });

  test('bad on an outlier excludes it before dropouts are judged', () => {
    // 100, 50, 120 without 110; 100, 120 without 110 and 50
    expect(found(meter({ decisions: [word('outlier', 1, 1, 'bad')] }), hourly(100, 110, 50, 120))).toEqual(['dropout 2 2']);
    expect(uses(meter({ decisions: [word('stuck', 1, 2, 'bad')] }), hourly(100, 110, 50, 120), [0, 3])).toEqual([20]);
    expect(found(meter({ decisions: [word('stuck', 1, 2, 'bad')] }), hourly(100, 110, 50, 120))).toEqual([]);
  });

  test('a rollover that was not one can be decided to be a reset', () => {
    const of = meter({ digits: 4, decisions: [word('rolled-over', 0, 1, 'reset')] });
    expect(uses(of, hourly(9990, 7), [0, 1])).toEqual([7]);
  });
});
