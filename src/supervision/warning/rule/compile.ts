import { not, together, type ThreeValued } from '#kernel/three-valued.ts';
import type { Operand, RuleCondition } from './rule.ts';

/** Columns of the inputs by name: a value for each step, NaN if unknown. */
export type Columns = Readonly<Record<string, Float64Array>>;

type Value = (step: number) => number;
type Truth = (step: number) => ThreeValued;

/** Values have a resolution of 0.0001: a difference due to binary fractions alone does not count. */
const dust = 1e-9;

/** An operand over steps: NaN if a part of it is unknown, or something is divided by 0. */
export function operandOf(operand: Operand, columns: Columns): Value {
  if (typeof operand === 'number') return () => operand;
  if (typeof operand === 'string') {
    const column = columns[operand] as Float64Array;
    return (step) => column[step] as number;
  }
  if ('abs' in operand) {
    const inner = operandOf(operand.abs, columns);
    return (step) => Math.abs(inner(step));
  }
  if ('minus' in operand) return pair(operand.minus, columns, (a, b) => a - b);
  if ('ratio' in operand) return pair(operand.ratio, columns, (a, b) => (b === 0 ? Number.NaN : a / b));
  if ('sum' in operand) return fold(operand.sum, columns, (a, b) => a + b);
  if ('product' in operand) return fold(operand.product, columns, (a, b) => a * b);
  return 'min' in operand ? fold(operand.min, columns, Math.min) : fold(operand.max, columns, Math.max);
}

function pair([a, b]: readonly [Operand, Operand], columns: Columns, of: (a: number, b: number) => number): Value {
  const [first, second] = [operandOf(a, columns), operandOf(b, columns)];
  return (step) => of(first(step), second(step));
}

function fold(parts: readonly Operand[], columns: Columns, of: (a: number, b: number) => number): Value {
  const [first, ...rest] = parts.map((part) => operandOf(part, columns)) as [Value, ...Value[]];
  return (step) => {
    let value = first(step);
    for (const one of rest) value = of(value, one(step));
    return value;
  };
}

/** A condition over steps, three-valued: a comparison with an unknown value is unknown. */
export function conditionOf(condition: RuleCondition, columns: Columns): Truth {
  if ('all' in condition) return several(condition.all, columns, false);
  if ('any' in condition) return several(condition.any, columns, true);
  if ('not' in condition) {
    const inner = conditionOf(condition.not, columns);
    return (step) => not(inner(step));
  }
  if ('gt' in condition) return comparison(condition.gt, columns, (by) => by > 0);
  if ('ge' in condition) return comparison(condition.ge, columns, (by) => by >= 0);
  if ('lt' in condition) return comparison(condition.lt, columns, (by) => by < 0);
  return comparison(condition.le, columns, (by) => by <= 0);
}

function several(parts: readonly RuleCondition[], columns: Columns, deciding: boolean): Truth {
  const truths = parts.map((part) => conditionOf(part, columns));
  return (step) => together(truths, (truth) => truth(step), deciding);
}

function comparison([a, b]: readonly [Operand, Operand], columns: Columns, holds: (by: number) => boolean): Truth {
  const [first, second] = [operandOf(a, columns), operandOf(b, columns)];
  return (step) => {
    const [x, y] = [first(step), second(step)];
    if (Number.isNaN(x) || Number.isNaN(y)) return null;
    const by = x - y;
    return holds(Math.abs(by) <= dust * Math.max(1, Math.abs(x) * 1e-3, Math.abs(y) * 1e-3) ? 0 : by);
  };
}
