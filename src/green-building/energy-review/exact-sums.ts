import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';

/** Decimals in answers: of tce a gram, of quantities those to which readings are kept, of shares a hundredth of a per cent. */
const places = { tce: 6, quantity: 4, share: 4 } as const;

const sumOf = (values: readonly Exact[]): Exact => values.reduce((all, next) => all.add(next), exact('0'));

const shown = (value: Exact, as: keyof typeof places): number => Number(rounded(value, places[as]));

/** A sum, rounded once. @example exactSum([0.1, 0.2], 'quantity') // 0.3 */
export const exactSum = (values: readonly number[], as: 'tce' | 'quantity'): number => shown(sumOf(values.map(exactOf)), as);

/** Uses times their coefficients of kgce, in tce. @example tceSum([[0.04, 0.1229]]) // 0.000005 */
export const tceSum = (parts: readonly (readonly [use: number, kgce: number])[]): number =>
  shown(sumOf(parts.map(([use, kgce]) => exactOf(use).mul(exactOf(kgce)))).div(exact('1000')), 'tce');

/** By how much a value lies above another, as a share of that; null if that is 0. @example shareAbove(165, 130) // 0.2692 */
export const shareAbove = (value: number, of: number): number | null =>
  of === 0 ? null : shown(exactOf(value).sub(exactOf(of)).div(exactOf(of)), 'share');

/** @example productOf(65, 0.1) // 6.5 */
export const productOf = (one: number, other: number): number => shown(exactOf(one).mul(exactOf(other)), 'quantity');
