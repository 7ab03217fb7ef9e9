import { labels, labelTerms } from '#kernel/label-terms.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { type Category, termText, useTerms, valueWordsOf } from '#kernel/vocabulary.ts';
import type { Cell } from '#platform/ledger/rows.ts';
import { cellOf } from './export-rows.ts';
import { buildingDictionary } from '../fields/fields.ts';
import type { ListedRow } from '../store/list-store.ts';
import { buildingFieldTerms, buildingValueTerms, meterFieldTerms } from '../vocabulary.ts';

/** Columns of a list that are not fields. */
const counted = { meters: { zh: '计量点数', en: 'metering points' } } as const;

/** The columns of an exported list: fields by name, and counts. Throws Problem `filter-unknown`. */
export function listColumns(wanted: readonly string[]): string[] {
  const known = [...buildingDictionary.fields.map((field) => field.name), ...Object.keys(counted)];
  const value = wanted.find((name) => !known.includes(name));
  if (value !== undefined) throw new Problem('bad-input', 'filter-unknown', { field: 'columns', value, allowed: known.join(' ') });
  return [...new Set(['code', 'name', ...wanted])];
}

/** The heading of each column with its unit; an import recognizes it in both languages. */
export function listHeader(columns: readonly string[], language: Language): string[] {
  return columns.map((name) => {
    if (name in counted) return counted[name as keyof typeof counted][language];
    const field = buildingDictionary.fields.find((one) => one.name === name);
    const unit = Object.entries(field?.units ?? {}).find(([, factor]) => factor === 1)?.[0];
    return `${language === 'zh' ? (field?.zh ?? name) : name}${unit === undefined ? '' : ` (${unit})`}`;
  });
}

/** The name of a field's coded value; a value without a term is returned unchanged. */
export function valueText(field: string, value: string, language: Language): string {
  const terms: Readonly<Record<string, Category>> = buildingValueTerms;
  return Object.hasOwn(terms, field) ? termText(terms[field] as Category, value, language) : value;
}

/** The names of fields and uses where a finding refers to them by code: see `fill`. */
export const valueWords: Words = {
  // `kind` is also a field of organisations, knowledge and others, each of which labels it differently from a meter
  ...valueWordsOf(['field', 'fields'], { ...meterFieldTerms, ...buildingFieldTerms, kind: labelTerms.kind }),
  ...valueWordsOf(['use', 'uses', 'family'], useTerms),
};

type Names = { readonly language: Language; readonly placeOf: (code: string) => string; readonly meters: ReadonlyMap<number, number> };

/** One building as the list shows it: places by name, coded values as text if the file is Chinese. */
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
