import { describe, expect, test } from 'vitest';
import { begin, codes, deviceOf, hour, interval, meterOf, see, uses } from './example.ts';
import type { LineDecision, Word } from './counter-line.ts';

const plain = meterOf({ kind: 'interval' });

function decided(code: string, from: number, to: number, as: Word): LineDecision {
  return { code, from: begin + from * hour, to: begin + to * hour, as, value: null };
}

describe('intervals', () => {
  test('are used as read, split by time where a step cuts them', () => {
    expect(see(plain, [interval(0, 1, 3), interval(2, 2, 1)], 4)).toMatchObject({
      steps: [
        [3, 1],
        [null, 0],
        [0.5, 1],
        [0.5, 1],
      ],
      longest: [1, 0, 2, 2],
    });
    expect(uses(plain, [interval(0, 3, 1)], 3)).toEqual([0.3333, 0.3334, 0.3333]);
  });

  test('use the multiplier of the device in place at their start', () => {
    const meter = meterOf({
      kind: 'interval',
      devices: [deviceOf(), deviceOf({ since: begin + hour, multiplier: { num: 3, den: 1 } })],
    });
    expect(uses(meter, [interval(0, 1, 1), interval(1, 1, 1), interval(2, 1, 1)], 3)).toEqual([1, 3, 3]);
    expect(uses(meter, [interval(0, 2, 1)], 2)).toEqual([0.5, 0.5]);
  });

  test('may be fed back', () => {
    expect(uses(meterOf({ kind: 'interval', direction: 'both' }), [interval(0, 3, -1)], 3)).toEqual([-0.3333, -0.3334, -0.3333]);
  });
});

describe('overlaps', () => {
  test('the one received later wins, the remainder keeps its share', () => {
    expect(uses(plain, [interval(0, 4, 40, 1), interval(1, 1, 3, 2)], 4)).toEqual([10, 3, 10, 10]);
    expect(uses(plain, [interval(0, 4, 40, 2), interval(1, 1, 3, 1)], 4)).toEqual([10, 10, 10, 10]);
  });

  test('of those received together the shorter wins, then the later', () => {
    expect(uses(plain, [interval(0, 4, 40), interval(1, 1, 3)], 4)).toEqual([10, 3, 10, 10]);
    expect(uses(plain, [interval(0, 2, 20), interval(1, 2, 2)], 3)).toEqual([10, 1, 1]);
  });

  test('estimates are judged by the interval as it was read', () => {
    expect(see(plain, [interval(0, 4, 40, 1), interval(1, 3, 3, 2)], 4).longest).toEqual([4, 3, 3, 3]);
  });

  test('where one ends, the one below it applies again, at any depth', () => {
    const readings = [interval(0, 12, 12, 1), interval(1, 8, 80, 2), interval(2, 3, 300, 3), interval(3, 4, 4000, 2)];
    expect(uses(plain, readings, 12)).toEqual([1, 10, 100, 100, 100, 1000, 1000, 10, 10, 1, 1, 1]);
  });

  test('a repeat received later does not win again', () => {
    expect(uses(plain, [interval(0, 1, 5, 1), interval(0, 4, 40, 2), interval(0, 1, 5, 3)], 4)).toEqual([10, 10, 10, 10]);
  });
});

describe('contradicted intervals', () => {
  test('reserve their period without use against older or longer ones', () => {
    const { steps, found } = see(plain, [interval(0, 4, 40, 1), interval(1, 1, 3, 2), interval(1, 1, 4, 2)], 4);
    expect(steps.map(([use]) => use)).toEqual([10, null, 10, 10]);
    expect(found.map((one) => [one.code, one.severity, one.value, one.to - one.from])).toEqual([
      ['contradiction', 'error', 30_000, hour],
      ['contradiction', 'error', 40_000, hour],
    ]);
  });

  test('give way to newer ones', () => {
    expect(uses(plain, [interval(1, 1, 3, 2), interval(1, 1, 4, 2), interval(0, 4, 40, 3)], 4)).toEqual([10, 10, 10, 10]);
  });
});

describe('capacity', () => {
  const small = meterOf({ kind: 'interval', capacityKw: 10 });

  test('an interval above 1.2 times the capacity reserves its period without use', () => {
    expect(uses(small, [interval(0, 1, 12)], 1)).toEqual([12]);
    const { steps, found } = see(small, [interval(0, 4, 4, 1), interval(1, 1, 12.0001, 2)], 4);
    expect(steps.map(([use]) => use)).toEqual([1, null, 1, 1]);
    expect(found).toMatchObject([
      { code: 'over-capacity', severity: 'warning', evidence: { use: 12.0001, unit: 'kWh', hours: 1, capacityKw: 10 } },
    ]);
  });

  test('a person may let it count; any other decision leaves it without use', () => {
    const readings = [interval(0, 4, 4, 1), interval(1, 1, 13, 2)];
    const decide = (as: Word) => ({ ...small, decisions: [decided('over-capacity', 1, 2, as)] });
    expect(uses(decide('good'), readings, 4)).toEqual([1, 13, 1, 1]);
    expect(uses(decide('bad'), readings, 4)).toEqual([1, null, 1, 1]);
  });

  test('is compared in energy, for energy fed back as well as drawn', () => {
    const heat = meterOf({ kind: 'interval', carrier: 'heat', useUnit: 'GJ', capacityKw: 100, direction: 'both' }, { unit: 'GJ' });
    const read = (value: number) => [{ ...interval(0, 1, value), unit: 'GJ' as const }];
    expect(uses(heat, read(0.432), 1)).toEqual([0.432]);
    expect(uses(heat, read(-0.4321), 1)).toEqual([null]);
    const water = meterOf({ kind: 'interval', carrier: 'water', useUnit: 'm3', capacityKw: 1 }, { unit: 'm3' });
    expect(uses(water, [{ ...interval(0, 1, 500), unit: 'm3' }], 1)).toEqual([500]);
  });
});

test('an interval within an excluded finding reserves its period without use', () => {
  const meter = { ...plain, decisions: [decided('stuck', 1, 3, 'bad')] };
  const { steps, found } = see(meter, [interval(0, 4, 4, 1), interval(1, 1, 9, 2), interval(2, 2, 9, 2)], 4);
  expect(steps.map(([use]) => use)).toEqual([1, null, 4.5, 4.5]);
  expect(codes(found)).toEqual([]);
});
