import { describe, expect, test } from 'vitest';
import { classify, read } from '../oracle.ts';
import { found, meter, row, uses, word } from './example.ts';

/** A register of three readings, the middle one sent several times: `[value, received, import]`. */
const middle = (...told: readonly (readonly [value: number, received: number, ofImport?: number])[]) => [
  row(0, 100),
  ...told.map(([value, received, ofImport = 1]) => row(1, value, { received, import: ofImport })),
  row(2, 200),
];

describe('revisions', () => {
  test('a different value is a revision from its time of receipt on', () => {
    const rows = middle([110, 1000], [120, 2000]);
    expect(uses(meter(), rows, [0, 1, 2])).toEqual([20, 80]);
    const before = read(meter(), rows, 1999).stretches.map((one) => Number(one.use) / 10_000);
    expect(before).toEqual([10, 90]);
    // that instant included
    expect(read(meter(), rows, 2000).stretches[0]?.use).toBe(200_000n);
  });

  test('A, then B, then A again: A is in force again', () => {
    expect(uses(meter(), middle([110, 1000], [120, 2000], [110, 3000]), [0, 1, 2])).toEqual([10, 90]);
  });

  test('the order of arrival does not matter', () => {
    expect(uses(meter(), middle([110, 3000], [120, 2000], [130, 1000]), [0, 1, 2])).toEqual([10, 90]);
  });

  test('1 MWh repeats 1000 kWh', () => {
    const rows = [row(0, 0), row(1, 1000), row(1, 1, { unit: 'MWh' })];
    expect(found(meter(), rows)).toEqual([]);
    expect(classify(rows, 1)).toEqual({ accepted: 2, repeated: 1, revised: 0 });
  });

  test('an undone import counts as if it had never been received', () => {
    const rows = middle([110, 1000, 1], [120, 2000, 2], [110, 3000, 3]);
    expect(
      classify(
        rows.filter((one) => one.import !== 2),
        3,
      ),
    ).toEqual({ accepted: 0, repeated: 1, revised: 0 });
  });
});

describe('contradictions', () => {
  const rows = middle([105, 500], [110, 1000], [120, 1000, 2]);

  test('different values received together: none counts, and no older value replaces them', () => {
    // the line runs from 100 at 0 h to 200 at 2 h
    expect(uses(meter(), rows, [0, 1, 2])).toEqual([50, 50]);
    expect(found(meter(), rows)).toEqual(['contradiction 1 1 110', 'contradiction 1 1 120']);
  });

  test('a later single value ends the contradiction', () => {
    expect(uses(meter(), [...rows, row(1, 110, { received: 2000 })], [0, 1, 2])).toEqual([10, 90]);
    expect(found(meter(), [...rows, row(1, 110, { received: 2000 })])).toEqual([]);
  });

  test('`this` puts a value in force, `bad` strikes one out', () => {
    expect(uses(meter({ decisions: [word('contradiction', 1, 1, 'this', 120)] }), rows, [0, 1, 2])).toEqual([20, 80]);
    expect(uses(meter({ decisions: [word('contradiction', 1, 1, 'bad', 120)] }), rows, [0, 1, 2])).toEqual([10, 90]);
  });

  test('of three, with one struck out, two still contradict; with all struck out none is in force', () => {
    const three = [...rows, row(1, 130, { import: 3 })];
    const bad = (value: number) => word('contradiction', 1, 1, 'bad', value);
    expect(uses(meter({ decisions: [bad(120)] }), three, [0, 1])).toEqual([50]);
    expect(uses(meter({ decisions: [bad(120), bad(130)] }), three, [0, 1])).toEqual([10]);
    expect(uses(meter({ decisions: [bad(110), bad(120), bad(130)] }), three, [0, 1])).toEqual([50]);
    expect(found(meter({ decisions: [bad(120)] }), three)).toHaveLength(3);
  });

  test('values are named in the device’s unit, whatever the received unit and order', () => {
    const mega = (value: number, ofImport: number) => row(1, value, { unit: 'MWh', import: ofImport });
    const five = [row(0, 0), row(1, 5, { import: 2 }), mega(5, 3), row(2, 6000)];
    expect(found(meter(), five)).toEqual(['contradiction 1 1 5', 'contradiction 1 1 5000']);
    const chosen = meter({ decisions: [word('contradiction', 1, 1, 'this', 5000)] });
    expect(uses(chosen, five, [0, 1, 2])).toEqual([5000, 1000]);
    // 1 MWh is 1000 kWh, and counts once
    const one = [mega(1, 1), row(1, 1000, { import: 2 }), row(1, 7, { import: 3 })];
    expect(found(meter(), one)).toEqual(['contradiction 1 1 7', 'contradiction 1 1 1000']);
    // on a device in MWh, 0.0100 and 0.0200 kWh are both 0.0000: one finding, the smaller is chosen
    const alike = [row(0, 0), row(1, 0.02), row(1, 0.01, { import: 2 })];
    const inMega = { unit: 'MWh' as const };
    expect(found(meter(inMega), alike)).toEqual(['contradiction 1 1 0']);
    const decided = meter({ ...inMega, decisions: [word('contradiction', 1, 1, 'this', 0)] });
    expect(uses(decided, alike, [0, 1])).toEqual([0.01]);
  });

  test('a contradicted interval keeps its period and its group’s time of receipt', () => {
    const of = meter({ kind: 'interval' });
    const day = row(0, 24, { hours: 24, received: 500 });
    const two = [row(1, 3, { hours: 1 }), row(1, 4, { hours: 1, import: 2 })];
    // 24 kWh over 24 h, but nothing from 1 h to 2 h
    expect(uses(of, [day, ...two], [0, 1, 2, 24])).toEqual([1, null, 22]);
    // a later day wins over it
    expect(uses(of, [{ ...day, received: 2000 }, ...two], [0, 1, 2, 24])).toEqual([1, 1, 22]);
    const decided = meter({
      kind: 'interval',
      decisions: [word('contradiction', 1, 2, 'this', 4)],
    });
    expect(uses(decided, [day, ...two], [0, 1, 2, 24])).toEqual([1, 4, 22]);
    expect(uses(decided, [{ ...day, received: 2000 }, ...two], [0, 1, 2, 24])).toEqual([1, 1, 22]);
  });
});

