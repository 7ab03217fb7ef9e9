import { rounded, type Exact } from '#kernel/exact-number.ts';

/** An amount as a solver's file has it: at most six decimals, none of them needless. @example plainAmount(exact('2.50')) // '2.5' */
export function plainAmount(value: Exact): string {
  return rounded(value, 6).replace(/\.?0+$/u, '') || '0';
}

/** An amount as people read it: money with its cents, all else plainly. */
export function amountText(resource: string, sum: Exact): string {
  return resource.endsWith('Yuan') || resource.startsWith('fund:') ? rounded(sum, 2) : plainAmount(sum);
}
