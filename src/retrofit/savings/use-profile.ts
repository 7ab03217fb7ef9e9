import type { Carrier } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Points } from '#retrofit/temperature-model/facts.ts';
import type { FitAnswer } from './present.ts';
import type { DaySpan } from './facts.ts';
import type { Fitted } from './model/fit.ts';
import type { SavingsNeeds } from './needs.ts';
import { readPeriod } from './model/read-question.ts';
import { hoursOf } from './model/series.ts';
import { nightRatio, restRatio, sharesOf, type UseShares } from './use-shares.ts';

/** A carrier of a building over a period. */
export type ProfileQuestion = DaySpan & { readonly building: string; readonly carrier: Carrier; readonly knownAt?: string | undefined };

/** How a building uses a carrier according to the model of a period. */
export type UseProfile = {
  readonly told: FitAnswer;
  readonly shares: UseShares | null;
  /** kWh (the carrier's unit) per day and degree; null if the model has no such part. */
  readonly heatingSlope: number | null;
  readonly coolingSlope: number | null;
  readonly restRatio: number | null;
  /** For electricity only. */
  readonly night: { readonly ratio: number; readonly days: number } | null;
};

/** The profile from a daily fit. @param tell how a fit is presented */
export async function profileOf(
  needs: SavingsNeeds,
  scope: Scope,
  found: Fitted,
  tell: (found: Fitted) => Promise<FitAnswer>,
): Promise<UseProfile> {
  const { sum, station, kinds, known, model, points, asked } = found;
  const daily = model !== null && model.kind === 'daily' && points.kind === 'daily' ? model : null;
  const fit = daily === null || 'groups' in daily.fit ? null : daily.fit;
  const night =
    sum.carrier === 'electricity'
      ? nightRatio(await hoursOf(needs, scope, { sum, station, ...readPeriod(asked.period), exclude: [], factors: [], known }), kinds)
      : null;
  return {
    told: await tell(found),
    shares: daily === null || fit === null ? null : sharesOf(points.points as Points, daily.residuals, fit),
    heatingSlope: fit?.heatingSlope ?? null,
    coolingSlope: fit?.coolingSlope ?? null,
    restRatio: points.kind === 'daily' ? restRatio(points.points, kinds) : null,
    night,
  };
}
