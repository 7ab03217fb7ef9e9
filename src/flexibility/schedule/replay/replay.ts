import { formatInstant } from '#kernel/instant.ts';
import type { Zone } from '#kernel/zone.ts';
import { middleOf, type Past } from '#flexibility/forecast/facts.ts';
import { answerOf } from '../program/answer.ts';
import { quarter } from '../building/plan-steps.ts';
import { planOf, type Plan } from '../program/plan.ts';
import { readScenario } from '../program/read-scenario.ts';
import type { Scenario, Series } from '../program/scenario.ts';
import { solveSchedule } from '../program/solve-schedule.ts';

/** A month to replay: its prices step by step from its start (s) on, and the days whose load was fully measured. */
export type ReplayMonth = {
  /** `2025-03`. */
  readonly month: string;
  readonly from: number;
  readonly importPrice: readonly string[];
  readonly exportPrice: readonly string[];
  readonly demand: string | null;
  /** The peak import measured in that month before `from`, kW: already charged. */
  readonly peakSoFarKw: number;
  /** The starts of measured days (s), each with its quarter hours. */
  readonly days: readonly ReplayDay[];
};

/** A day with what had been measured when it began, and the local days known to be workdays then. */
export type ReplayDay = { readonly start: number; readonly steps: number; readonly past: Past; readonly worked: ReadonlySet<number> };

export type ReplayQuestion = {
  /** Load minus photovoltaic generation, kW of quarter hours from `from` on; NaN where not measured. */
  readonly net: { readonly from: number; readonly kw: Float64Array };
  readonly months: readonly ReplayMonth[];
  /** As a scenario writes them. */
  readonly batteries: readonly Readonly<Record<string, unknown>>[];
  readonly zone: Zone;
};

export type ReplayedMonth = {
  readonly month: string;
  readonly days: number;
  /** Days without a forecast, on which the batteries were idle. */
  readonly unplanned: number;
  /** Yuan to four decimals: without batteries, as planned day by day, with perfect foresight. */
  readonly without: string;
  readonly replayed: string;
  readonly foresight: string;
  readonly isProven: boolean;
};

/** The seconds allowed for a day's plan and for a month's optimum. */
const patience = { day: 5, month: 10 };
const clock = (): number => performance.now();
const horizon = 192;

/**
 * What batteries would have saved month by month: each day is planned for 48 hours from what was measured before it, run as planned against
 * what was measured, and the next day continues from the energy stored then. Batteries begin each month at their minimum. Days not fully
 * measured are left out of all three. @param told called for each finished month
 */
export async function replayOf(ask: ReplayQuestion, told: (done: number) => void): Promise<ReplayedMonth[]> {
  const months: ReplayedMonth[] = [];
  // otherwise the energy stored at the start would be sold again each month
  const fair = { ...ask, batteries: ask.batteries.map((one) => ({ ...one, startKwh: Number(one['minKwh'] ?? 0) })) };
  for (const month of ask.months) {
    if (month.days.length > 0) months.push(await replayMonth(fair, month));
    told(months.length);
  }
  return months;
}

async function replayMonth(ask: ReplayQuestion, month: ReplayMonth): Promise<ReplayedMonth> {
  const slots = month.days.flatMap(({ start, steps }) => Array.from({ length: steps }, (_, at) => start + at * quarter));
  const base = slots.map((at) => netAt(ask, at));
  const whole = scenarioOf(month, { slots, base, batteries: ask.batteries, peakSoFarKw: month.peakSoFarKw });
  const { kw, unplanned } = await ranAsPlanned(ask, month);
  const best = await solveSchedule(whole, { seconds: patience.month, clock });
  const bare = scenarioOf(month, { slots, base, batteries: [], peakSoFarKw: month.peakSoFarKw });
  const ran = planOf(whole, kw);
  const none = planOf(bare, []);
  if (best === 'infeasible') throw new Error('a battery that rests is a plan');
  // the best solution found in time must not cost more than the one that was run
  const foresight = best.plan.cost.total <= ran.cost.total ? best.plan : ran;
  const yuan = (scenario: Scenario, plan: Plan): string => answerOf(scenario, { plan, isProven: true, gap: 0 }, [], 0).cost.total;
  return {
    month: month.month,
    days: month.days.length,
    unplanned,
    without: yuan(bare, none),
    replayed: yuan(whole, ran),
    foresight: yuan(whole, foresight),
    isProven: best.isProven,
  };
}

