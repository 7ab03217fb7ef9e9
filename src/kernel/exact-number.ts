import Fraction from 'fraction.js';

/**
 * An exact number: a fraction of two whole numbers. Its sums, products and quotients are exact; nothing is rounded until a number of
 * decimals is given. It accepts no JavaScript numbers, so that no binary fraction gets in unnoticed.
 */
export type Exact = {
  /** Sign (1 or -1), numerator and denominator, in lowest terms. */
  readonly s: bigint;
  readonly n: bigint;
  readonly d: bigint;
  add(other: Exact): Exact;
  sub(other: Exact): Exact;
  mul(other: Exact): Exact;
  /** Throws if `other` is 0. */
  div(other: Exact): Exact;
  /** Below 0 if it is less than `other`, 0 if they are equal, above 0 if it is more. */
  compare(other: Exact): number;
};

const decimal = /^[+-]?\d+(?:\.\d+)?$/u;

/**
 * A decimal number as written, or a whole number.
 * Throws RangeError for any other text: `1e3`, `1/3`, ` 1`, `.5`.
 * @example exact('0.1').add(exact('0.2')).compare(exact('0.3')) // 0
 */
export function exact(written: string | bigint): Exact {
  if (typeof written === 'string' && !decimal.test(written)) throw new RangeError(`not a decimal number: ${written.slice(0, 40)}`);
  return typeof written === 'string' ? ofDigits(written) : new Fraction(written);
}

/** From a decimal text, by its digits and the number of them after the point: Fraction reads texts several times slower. */
function ofDigits(text: string): Exact {
  const at = text.indexOf('.');
  return at < 0
    ? new Fraction(BigInt(text))
    : new Fraction(BigInt(text.slice(0, at) + text.slice(at + 1)), 10n ** BigInt(text.length - at - 1));
}

/**
 * A number that was measured, or that came as a JSON number, as the shortest decimal that represents it: 0.1 is one tenth.
 * Throws RangeError for NaN and infinities.
 * @example exactOf(1.005) // 1005/1000, where the binary fraction is 1.00499999999999989…
 */
export function exactOf(value: number): Exact {
  if (!Number.isFinite(value)) throw new RangeError(`not a number: ${value}`);
  const [digits = '', power = '0'] = String(value).split('e');
  if (power === '0') return ofDigits(digits);
  const tens = new Fraction(10n ** BigInt(Math.abs(Number(power))));
  return Number(power) < 0 ? ofDigits(digits).div(tens) : ofDigits(digits).mul(tens);
}

/**
 * A number in whole units of its last decimal, rounded half away from zero: the one rounding rule for money and billed quantities.
 * @example inUnits(exact('-2.345'), 2) // -235n
 */
export function inUnits({ s, n, d }: Exact, decimals: number): bigint {
  const size = (2n * n * 10n ** BigInt(decimals) + d) / (2n * d);
  return s < 0n ? -size : size;
}

/** Whole units of the last decimal as text. @example decimalText(-235n, 2) // '-2.35' */
export function decimalText(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${units < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
}

/** A number rounded to a number of decimals, half away from zero, as text. @example rounded(exact('1').div(exact('3')), 4) // '0.3333' */
export function rounded(value: Exact, decimals: number): string {
  return decimalText(inUnits(value, decimals), decimals);
}
