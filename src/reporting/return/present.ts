import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { FieldValue, FormField, FormFound, ReturnFields } from './facts.ts';
import { namesOf } from './forms.ts';
import type { unitsOf } from './listing.ts';
import type { ReturnShown } from './showing.ts';
import type { statusOf, totalsOf } from './totalling.ts';
import type { Weighed } from './weighing.ts';
import { statusHash } from './status-hash.ts';

/** The name of a field of the form. */
export const fieldNames = (form: Form, field: string) => form.fields[field]?.names ?? { zh: field, en: field };

export function presentForm(form: Form & Pick<FormFound, 'origin'>) {
  const { id, version, period, unit, fields, status, source, validFrom, origin } = form;
  const { document, clause } = source;
  return {
    id,
    version,
    names: namesOf(form),
    period,
    unit,
    fields: Object.keys(fields).length,
    status,
    document,
    clause,
    validFrom: validFrom ?? null,
    origin,
  };
}

type Plain = string | number | boolean | (string | Record<string, string>)[] | null;

const plain = (value: FieldValue): Plain =>
  typeof value === 'object' && value !== null ? ([...value] as (string | Record<string, string>)[]) : value;

/** The program's own finding, listed among the checks of a return. */
const ownCheck = 'differs-from-measured';

export function presentReturn({ found, form, fields, checks, findings, steps, ...rest }: ReturnShown, words: Words, language: Language) {
  const told = findings.map((one) => tellPlain(one, words, language));
  return {
    form: found.form,
    formVersion: found.formVersion,
    names: namesOf(form),
    period: found.period,
    unit: found.unit,
    name: found.name,
    kind: found.kind,
    region: found.region,
    state: found.state,
    version: found.version,
    seen: found.n,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, { value, source, measured, figure, previous }]) => [
        name,
        {
          name: fieldNames(form, name),
          type: form.fields[name]?.type ?? 'text',
          unit: form.fields[name]?.unit ?? '',
          value: plain(value),
          source,
          measured: plain(measured),
          previous: plain(previous),
          options: optionsIn(form.fields[name]),
          ...(figure !== null && { figure }),
        },
      ]),
    ),
    checks: [
      ...checks.map((one) => ({ id: one.id, level: one.level, detail: textIn(one.said, language), fields: [...one.fields] })),
      ...told.flatMap(({ code, detail, evidence }) =>
        code === ownCheck ? [{ id: code, level: 'warning' as const, detail, fields: [String(evidence['field'])] }] : [],
      ),
    ],
    ...rest,
    steps: steps.map(({ action, version, state, actor, at, note, fields: now }, index) => ({
      action,
      version,
      state,
      by: actor,
      at: at.toISOString(),
      note,
      changes: index === 0 ? [] : changesOf(steps[index - 1]?.fields ?? {}, now),
    })),
    findings: told,
  };
}

/** The changes made by a step. */
function changesOf(before: ReturnFields, after: ReturnFields) {
  return Object.entries(after).flatMap(([field, { value }]) => {
    const was = before[field]?.value ?? null;
    return JSON.stringify(was) === JSON.stringify(value) ? [] : [{ field, was: plain(was), now: plain(value) }];
  });
}

/** The options of a choice, by key, with the name of each. */
function optionsIn(rule: FormField | undefined) {
  const { options = [] } = rule ?? {};
  if (Array.isArray(options)) return options.map((key) => ({ key, name: { zh: key, en: key } }));
  return Object.entries(options as Readonly<Record<string, { zh: string; en: string }>>).map(([key, { zh, en }]) => ({
    key,
    name: { zh, en },
  }));
}

/** The effect of values being typed, in words. */
export function presentWeighed({ fields, checks, findings }: Weighed, words: Words, language: Language) {
  const told = findings.map((one) => tellPlain(one, words, language));
  const said = (of: (typeof told)[number]): string => String(of.evidence['field']);
  return {
    fields: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, plain(value)])),
    checks: [
      ...checks.map((one) => ({ id: one.id, level: one.level, detail: textIn(one.said, language), fields: [...one.fields] })),
      ...told.flatMap((one) =>
        one.code === ownCheck ? [{ id: one.code, level: 'warning' as const, detail: one.detail, fields: [said(one)] }] : [],
      ),
    ],
    bad: Object.fromEntries(told.flatMap((one) => (one.code === ownCheck ? [] : [[said(one), one.detail] as const]))),
  };
}

export function presentUnits({ form, period, due, units }: Awaited<ReturnType<typeof unitsOf>>) {
  return {
    form: form.id,
    names: namesOf(form),
    period: period.text,
    due,
    units: units.map(({ found: { unit, name, state, version }, late }) => ({ unit, name, state, version, late })),
  };
}

type Status = Awaited<ReturnType<typeof statusOf>>;

export function presentStatus(told: Status, region: string, words: Words, language: Language) {
  const { form, period, units, findings, counted: _counted, ...rest } = told;
  return {
    form: form.id,
    period: period.text,
    region,
    ...rest,
    hash: statusHash(units.map(({ code, found }) => ({ unit: code, standing: found }))),
    units: units.map(({ code, name, found, late }) => ({
      unit: code,
      name,
      state: found?.state ?? null,
      version: found?.version ?? null,
      late,
    })),
    findings: findings.map((one) => tellPlain(one, words, language)),
  };
}

type Totals = Awaited<ReturnType<typeof totalsOf>> & { readonly of: number };

export function presentTotal({ form, period, rows, accepted, of }: Totals, region: string, words: Words, language: Language) {
  return {
    form: form.id,
    period: period.text,
    region,
    rows: rows.map(({ field, value, unit, figure }) => ({
      field,
      name: fieldNames(form, field),
      total: form.total[field] ?? ('sum' as const),
      value: numberOf(value),
      unit,
      figure,
    })),
    from: accepted,
    of,
    findings: rows.flatMap(({ findings }) => findings.map((one) => tellPlain(one, words, language))),
  };
}