describe('time of receipt of a value in force', () => {
  test('is that of the group that put it in force, not that of its repeats', () => {
    const of = meter({ kind: 'interval' });
    const hourly = [row(0, 5, { hours: 1, received: 500 }), row(0, 5, { hours: 1, received: 3000, import: 2 })];
    // the day received at 1000 wins over the hour of 500, although that was repeated at 3000
    expect(uses(of, [...hourly, row(0, 24, { hours: 24 })], [0, 1])).toEqual([1]);
    // A, B, A: the last A is not a repeat and was received at 3000
    const again = [...hourly, row(0, 7, { hours: 1, received: 2000, import: 3 })];
    expect(uses(of, [...again, row(0, 24, { hours: 24 })], [0, 1])).toEqual([5]);
  });
});

describe('outcomes of an import’s rows', () => {
  const told = (...rows: readonly (readonly [number, number, number])[]) =>
    rows.map(([value, received, n]) => row(0, value, { received, import: n }));

  test('accepted, repeated, revised', () => {
    const rows = told([1, 1000, 1], [1, 2000, 2], [2, 3000, 3], [1, 4000, 4]);
    expect(classify(rows, 1)).toEqual({ accepted: 1, repeated: 0, revised: 0 });
    expect(classify(rows, 2)).toEqual({ accepted: 0, repeated: 1, revised: 0 });
    expect(classify(rows, 3)).toEqual({ accepted: 0, repeated: 0, revised: 1 });
    expect(classify(rows, 4)).toEqual({ accepted: 0, repeated: 0, revised: 1 });
  });

  test('equal rows in one file count once', () => {
    expect(classify(told([1, 1000, 1], [1, 1000, 1], [1, 1000, 1]), 1)).toEqual({
      accepted: 1,
      repeated: 2,
      revised: 0,
    });
  });

  test('of different values received together the first is accepted, the others are revised', () => {
    expect(classify(told([1, 1000, 1], [2, 1000, 1], [2, 1000, 1]), 1)).toEqual({
      accepted: 1,
      repeated: 1,
      revised: 1,
    });
    expect(classify(told([1, 1000, 1], [2, 1000, 2]), 2)).toEqual({
      accepted: 0,
      repeated: 0,
      revised: 1,
    });
  });

  test('intervals are compared with those of the same start and end', () => {
    const rows = [row(0, 1, { hours: 1 }), row(0, 1, { hours: 2, import: 2 })];
    expect(classify(rows, 2)).toEqual({ accepted: 1, repeated: 0, revised: 0 });
  });
});
