import type { AsOf } from '#kernel/as-of.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { roundedShare } from '#kernel/percent.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { judgedBy, returnNamed, type Judged, type WhichReturn } from './acting.ts';
import { changedSince, differing, failedChecks, type FailedCheck } from './checks.ts';
import type { FieldValue, Return } from './facts.ts';
import type { ReturnNeeds } from './needs.ts';
import { prefillsOf } from './opening.ts';
import { periodOf, type Period } from './period.ts';
import * as store from './store.ts';
import { unitsSeen } from './units.ts';

export type FieldShown = {
  readonly value: FieldValue;
  /** Null if there is no value. */
  readonly source: 'prefilled' | 'filled' | 'computed' | null;
  /** The value prefilled from meters and registry; null if there is none, or nothing is known. */
  readonly measured: FieldValue;
  readonly figure: string | null;
  /** From the accepted return of a year before. */
  readonly previous: FieldValue;
};

export type ReturnShown = {
  readonly found: Return;
  readonly form: Form;
  readonly fields: Readonly<Record<string, FieldShown>>;
  readonly checks: readonly FailedCheck[];
  readonly findings: readonly Finding[];
  readonly steps: Awaited<ReturnType<typeof store.steps>>;
  readonly due: string | null;
  readonly late: boolean;
  readonly locked: boolean;
};

/** The day by which a return is due: months, then days after the last day of the period, moved to a workday; null if none is defined. */
export function dueOf(
  { workdays }: Pick<ReturnNeeds, 'workdays'>,
  { due }: Pick<Form, 'due'>,
  { last }: Pick<Period, 'last'>,
): string | null {
  if (due === undefined) return null;
  const day = addMonths(parseDay(last) ?? 0, due.months) + due.days;
  return dayText(workdays.known(programScope).nextWorked(day));
}

/** Whether a return was not submitted by its due day. */
export const isLate = (due: string | null, submitted: Date | null, now: number): boolean =>
  due !== null && (submitted === null ? today(now) : today(submitted.getTime())) > due;

const ofReturn = ({ form, period, unit }: WhichReturn) => ({ form, period, unit });

/** The id of the figure of a field's prefilled value from meters and registry, as known when the return was opened. */
export const prefillFigure = (of: WhichReturn & Pick<Return, 'known'>, field: string): string =>
  figureId({ kind: 'return-prefill', ...ofReturn(of), field, received: of.known, recorded: of.known });

/** The id of the figure of a value of a version of a return. */
export const valueFigure = (of: WhichReturn, version: number, field: string, { received, recorded }: AsOf): string =>
  figureId({ kind: 'return-value', ...ofReturn(of), version, field, received, recorded });

function shownFields(found: Return, { form, around }: Judged, known: AsOf): Record<string, FieldShown> {
  return Object.fromEntries(
    Object.entries(form.fields).map(([name, rule]) => {
      const { value = null, filled = false } = found.fields[name] ?? {};
      const isPrefilled = !filled && Object.hasOwn(found.prefill, name);
      const source = filled
        ? 'filled'
        : rule.compute !== undefined && value !== null
          ? 'computed'
          : isPrefilled && value !== null
            ? 'prefilled'
            : null;
      const figure = isPrefilled ? prefillFigure(found, name) : source === null ? null : valueFigure(found, found.version, name, known);
      const previous = around[`previous.${name}`] ?? null;
      return [name, { value, source, measured: found.prefill[name]?.value ?? null, figure, previous }] as const;
    }),
  );
}

/**
 * Fields of which only a part was measured when the return was opened; that nothing was measured is reported only while the return can be
 * filled in.
 */
const partly = ({ fields: rules }: Form, { prefill, fields, state }: Return, isLocked: boolean): Finding[] =>
  Object.entries(prefill).flatMap(([field, { value, coverage }]): Finding[] => {
    if (fields[field]?.filled === true) return [];
    const name = rules[field]?.names ?? field;
    const canFill = !isLocked && (state === 'open' || state === 'returned');
    if (value === null) return canFill ? [{ code: 'return-not-measured', severity: 'info', evidence: { field, name } }] : [];
    return coverage < 1
      ? [{ code: 'return-partly-measured', severity: 'warning', evidence: { field, name, coverage: roundedShare(coverage) } }]
      : [];
  });

/** A return with its fields, its checks, and what is measured differently by now. Throws `no-such-return`. */
export async function showReturn(needs: ReturnNeeds, scope: Scope, asked: WhichReturn, known: AsOf): Promise<ReturnShown> {
  const until = Math.min(known.received, known.recorded);
  const found = await returnNamed(needs, scope, asked, until);
  const { form, around } = (await judgedBy(needs, [found], known)).get(found.unit) as Judged;
  const period = periodOf(form, found.period);
  const units = await unitsSeen(needs, programScope, { form, period, known, codes: [found.unit] });
  const [[measured = {}], locked, steps] = await Promise.all([
    prefillsOf(needs, form, period, units, known),
    store.lockedAmong(needs.postgres, wholeProgram, found.form, found.period, [found.region], until),
    store.steps(needs.postgres, checkedByCaller, found.id, until),
  ]);
  const due = dueOf(needs, form, period);
  const changed = units.length === 0 ? [] : changedSince(form, found.period, found.prefill, measured);
  return {
    found,
    form,
    fields: shownFields(found, { form, around }, known),
    checks: failedChecks(form, found.fields, around),
    findings: [...differing(form, found.prefill, found.fields), ...changed, ...partly(form, found, locked.has(found.region))],
    steps,
    due,
    late: isLate(due, found.submitted, until),
    locked: locked.has(found.region),
  };
}
