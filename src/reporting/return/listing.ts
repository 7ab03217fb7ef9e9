import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { formFor, formVersion } from './forms.ts';
import type { ReturnNeeds } from './needs.ts';
import { periodOf } from './period.ts';
import { dueOf, isLate } from './showing.ts';
import * as store from './store.ts';

/** A form in a period, and the progress of its returns. */
export type PeriodRow = store.PeriodCounts & {
  readonly names: NonNullable<Form['names']>;
  readonly due: string | null;
  /** How many were never submitted although they are overdue. */
  readonly overdue: number;
};

/** The forms and periods with opened returns, among those that the requester sees. Throws `no-such-place`. */
export async function periodsOf(
  needs: Pick<ReturnNeeds, 'postgres' | 'place' | 'knowledge' | 'workdays' | 'now'>,
  scope: Scope,
  region?: string,
): Promise<PeriodRow[]> {
  if (region !== undefined) await needs.place.get(region);
  const day = today(needs.now());
  return (await store.periods(needs.postgres, scope, region)).map((row) => {
    const form = formVersion(needs, row.form, row.formVersion);
    const due = dueOf(needs, form, periodOf(form, row.period));
    return { ...row, names: form.names ?? { zh: row.form, en: row.form }, due, overdue: due !== null && day > due ? row.unanswered : 0 };
  });
}

/** The same, with how many of each were not submitted by the due day: those that came later, and the overdue ones. */
export async function periodsWithLate(
  needs: Pick<ReturnNeeds, 'postgres' | 'place' | 'knowledge' | 'workdays' | 'now'>,
  scope: Scope,
  region?: string,
): Promise<(PeriodRow & { readonly late: number })[]> {
  const rows = await periodsOf(needs, scope, region);
  const days = await store.submissionDays(needs.postgres, scope, region);
  return rows.map((row) => {
    const own = days.filter(({ form, period, day }) => form === row.form && period === row.period && row.due !== null && day > row.due);
    return { ...row, late: own.reduce((sum, { count }) => sum + count, row.overdue) };
  });
}

/** The returns of a form and period that the requester sees. Throws `no-such-form`, `return-period-bad`. */
export async function unitsOf(needs: ReturnNeeds, scope: Scope, asked: { readonly form: string; readonly period: string }) {
  const { form, period } = formFor(needs, asked.form, asked.period, asOfNow);
  const found = await store.returns(needs.postgres, scope, { form: form.id, period: period.text, until: Number.MAX_SAFE_INTEGER });
  const due = dueOf(needs, form, period);
  return { form, period, due, units: found.map((one) => ({ found: one, late: isLate(due, one.submitted, needs.now()) })) };
}
