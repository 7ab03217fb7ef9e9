import type { Fields } from '#casework/cases/facts.ts';
import type { FieldValue } from '#casework/cases/facts.ts';
import { optionsOf } from '#casework/cases/public/field-value.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { FillingCell, FillingSheet } from '#platform/tables/filling-workbook.ts';
import { differing, failedChecks, type FailedCheck } from './checks.ts';
import type { FormField, Return } from './facts.ts';
import { headingFor, leadTerms } from './headings.ts';
import type { Period } from './period.ts';
import { returnStateTerms, returnTerms } from './vocabulary.ts';

/** A return as a row of the sheet, with what it is checked against. */
export type SheetRow = { readonly found: Return; readonly form: Form; readonly around: Fields; readonly locked: boolean };

/** A number with more digits than a spreadsheet keeps is exported as text. */
const digitsOfSheet = 15;

/** A value as cell text that can be read back unchanged. */
export function cellText(rule: FormField, value: FieldValue, language: Language): string | number | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return textIn(value ? labelTerms.yes : labelTerms.no, language);
  if (typeof value === 'number') return value;
  if (rule.type === 'choices') return (value as readonly string[]).map((key) => optionName(rule, key, language)).join('；');
  if (typeof value === 'object') return JSON.stringify(value);
  if (rule.type === 'decimal' || rule.type === 'money')
    return value.replaceAll(/[^\d]/gu, '').replace(/^0+/u, '').length > digitsOfSheet ? value : Number(value);
  return rule.type === 'choice' ? optionName(rule, value, language) : value;
}

/** An option by its name if that is unambiguous, otherwise by its key. */
function optionName(rule: FormField, key: string, language: Language): string {
  const { options = [] } = rule;
  if (Array.isArray(options)) return key;
  const names = options as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const name = names[key]?.[language];
  const isPlain = name !== undefined && name.trim() === name && name !== '' && !/[;；,，]/u.test(name);
  const others = Object.entries(names).filter(
    ([other, said]) => other === name || (other !== key && Object.values(said).includes(name ?? '')),
  );
  return isPlain && others.length === 0 ? name : key;
}

/** Whether a cell may be edited: the return is open or was returned, its period has not ended, and the field is not calculated. */
const mayType = ({ found, locked }: SheetRow, rule: FormField): boolean =>
  !locked && (found.state === 'open' || found.state === 'returned') && rule.compute === undefined;

const saidOf = (checks: readonly FailedCheck[], language: Language): string[] => checks.map(({ said }) => textIn(said, language));

type Telling = { readonly language: Language; readonly tell: (finding: Finding) => string };

/**
 * The returns of a period as one sheet: a row per unit, a column per field; values prefilled from meters are marked, cells that may not be
 * edited are locked, each failed check is a comment on its cells, each rule of a form one on its heading.
 */
export function returnSheet(form: Form, period: Period, rows: readonly SheetRow[], telling: Telling): FillingSheet {
  const { language } = telling;
  const fields = fieldsOf(form, rows);
  const leads = Object.values(leadTerms).map((term) => ({ heading: textIn(term, language) }));
  const title = `${textIn(form.names ?? { zh: form.id, en: form.id }, language)} ${form.id}@${form.version} ${period.text}`;
  return {
    note: `${title} · ${textIn(returnTerms.howToFill, language)}`,
    sheet: period.text,
    columns: [...leads, ...Object.keys(fields).map((name) => headOf(form, fields, name, language))],
    rows: rows.map((row) => [...leadCells(row, language), ...fieldCells(row, Object.keys(fields), telling)]),
    standing: 2,
  };
}

/** The fields of the form, then those that exist only in returns on other versions of it. */
export function fieldsOf(form: Form, rows: readonly Pick<SheetRow, 'form'>[]): Form['fields'] {
  return Object.assign({}, ...[...new Set(rows.map((row) => row.form))].map(({ fields }) => fields), form.fields) as Form['fields'];
}

function headOf(form: Form, fields: Form['fields'], name: string, language: Language) {
  const rule = fields[name] as FormField;
  const rules = form.checks.filter(({ holds }) => JSON.stringify(holds).includes(`"${name}"`)).map(({ say }) => textIn(say, language));
  const options = rule.type === 'choice' ? optionsOf(rule).map((key) => optionName(rule, key, language)) : [];
  const yesOrNo = rule.type === 'bool' ? [textIn(labelTerms.yes, language), textIn(labelTerms.no, language)] : [];
  return {
    heading: headingFor(fields, name, language),
    options: [...options, ...yesOrNo],
    ...(rules.length > 0 && { comment: rules.join('\n') }),
  };
}

function leadCells({ found, form, around }: SheetRow, language: Language): FillingCell[] {
  const elsewhere = failedChecks(form, found.fields, around).filter(({ fields }) => fields.length === 0);
  const look =
    elsewhere.length === 0 ? undefined : elsewhere.some(({ level }) => level === 'error') ? ('wrong' as const) : ('doubtful' as const);
  const texts = [found.unit, found.name, found.period, textIn(returnStateTerms[found.state], language)];
  return [
    ...texts.map((value, at) => ({ value, open: false, ...(at === 0 && { look, comment: saidOf(elsewhere, language).join('\n') }) })),
    { value: found.n, open: false },
  ];
}

function fieldCells(row: SheetRow, names: readonly string[], { language, tell }: Telling): FillingCell[] {
  const { found, form, around } = row;
  const failed = failedChecks(form, found.fields, around);
  const off = Map.groupBy(differing(form, found.prefill, found.fields), ({ evidence }) => String(evidence['field']));
  return names.map((name): FillingCell => {
    const rule = Object.hasOwn(form.fields, name) ? form.fields[name] : undefined;
    if (rule === undefined) return { value: null, open: false };
    const { value = null, filled = false } = found.fields[name] ?? {};
    const own = failed.filter(({ fields }) => fields.includes(name));
    const far = off.get(name) ?? [];
    const isGiven = !filled && value !== null && Object.hasOwn(found.prefill, name);
    const isWrong = own.some(({ level }) => level === 'error');
    return {
      value: cellText(rule, value, language),
      open: mayType(row, rule),
      look: isWrong ? 'wrong' : own.length + far.length > 0 ? 'doubtful' : isGiven ? 'given' : undefined,
      comment: [...saidOf(own, language), ...far.map(tell)].join('\n'),
    };
  });
}
