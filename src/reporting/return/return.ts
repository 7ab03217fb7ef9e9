import type { Explainer } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { type AsOf, asOfNow } from '#kernel/as-of.ts';
import { actsOf, type WhichReturn, judgedBy, type Judged } from './acting.ts';
import { bringReturns, type SheetIn } from './bring.ts';
import { explainPrefill, explainTotal, explainValue } from './explain.ts';
import { addForms, formNamed, formsToday, isUnitFact, soundForms, type FormFile, formFor } from './forms.ts';
import { periodsWithLate, unitsOf } from './listing.ts';
import type { ReturnNeeds } from './needs.ts';
import { openReturns, type PlacePeriod } from './opening.ts';
import { acceptedPeriods, fieldsOfTarget, forIndicator, totalIn, type FieldInPlace } from './period-totals.ts';
import { remindOfReturns, waitingReturns } from './reminders.ts';
import { showReturn } from './showing.ts';
import { unitsSeen, type UnitQuestion } from './units.ts';
import { countOwed, lockPeriod, statusOf, totalsOf, type Locking, type PlacePeriodThen } from './totalling.ts';
import { weighReturn } from './weighing.ts';
import { Problem } from '#kernel/problem.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { Period } from './period.ts';
import type { SheetRow } from './sheet.ts';
import * as store from './store.ts';

/**
 * Statistical forms as files, and their returns: opened prefilled from meters and registry, checked, submitted, accepted, totalled, locked.
 * @example await createReturns(needs).status(scope, { form: 'building-energy', period: '2025', region: '140300', known })
 */
export function createReturns(needs: ReturnNeeds) {
  return {
    /** The forms in force today. */
    forms: () => formsToday(needs),
    /** Throws `no-such-form`. */
    form: (id: string) => formNamed(needs, id),
    /** The forms in a file. Throws `form-invalid` with every fault. */
    check: (file: FormFile) => soundForms(needs, file),
    /** Stores a file as knowledge of the city. Throws `form-invalid`, `knowledge-bad`. */
    add: (scope: Scope, file: FormFile) => addForms(needs, scope, file),
    open: (scope: Scope, asked: PlacePeriod) => openReturns(needs, scope, asked),
    show: (scope: Scope, asked: WhichReturn, known: AsOf) => showReturn(needs, scope, asked, known),
    ...actsOf(needs),
    /** Imports a filled-in sheet of returns. Throws what `bringReturns` throws. */
    importSheet: (scope: Scope, asked: SheetIn) => bringReturns(needs, scope, asked),
    /** The rows of a sheet of returns. Throws `no-such-form`, `return-period-bad`, `no-such-place`, `no-returns-opened`. */
    sheetRows: (scope: Scope, asked: SheetOut) => sheetRows(needs, scope, asked),
    /** The effect of values being typed. Throws `no-such-return`. */
    weigh: (scope: Scope, asked: WhichReturn & { readonly set: Readonly<Record<string, unknown>> }) => weighReturn(needs, scope, asked),
    /** The forms and periods with opened returns. Throws `no-such-place`. */
    periods: (scope: Scope, region: string | undefined) => periodsWithLate(needs, scope, region),
    /** The returns of a form and period that the requester sees. Throws `no-such-form`, `return-period-bad`. */
    units: (scope: Scope, asked: { readonly form: string; readonly period: string }) => unitsOf(needs, scope, asked),
    /** Returns waiting for the requester. */
    waiting: (scope: Scope) => waitingReturns(needs, scope),
    /** Notifies of returns whose due day is near, and of late ones. */
    remind: () => remindOfReturns(needs),
    lock: (scope: Scope, asked: Locking) => lockPeriod(needs, scope, asked),
    status: (scope: Scope, asked: PlacePeriodThen) => statusOf(needs, scope, asked),
    /** The units of a kind that a scope sees, with the facts of each on a day. */
    unitsSeen: (scope: Scope, asked: UnitQuestion) => unitsSeen(needs, scope, asked),
    /** Whether a name is a fact that a unit can have. */
    isUnitFact: (unit: string, name: string): boolean => isUnitFact(needs, unit, name),
    /** Totals over accepted returns, and how many owe one. */
    async total(scope: Scope, asked: PlacePeriodThen) {
      const [totals, { of }] = await Promise.all([totalsOf(needs, scope, asked), countOwed(needs, scope, asked)]);
      return { ...totals, of };
    },
    /** The value of a field in a year for an indicator: its total in the last accepted period; null if there is no such form. */
    forIndicator: (scope: Scope, asked: FieldInPlace & { readonly year: number }) => forIndicator(needs, scope, asked),
    /** The total of a field in one period. Throws `no-such-form`, `no-such-place`. */
    totalIn: (scope: Scope, asked: FieldInPlace & { readonly period: string }) => totalIn(needs, scope, asked),
    /** The periods between two days with an accepted return, earliest first. */
    acceptedPeriods: (scope: Scope, asked: Parameters<typeof acceptedPeriods>[2]) => acceptedPeriods(needs, scope, asked),
    /** The fields of forms that are compared with a target on a day. */
    fieldsOfTarget: (target: string, at: Parameters<typeof fieldsOfTarget>[2]) => fieldsOfTarget(needs, target, at),
    knownAt: needs.indicators.knownAt,
    explainers: {
      'return-prefill': (scope, figure, question) => explainPrefill(needs, scope, figure, question),
      'return-value': (scope, figure, question) => explainValue(needs, scope, figure, question),
      'return-total': (scope, figure, question) => explainTotal(needs, scope, figure, question),
    } satisfies Readonly<Record<string, Explainer>>,
  };
}

export type Returns = ReturnType<typeof createReturns>;

/** Which returns go into a sheet; without a place, all that the requester sees. */
type SheetOut = { readonly form: string; readonly period: string; readonly region?: string | undefined };

/**
 * The returns of a period, with what each is checked against. Throws `no-such-form`, `return-period-bad`, `no-such-place`,
 * `no-returns-opened`.
 */
async function sheetRows(
  needs: ReturnNeeds,
  scope: Scope,
  asked: SheetOut,
): Promise<{ readonly form: Form; readonly period: Period; readonly rows: readonly SheetRow[] }> {
  const { form, period } = formFor(needs, asked.form, asked.period, asOfNow);
  if (asked.region !== undefined) await needs.place.get(asked.region);
  const until = Number.MAX_SAFE_INTEGER;
  const found = await store.returns(needs.postgres, scope, { form: form.id, period: period.text, region: asked.region, until });
  if (found.length === 0) throw new Problem('not-found', 'no-returns-opened', { form: form.id, period: period.text });
  const regions = [...new Set(found.map(({ region }) => region))];
  const [judged, locked] = await Promise.all([
    judgedBy(needs, found),
    store.lockedAmong(needs.postgres, wholeProgram, form.id, period.text, regions, until),
  ]);
  return { form, period, rows: found.map((one) => ({ found: one, ...(judged.get(one.unit) as Judged), locked: locked.has(one.region) })) };
}
