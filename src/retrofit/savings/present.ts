import type { Unit } from '#kernel/carrier.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Coefficients, DayFit, HourFit } from '#retrofit/temperature-model/facts.ts';
import type { Check } from './checks.ts';
import type { DaySpan, ModelQuestion } from './facts.ts';
import type { Boundary } from '#metering/metering/metering.ts';

/** A fit as returned; numbers in the unit. */
export type FitAnswer = {
  readonly boundary: Boundary;
  readonly unit: Unit;
  readonly zone: string;
  readonly period: DaySpan;
  readonly model: ModelQuestion;
  readonly station: string | null;
  readonly calendar: string;
  readonly days: number;
  readonly points: number;
  readonly covered: number;
  readonly use: number;
  readonly figure: string;
  readonly fit: DayFit | HourFit | null;
  /** Of the question, the points and the model; null if there is no model. */
  readonly hash: string | null;
  readonly checks: readonly Check[];
  readonly indicative: boolean;
  /** ms UTC */
  readonly knownAt: number;
  readonly findings: readonly Finding[];
};

/** A sealed baseline as returned. */
export type LockedBaseline = FitAnswer & {
  readonly baseline: string;
  readonly hash: string;
  readonly locked: number;
  readonly by: string;
  readonly project: string | null;
  /** The statement under which it was issued; null if it could not be. */
  readonly statement: string | null;
  readonly sealed: string;
};

/** A fit in the shape of the contract, except for the words of its findings. */
export function presentFit({ period, model, covered, use, figure, fit, knownAt, boundary, ...told }: FitAnswer) {
  const { findings, ...rest } = told;
  const coverage = told.days === 0 ? 0 : Math.min(1, covered / told.days);
  return {
    ...rest,
    boundary: presentBoundary(boundary),
    from: period.from,
    to: period.to,
    model: model.model,
    seasons: model.seasons === null ? null : [...model.seasons],
    exclude: [...model.exclude],
    coverage,
    use: { value: told.points === 0 ? null : use, unit: told.unit, coverage, figure },
    fit: fit === null ? null : presentModel(fit),
    checks: [...told.checks],
    knownAt: formatInstant(knownAt / 1000),
    findings: [...findings],
  };
}

export function presentBoundary(boundary: Boundary) {
  if ('building' in boundary) {
    const { building, carrier, item } = boundary;
    return { building, carrier, ...(item !== undefined && { item }) };
  }
  const { meters, minus } = boundary;
  return { meters: [...meters], ...(minus !== undefined && { minus: [...minus] }) };
}

function presentModel(fit: DayFit | HourFit) {
  const { sse, rmse, cvrmse, nmbe, r2, autocorrelation, freedom, temperature, parameters } = fit;
  const quality = { sse, rmse: finite(rmse), cvrmse, nmbe, r2, autocorrelation, freedom, temperature };
  if ('groups' in fit)
    return {
      classes: 'hour-of-week' as const,
      groups: fit.groups.map(({ group, ...one }) => ({ group, ...presentCoefficients(one) })),
      parameters,
      ...quality,
    };
  return { ...presentCoefficients(fit), ...quality };
}

function presentCoefficients(one: Coefficients) {
  const { classes, shape, heatingBalance, coolingBalance, intercepts, heatingSlope, coolingSlope, factors, parameters } = one;
  return {
    classes,
    shape,
    heatingBalance,
    coolingBalance,
    intercepts: intercepts.map((intercept) => ({ ...intercept })),
    heatingSlope,
    coolingSlope,
    factors: factors.map((factor) => ({ ...factor })),
    parameters,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
