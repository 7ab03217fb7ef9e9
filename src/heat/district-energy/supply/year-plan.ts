import { loadsOn, typicalDays } from '../demand/typical-days.ts';
import type { Programme, WholeYear, YearPlan } from './facts.ts';
import { shortDays } from './short-days.ts';
import { type Effort, solveSupply } from './solve.ts';

/** How many of the days that fall short are kept as they were, at a time. */
const atOnce = 5;

/**
 * As `solveSupply`, for every day of a year: worked out on typical days, held against each day by itself, and worked out again with the
 * days that fall short most kept as they were, until none does. If time runs out before, the plan says what is lacking.
 * @throws Problem as `solveSupply`
 */
export function planOfYear(year: WholeYear, effort: Effort): YearPlan {
  const kept = new Set<number>();
  for (;;) {
    const began = effort.secondsLeft();
    const programme = onTypicalDays(year, kept);
    const plan = { ...solveSupply(programme, effort), typicalDays: programme.days.length };
    const short = shortDays(year, plan, effort.solver);
    if (short.length === 0) return { ...plan, short: null };
    const left = effort.secondsLeft();
    // more days take longer: a search that could end without a plan is not begun
    if (left < 3 * (began - left)) return { ...plan, short: { days: short.length, kw: Math.max(...short.map(({ kw }) => kw)) } };
    for (const { day } of short.toSorted((a, b) => b.kwh - a.kwh).slice(0, atOnce)) kept.add(day);
  }
}

function onTypicalDays({ calendar, phases, ...rest }: WholeYear, kept: ReadonlySet<number>): Programme {
  const days = typicalDays(calendar, phases.at(-1)?.totals ?? new Map(), kept);
  return { ...rest, days, phases: phases.map(({ totals, ...phase }) => ({ ...phase, loads: loadsOn(days, totals) })) };
}
