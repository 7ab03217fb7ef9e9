import { rounded, type Exact } from '#kernel/exact-number.ts';

/** An amount as in a solver's file: at most six decimals, no trailing zeros. @example plainAmount(exact('2.50')) // '2.5' */
export function plainAmount(value: Exact): string {
  return rounded(value, 6).replace(/\.?0+$/u, '') || '0';
}

/** An amount for people: money with its cents, everything else plain. */
export function amountText(resource: string, sum: Exact): string {
  return resource.endsWith('Yuan') || resource.startsWith('fund:') ? rounded(sum, 2) : plainAmount(sum);
}
