import { decimalText, exact, inUnits, type Exact } from '#kernel/exact-number.ts';
import { centsOf } from '#kernel/money.ts';
import type { Worked } from './amounts.ts';
import { isZero, negated, sumOf } from './decimals.ts';
import type { Carried, Entry, Line } from './facts.ts';

/** What the entries of a period sum to. */
export type Standing = {
  readonly lines: readonly Line[];
  /** Cents. */
  readonly amount: bigint;
  readonly carried: { readonly in: bigint; readonly out: bigint };
  readonly cost: bigint | null;
};

/** Numbers of a line that differences are taken of; the others say which line it is. */
const summed = ['measured', 'adjustedBaseline', 'savings', 'low', 'high', 'counted', 'quantity', 'value', 'amount'] as const;

type Summed = (typeof summed)[number];

/** Which line it is: what is calculated of other days, or by another price or share, is another. */
const keyOf = ({ item, boundary, from, to, yuan, percent }: Line): string => JSON.stringify([item, boundary, from, to, yuan, percent]);

const decimalsOf = (texts: readonly (string | null)[]): number => Math.max(0, ...texts.map((text) => text?.split('.')[1]?.length ?? 0));

const textOf = (value: Exact, decimals: number): string => decimalText(inUnits(value, decimals), decimals);

/** A line whose numbers are sums over lines of one key; null where none of them has the number. */
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

/** Lines together, those of one key as one; what comes to nothing is left out. In the order in which they first come. */
export function sumLines(lines: readonly Line[]): Line[] {
  return [...Map.groupBy(lines, keyOf).values()].map(summedLine).filter((line) => !isNothing(line));
}

/** What lines differ from others by: zero lines left out. */
export function differenceOf(now: readonly Line[], before: readonly Line[]): Line[] {
  return sumLines([...now, ...before.map(negatedLine)]);
}

/** What a period's entries sum to. */
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

/** What stands of a period, as if it had been worked out so. */
export function workedOf({ lines, cost }: Standing): Worked {
  return { lines, raw: centsOf(sumOf(lines.map(({ amount }) => amount))), cost };
}

/** Takes an entry back: everything of it with the other sign. */
export function reversed({ lines, amount, carried, cost, margin }: Entry) {
  return {
    lines: lines.map(negatedLine),
    amount: negated(amount),
    ...(carried !== undefined && { carried: { in: negated(carried.in), out: negated(carried.out) } }),
    ...(cost !== undefined && { cost: negated(cost) }),
    ...(margin !== undefined && { margin: negated(margin) }),
  };
}
