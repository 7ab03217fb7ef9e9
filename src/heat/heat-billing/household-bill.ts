import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { parseDay, dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BillNeeds, PointCalculation } from './bill-needs.ts';
import { createBillCalculator } from './bill-calculator.ts';
import { fieldOn, firstDay, lastOf } from './facts.ts';
import type { SeasonDays } from './season-days.ts';

/**
 * The bills of the point that a household is behind in a season, as known then. Throws `no-such-household`, `season-missing`,
 * `tariff-missing`.
 */
export async function calculateBill(
  needs: BillNeeds,
  scope: Scope,
  household: string,
  name: string,
  known: AsOf,
): Promise<PointCalculation> {
  const asked = await needs.heatSupply.households.factsAt(scope, household, known);
  const today = Math.floor(known.recorded / 86_400_000);
  const calculator = createBillCalculator(needs, name, known);
  const { season } = await calculator.seasonAt(fieldOn(asked, 'point', today) ?? lastOf(asked, 'point'));
  const days = { from: parseDay(season.from) ?? 0, to: parseDay(season.to) ?? 0 };
  const code = fieldOn(asked, 'point', firstDay(asked, days) ?? days.from) ?? lastOf(asked, 'point');
  const [calculated] = await calculator.points([code]);
  if (calculated === undefined) throw new Problem('not-found', 'no-such-settlement-point', { 'settlement-point': code });
  if ('problem' in calculated) throw calculated.problem;
  return calculated;
}

/** A day of a season by its number, counted from its first day. */
export const dayOfSeason = ({ from }: Pick<SeasonDays, 'from'>, day: number): string => dayText((parseDay(from) ?? 0) + day);
