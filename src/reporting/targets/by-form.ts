import { keptYearsFrom } from '#kernel/kept-time.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PeriodTotal, TargetField } from '#reporting/return/facts.ts';
import type { TargetNeeds } from './needs.ts';

/** The value of a target in a year, or in all years up to it: from an indicator, or from accepted returns. */
export type YearValue = {
  readonly value: Exact | null;
  readonly coverage: number;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
  /** Null if it consists of several periods. */
  readonly figure: string | null;
};

/** A field of a form that a target is based on, with the periods that have a total, and the last of them. */
export type ByForm = TargetField & {
  readonly totals: readonly PeriodTotal[];
  readonly period: string | null;
  readonly asOf: string | null;
};

export type FormYears = { readonly form: ByForm; readonly years: readonly { readonly year: number; readonly value: YearValue }[] };

type TargetInPlace = {
  readonly target: string;
  readonly isCumulative: boolean;
  /** The first year of its document. */
  readonly first: number;
  readonly region: string;
  readonly year: number;
  readonly known: AsOf;
};

const of = ({ value, coverage, findings, figure }: PeriodTotal): YearValue => ({ value, coverage, findings, figure, indicative: false });

/**
 * A target that no indicator calculates, from the form field that names it: the total of the last period with an accepted return or, for a
 * cumulative one, the sum of each year's periods. Null if no form names it.
 */
export async function yearsByForm(
  needs: Pick<TargetNeeds, 'returns'>,
  scope: Scope,
  { target, isCumulative, first, region, year, known }: TargetInPlace,
): Promise<FormYears | null> {
  const [field] = needs.returns.fieldsOfTarget(target, { on: `${year}-12-31`, known });
  if (field === undefined) return null;
  const within = { form: field.form, field: field.field, region, known };
  const from = isCumulative ? `${String(first).padStart(4, '0')}-01-01` : '0001-01-01';
  const periods = await needs.returns.acceptedPeriods(scope, { ...within, from, last: `${year}-12-31` });
  const wanted = isCumulative ? periods : periods.slice(-1);
  const totals = await Promise.all(wanted.map((period) => needs.returns.totalIn(scope, { ...within, period })));
  const form = { ...field, totals, period: totals.at(-1)?.period ?? null, asOf: totals.at(-1)?.last ?? null };
  if (!isCumulative) return { form, years: totals.map((total) => ({ year, value: of(total) })) };
  const byYear = Map.groupBy(totals, ({ last }) => Number(last.slice(0, 4)));
  const years = keptYearsFrom(first, year);
  return {
    form,
    years: years.map((one) => ({
      year: one,
      value: summed(byYear.get(one) ?? [], { form: field.form, year: one, to: totals.at(-1)?.to }),
    })),
  };
}

/** `to`: the day after the last period with a total in any year. */
type YearOfForm = { readonly form: string; readonly year: number; readonly to: string | undefined };

/** Adds up a year's periods; if one of them is missing, up to the last with a total, the year is unknown. */
function summed(totals: readonly PeriodTotal[], { form, year, to }: YearOfForm): YearValue {
  const [first, next] = [year, year + 1].map((one) => `${String(one).padStart(4, '0')}-01-01`) as [string, string];
  const reached = totals.reduce((day, one) => (one.from === day ? one.to : day), first);
  const isWhole = totals.length > 0 && reached === (to !== undefined && to < next ? to : next);
  const value = totals.reduce<Exact | null>((so, one) => (so === null || one.value === null ? null : so.add(one.value)), exact(0n));
  const missing: Finding = { code: 'target-period-missing', severity: 'warning', evidence: { form, year } };
  return {
    value: isWhole ? value : null,
    coverage: isWhole ? Math.min(...totals.map(({ coverage }) => coverage)) : 0,
    indicative: false,
    findings: [...totals.flatMap(({ findings }) => findings), ...(isWhole ? [] : [missing])],
    figure: totals.length === 1 ? (totals[0]?.figure ?? null) : null,
  };
}
