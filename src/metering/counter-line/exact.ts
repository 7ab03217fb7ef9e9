import type { Ratio } from '#kernel/carrier.ts';

/** Doubles hold integers up to 2^53; half of that leaves room for the remainders below. */
const exact = 2 ** 52;

/** Below this width (2.1 years) a remainder times a time stays an exact double. */
const narrow = 2 ** 26;

/** `value × ratio`, rounded to an integer, half away from zero (docs/readings.md 3). Exact where the result is below 2^53. */
export function scale(value: number, ratio: Ratio): number {
  const product = Math.abs(value) * ratio.num;
  if (product >= exact) return scaleBig(value, ratio);
  const size = ratio.den === 1 ? product : roundHalfUp(product, ratio.den);
  return value < 0 ? 0 - size : size;
}

function scaleBig(value: number, ratio: Ratio): number {
  const [num, den] = [BigInt(ratio.num), BigInt(ratio.den)];
  const size = (2n * BigInt(Math.abs(value)) * num + den) / (2n * den);
  return value < 0 ? -Number(size) : Number(size);
}

/**
 * The share of `use` up to `part` seconds into a span of `width` seconds: `use × part / width`, half up (docs/readings.md 3). Shares
 * telescope: the use between two cuts is the difference of two shares.
 */
export function share(use: number, part: number, width: number): number {
  if (part >= width) return use;
  if (part <= 0) return 0;
  const product = use * part;
  if (product < exact && product > -exact) return roundHalfUp(product, width);
  if (width >= narrow) return shareBig(use, part, width);
  const whole = Math.floor(use / width);
  return whole * part + roundHalfUp((use - whole * width) * part, width);
}

function shareBig(use: number, part: number, width: number): number {
  const [a, b] = [2n * BigInt(use) * BigInt(part) + BigInt(width), 2n * BigInt(width)];
  return Number(a >= 0n ? a / b : -((b - 1n - a) / b));
}

/** `product / divisor` to the nearest integer, half up, from an exact product; the quotient's last bit is corrected by its remainder. */
function roundHalfUp(product: number, divisor: number): number {
  let whole = Math.floor(product / divisor);
  let rest = product - whole * divisor;
  if (rest < 0) {
    whole--;
    rest += divisor;
  } else if (rest >= divisor) {
    whole++;
    rest -= divisor;
  }
  return 2 * rest >= divisor ? whole + 1 : whole;
}
