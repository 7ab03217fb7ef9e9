import { correctedAt, type QuotaPart, type YearBuilding } from '#supervision/benchmarking/benchmarking.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { civil, dayNumber } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { DayRange } from '#metering/metering/metering.ts';
import { reachDays } from './expected.ts';
import { tooLittle } from './forecast-floor.ts';
import { historiesOf } from './histories.ts';
import type { ExpectationNeeds } from './needs.ts';
import { paceOf } from './pace.ts';
import { carriersOf, forecastFloor, typicalBy, unknownDays, withForecast } from './paces.ts';

export type PaceSharesQuestion = { readonly buildings: readonly string[]; readonly range: DayRange; readonly known: AsOf };

/**
 * The `share` that `pace` returns at the end of each local day of a range, for many buildings: one read for each calendar year and carrier.
 * A row per day for each building; NaN where the forecast or the limit is unknown. Buildings without a quota are missing.
 * @throws Problem `too-many-steps`
 */
export async function paceShares(needs: ExpectationNeeds, scope: Scope, asked: PaceSharesQuestion): Promise<Map<string, Float64Array>> {
  const { buildings, range, known } = asked;
  const shares = new Map<string, Float64Array>();
  for (const days of byYear(range)) {
    const { year } = civil(days.from);
    const whole = await needs.benchmarking.yearOf(scope, { buildings, year, known });
    const judged = new Map(whole.flatMap((one) => firstPart(needs, one, { year, known })));
    for (const code of judged.keys()) shares.set(code, shares.get(code) ?? new Float64Array(range.to - range.from).fill(Number.NaN));
    for (const [carrier, some] of Map.groupBy(judged, ([, { carrier: of }]) => of))
      await sharesOfYear(needs, scope, { asked, days, year, carrier, judged: new Map(some) }, shares);
  }
  return shares;
}

type YearWork = {
  readonly asked: PaceSharesQuestion;
  readonly days: DayRange;
  readonly year: number;
  readonly carrier: Carrier;
  readonly judged: ReadonlyMap<string, QuotaPart>;
};

async function sharesOfYear(
  needs: ExpectationNeeds,
  scope: Scope,
  { asked: { range: whole, known }, days, year, carrier, judged }: YearWork,
  shares: ReadonlyMap<string, Float64Array>,
): Promise<void> {
  const [from, to] = [dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1)];
  const range = { from: Math.min(from, days.from - reachDays), to };
  const typicalOf = typicalBy(needs, known);
  const floor = forecastFloor(needs, year, known);
  for await (const told of historiesOf(needs, scope, { of: { carrier, buildings: [...judged.keys()] }, range, known, on: to - 1 })) {
    const [part, row] = [judged.get(told.code), shares.get(told.code)];
    if (part === undefined || row === undefined) continue;
    const typical = told.station === null ? unknownDays : await typicalOf(told.station.id);
    for (let day = days.from; day < days.to; day += 1) {
      const at = { from, to, at: day + 1 };
      const pace = paceOf(told.history, at, told.both, typical);
      row[day - whole.from] = shareAt(part, tooLittle(told.history, pace, at, floor) === null ? pace.forecast : null);
    }
  }
}

/** The forecast, judged as the quota does, ÷ the constraint value; to a millionth, as in `pace`. */
export function shareAt(part: QuotaPart, forecast: number | null): number {
  const corrected = forecast === null ? null : correctedAt(part, forecast / 1e4);
  return corrected === null || part.constraint === null ? Number.NaN : Math.round((corrected / part.constraint) * 1e6) / 1e6;
}

/** The part that represents a building's pace: the first carrier that its quota judges, if that has a limit. */
function firstPart(needs: ExpectationNeeds, whole: YearBuilding, at: { year: number; known: AsOf }): [string, QuotaPart][] {
  const [carrier] = carriersOf(whole);
  const quota = needs.benchmarking.judge(at)(
    whole.building,
    withForecast(whole, () => 1),
  );
  const part = quota.parts.find((one) => one.carrier === carrier);
  return part === undefined ? [] : [[whole.building.code, part]];
}

/** Splits a range of days at the ends of years. */
function byYear({ from, to }: DayRange): DayRange[] {
  const years: DayRange[] = [];
  for (let at = from; at < to;) {
    const next = Math.min(to, dayNumber(civil(at).year + 1, 1, 1));
    years.push({ from: at, to: next });
    at = next;
  }
  return years;
}
