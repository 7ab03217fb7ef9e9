import { decimalText, exact, inUnits, type Exact } from '#kernel/exact-number.ts';
import { centsOf } from '#kernel/money.ts';
import type { Worked } from './amounts.ts';
import { isZero, negated, sumOf } from './decimals.ts';
import type { Carried, Entry, Line } from './facts.ts';

/** The sum of the entries of a period. */
export type Standing = {
  readonly lines: readonly Line[];
  /** Cents. */
  readonly amount: bigint;
  readonly carried: { readonly in: bigint; readonly out: bigint };
  readonly cost: bigint | null;
};

/** Numbers of a line that differences are computed for; the others identify the line. */
const summed = ['measured', 'adjustedBaseline', 'savings', 'low', 'high', 'counted', 'quantity', 'value', 'amount'] as const;

type Summed = (typeof summed)[number];

/** Identifies a line: one for other days, or with another price or share, is a different line. */
const keyOf = ({ item, boundary, from, to, yuan, percent }: Line): string => JSON.stringify([item, boundary, from, to, yuan, percent]);

const decimalsOf = (texts: readonly (string | null)[]): number => Math.max(0, ...texts.map((text) => text?.split('.')[1]?.length ?? 0));

const textOf = (value: Exact, decimals: number): string => decimalText(inUnits(value, decimals), decimals);

/** A line whose numbers are sums over lines with the same key; null where none of them has the number. */
function summedLine(lines: readonly Line[]): Line {
  const numbers = summed.map((name): [Summed, string | null] => {
    const texts = lines.map((line) => line[name]);
    return [name, texts.every((text) => text === null) ? null : textOf(sumOf(texts), decimalsOf(texts))];
  });
  return { ...(lines[0] as Line), ...Object.fromEntries(numbers) };
}

const negatedLine = (line: Line): Line => ({
  ...line,
  ...Object.fromEntries(summed.map((name) => [name, line[name] === null ? null : negated(line[name])])),
});

const isNothing = (line: Line): boolean => summed.every((name) => line[name] === null || isZero(exact(line[name])));

/** Adds lines up by key; lines that sum to nothing are left out. In the order of first occurrence. */
export function sumLines(lines: readonly Line[]): Line[] {
  return [...Map.groupBy(lines, keyOf).values()].map(summedLine).filter((line) => !isNothing(line));
}

/** The difference between two sets of lines: zero lines left out. */
export function differenceOf(now: readonly Line[], before: readonly Line[]): Line[] {
  return sumLines([...now, ...before.map(negatedLine)]);
}

/** The sum of a period's entries. */
export function standingOf(entries: readonly Pick<Entry, 'lines' | 'amount' | 'carried' | 'cost'>[]): Standing {
  const cents = (texts: readonly (string | undefined)[]): bigint => centsOf(sumOf(texts.map((text) => text ?? null)));
  const ofCarried = (part: keyof Carried) => cents(entries.map(({ carried }) => carried?.[part]));
  return {
    lines: sumLines(entries.flatMap(({ lines }) => lines)),
    amount: cents(entries.map(({ amount }) => amount)),
    carried: { in: ofCarried('in'), out: ofCarried('out') },
    cost: entries.some(({ cost }) => cost !== undefined) ? cents(entries.map(({ cost }) => cost)) : null,
  };
}

/** The current standing of a period, in the form of a calculation result. */
export function workedOf({ lines, cost }: Standing): Worked {
  return { lines, raw: centsOf(sumOf(lines.map(({ amount }) => amount))), cost };
}

/** Reverses an entry: everything in it with the opposite sign. */
export function reversed({ lines, amount, carried, cost, margin }: Entry) {
  return {
    lines: lines.map(negatedLine),
    amount: negated(amount),
    ...(carried !== undefined && { carried: { in: negated(carried.in), out: negated(carried.out) } }),
    ...(cost !== undefined && { cost: negated(cost) }),
    ...(margin !== undefined && { margin: negated(margin) }),
  };
}
