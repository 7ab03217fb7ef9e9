import { type DayDesigns, keptDesigns } from '#retrofit/temperature-model/day-design.ts';
import type { DayFit, DayKinds, DaySeries, Season } from '#retrofit/temperature-model/facts.ts';
import { predictDays } from '#retrofit/temperature-model/predict.ts';
import { savingsOf } from '#retrofit/temperature-model/report.ts';
import type { SavingsReport } from '#retrofit/temperature-model/report.ts';
import { fitOf, pointsOf, useOf } from '../model/base-model.ts';
import type { BaseModel } from '../model/base-model.ts';

/** The result of a portfolio's boundary; `code`: why it has no model. Numbers in the unit. */
export type PortfolioRow = {
  readonly row: number;
  readonly boundary: string;
  readonly code: string | null;
  readonly classes: string | null;
  readonly shape: string | null;
  readonly heatingBalance: number | null;
  readonly coolingBalance: number | null;
  readonly points: number;
  readonly cvrmse: number | null;
  readonly autocorrelation: number | null;
  readonly told: Pick<
    SavingsReport,
    'days' | 'counted' | 'measured' | 'predicted' | 'nonRoutine' | 'adjustedBaseline' | 'savings' | 'standardError'
  > | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Codes of the findings. */
  readonly findings: readonly string[];
};

/** A boundary without a model, and why. */
export const excludedRow = (row: number, boundary: string, code: string, findings: readonly string[] = [], points = 0): PortfolioRow => ({
  row,
  boundary,
  code,
  classes: null,
  shape: null,
  heatingBalance: null,
  coolingBalance: null,
  points,
  cvrmse: null,
  autocorrelation: null,
  told: null,
  low: null,
  high: null,
  findings,
});

/** A row of a boundary that was fitted and reported. */
export function modelledRow(
  row: number,
  boundary: string,
  model: BaseModel,
  points: number,
  told: SavingsReport,
  findings: readonly string[],
): PortfolioRow {
  const { fit } = model;
  const single: DayFit | null = 'groups' in fit ? null : fit;
  return {
    row,
    boundary,
    code: null,
    classes: fit.classes,
    shape: single?.shape ?? null,
    heatingBalance: single?.heatingBalance ?? null,
    coolingBalance: single?.coolingBalance ?? null,
    points,
    cvrmse: fit.cvrmse,
    autocorrelation: fit.autocorrelation,
    told,
    low: told.interval?.low ?? null,
    high: told.interval?.high ?? null,
    findings,
  };
}

/** The days of one boundary from the first day of the base to the last of the reporting period. */
export type BoundaryDays = {
  readonly row: number;
  readonly boundary: string;
  /** In the unit; NaN where the day is not covered. */
  readonly use: Float64Array;
  readonly estimated: Uint8Array;
  /** Index of its temperatures in the batch; −1 if no station provides any. */
  readonly station: number;
};

/** Input of one thread: boundaries of one zone and calendar. Days since 1970-01-01. */
export type PortfolioBatch = {
  readonly first: number;
  readonly base: { readonly from: number; readonly to: number };
  readonly reporting: { readonly from: number; readonly to: number };
  /** 1 on worked days, from `first` on. */
  readonly worked: Uint8Array;
  readonly seasons: readonly Season[];
  readonly excluded: Uint8Array;
  readonly yearsWithoutCalendar: readonly number[];
  readonly confidence: number;
  readonly temperatures: readonly Float64Array[];
  readonly boundaries: readonly BoundaryDays[];
};

/** Fits and reports each boundary of a batch with the daily model. */
export function portfolioRows(batch: PortfolioBatch): PortfolioRow[] {
  const kinds: DayKinds = { isWorked: (day) => batch.worked[day - batch.first] === 1, seasons: batch.seasons };
  const designs = keptDesigns();
  return batch.boundaries.map((one) => rowOf(batch, one, kinds, designs));
}

function rowOf(batch: PortfolioBatch, one: BoundaryDays, kinds: DayKinds, designs: DayDesigns): PortfolioRow {
  const { row, boundary } = one;
  const days = partOf(batch, one, batch.base, batch.excluded);
  const series = { kind: 'daily' as const, days: { ...days, coverage: new Float64Array(0), measured: days.use } };
  const points = pointsOf(series);
  const { yearsWithoutCalendar } = batch;
  const { model, found } = fitOf({ series, points, kinds, hasStation: one.station >= 0, yearsWithoutCalendar, designs });
  const codes = found.map(({ code }) => code);
  if (model === null || model.kind === 'hourly') {
    const error = found.find(({ severity }) => severity === 'error');
    return excludedRow(row, boundary, error?.code ?? 'fit-unsolved', codes, points.points.y.length);
  }
  const reporting = partOf(batch, one, batch.reporting, null);
  const told = savingsOf({
    model,
    predicted: predictDays(model, reporting, kinds),
    excluded: reporting.excluded,
    from: batch.reporting.from,
    confidence: batch.confidence,
    baseUse: useOf(points),
  });
  return modelledRow(row, boundary, model, points.points.y.length, told, [...codes, ...told.findings.map(({ code }) => code)]);
}

function partOf(
  { first, temperatures }: PortfolioBatch,
  { use, estimated, station }: BoundaryDays,
  { from, to }: PortfolioBatch['base'],
  excluded: Uint8Array | null,
): DaySeries {
  const [begin, end] = [from - first, to - first];
  const temperature = temperatures[station]?.subarray(begin, end) ?? new Float64Array(to - from).fill(Number.NaN);
  return {
    from,
    use: use.subarray(begin, end),
    estimated: estimated.subarray(begin, end),
    temperature,
    excluded: excluded ?? new Uint8Array(to - from),
    factors: [],
  };
}
