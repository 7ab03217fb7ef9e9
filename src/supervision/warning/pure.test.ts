import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { clockHours, hoursOn } from './rule/clock-hours.ts';
import { conditionOf, operandOf } from './rule/compile.ts';
import type { ClockHours, RuleCondition } from './rule/rule.ts';
import { turns } from './turns.ts';

const hours = (text: string): ClockHours => clockHours(text) as ClockHours;

test('a comparison with an unknown value is unknown, and decides nothing that depends on it', () => {
  const columns = { a: Float64Array.of(1), b: Float64Array.of(Number.NaN) };
  const truth = (condition: RuleCondition) => conditionOf(condition, columns)(0);
  const [yes, no, open]: RuleCondition[] = [{ gt: ['a', 0] }, { lt: ['a', 0] }, { gt: ['b', 0] }];
  expect(truth({ all: [open, no] } as RuleCondition)).toBe(false);
  expect(truth({ all: [open, yes] } as RuleCondition)).toBe(null);
  expect(truth({ any: [open, yes] } as RuleCondition)).toBe(true);
  expect(truth({ any: [open, no] } as RuleCondition)).toBe(null);
  expect(truth({ not: open } as RuleCondition)).toBe(null);
  expect(truth({ gt: [{ ratio: ['a', { minus: ['a', 1] }] }, 0] })).toBe(null);
});

test('values that differ only by binary rounding are equal', () => {
  const truth = (condition: RuleCondition) => conditionOf(condition, {})(0);
  expect(truth({ gt: [{ sum: [0.1, 0.2] }, 0.3] })).toBe(false);
  expect(truth({ ge: [0.3, { sum: [0.1, 0.2] }] })).toBe(true);
  expect(truth({ gt: [0.3001, 0.3] })).toBe(true);
});

test('operands calculate as documented', () => {
  const columns = { x: Float64Array.of(-3) };
  const value = (operand: Parameters<typeof operandOf>[0]) => operandOf(operand, columns)(0);
  expect(value({ abs: 'x' })).toBe(3);
  expect(value({ product: ['x', 2, 2] })).toBe(-12);
  expect(value({ max: ['x', 0, 5] })).toBe(5);
  expect(value({ ratio: ['x', 2] })).toBe(-1.5);
});

/** Turning points of a sequence by searching for each in all that is left: a turn is where the way back reaches the deadband. */
function slowTurns(values: readonly number[], deadband: number): number {
  const rises = (from: number, up: boolean): number =>
    values.findIndex((value, at) => {
      if (at <= from) return false;
      const since = values.slice(from, at + 1).map((one) => (up ? one : -one));
      return (up ? value : -value) - Math.min(...since) >= deadband;
    });
  const [up, down] = [rises(0, true), rises(0, false)];
  if (up < 0 && down < 0) return 0;
  let isUp = down < 0 || (up >= 0 && up < down);
  let [at, count] = [isUp ? up : down, 0];
  for (;;) {
    const next = rises(at, !isUp);
    if (next < 0) return count;
    [at, isUp, count] = [next, !isUp, count + 1];
  }
}

test('a turn is a return by the deadband from the farthest point since the last one', () => {
  expect(turns([20, 22, 20, 22], 1)).toBe(2);
  expect(turns([20, 20.5, 20, 20.5], 1)).toBe(0);
  expect(turns([20, 30], 1)).toBe(0);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      (values, deadband) => {
        expect(turns(values, deadband)).toBe(slowTurns(values, deadband));
      },
    ),
  );
});

test('a clock time that does not exist is the first instant after it, one that occurs twice its first occurrence', () => {
  const york = createZone('America/New_York') as Zone;
  const [spring, autumn] = [Date.UTC(2025, 2, 9) / 86_400_000, Date.UTC(2025, 10, 2) / 86_400_000];
  expect(hoursOn(york, spring, hours('02:30-05:00')).start).toBe(Date.UTC(2025, 2, 9, 7) / 1000);
  expect(hoursOn(york, autumn, hours('01:30-05:00')).start).toBe(Date.UTC(2025, 10, 2, 5, 30) / 1000);
  expect(hoursOn(york, spring, hours('22:00-06:00')).end).toBe(Date.UTC(2025, 2, 10, 10) / 1000);
});

test('invalid hours are refused', () => {
  for (const text of ['25:00-26:00', '8:00-9:00', '08:00', '08:00-08:00', '08:60-09:00']) expect(clockHours(text)).toBe(null);
  expect(clockHours('18:00-24:00')).toEqual({ start: 64_800, end: 86_400 });
});
