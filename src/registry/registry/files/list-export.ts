import { labels, labelTerms } from '#kernel/label-terms.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { type Category, termText, useTerms, valueWordsOf } from '#kernel/vocabulary.ts';
import type { Cell } from '#platform/ledger/rows.ts';
import { cellOf } from './export-rows.ts';
import { buildingDictionary } from '../fields/fields.ts';
import type { ListedRow } from '../store/list-store.ts';
import { buildingFieldTerms, buildingValueTerms, meterFieldTerms } from '../vocabulary.ts';

/** Columns of a list that are no fields. */
const counted = { meters: { zh: '计量点数', en: 'metering points' } } as const;

/** The columns of a list that is written out: fields by name, and what is counted. Throws Problem `filter-unknown`. */
export function listColumns(wanted: readonly string[]): string[] {
  const known = [...buildingDictionary.fields.map((field) => field.name), ...Object.keys(counted)];
  const value = wanted.find((name) => !known.includes(name));
  if (value !== undefined) throw new Problem('bad-input', 'filter-unknown', { field: 'columns', value, allowed: known.join(' ') });
  return [...new Set(['code', 'name', ...wanted])];
}

/** The heading of each column with its unit; in both languages an import knows it again. */
export function listHeader(columns: readonly string[], language: Language): string[] {
  return columns.map((name) => {
    if (name in counted) return counted[name as keyof typeof counted][language];
    const field = buildingDictionary.fields.find((one) => one.name === name);
    const unit = Object.entries(field?.units ?? {}).find(([, factor]) => factor === 1)?.[0];
    return `${language === 'zh' ? (field?.zh ?? name) : name}${unit === undefined ? '' : ` (${unit})`}`;
  });
}

/** What a field's coded value is called; one that has no term is left as it is. */
export function valueText(field: string, value: string, language: Language): string {
  const terms: Readonly<Record<string, Category>> = buildingValueTerms;
  return Object.hasOwn(terms, field) ? termText(terms[field] as Category, value, language) : value;
}

/** What fields and uses are called where a finding names them by code: see `fill`. */
export const valueWords: Words = {
  // `kind` is a field of organisations, knowledge and others too, each of which calls it otherwise than a meter does
  ...valueWordsOf(['field', 'fields'], { ...meterFieldTerms, ...buildingFieldTerms, kind: labelTerms.kind }),
  ...valueWordsOf(['use', 'uses', 'family'], useTerms),
};

type Names = { readonly language: Language; readonly placeOf: (code: string) => string; readonly meters: ReadonlyMap<number, number> };

/** One building as the list shows it: places by name, coded values in words where the file is Chinese. */
export function listRow(columns: readonly string[], row: ListedRow, { language, placeOf, meters }: Names): Cell[] {
  return columns.map((name) => {
    if (name === 'code') return row.code;
    if (name === 'meters') return meters.get(row.id) ?? 0;
    const value = row.fields[name];
    if ((name === 'region' || name === 'developmentZone') && typeof value === 'string') return placeOf(value);
    if (language === 'zh' && typeof value === 'boolean') return value ? labels.zh.yes : labels.zh.no;
    if (typeof value === 'string') return valueText(name, value, language);
    return cellOf(name, value);
  });
}
