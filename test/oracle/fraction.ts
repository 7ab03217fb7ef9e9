/** An exact fraction: lowest terms, `den` above zero. The whole oracle calculates in these. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

/** The fraction of two integers; numbers must be safe integers. */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  const [n, d] = [BigInt(num), BigInt(den)];
  const divisor = greatest(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return { num: n / divisor, den: d / divisor };
}

/** A number such as 0.8 or 12.5 as the decimal that it is written as. */
export function decimal(value: number): Fraction {
  const [whole = '0', digits = ''] = value.toFixed(9).split('.');
  return fraction(BigInt(whole + digits), 10n ** BigInt(digits.length));
}

export const zero = fraction(0);

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den);
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den, a.den * b.num);
}

/** Below zero, zero or above zero if a is less than, equal to or greater than b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : Number(difference > 0n);
}

export function size(a: Fraction): Fraction {
  return a.num < 0n ? fraction(-a.num, a.den) : a;
}

/** The nearest integer; a half is rounded up. */
export function halfUp(a: Fraction): bigint {
  const [num, den] = [2n * a.num + a.den, 2n * a.den];
  const cut = num / den;
  return num % den < 0n ? cut - 1n : cut;
}

/** The nearest integer; a half is rounded away from zero. */
export function halfAway(a: Fraction): bigint {
  return a.num < 0n ? -halfUp(fraction(-a.num, a.den)) : halfUp(a);
}

function greatest(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
