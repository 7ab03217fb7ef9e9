import { rounded, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Found } from '#platform/knowledge/facts.ts';
import type { Part } from './evaluate.ts';

export type { NotYetList } from './not-yet.ts';
export type { Evaluated } from './evaluate.ts';
export type { FormField } from './needs.ts';
export type { BuildingThen } from './building-then.ts';

export type IndicatorFound = Found<'indicator'>;

/** A calculated indicator of a place in a year. */
export type IndicatorValue = {
  readonly indicator: IndicatorFound;
  readonly value: Exact | null;
  readonly coverage: number;
  readonly indicative: boolean;
  readonly parts: readonly (Part & { readonly figure: string })[];
  readonly findings: readonly Finding[];
  readonly figure: string;
};

/** An exact number in responses, to the last digit that a number can hold. */
export function numberOf(value: Exact | null): number | null {
  if (value === null) return null;
  // thirty decimals are more than a number of this size can hold
  return Number(rounded(value, 30));
}
