import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin, codes, hour, hourly, interval, meterOf, rowsOf, see, uses, type Reading } from './example.ts';
import { createLine, draw, type LineDecision, type Word } from './counter-line.ts';

const plain = meterOf();
const read = (value: number, received: number, change: Partial<Reading> = {}): Reading => ({
  at: hour,
  value,
  received,
  ...change,
});
const around: Reading[] = [
  { at: 0, value: 0 },
  { at: 2 * hour, value: 100 },
];

function decided(value: number, as: Word): LineDecision {
  return { code: 'contradiction', from: begin + hour, to: begin + hour, as, value: value * 1e4 };
}

describe('the value in force', () => {
  test('is the one received last; A, then B, then A again is A', () => {
    expect(uses(plain, [...around, read(10, 1), read(20, 2)], 2)).toEqual([20, 80]);
    expect(uses(plain, [...around, read(10, 1), read(20, 2), read(10, 3)], 2)).toEqual([10, 90]);
  });

  test('is the same in the fast and the full calculation', () => {
    const readings = fc.array(
      fc.record({
        at: fc.nat(5).map((at) => at * hour),
        width: fc.constantFrom(hour, hour, hour, 2 * hour),
        value: fc.constantFrom(1, 2, 5),
        received: fc.nat(3),
        unit: fc.constantFrom('kWh' as const, 'kWh' as const, 'kWh' as const, 'kWh' as const, 'MWh' as const),
      }),
      { maxLength: 14 },
    );
    const careful: LineDecision = { code: 'outlier', from: 0, to: 0, value: null, as: 'good' };
    fc.assert(
      fc.property(readings, fc.constantFrom('interval', 'register'), (some, kind) => {
        const meter = meterOf({ kind });
        const rows = kind === 'interval' ? some : some.map((one) => ({ ...one, width: 0, value: one.value + one.at / 360 }));
        expect(see(meter, rows, 8)).toEqual(see({ ...meter, decisions: [careful] }, rows, 8));
      }),
      { numRuns: 2000 },
    );
  });

  test('values received together contradict each other: none counts, and no earlier value either', () => {
    const { steps, found } = see(plain, [...around, read(10, 1), read(10, 2), read(20, 2), read(30, 2)], 2);
    expect(steps.map(([use]) => use)).toEqual([50, 50]);
    expect(codes(found)).toEqual(['contradiction 1-1', 'contradiction 1-1', 'contradiction 1-1']);
    expect(found[1]).toMatchObject({
      severity: 'error',
      value: 200_000,
      evidence: { value: 20, values: [10, 20, 30], unit: 'kWh' },
    });
  });

  test('a later group with one value ends a contradiction, and the decision on it waits', () => {
    const readings = [...around, read(10, 1), read(20, 1), read(30, 2)];
    expect(see({ ...plain, decisions: [decided(10, 'this')] }, readings, 2)).toMatchObject({
      steps: [
        [30, 1],
        [70, 1],
      ],
      found: [],
    });
  });

  test('a person chooses one of the values, or strikes them out', () => {
    const readings = [...around, read(10, 1), read(20, 1), read(30, 1)];
    const decide = (...decisions: LineDecision[]) => uses({ ...plain, decisions }, readings, 2);
    expect(decide(decided(20, 'this'))).toEqual([20, 80]);
    expect(decide(decided(20, 'bad'))).toEqual([50, 50]);
    expect(decide(decided(20, 'bad'), decided(10, 'bad'))).toEqual([30, 70]);
    expect(decide(decided(20, 'bad'), decided(10, 'bad'), decided(30, 'bad'))).toEqual([50, 50]);
    expect(decide(decided(20, 'this'), decided(10, 'this'))).toEqual([10, 90]);
  });

  test('a chosen interval competes by its time of receipt, a struck-out one reserves its period', () => {
    const meter = meterOf({ kind: 'interval' });
    const readings = [interval(1, 1, 5, 2), interval(1, 1, 6, 2), interval(0, 4, 40, 1)];
    const decide = (...words: [number, Word][]) =>
      uses({ ...meter, decisions: words.map(([value, as]) => ({ ...decided(value, as), to: begin + 2 * hour })) }, readings, 4);
    expect(decide([5, 'this'])).toEqual([10, 5, 10, 10]);
    expect(decide([5, 'bad'])).toEqual([10, 6, 10, 10]);
    expect(decide([5, 'bad'], [6, 'bad'])).toEqual([10, null, 10, 10]);
  });

  test('1 MWh and 1000 kWh are the same value', () => {
    expect(see(plain, [{ at: 0, value: 0 }, read(1, 1, { unit: 'MWh' }), read(1000, 1)], 1)).toMatchObject({
      steps: [[1000, 1]],
      found: [],
    });
  });
});

