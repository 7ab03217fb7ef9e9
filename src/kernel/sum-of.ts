/** The decimal digits that a binary fraction represents without loss. */
const digits = 15;

/**
 * The sum of measured values without floating-point noise: exact if no value has more decimals than the sum of their magnitudes leaves of
 * 15 digits; otherwise correct to these digits.
 * @example sumOf([0.1, 0.2]) // 0.3, where + makes 0.30000000000000004
 */
export function sumOf(values: Iterable<number>): number {
  let [sum, lost, size] = [0, 0, 0];
  for (const value of values) {
    const next = sum + value;
    // what the sum of two binary fractions cannot represent (Neumaier)
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    size += Math.abs(value);
  }
  const decimals = digits - Math.ceil(Math.log10(Math.max(size, Number.MIN_VALUE)) + 1e-9);
  const total = sum + lost;
  return decimals < 0 || decimals > 100 ? total : Number(total.toFixed(decimals)) + 0;
}
