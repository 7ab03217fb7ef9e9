import { exact, type Exact } from '#kernel/exact-number.ts';

/** The readings of a meter in a season, day by day. */
export type MeterSeason = {
  /** 0.0001 GJ, whole numbers; NaN if nothing was measured. */
  readonly use: Float64Array;
  /** How much of the day was measured, 0 to 1. */
  readonly coverage: Float64Array;
  /** 1 if it was overdue or had failed according to its certificates. */
  readonly invalid: Uint8Array;
  /** 1 if it was decided to be faulty: its readings are ignored. */
  readonly faulty: Uint8Array;
  /** The validity of its certificates is based on an interval that has not been checked against its source. */
  readonly indicative?: boolean;
};

/** The heat of a meter by day: what it measured, and what substitutes for the rest. */
export type DayHeat = { readonly measured: Float64Array; readonly added: ReadonlyMap<number, Exact> };

/** Sums of whole numbers in doubles are exact below this; a day with a thousandth of it would exceed the use of a city. */
const mostOfDay = 2 ** 42;

/** What a meter measured on a day, 0.0001 GJ; nothing counts as 0. Throws RangeError for a value that is not a whole number. */
export function measuredOn({ use, faulty }: MeterSeason, day: number): number {
  const value = use[day] as number;
  if (Number.isNaN(value) || faulty[day] === 1) return 0;
  if (!Number.isInteger(value) || Math.abs(value) > mostOfDay) throw new RangeError(`no whole number of 0.0001 GJ: ${value}`);
  return value;
}

/** Millionths of a day that a meter measured. */
export const coveredOn = ({ coverage, faulty }: MeterSeason, day: number): bigint =>
  faulty[day] === 1 ? 0n : BigInt(Math.round(Math.min(Math.max(coverage[day] || 0, 0), 1) * 1e6));

export const wholeDay = 1_000_000n;

/** The heat of marked days of a span, 0.0001 GJ. */
export function heatIn(
  { measured, added }: DayHeat,
  marks: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
): Exact {
  let whole = 0;
  let more: Exact | undefined;
  for (let day = from; day < to; day += 1) {
    if (marks[day] !== 1) continue;
    whole += measured[day] as number;
    const one = added.size === 0 ? undefined : added.get(day);
    if (one !== undefined) more = more === undefined ? one : more.add(one);
  }
  const sum = exact(BigInt(whole));
  return more === undefined ? sum : sum.add(more);
}
