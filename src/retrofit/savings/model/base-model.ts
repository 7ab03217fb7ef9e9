import type { Finding } from '#kernel/finding.ts';
import type { DayFit, DayKinds, HourFit, HourPoints, Points, SpanPoints } from '#retrofit/temperature-model/facts.ts';
import { fitHourly, hourlyAgain, type HourModel } from '#retrofit/temperature-model/hourly.ts';
import { dayPoints, hourPoints } from '#retrofit/temperature-model/points.ts';
import type { DayDesigns } from '#retrofit/temperature-model/day-design.ts';
import { sumOf } from '#kernel/sum-of.ts';
import { spanPoints } from '#retrofit/temperature-model/spans.ts';
import { shiftFinding, sufficiency } from '#retrofit/temperature-model/sufficiency.ts';
import { billingAgain, dailyAgain, type DayModel, fitBilling, fitDaily } from '#retrofit/temperature-model/temperature-model.ts';
import type { Series } from './series.ts';
import { writtenFinding } from './written-finding.ts';

/** A model that predicts, with its uncertainty. */
export type BaseModel = DayModel | HourModel;

/** What a model is fitted to. */
export type FittedPoints =
  | { readonly kind: 'daily'; readonly points: Points }
  | { readonly kind: 'billing'; readonly points: SpanPoints }
  | { readonly kind: 'hourly'; readonly points: HourPoints };

export function pointsOf(series: Series): FittedPoints {
  if (series.kind === 'hourly') return { kind: 'hourly', points: hourPoints(series.hours) };
  if (series.kind === 'billing') return { kind: 'billing', points: spanPoints(series.days, series.bills) };
  return { kind: 'daily', points: dayPoints(series.days) };
}

type Given = {
  readonly series: Series;
  readonly points: FittedPoints;
  readonly kinds: DayKinds;
  readonly hasStation: boolean;
  readonly yearsWithoutCalendar: readonly number[];
  /** Reused if one fit follows another. */
  readonly designs?: DayDesigns | undefined;
};

/** A fit if nothing prevents it, and how far the period is covered. */
export function fitOf({ series, points, kinds, hasStation, yearsWithoutCalendar, designs }: Given): {
  readonly model: BaseModel | null;
  readonly days: number;
  readonly covered: number;
  readonly use: number;
  readonly found: readonly Finding[];
} {
  const { days } = series;
  const flags = pointDays(days.use.length, days.from, points);
  const before = sufficiency({
    from: days.from,
    excluded: days.excluded,
    estimated: days.estimated,
    points: flags,
    y: points.points.y,
    day: daysOf(points),
    station: hasStation,
    kind: points.kind,
    yearsWithoutCalendar,
  });
  const model = before.some(({ severity }) => severity === 'error') ? null : fitted(points, kinds, designs);
  const after = model === null ? [] : [...shiftFinding(daysOf(points), model.residuals), ...shapeFinding(model)];
  const unsolved: Finding[] =
    model === null && before.every(({ severity }) => severity !== 'error')
      ? [{ code: 'fit-unsolved', severity: 'error', evidence: {} }]
      : [];
  return {
    model,
    days: days.excluded.reduce((sum, one) => sum + 1 - one, 0),
    covered: flags.reduce((sum, one) => sum + one, 0),
    use: useOf(points),
    found: [...before, ...after, ...unsolved].map(writtenFinding),
  };
}

function fitted({ kind, points }: FittedPoints, kinds: DayKinds, designs?: DayDesigns): BaseModel | null {
  if (kind === 'hourly') return fitHourly(points, kinds);
  return kind === 'billing' ? fitBilling(points) : fitDaily(points, kinds, designs);
}

/** Rebuilds the model from sealed points and their fit. Null if the fit does not belong to these points. */
export function modelAgain({ kind, points }: FittedPoints, fit: DayFit | HourFit, kinds: DayKinds): BaseModel | null {
  if (kind === 'hourly') return 'groups' in fit ? hourlyAgain(points, fit, kinds) : null;
  if ('groups' in fit) return null;
  return kind === 'billing' ? billingAgain(points, fit) : dailyAgain(points, fit, kinds);
}

function shapeFinding(model: BaseModel): Finding[] {
  const isFlat = model.kind === 'hourly' ? model.fit.groups.every(({ shape }) => shape === 'none') : model.fit.shape === 'none';
  return isFlat ? [{ code: 'no-weather-dependence', severity: 'info', evidence: {} }] : [];
}

/** 1 on the days that are points, or are part of one; hourly: those with each of their hours. */
function pointDays(many: number, from: number, { kind, points }: FittedPoints): Uint8Array {
  const flags = new Uint8Array(many);
  if (kind === 'billing')
    for (const [at, begins] of points.from.entries())
      flags.fill(1, Math.max(0, Math.floor(begins - from)), Math.min(many, Math.ceil((points.to[at] as number) - from)));
  else for (const day of kind === 'hourly' ? points.wholeDays : points.day) flags[day - from] = 1;
  return flags;
}

function daysOf({ kind, points }: FittedPoints): ArrayLike<number> {
  return kind === 'billing' ? points.from.map((day) => Math.floor(day)) : points.day;
}

/** Use of the points, in the unit. */
export function useOf({ kind, points }: FittedPoints): number {
  return sumOf(kind === 'billing' ? points.y.map((one, at) => one * (points.w[at] as number)) : points.y);
}
