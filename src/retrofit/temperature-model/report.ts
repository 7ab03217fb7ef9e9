import type { Finding } from '#kernel/finding.ts';
import { dayVariance, intervalOf, type Interval, type Uncertainty } from './interval.ts';
import type { HourModel } from './hourly.ts';
import type { Predicted } from './predict.ts';
import { levelShift } from './level-shift.ts';
import { studentQuantile } from './student.ts';
import { sumOf } from '#kernel/sum-of.ts';
import type { DayModel } from './temperature-model.ts';

/** A model of any kind. */
export type Model = DayModel | HourModel;

export type SavingsReport = {
  /** Days of the period that were not excluded, how many of them count, and their share. */
  readonly days: number;
  readonly counted: number;
  readonly coverage: number;
  /** Sums over the counted days, in the boundary's unit. `predicted` is the model's prediction times the factors of events. */
  readonly measured: number;
  readonly predicted: number;
  /** What fixed events add. */
  readonly nonRoutine: number;
  readonly adjustedBaseline: number;
  readonly savings: number;
  /** Of the adjusted baseline; null if that is not above 0. */
  readonly fraction: number | null;
  /** Null if ν is below 1 or no day counts. */
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly ashrae14: { readonly alpha: number | null; readonly fsu: number | null };
  /** E_s = E_r − E_a: below 0 if energy was saved. */
  readonly gbt28750: { readonly Eb: number; readonly Er: number; readonly Ea: number; readonly Es: number };
  readonly findings: readonly Finding[];
};

export type ReportInput = {
  readonly model: Model;
  readonly predicted: Predicted;
  /** Fixed amounts by day, as `eventDays`; none if omitted. */
  readonly fixed?: Float64Array;
  readonly excluded: Uint8Array;
  readonly from: number;
  readonly confidence: number;
  /** The use of the base period. */
  readonly baseUse: number;
};

/** The savings of a period: the model's prediction for its counted days, less the measured use. Nothing is scaled up. */
export function savingsOf(input: ReportInput): SavingsReport {
  const { model, predicted: said, excluded } = input;
  const days = excluded.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0);
  const counted = said.counted.reduce((sum, one) => sum + one, 0);
  const over = (values: Float64Array | undefined) => (values === undefined ? 0 : sumOf(values.filter((_, at) => said.counted[at] === 1)));
  const [measured, predicted, nonRoutine] = [over(said.measured), over(said.predicted), over(input.fixed)];
  const adjustedBaseline = sumOf([predicted, nonRoutine]);
  const savings = sumOf([adjustedBaseline, -measured]);
  const fraction = adjustedBaseline > 0 ? savings / adjustedBaseline : null;
  const standardError = standardErrorOf(model.uncertainty, counted, said.spread);
  return {
    days,
    counted,
    coverage: days === 0 ? 0 : counted / days,
    measured,
    predicted,
    nonRoutine,
    adjustedBaseline,
    savings,
    fraction,
    standardError,
    interval: intervalOf(savings, standardError, model.uncertainty.freedom, input.confidence),
    ashrae14: ashrae14Of(model, counted, fraction, input.confidence),
    gbt28750: { Eb: input.baseUse, Er: measured, Ea: adjustedBaseline, Es: sumOf([measured, -adjustedBaseline]) },
    findings: findingsOf(input, counted),
  };
}

/** SE of a sum over days: the variance of a day times (days + xᵀ(XᵀWX)⁻¹x). */
export function standardErrorOf(uncertainty: Uncertainty, days: number, spread: number): number | null {
  const variance = dayVariance(uncertainty);
  return variance === null || days === 0 ? null : Math.sqrt(variance * (days + spread));
}

/** CV(RMSE) and ȳ of days; for hourly models from the residual sums of whole days. */
function dayCvrmse(model: Model): number | null {
  if (model.kind !== 'hourly') return model.fit.cvrmse;
  const { sse, n } = model.uncertainty;
  return model.dayMean === 0 ? null : Math.sqrt(sse / (n - model.fit.parameters / 24)) / model.dayMean;
}

/**
 * The fractional savings uncertainty of ASHRAE 14, with α of the months reported (hourly 1.26; none for bills). Null if nothing is saved.
 */
function ashrae14Of(model: Model, days: number, fraction: number | null, confidence: number): SavingsReport['ashrae14'] {
  if (model.kind === 'billing' || days === 0) return { alpha: null, fsu: null };
  const months = (12 * days) / 365.25;
  const alpha = model.kind === 'hourly' ? 1.26 : -0.00024 * months * months + 0.03535 * months + 1.00286;
  const cvrmse = dayCvrmse(model);
  const { n, dilution, freedom } = model.uncertainty;
  if (fraction === null || fraction <= 0 || cvrmse === null || freedom < 1) return { alpha, fsu: null };
  const t = studentQuantile((1 + confidence) / 2, freedom);
  return { alpha, fsu: ((alpha * t * cvrmse) / fraction) * Math.sqrt((dilution * (1 + (2 * dilution) / n)) / days) };
}

/** A share of days, to six digits. */
const shareOf = (days: number, of: number): number => Math.round((days / of) * 1e6) / 1e6;

const warning = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });

function findingsOf({ model, predicted: said, from, fixed }: ReportInput, counted: number): Finding[] {
  const found: Finding[] = [];
  const many = (flags: Uint8Array) => flags.reduce((sum, one) => sum + one, 0);
  if (model.uncertainty.freedom < 1) found.push(warning('too-few-independent-points', { freedom: model.uncertainty.freedom }));
  const [outside, estimated] = [many(said.extrapolated), many(said.estimated)];
  if (outside > 0) found.push(warning('temperature-extrapolated', { days: outside, of: counted, share: shareOf(outside, counted) }));
  if (estimated > 0) found.push(warning('days-estimated', { days: estimated, of: counted, share: shareOf(estimated, counted) }));
  if (said.unclassed > 0) found.push(warning('class-unknown', { days: said.unclassed }));
  const residuals = said.measured.map((value, at) => value - (said.predicted[at] as number) - (fixed?.[at] ?? 0));
  const shift = levelShift(residuals);
  if (shift !== null) found.push(warning('level-shift', { day: from + shift.at, difference: shift.difference }));
  return found;
}
