import { tellPlain } from '#imports/present-result.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import { numberOf } from '#indicator/facts.ts';
import type { Form } from '#knowledge/facts.ts';
import type { FieldValue, FormFound } from './facts.ts';
import type { ReturnShown } from './showing.ts';
import type { statusOf, totalsOf } from './totalling.ts';

/** What a form is called. */
const namesOf = ({ names, id }: Pick<Form, 'names' | 'id'>) => names ?? { zh: id, en: id };

/** What a field of it is called. */
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

/** What the program itself says of a return stands among its checks, too. */
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
      Object.entries(fields).map(([name, { value, source, measured, figure }]) => [
        name,
        {
          name: fieldNames(form, name),
          type: form.fields[name]?.type ?? 'text',
          unit: form.fields[name]?.unit ?? '',
          value: plain(value),
          source,
          measured: plain(measured),
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
    steps: steps.map(({ action, version, state, actor, at, note }) => ({ action, version, state, by: actor, at: at.toISOString(), note })),
    findings: told,
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
    from: accepted.length,
    of,
    findings: rows.flatMap(({ findings }) => findings.map((one) => tellPlain(one, words, language))),
  };
}