describe('counting the rows of an import', () => {
  function counted(...readings: Reading[]) {
    const count = { import: 2, accepted: 0, repeated: 0, revised: 0 };
    draw(rowsOf(readings), plain, createLine(), null, count);
    return [count.accepted, count.repeated, count.revised];
  }
  const own = { import: 2 };

  test('new values are accepted', () => {
    expect(counted(...hourly(1, 2), { at: 5 * hour, value: 3, ...own }, { at: 6 * hour, value: 3, ...own })).toEqual([2, 0, 0]);
  });

  test('each row is judged at its own time of receipt', () => {
    expect(counted(read(10, 1), read(10, 2, own))).toEqual([0, 1, 0]);
    expect(counted(read(10, 1), read(20, 2, own))).toEqual([0, 0, 1]);
    expect(counted(read(10, 1), read(20, 2), read(10, 3, own))).toEqual([0, 0, 1]);
    expect(counted(read(10, 1, own), read(10, 2))).toEqual([1, 0, 0]);
    expect(counted(read(10, 1), read(10, 3), read(20, 2, own))).toEqual([0, 0, 1]);
  });

  test('equal rows count once', () => {
    expect(counted(read(10, 1, own), read(10, 1, own))).toEqual([1, 1, 0]);
    expect(counted(read(9, 0), read(10, 1, own), read(10, 1, own))).toEqual([0, 1, 1]);
    expect(counted(read(10, 1), read(10, 1, own))).toEqual([0, 1, 0]);
  });

  test('of contradictory values the first is accepted, the rest are revised', () => {
    expect(counted(read(10, 1, own), read(20, 1, own))).toEqual([1, 0, 1]);
    expect(counted(read(10, 1), read(10, 2, own), read(20, 2, own))).toEqual([0, 1, 1]);
    expect(counted(read(10, 1), read(20, 1), read(10, 2, own))).toEqual([0, 0, 1]);
  });
});

test('the same readings give the same line in any order of arrival and any number of files', () => {
  const reading = fc.record({
    at: fc.integer({ min: 0, max: 9 }).map((i) => i * hour),
    value: fc.integer({ min: 0, max: 4 }),
    received: fc.integer({ min: 0, max: 3 }),
    import: fc.integer({ min: 1, max: 3 }),
  });
  const shuffled = fc
    .array(reading, { minLength: 1, maxLength: 30 })
    .chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 30 }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([all, other, imports]) => {
      const again = other.map((one, i) => ({ ...one, import: imports[i] as number }));
      for (const kind of ['register', 'interval'] as const) {
        const wide = (one: Reading) => ({ ...one, width: kind === 'interval' ? (1 + one.value) * 1800 : 0 });
        const [a, b] = [see(meterOf({ kind }), all.map(wide), 12), see(meterOf({ kind }), again.map(wide), 12)];
        expect(b.steps).toEqual(a.steps);
        expect(codes(b.found).toSorted()).toEqual(codes(a.found).toSorted());
      }
    }),
  );
});

describe('the value named in a contradiction', () => {
  test('is given in the unit of the device, so that a decision means one quantity', () => {
    const readings = [...around, read(5, 1, { unit: 'MWh' }), read(5, 1)];
    const { found } = see(plain, readings, 2);
    expect(found.map((one) => [one.value, one.evidence['unit']])).toEqual([
      [50_000, 'kWh'],
      [50_000_000, 'kWh'],
    ]);
    expect(uses({ ...plain, decisions: [decided(5, 'this')] }, readings, 2)).toEqual([5, 95]);
  });

  test('is listed once for values that round alike: `this` is the smallest, `bad` strikes out all of them', () => {
    const heat = meterOf({ carrier: 'heat', useUnit: 'GJ' }, { unit: 'MWh' });
    const gj = (at: number, value: number): Reading => ({ at, value, received: 1, unit: 'GJ' });
    const readings = [gj(0, 0), gj(hour, 3.6002), gj(hour, 3.6001), gj(hour, 9), gj(2 * hour, 36)];
    expect(see(heat, readings, 2).found.map((one) => one.value)).toEqual([10_000, 10_001, 25_000]);
    const near = [gj(0, 0), gj(hour, 3.6001), gj(hour, 3.6), gj(2 * hour, 36)];
    expect(see(heat, near, 2).found.map((one) => one.value)).toEqual([10_000]);
    expect(uses({ ...heat, decisions: [decided(1, 'this')] }, near, 2)).toEqual([3.6, 32.4]);
    expect(uses({ ...heat, decisions: [decided(1, 'bad')] }, near, 2)).toEqual([18, 18]);
  });
});