const netAt = ({ net: { from, kw } }: ReplayQuestion, at: number): number => kw[(at - from) / quarter] ?? Number.NaN;

type Slots = {
  readonly slots: readonly number[];
  readonly base: readonly number[];
  readonly batteries: ReplayQuestion['batteries'];
  readonly peakSoFarKw: number;
};

/** A scenario of these quarter hours with their prices; where days are left out, the days around them are adjacent. */
function scenarioOf({ from, importPrice, exportPrice, demand }: ReplayMonth, { slots, base, batteries, peakSoFarKw }: Slots): Scenario {
  const priceAt = (prices: readonly string[]) => slots.map((at) => prices[(at - from) / quarter]);
  return readScenario({
    start: formatInstant(slots[0] as number),
    step: quarter / 60,
    steps: slots.length,
    price: {
      import: priceAt(importPrice),
      export: priceAt(exportPrice),
      ...(demand !== null && { peak: demand, peakSoFarKw }),
    },
    base,
    resources: batteries,
  }).scenario;
}

/** The powers of the batteries on all days of a month, each day as planned from what was measured before it. */
async function ranAsPlanned(ask: ReplayQuestion, month: ReplayMonth): Promise<{ kw: Series[]; unplanned: number }> {
  const { batteries } = ask;
  const end = month.from + month.importPrice.length * quarter;
  const ran: number[][] = batteries.map(() => []);
  let states = batteries.map((one) => Number(one['startKwh'] ?? 0));
  let { peakSoFarKw } = month;
  let unplanned = 0;
  for (const { start, steps, past, worked } of month.days) {
    const count = Math.min(horizon, (end - start) / quarter);
    const slots = Array.from({ length: count }, (_, at) => start + at * quarter);
    const p50 = middleOf(past, start, { zone: ask.zone, isWorked: (day) => worked.has(day) }, horizon).subarray(0, count);
    const begun = batteries.map((one, at) => ({ ...one, startKwh: states[at] }));
    const isKnown = !p50.includes(Number.NaN);
    const day = isKnown ? scenarioOf(month, { slots, base: Array.from(p50), batteries: begun, peakSoFarKw }) : null;
    const solved = day === null ? null : await solveSchedule(day, { seconds: patience.day, clock });
    const plan = solved === null || solved === 'infeasible' ? null : solved.plan;
    if (plan === null) unplanned += 1;
    for (const [at, powers] of ran.entries())
      for (let step = 0; step < steps; step += 1) powers.push(plan === null ? 0 : (plan.kw[at]?.[step] ?? 0));
    // idle batteries still lose energy
    states = states.map((state, at) => plan?.states[at]?.[steps - 1] ?? state * (1 - lossOf(batteries[at])) ** ((steps * quarter) / 3600));
    for (let step = 0; step < steps; step += 1) {
      const power = ran.reduce((sum, powers) => sum + (powers[powers.length - steps + step] as number), 0);
      peakSoFarKw = Math.max(peakSoFarKw, netAt(ask, start + step * quarter) + power);
    }
  }
  return { kw: ran.map((powers) => Float64Array.from(powers)), unplanned };
}

/** The hourly loss of stored energy. */
const lossOf = (battery: Readonly<Record<string, unknown>> | undefined): number => Number(battery?.['lossPerHour'] ?? 0);
