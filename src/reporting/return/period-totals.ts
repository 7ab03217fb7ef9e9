import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { numberOf, type FormField } from '#reporting/indicator/facts.ts';
import type { PeriodTotal, TargetField } from './facts.ts';
import type { ReturnNeeds } from './needs.ts';
import { readPeriod } from './period.ts';
import * as store from './store.ts';
import { countOwed, totalsOf } from './totalling.ts';

/** A field of a form in a place. */
export type FieldInPlace = { readonly form: string; readonly field: string; readonly region: string; readonly known: AsOf };

/** The periods with an accepted return in a place that begin and end within these days, earliest first. */
export async function acceptedPeriods(
  needs: Pick<ReturnNeeds, 'postgres'>,
  scope: Scope,
  { form, region, known, from, last }: FieldInPlace & { readonly from: string; readonly last: string },
): Promise<string[]> {
  const until = Math.min(known.received, known.recorded);
  const told = await store.acceptedPeriods(needs.postgres, scope, { form, region, until });
  return told
    .flatMap((text) => readPeriod(text) ?? [])
    .filter((one) => one.from >= from && one.last <= last)
    .toSorted((a, b) => (a.last < b.last ? -1 : 1))
    .map(({ text }) => text);
}

/** The total of a field in a period. Throws `no-such-form`, `no-such-place`. */
export async function totalIn(
  needs: ReturnNeeds,
  scope: Scope,
  { field, ...asked }: FieldInPlace & { readonly period: string },
): Promise<PeriodTotal> {
  const [{ rows, form, period, accepted }, { of: owed, strayed }] = await Promise.all([
    totalsOf(needs, scope, { ...asked, fields: [field] }),
    countOwed(needs, scope, asked),
  ]);
  const row = rows[0];
  return {
    period: period.text,
    from: period.from,
    to: period.to,
    last: period.last,
    value: row?.value ?? null,
    unit: row?.unit ?? '',
    coverage: owed === 0 ? 0 : Math.min(1, accepted / owed),
    figure: row?.figure ?? '',
    findings: [...(row?.findings ?? []), ...(strayed > 0 ? [openedBefore(form, period.text, { of: owed, count: strayed })] : [])],
  };
}

/** The coverage includes returns that were opened for units that owe none by what is known now. */
const openedBefore = (form: Form, period: string, counts: { readonly of: number; readonly count: number }): Finding => ({
  code: 'return-opened-before',
  severity: 'info',
  evidence: { form: form.id, reportName: form.names ?? form.id, period, ...counts },
});

/**
 * The value of a field in a year for an indicator: the total of the last period of the year with an accepted return. Its value is null if
 * the year has none; the result is null if there is no such form.
 */
export async function forIndicator(
  needs: ReturnNeeds,
  scope: Scope,
  asked: FieldInPlace & { readonly year: number },
): Promise<FormField | null> {
  const { form: id, field, year: of } = asked;
  const form = needs.knowledge.versions('form').find(({ held }) => held.id === id)?.held as Form | undefined;
  if (form === undefined) return null;
  const year = String(of).padStart(4, '0');
  const period = (await acceptedPeriods(needs, scope, { ...asked, from: `${year}-01-01`, last: `${year}-12-31` })).at(-1);
  if (period !== undefined) {
    const { value, unit, figure, findings } = await totalIn(needs, scope, { ...asked, period });
    return { value: numberOf(value), unit, figure, findings };
  }
  const named = { reportName: form.names ?? id, name: form.fields[field]?.names ?? field };
  const missing: Finding = { code: 'form-none-accepted', severity: 'warning', evidence: { form: id, field, year: of, ...named } };
  return { value: null, unit: form.fields[field]?.unit ?? '', findings: [missing] };
}

type BothLanguages = TargetField['names'];

const both = (names: LocalizedText | undefined, code: string): BothLanguages =>
  names === undefined ? { zh: code, en: code } : typeof names === 'string' ? { zh: names, en: names } : names;

/** The fields of forms in force on a day that are compared with a target, by form. */
export function fieldsOfTarget(
  { knowledge }: Pick<ReturnNeeds, 'knowledge'>,
  target: string,
  { on, known }: { readonly on: string; readonly known: AsOf },
): TargetField[] {
  return knowledge
    .inForce('form', { on, ...known })
    .flatMap((form) =>
      Object.entries(form.fields).flatMap(([field, rule]): TargetField[] => {
        if (rule.target !== target) return [];
        const [of, name] = [both(form.names, form.id), both(rule.names, field)];
        return [{ form: form.id, field, names: { zh: `${of.zh} ${name.zh}`, en: `${of.en}, ${name.en}` }, unit: rule.unit ?? '' }];
      }),
    )
    .toSorted((a, b) => (a.form < b.form ? -1 : 1));
}
