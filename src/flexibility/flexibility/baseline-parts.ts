import { partBaseline, type PartBaseline, type Load, partsOf, type Span, type BaselineRule } from '#flexibility/baseline/baseline.ts';
import { dayText } from '#kernel/day.ts';
import { exact, type Exact, inUnits } from '#kernel/exact-number.ts';
import type { Direction } from './vocabulary.ts';

export type SpanQuestion = {
  readonly rule: BaselineRule;
  readonly load: Load;
  readonly span: Span;
  readonly isWorked: (day: number) => boolean;
  /** Live events that include the building, whether or not this one is among them. */
  readonly events: readonly Span[];
  /** When it was announced, s UTC; null if unknown. */
  readonly notice: number | null;
};

/** The parts of a span by local day, each with its baseline. */
export function baselineParts({ rule, load, span, isWorked, events, notice }: SpanQuestion): PartBaseline[] {
  const all = [...events, span];
  const told = notice === null ? null : load.zone.dayOf(notice);
  return partsOf(load.zone, span, load.step).map((part) => partBaseline({ rule, part, load, isWorked, events: all, notice: told }));
}

/** How far back a load has to reach for a span: the days considered, plus a window before the earliest. */
export function firstDay(load: Pick<Load, 'zone'>, { from }: Span, { lookback, adjust }: BaselineRule): number {
  const window = adjust.kind === 'none' ? 0 : Math.ceil((adjust.hours + adjust.ends) / 24);
  return load.zone.dayOf(from) - lookback - window;
}

/** A day whose baseline was not adjusted although the rule asks for it. */
export type Unadjusted = { readonly day: string; readonly why: NonNullable<PartBaseline['adjustment']['why']> };

export const unadjustedOf = (parts: readonly PartBaseline[]): Unadjusted[] =>
  parts.flatMap(({ part, adjustment: { why } }) => (why === undefined ? [] : [{ day: dayText(part.day), why }]));

/** The sums over parts, in whole 0.0001 kWh; null if a part has no baseline, or a step is not measured. */
export type Sums = { readonly baseline: bigint | null; readonly actual: bigint | null; readonly response: bigint | null };

const zero = exact('0');

export function sumsOf(parts: readonly PartBaseline[], direction: Direction): Sums {
  const baseline = parts.some(({ steps }) => steps === null)
    ? null
    : parts.flatMap(({ steps }) => steps ?? []).reduce((all: Exact, one) => all.add(one), zero);
  const used = parts.flatMap(({ actual }) => [...actual]);
  const actual = used.some(Number.isNaN) ? null : used.reduce((all, one) => all + BigInt(one), 0n);
  if (baseline === null || actual === null) return { baseline: baseline === null ? null : inUnits(baseline, 0), actual, response: null };
  const less = baseline.sub(exact(actual));
  return { baseline: inUnits(baseline, 0), actual, response: inUnits(direction === 'down' ? less : zero.sub(less), 0) };
}
