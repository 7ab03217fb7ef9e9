import { exact, type Exact } from '#kernel/exact-number.ts';
import { centsOf } from '#kernel/money.ts';
import type { FundSource } from './facts.ts';

/** What funding sources are calculated from; null where unknown. */
export type FundedBy = { readonly areaM2: Exact | null; readonly yuanPerYear: Exact | null };

/** Cents by source; or what is missing, or how many cents remain unpaid. */
export type Financed =
  | { readonly funds: ReadonlyMap<string, bigint> }
  | { readonly needs: readonly ('area' | 'yuanPerYear')[] }
  | { readonly unpaid: bigint };

/**
 * Who pays what of a cost: each source in order takes up to its maximum of what is left, in whole cents, and `rest` takes the rest. A
 * source calculated from something unknown makes the whole unknown: what is missing is never zero.
 * @param cents the cost
 * @param sources in their order
 * @example splitFunds(100_00n, [{ source: 'county', by: 'share', amount: '0.3', max: null }, { source: 'owner', rest: true }], none)
 */
export function splitFunds(cents: bigint, sources: readonly FundSource[], by: FundedBy): Financed {
  const needs = lacking(sources, by);
  if (needs.length > 0) return { needs };
  const funds = new Map<string, bigint>();
  let left = cents;
  for (const one of sources) {
    const taken = least(left, mostOf(one, cents, left, by));
    if (taken > 0n) funds.set(one.source, (funds.get(one.source) ?? 0n) + taken);
    left -= taken;
  }
  return left === 0n ? { funds } : { unpaid: left };
}

function lacking(sources: readonly FundSource[], { areaM2, yuanPerYear }: FundedBy): ('area' | 'yuanPerYear')[] {
  const uses = (basis: string): boolean => sources.some((one) => 'by' in one && one.by === basis);
  return [
    ...(areaM2 === null && uses('perM2') ? (['area'] as const) : []),
    ...(yuanPerYear === null && uses('savingYears') ? (['yuanPerYear'] as const) : []),
  ];
}

/** The most that a source may give, in cents. */
function mostOf(one: FundSource, cost: bigint, left: bigint, { areaM2, yuanPerYear }: FundedBy): bigint {
  if ('rest' in one) return left;
  const amount = exact(one.amount);
  const may = {
    perM2: () => centsOf(amount.mul(areaM2 as Exact)),
    share: () => centsOf(amount.mul(exact(cost)).div(exact(100n))),
    yuan: () => centsOf(amount),
    savingYears: () => centsOf(amount.mul(yuanPerYear as Exact)),
  }[one.by]();
  const capped = one.max === null ? may : least(may, centsOf(exact(one.max)));
  return capped < 0n ? 0n : capped;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
