import { decimalText, exact, exactOf, inUnits, type Exact } from '#kernel/exact-number.ts';
import { withoutThousands } from '#platform/tables/number.ts';

export const zero = exact('0');

const most = 40;

/**
 * A number as the shortest decimal text that equals it exactly, with at least two decimals. Throws RangeError if no decimal does.
 * @example exactText(exact('100.00').mul(exact('0.625'))) // '62.50'
 */
export function exactText(value: Exact): string {
  for (let decimals = 2; decimals <= most; decimals += 1)
    if ((value.n * 10n ** BigInt(decimals)) % value.d === 0n) return decimalText(inUnits(value, decimals), decimals);
  throw new RangeError('no decimal');
}

/** A quantity to 0.01, half away from zero, as text. @example quantityText(1.005) // '1.01' */
export function quantityText(value: number): string {
  return decimalText(inUnits(exactOf(value), 2), 2);
}

/** The same for an exact number. */
export const quantityOf = (value: Exact): string => decimalText(inUnits(value, 2), 2);

/** The sum of decimals given as text; null adds nothing. */
export const sumOf = (texts: Iterable<string | null>): Exact => {
  let sum = zero;
  for (const text of texts) if (text !== null) sum = sum.add(exact(text));
  return sum;
};

export const isZero = (value: Exact): boolean => value.n === 0n;

export const negated = (text: string): string => exactTextOf(zero.sub(exact(text)), text);

/** With as many decimals as another text has. */
function exactTextOf(value: Exact, like: string): string {
  const decimals = like.split('.')[1]?.length ?? 0;
  return decimalText(inUnits(value, decimals), decimals);
}

/**
 * Reads an amount as people write it, in yuan with cents; null if it is not one, is 0, or has more than two decimals.
 * @example readMoney('1,200') // '1200.00'
 */
export function readMoney(text: string): string | null {
  const bare = withoutThousands(text.trim());
  if (!/^-?\d{1,15}(?:\.\d{1,2})?$/u.test(bare)) return null;
  const value = exact(bare);
  return isZero(value) ? null : quantityOf(value);
}
