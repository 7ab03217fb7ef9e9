import { decimalText, exact, inUnits, type Exact } from './exact-number.ts';

/**
 * Money is yuan as an exact number during calculation, whole cents (分) once it is owed, and a decimal string with two digits in JSON and
 * in the store.
 */
const decimals = 2;

/**
 * Whole cents of an amount, half away from zero: the rounding of every amount that is paid.
 * @example centsOf(exact('0.005')) // 1n
 */
export function centsOf(yuan: Exact): bigint {
  return inUnits(yuan, decimals);
}

/** Cents as in JSON and the store. @example moneyOf(-123450n) // '-1234.50' */
export function moneyOf(cents: bigint): string {
  return decimalText(cents, decimals);
}

/** Yuan per unit that a column of money may use, yuan first. */
export const yuanUnits = {
  元: 1,
  角: 0.1,
  分: 0.01,
  千元: 1000,
  万元: 10_000,
  百万元: 1_000_000,
  千万元: 10_000_000,
  亿元: 100_000_000,
} as const;

const times = new Map([
  ['', 1n],
  ['百', 100n],
  ['千', 1000n],
  ['万', 10_000n],
  ['百万', 1_000_000n],
  ['千万', 10_000_000n],
  ['亿', 100_000_000n],
]);

const printed =
  /^(?:人民币|RMB|CNY|[¥￥])?\s*(-?)([1-9]\d{0,2}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*([百千]?万|[百千亿]|)\s*(?:元整?|圆|yuan|RMB|CNY)?$/iu;

/**
 * An amount as people and documents write it, in yuan; null if it is not one. Full-width digits count as digits.
 * @example parseYuan('100万元') // 1000000; also '¥1,234.50', '1.2亿元', 'CNY 5', '30 yuan'
 */
export function parseYuan(text: string): Exact | null {
  const [, sign = '', whole = '', rest = '', factor = ''] = printed.exec(text.normalize('NFKC').trim()) ?? [];
  const by = times.get(factor);
  if (whole === '' || by === undefined) return null;
  return exact(`${sign}${whole.replaceAll(/[,，]/gu, '')}${rest}`).mul(exact(by));
}
