import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { exact, type Exact, rounded } from '#kernel/exact-number.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { PlacedPoint, WhichPoints } from '#heat/heat-supply/heat-supply.ts';
import type { HeatNetworkNeeds } from './needs.ts';
import { pointDays, type Span } from './network-facts.ts';
import { daysWhere, degreeDaysOn } from './point-days.ts';
import { indexPoints, type LeftOut, medianOf, type PointIndex, usualBase } from './season-index.ts';

export type SeasonQuestion = WhichPoints & { readonly season: string };

/** Points of one season: its days that had passed at the time of knowledge. */
export type SeasonPoints = {
  readonly span: Span;
  readonly points: Awaited<ReturnType<typeof pointDays>>;
};

/** The selected points with the days of the season of their regions; those without such a season separately. */
export async function seasonPoints(needs: HeatNetworkNeeds, scope: Scope, { season, ...which }: SeasonQuestion, at: AsOf) {
  const placed = await needs.heatSupply.points.placedAt(scope, which, at);
  const byRegion = Map.groupBy(placed, ({ building }) => building.region);
  const groups = new Map<string, { span: Span; points: PlacedPoint[] }>();
  const without: string[] = [];
  let missing: Problem | null = null;
  let ahead: string | null = null;
  for (const [region, points] of byRegion) {
    const found = await seasonIn(needs, region, season, at);
    if (found instanceof Problem) {
      missing = found;
      without.push(...points.map(({ code }) => code));
      continue;
    }
    const { span, isRunning } = passedDays(found, points[0] as PlacedPoint, at);
    if (isRunning) ahead = found.to;
    const name = `${span.from} ${span.to}`;
    const group = groups.get(name) ?? { span, points: [] };
    groups.set(name, group);
    group.points.push(...points);
  }
  if (groups.size === 0 && missing !== null) throw missing;
  const told: SeasonPoints[] = [];
  for (const { span, points } of groups.values()) told.push({ span, points: await pointDays(needs, points, span, at) });
  return { groups: told, without, ahead, placed: new Map(placed.map((one) => [one.code, one])) };
}

/** The season of a region; the problem if it has none of that name. */
export async function seasonIn({ heatBilling }: HeatNetworkNeeds, region: string, name: string, at: AsOf) {
  try {
    return await heatBilling.seasonAt({ region, name }, at);
  } catch (error) {
    if (error instanceof Problem && error.code === 'season-missing') return error;
    throw error;
  }
}

/** For a season in progress, only the days that have ended. */
function passedDays({ from, to }: { readonly from: string; readonly to: string }, { building }: PlacedPoint, at: AsOf) {
  const [first, end] = [parseDay(from) as number, parseDay(to) as number];
  const today = (createZone(building.zone) as Zone).dayOf(Math.floor(Math.min(at.received, at.recorded) / 1000));
  return { span: { from: first, to: Math.max(first, Math.min(end, today)) }, isRunning: today < end };
}

export type IndexAnswer = {
  readonly hdd: Exact | null;
  readonly reference: Exact | null;
  readonly points: readonly (PointIndex & { readonly building: PlacedPoint['building']; readonly figure: string })[];
  readonly median: Exact | null;
  readonly excluded: readonly LeftOut[];
  readonly findings: readonly Finding[];
};

/** The index of each settlement point of a season (`heat.md` 5). Throws `season-missing`, `no-such-settlement-point`. */
export async function seasonIndex(
  needs: HeatNetworkNeeds,
  scope: Scope,
  { reference: given, ...asked }: SeasonQuestion & { readonly reference?: Exact | undefined },
  at: AsOf,
): Promise<IndexAnswer> {
  const { groups, without, ahead, placed } = await seasonPoints(needs, scope, asked, at);
  const { hdd, climates } = degreesOfMost(groups);
  const reference = given ?? hdd;
  const findings = findingsOf({ climates, ahead, isWithout: reference === null && placed.size > 0 });
  const missing = without.map((point): LeftOut => ({ point, why: 'season-missing', coverage: null }));
  const all = groups.flatMap(({ points }) => points.map(({ days }) => days));
  const { points, excluded } = indexPoints(all, reference ?? exact(0n));
  const told = points.map((one) => ({
    ...one,
    building: (placed.get(one.point) as PlacedPoint).building,
    figure: figureId({ kind: 'heat-index', point: one.point, season: asked.season, reference: rounded(reference as Exact, 6), ...at }),
  }));
  return {
    hdd,
    reference,
    points: told,
    median: medianOf(points.map(({ corrected }) => corrected)),
    excluded: [...excluded, ...missing],
    findings,
  };
}

/**
 * The degree days of the season at the location of most of the points, to six decimals; null if no temperature is known. All points must be
 * corrected to the same number to be comparable.
 */
function degreesOfMost(groups: readonly SeasonPoints[]): { hdd: Exact | null; climates: number } {
  const found = new Map<string, { count: number; hdd: Exact | null }>();
  for (const { span, points } of groups)
    for (const { climate, days } of points) {
      const name = `${climate} ${span.from} ${span.to}`;
      const had = found.get(name) ?? { count: 0, hdd: hddOf(days) };
      found.set(name, { ...had, count: had.count + 1 });
    }
  const known = [...found].filter(([, { hdd }]) => hdd !== null);
  const [most] = known.toSorted(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  return { hdd: most?.[1].hdd ?? null, climates: known.length };
}

function hddOf(days: { readonly temperature: Float64Array }): Exact | null {
  const told = daysWhere(days.temperature.length, (day) => !Number.isNaN(days.temperature[day]));
  return told.length === 0 ? null : exact(rounded(degreeDaysOn(days, told, usualBase), 6));
}

function findingsOf({ climates, ahead, isWithout }: { climates: number; ahead: string | null; isWithout: boolean }): Finding[] {
  return [
    ...(ahead === null ? [] : [{ code: 'heat-season-running', severity: 'info' as const, evidence: { to: ahead } }]),
    ...(climates > 1 ? [{ code: 'heat-several-climates', severity: 'info' as const, evidence: { count: climates } }] : []),
    ...(isWithout ? [{ code: 'heat-no-temperature', severity: 'warning' as const, evidence: {} }] : []),
  ];
}
