import { exact, type Exact } from '#kernel/exact-number.ts';
import { type Chosen, chooseDays, type DayQuestion } from './candidates.ts';
import { type Load, sumByClock, sumOver, useAt, useByClock } from './load.ts';
import { clocksOf, type Part, type Span } from './part.ts';
import type { Adjust } from './rule.ts';

export { aheadIn, type Load, sumOver } from './load.ts';
export { type Part, partsOf, type Span } from './part.ts';
export { partEnergy } from './part-energy.ts';
export type { BaselineRule } from './rule.ts';

/** Why nothing was adjusted. */
export const adjustReasons = ['window-not-measured', 'window-in-event', 'no-baseline-energy'] as const;

/** What was added to each step (0.0001 kWh) or the factor it was multiplied by; neither if `why` says so. */
export type Adjustment = {
  readonly kind: Adjust['kind'];
  readonly added?: Exact;
  readonly ratio?: Exact;
  readonly why?: (typeof adjustReasons)[number];
};

export type PartBaseline = Chosen & {
  readonly part: Part;
  readonly adjustment: Adjustment;
  /** 0.0001 kWh by step; null if too few days qualify. */
  readonly steps: readonly Exact[] | null;
  /** Measured use by step, 0.0001 kWh; NaN where not measured. */
  readonly actual: Float64Array;
};

export type PartQuestion = Omit<DayQuestion, 'window'>;

/**
 * What a part of an event would have used by a rule (`flexibility.md` 5), exactly, with the days it is computed from.
 * @example partBaseline({ rule, part, load, isWorked, events: [], notice: null }).steps // [8402/1, …], 0.0001 kWh each; null: too few days
 */
export function partBaseline(ask: PartQuestion): PartBaseline {
  const { rule, part, load } = ask;
  const span = windowOf(rule.adjust, part);
  const window = span === null ? [] : clocksOf(load.zone, part.day, span, load.step);
  const days = chooseDays({ ...ask, window });
  const actual = Float64Array.from(part.clocks, (_, at) => useAt(load, part.from + at * load.step));
  if (days.chosen.length === 0) return { ...days, part, actual, adjustment: { kind: rule.adjust.kind }, steps: null };
  const plain = part.clocks.map((clock) => meanOf(load, days.chosen, clock));
  const adjustment = span === null ? ({ kind: 'none' } as const) : adjustmentOf(ask, days.chosen, { span, window, plain });
  return { ...days, part, actual, adjustment, steps: adjusted(plain, adjustment) };
}

/** Whole numbers in doubles are exact below 2^53; 60 days at a thousandth of that are more than a city uses. */
const most = 2 ** 43;

function whole(value: number): bigint {
  if (!Number.isInteger(value) || Math.abs(value) > most) throw new RangeError(`no whole number of 0.0001 kWh: ${value}`);
  return BigInt(value);
}

function meanOf(load: Load, days: readonly number[], clock: number): Exact {
  const sum = days.reduce((all, day) => all + whole(useByClock(load, day, clock)), 0n);
  return exact(sum).div(exact(BigInt(days.length)));
}

/** The hours of a part's own day that the adjustment uses; null if there is no adjustment. */
export function windowOf(adjust: Adjust, part: Part): Span | null {
  if (adjust.kind === 'none') return null;
  const to = part.from - adjust.ends * 3600;
  return { from: to - adjust.hours * 3600, to };
}

type Window = { readonly span: Span; readonly window: readonly number[]; readonly plain: readonly Exact[] };

function adjustmentOf(
  { rule: { adjust }, load, events }: PartQuestion,
  chosen: readonly number[],
  { span, window, plain }: Window,
): Adjustment {
  const kind = adjust.kind;
  if (adjust.kind === 'none') return { kind };
  const measured = sumOver(load, span.from, span.to);
  if (Number.isNaN(measured)) return { kind, why: 'window-not-measured' };
  if (events.some((one) => one.from < span.to && one.to > span.from)) return { kind, why: 'window-in-event' };
  const usual = exact(chosen.reduce((all, day) => all + whole(sumByClock(load, day, window)), 0n)).div(exact(BigInt(chosen.length)));
  if (usual.compare(zero) <= 0) return { kind, why: 'no-baseline-energy' };
  const cap = adjust.cap === undefined ? null : exact(adjust.cap);
  if (kind === 'ratio') {
    const ratio = exact(whole(measured)).div(usual);
    return { kind, ratio: cap === null ? ratio : within(ratio, one.sub(cap), one.add(cap)) };
  }
  const added = exact(whole(measured))
    .sub(usual)
    .div(exact(BigInt(window.length)));
  const bound = cap === null ? null : absolute(sumOf(plain).div(exact(BigInt(plain.length)))).mul(cap);
  return { kind: 'additive', added: bound === null ? added : within(added, zero.sub(bound), bound) };
}

function adjusted(plain: readonly Exact[], { added, ratio }: Adjustment): Exact[] {
  return plain.map((step) => (added !== undefined ? step.add(added) : ratio !== undefined ? step.mul(ratio) : step));
}

const [zero, one] = [exact('0'), exact('1')];

const within = (value: Exact, low: Exact, high: Exact): Exact => (value.compare(low) < 0 ? low : value.compare(high) > 0 ? high : value);

const absolute = (value: Exact): Exact => (value.s < 0n ? zero.sub(value) : value);

/** The sum of exact numbers. */
export const sumOf = (some: readonly Exact[]): Exact => some.reduce((all, next) => all.add(next), zero);
