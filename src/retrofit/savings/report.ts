import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BoundarySum } from '#metering/metering/metering.ts';
import { eventDays, type NonRoutineEvent } from '#retrofit/temperature-model/events.ts';
import type { Predicted } from '#retrofit/temperature-model/predict.ts';
import { predictDays } from '#retrofit/temperature-model/predict.ts';
import { predictHours, type PredictedHours } from '#retrofit/temperature-model/predict-hours.ts';
import { savingsOf, type SavingsReport } from '#retrofit/temperature-model/report.ts';
import type { Base } from './model/base-of.ts';
import { changesOf } from './changes.ts';
import type { DaySpan, FactorValues, SavingsEvent } from './facts.ts';
import { dayNamed, type SavingsNeeds } from './needs.ts';
import { readPeriod, refuseOverlap } from './model/read-question.ts';
import { hoursOf, type Days } from './model/series.ts';
import { dayKindsOf } from './model/settle.ts';
import { daysWithin, readStretch, type Stretch, tellsOf } from './stretch.ts';
import { writtenFinding } from './model/written-finding.ts';

/** The question of a report on a base. */
export type PeriodQuestion = {
  readonly period: DaySpan;
  readonly events: readonly SavingsEvent[];
  readonly confidence: number;
  /** Values of the base's factors in the period, instead of those that came with it. */
  readonly factors: readonly FactorValues[];
  /** Data read for the base as known at the same time, possibly for more days. */
  readonly stretch?: Stretch | undefined;
};

/** The savings of a period, and the days that they are computed from. */
export type PeriodSavings = {
  readonly told: SavingsReport;
  readonly sum: BoundarySum;
  readonly days: Days;
  readonly said: Predicted | PredictedHours;
  /** What is added to a day's prediction. */
  readonly fixed: Float64Array;
  /** The instants of the hours in `said`, s UTC; null if it is daily. */
  readonly hours: Float64Array | null;
  readonly findings: readonly Finding[];
};

/**
 * The savings of a period by a base, as known at a time. Throws Problem `periods-overlap`, `empty-range`, and as `boundary` of metering.
 */
export async function savingsIn(needs: SavingsNeeds, scope: Scope, base: Base, asked: PeriodQuestion, known: AsOf): Promise<PeriodSavings> {
  const period = readPeriod(asked.period);
  refuseOverlap(base.period, asked.period);
  const { model } = base;
  const { stretch } = asked;
  const factors = base.modelAsked.factors.map((one) => asked.factors.find(({ name }) => name === one.name) ?? one);
  const own = { ...base, modelAsked: { ...base.modelAsked, factors } };
  const isDisclosed = stretch !== undefined && asked.factors.length === 0 && tellsOf(stretch, period);
  const { sum, station, facts, days: read } = isDisclosed ? stretch : await readStretch(needs, scope, own, asked.period, known);
  const changes = changesOf(facts, sum.building, base.period, asked.period);
  const { seasons } = base.modelAsked;
  const { missingYears, ...kinds } = dayKindsOf(needs, scope, sum.zone, { calendar: base.calendar, seasons }, known);
  const events = eventDays(asked.events.map(inDays), period.from, period.to - period.from);
  const seriesAsked = { sum, station, ...period, exclude: [], factors, known };
  const days = { ...daysWithin(read, period), excluded: events.excluded };
  const hours = model.kind === 'hourly' ? { ...(await hoursOf(needs, scope, seriesAsked)), excluded: events.excluded } : null;
  const said =
    model.kind === 'hourly' && hours !== null
      ? predictHours(model, hours, kinds, events.times)
      : predictDays(model as Exclude<typeof model, { readonly kind: 'hourly' }>, days, kinds, events.times);
  const told = savingsOf({
    model,
    predicted: said,
    fixed: events.fixed,
    excluded: events.excluded,
    from: period.from,
    confidence: asked.confidence,
    baseUse: base.use,
  });
  const missing = missingYears(period.from, period.to);
  const calendar: Finding[] =
    missing.length === 0 ? [] : [{ code: 'calendar-missing', severity: 'warning', evidence: { years: missing.join(', ') } }];
  const findings = [...sum.sum.findings, ...changes, ...calendar, ...told.findings.map(writtenFinding), ...uncounted(told)];
  return { told, sum, days, said, fixed: events.fixed, hours: hours === null ? null : hours.start, findings };
}

function inDays({ from, to, kind, amount }: SavingsEvent): NonRoutineEvent {
  return { from: dayNamed(from), to: dayNamed(to), kind, amount: amount ?? 0 };
}

function uncounted({ days, counted }: SavingsReport): Finding[] {
  return counted === days ? [] : [{ code: 'days-not-counted', severity: 'warning', evidence: { days: days - counted, of: days } }];
}
