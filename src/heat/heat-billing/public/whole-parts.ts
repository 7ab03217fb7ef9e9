/** Prices, areas and shares are calculated in millionths: none is written with more than six decimals. */
export const millionth = 1_000_000n;

/**
 * A non-negative decimal text in millionths. Throws RangeError for any other text.
 * @example millionths('89.5') // 89500000n
 */
export function millionths(text: string): bigint {
  const [, whole, rest = ''] = /^(\d+)(?:\.(\d{1,6}))?$/u.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal number from 0 on with six decimals at most: ${text.slice(0, 40)}`);
  return BigInt(whole) * millionth + BigInt(rest.padEnd(6, '0'));
}

/** A quotient rounded to whole units, half away from zero. @example roundedQuotient(-5n, 2n) // -3n */
export function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const size = (2n * (dividend < 0n ? -dividend : dividend) + divisor) / (2n * divisor);
  return dividend < 0n ? -size : size;
}
