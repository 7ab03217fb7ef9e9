import { dayStartOf, type Load, sumByClock, sumOfDay } from './load.ts';
import type { Part, Span } from './part.ts';
import type { BaselineRule } from './rule.ts';

/** Why a day is not used for the baseline of the event's day. */
export const skipReasons = ['day-type', 'after-notice', 'event', 'not-measured', 'not-chosen'] as const;

export type Skipped = { readonly day: number; readonly why: (typeof skipReasons)[number] };

export type Chosen = { readonly chosen: readonly number[]; readonly skipped: readonly Skipped[] };

export type DayQuestion = {
  readonly rule: BaselineRule;
  readonly part: Part;
  /** The clock times used for the adjustment; empty if there is none. */
  readonly window: readonly number[];
  readonly load: Load;
  /** Whether a local day is a workday. */
  readonly isWorked: (day: number) => boolean;
  /** Live events that include the building, this one among them. */
  readonly events: readonly Span[];
  /** The local day on which the event was announced; null if unknown. */
  readonly notice: number | null;
};

/**
 * The days chosen for the day of a part, latest first, and those considered but skipped, with the reason. If fewer than `choose` qualify,
 * none are chosen.
 */
export function chooseDays(ask: DayQuestion): Chosen {
  const { rule, part } = ask;
  const [pool, skipped]: [number[], Skipped[]] = [[], []];
  for (let day = part.day - 1 - rule.gap; day >= part.day - rule.lookback && pool.length < rule.pool; day -= 1) {
    const why = refusal(ask, day);
    if (why === null) pool.push(day);
    else skipped.push({ day, why });
  }
  if (pool.length < rule.choose) return { chosen: [], skipped };
  const chosen = new Set(ofPool(ask, pool));
  const left = pool.filter((day) => !chosen.has(day)).map((day): Skipped => ({ day, why: 'not-chosen' }));
  return { chosen: pool.filter((day) => chosen.has(day)), skipped: [...skipped, ...left].toSorted((a, b) => b.day - a.day) };
}

function ofPool({ rule, part, load }: DayQuestion, pool: readonly number[]): number[] {
  if (rule.by === 'latest') return pool.slice(0, rule.choose);
  const energy = new Map(pool.map((day) => [day, rule.of === 'day' ? sumOfDay(load, day) : sumByClock(load, day, part.clocks)]));
  const sign = rule.by === 'highest' ? -1 : 1;
  // ties go to the later day: it comes first in the pool, and the sort is stable
  return pool.toSorted((a, b) => sign * ((energy.get(a) as number) - (energy.get(b) as number))).slice(0, rule.choose);
}

function refusal({ rule, part, window, load, isWorked, events, notice }: DayQuestion, day: number): Skipped['why'] | null {
  const worked = isWorked(day);
  if (rule.days === 'workday' ? !worked : rule.days === 'same-type' && worked !== isWorked(part.day)) return 'day-type';
  if (rule.before === 'notice' && notice !== null && day >= notice) return 'after-notice';
  const [from, to] = [dayStartOf(load, day), dayStartOf(load, day + 1)];
  if (events.some((one) => one.from < to && one.to > from)) return 'event';
  const needed = sumByClock(load, day, part.clocks) + sumByClock(load, day, window) + (rule.of === 'day' ? sumOfDay(load, day) : 0);
  return Number.isNaN(needed) ? 'not-measured' : null;
}
