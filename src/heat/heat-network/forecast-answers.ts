import type { AsOf } from '#kernel/as-of.ts';
import { exact, type Exact, rounded } from '#kernel/exact-number.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { seasonPoints, type SeasonQuestion } from './index-answers.ts';
import { loadOf, type PointLoad } from './load-forecast.ts';
import type { HeatNetworkNeeds } from './needs.ts';

export type ForecastQuestion = SeasonQuestion & { readonly base: Exact; readonly design: Exact };

export type ForecastAnswer = {
  readonly points: readonly (PointLoad & { readonly figure: string })[];
  /** Of all points that have a load; null if none has. */
  readonly total: { readonly kwPerK: Exact | null; readonly peakKw: Exact | null };
  readonly findings: readonly Finding[];
};

/** The sum of the known values; null if none is known. */
function sumOf(parts: readonly (Exact | null)[]): Exact | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum.add(part), exact(0n));
}

/** The load of settlement points at a design temperature (`heat.md` 5). Throws `design-not-below-base`, `season-missing`. */
export async function loadForecast(needs: HeatNetworkNeeds, scope: Scope, asked: ForecastQuestion, at: AsOf): Promise<ForecastAnswer> {
  const { base, design, ...which } = asked;
  const told = { base: rounded(base, 6), design: rounded(design, 6) };
  if (design.compare(base) >= 0) throw new Problem('bad-input', 'design-not-below-base', told);
  const { groups, without } = await seasonPoints(needs, scope, which, at);
  const days = groups.flatMap(({ points }) => points).toSorted((a, b) => (a.days.point < b.days.point ? -1 : 1));
  const points = days.map((one) => ({
    ...loadOf(one.days, { base, design }),
    figure: figureId({ kind: 'heat-forecast', point: one.days.point, season: asked.season, ...told, ...at }),
  }));
  const floor = forecastFloor(needs, at);
  const few = points.filter((one, place) => one.days > 0 && one.days < floor * (days[place]?.days.temperature.length ?? 0));
  const unread = [...points.filter(({ kwPerK }) => kwPerK === null).map(({ point }) => point), ...without];
  return {
    points,
    total: { kwPerK: sumOf(points.map(({ kwPerK }) => kwPerK)), peakKw: sumOf(points.map(({ peakKw }) => peakKw)) },
    findings: [
      ...pointsTold('heat-points-unread', unread),
      ...pointsTold(
        'heat-points-few-days',
        few.map(({ point, days: read }) => `${point} (${read})`),
      ),
    ],
  };
}

const pointsTold = (code: string, points: readonly string[]): Finding[] =>
  points.length === 0 ? [] : [{ code, severity: 'warning', evidence: { count: points.length, points: points.slice(0, 20).join(' ') } }];

/** The minimum number of days of a season that a forecast must be based on (`knowledge/figure-floors.yaml`). */
function forecastFloor({ knowledge, now }: Pick<HeatNetworkNeeds, 'knowledge' | 'now'>, at: AsOf): number {
  return knowledge.inForce('figure-floor', { on: today(now()), ...at }).findLast((one) => one.of === 'forecast')?.season ?? 0;
}
