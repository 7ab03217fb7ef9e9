import type { Carrier } from '#kernel/carrier.ts';
import { dayClass } from '#retrofit/temperature-model/day-class.ts';
import type { DayKinds, Spread } from '#retrofit/temperature-model/facts.ts';
import type { DayModel } from '#retrofit/temperature-model/temperature-model.ts';
import type { Fitted } from './fit.ts';

/** A model's breakdown of the days of a period with a temperature: sums in the unit, with their covariance; not scaled to anything. */
export type UseParts = {
  readonly model: 'daily' | 'billing';
  readonly base: number;
  readonly heating: number;
  readonly cooling: number;
  /** (SSE ÷ ν)·G(XᵀWX)⁻¹Gᵀ of base, heating, cooling; null if there are too few independent points. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly freedom: number;
};

/** A carrier of a building over local days, half-open. */
export type PartsQuestion = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly from: string;
  readonly to: string;
};

/** The parts by the daily model, otherwise by the billing model; null if neither is available. */
export async function firstParts(fitted: (model: 'daily' | 'billing') => Promise<Fitted>): Promise<UseParts | null> {
  return partsOfFit(await fitted('daily')) ?? partsOfFit(await fitted('billing'));
}

/** The parts of a fit over the days of its own period; null if there is no daily or billing model. */
function partsOfFit({ model, series, kinds }: Pick<Fitted, 'model' | 'series' | 'kinds'>): UseParts | null {
  if (model === null || model.kind === 'hourly') return null;
  const { from, temperature } = series.days;
  return partsOf(model, { from, temperature }, kinds);
}

/** As `partsOfFit`, for any days: `temperature` from the local day `from` on, NaN where unknown. */
export function partsOf(
  { kind, fit, spread, uncertainty }: DayModel,
  { from, temperature }: { readonly from: number; readonly temperature: Float64Array },
  kinds: DayKinds,
): UseParts {
  const set = fit.classes === 'hour-of-week' ? 'one' : fit.classes;
  const numbers = new Map(fit.intercepts.map((intercept, at) => [intercept.class, at]));
  const days = new Float64Array(numbers.size);
  let [below, above] = [0, 0];
  for (let at = 0; at < temperature.length; at += 1) {
    const t = temperature[at] as number;
    if (Number.isNaN(t)) continue;
    const number = numbers.get(dayClass(set, from + at, kinds));
    if (number !== undefined) days[number]! += 1;
    if (fit.heatingBalance !== null) below += Math.max(0, fit.heatingBalance - t);
    if (fit.coolingBalance !== null) above += Math.max(0, t - fit.coolingBalance);
  }
  const { sse, freedom } = uncertainty;
  const covariance = freedom < 1 ? null : covarianceOf(spread, rowsOf(fit, { days, below, above }), sse / freedom);
  return {
    model: kind,
    base: fit.intercepts.reduce((sum, { value }, at) => sum + value * (days[at] as number), 0),
    heating: (fit.heatingSlope ?? 0) * below,
    cooling: (fit.coolingSlope ?? 0) * above,
    covariance,
    freedom,
  };
}

/** Sums of design rows of one part: of the classes, and of the columns heating, cooling. */
type Row = { readonly classes: Float64Array; readonly columns: readonly number[] };

function rowsOf(
  fit: DayModel['fit'],
  { days, below, above }: { readonly days: Float64Array; readonly below: number; readonly above: number },
): Row[] {
  const none = new Float64Array(days.length);
  const columns = (heating: number, cooling: number): number[] => [
    ...(fit.heatingBalance === null ? [] : [heating]),
    ...(fit.coolingBalance === null ? [] : [cooling]),
    ...fit.factors.map(() => 0),
  ];
  return [
    { classes: days, columns: columns(0, 0) },
    { classes: none, columns: columns(below, 0) },
    { classes: none, columns: columns(0, above) },
  ];
}

function covarianceOf(spread: Spread, rows: readonly Row[], variance: number): number[][] {
  const about = rows.map((row) => aboutMeans(spread, row));
  return rows.map((one, i) => rows.map((other, j) => variance * crossSpread(spread, [one, other], [about[i] ?? [], about[j] ?? []])));
}

/** The columns of a row less the mean of its classes. */
const aboutMeans = ({ means }: Spread, { classes, columns }: Row): number[] =>
  columns.map((value, k) => classes.reduce((left, many, c) => left - many * (means[c]?.[k] as number), value));

/** aᵀ(XᵀWX)⁻¹b, by blocks. */
function crossSpread(
  { weights, inverse }: Spread,
  [a, b]: readonly [Row, Row],
  [aboutA, aboutB]: readonly [readonly number[], readonly number[]],
): number {
  let sum = 0;
  for (let c = 0; c < a.classes.length; c += 1) sum += ((a.classes[c] as number) * (b.classes[c] as number)) / (weights[c] as number);
  for (const [i, row] of inverse.entries())
    for (const [j, value] of row.entries()) sum += value * (aboutA[i] as number) * (aboutB[j] as number);
  return sum;
}
