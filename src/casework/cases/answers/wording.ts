import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { DoubtOfStep } from '../rules/kept-doubts.ts';
import { doubtFinding } from '../agreement/must.ts';
import { wholeCase } from '../agreement/must-wording.ts';
import { reportRoles } from '../rules/reports.ts';
import { caseTerms } from '../vocabulary.ts';
import { optionsOf } from '../public/field-value.ts';
import { optionName, valueText } from '../public/value-text.ts';
import type { EvidenceFile } from '../facts.ts';
import type { PapersChanged } from '../rules/changed-since.ts';

type Named = { readonly names?: { readonly zh: string; readonly en: string } | undefined } | undefined;

/** The name of a part of a procedure; its key if it has no name. */
export const called = (part: Named, key: string, language: Language): string => part?.names?.[language] ?? key;

export const namesIn = (procedure: Procedure, state: string, language: Language) => ({
  procedureName: called(procedure, procedure.id, language),
  stateName: called(procedure.states[state], state, language),
});

/** The name of a limit; owed reports are included among them. */
export const limitIn = ({ limits, reports }: Procedure, id: string, language: Language): string =>
  called(limits[id] ?? reports[id], id, language);

/** The name of a step; a report is given under its own name. */
export const stepName = ({ transitions, reports }: Procedure, id: string, language: Language): string =>
  called(transitions[id] ?? reports[id], id, language);

/** The names of the assigned numbers. */
export const numberNames = ({ numbers }: Procedure, given: Readonly<Record<string, string>>, language: Language) =>
  Object.fromEntries(Object.keys(given).map((key) => [key, called(numbers[key], key, language)]));

/** What blocks a step, with parts of the procedure by name. */
export function blockingReasonInWords(procedure: Procedure, found: Finding, words: Words, language: Language) {
  const { panel, transition, taken } = found.evidence;
  const named = {
    ...(typeof panel === 'string' && { panel: called(procedure.panels[panel], panel, language) }),
    ...(typeof transition === 'string' && { transition: called(procedure.transitions[transition], transition, language) }),
    ...(typeof taken === 'string' && {
      taken: taken
        .split(', ')
        .map((step) => called(procedure.transitions[step], step, language))
        .join(', '),
    }),
  };
  const { detail } = tellPlain({ ...found, evidence: { ...found.evidence, ...named } }, words, language);
  return { ...tellPlain(found, words, language), detail };
}

/** What a step kept as not agreeing, in words. */
export function doubtInWords(procedure: Procedure, doubt: DoubtOfStep, words: Words, language: Language) {
  const { n, at, by, transition, field, else: strength, reason = null } = doubt;
  return {
    ...tellPlain(doubtFinding(doubt), words, language),
    n,
    at,
    by,
    transition,
    field,
    strength,
    reason,
    stepName: transition === null ? caseTerms.begin[language] : stepName(procedure, transition, language),
    name: doubtName(procedure, doubt, language),
  };
}

/** What a doubt is about: a field, the case as a whole, or a case that the step begins. */
export function doubtName(procedure: Procedure, { field, evidence }: Pick<DoubtOfStep, 'field' | 'evidence'>, language: Language): string {
  if (field === wholeCase) return called(procedure, procedure.id, language);
  const rule = procedure.fields[field];
  return rule === undefined ? textIn(evidence['name'] ?? field, language) : called(rule, field, language);
}

/** A step with its form, for a page to render. */
export function stepInWords(procedure: Procedure, transition: string, language: Language) {
  const report = procedure.reports[transition];
  if (procedure.transitions[transition] === undefined && report !== undefined) return reportInWords(procedure, transition, language);
  const { form = [], optional = [], evidence = [], by = [], note = false, to = '', effects = [] } = procedure.transitions[transition] ?? {};
  return {
    name: called(procedure.transitions[transition], transition, language),
    to: called(procedure.states[to], to, language),
    by: [by].flat().map((role) => called(procedure.roles[role], role, language)),
    form: [
      ...form.map((field) => fieldInWords(procedure, field, true, language)),
      ...optional.map((field) => fieldInWords(procedure, field, false, language)),
    ],
    evidence: Object.entries(procedure.evidence).map(([kind, rule]) => ({
      kind,
      name: called(rule, kind, language),
      types: rule.types,
      required: evidence.includes(kind),
    })),
    note,
    begins: effects.flatMap(({ begin }) => begin ?? []),
  };
}

/** The form of a report: fields filled by meters may be left empty. */
function reportInWords(procedure: Procedure, id: string, language: Language) {
  const { form = [], fills = {} } = procedure.reports[id] ?? {};
  const others = Object.keys(fills).filter((field) => !form.includes(field));
  return {
    name: stepName(procedure, id, language),
    to: '',
    by: reportRoles(procedure).map((role) => called(procedure.roles[role], role, language)),
    form: [...form, ...others].map((field) => fieldInWords(procedure, field, form.includes(field) && !(field in fills), language)),
    evidence: Object.entries(procedure.evidence).map(([kind, rule]) => ({
      kind,
      name: called(rule, kind, language),
      types: rule.types,
      required: false,
    })),
    note: false,
    begins: [],
  };
}

/** How papers differ from those of an earlier vote, by names. @param files those of the case that the reader sees */
export function changedInWords(
  procedure: Procedure,
  { fields, personal, evidence, reports }: PapersChanged,
  files: readonly EvidenceFile[],
  language: Language,
) {
  const nameOf = (field: string) => called(procedure.fields[field], field, language);
  const textOf = (field: string, value: unknown) => valueText(procedure.fields[field], value, language);
  return {
    fields: fields.map(({ field, was, is }) => ({ field, name: nameOf(field), was: textOf(field, was), is: textOf(field, is) })),
    personal: personal.map(nameOf),
    evidence: files
      .filter(({ n }) => evidence.includes(n))
      .map(({ n, kind, name }) => ({ n, name, kindName: called(procedure.evidence[kind], kind, language) })),
    reports: reports.map(({ report, period }) => ({ name: stepName(procedure, report, language), period })),
  };
}

/** A field with its options and columns. */
export function fieldInWords({ fields }: Procedure, field: string, required: boolean, language: Language) {
  const rule = fields[field];
  const options = rule === undefined ? [] : optionsOf(rule);
  return {
    field,
    name: called(rule, field, language),
    type: rule?.type ?? 'text',
    unit: rule?.unit ?? null,
    required,
    personal: rule?.personal === true,
    options: options.map((key) => ({ key, name: optionName(rule ?? {}, key, language) })),
    columns: Object.entries(rule?.columns ?? {}).map(([key, column]) => ({
      key,
      name: called(column, key, language),
      type: column.type,
      options: optionsOf(column).map((one) => ({ key: one, name: optionName(column, one, language) })),
    })),
  };
}
