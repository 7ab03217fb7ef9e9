import type { Language, Words } from '#kernel/finding.ts';
import type { Cell } from '#ledger/rows.ts';
import { cellOf } from './export-rows.ts';
import { buildingDictionary } from './fields.ts';
import type { ListedRow } from './list-store.ts';

/** Columns of a list that are no fields. */
const counted = { meters: { zh: '计量点数', en: 'metering points' } } as const;

/** The columns of a list that is written out: fields by name, and what is counted. Unknown ones are left out. */
export function listColumns(wanted: readonly string[]): string[] {
  const known = new Set([...buildingDictionary.fields.map((field) => field.name), ...Object.keys(counted)]);
  return [...new Set(['code', 'name', ...wanted])].filter((name) => known.has(name));
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

/** Words for coded values, by field: the first Chinese one that an import reads back. */
const chinese: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  buildingDictionary.fields.map((field) => {
    const words = new Map<string, string>();
    for (const [word, code] of field.words ?? []) if (/\p{Script=Han}/u.test(word) && !words.has(code)) words.set(code, word);
    return [field.name, words];
  }),
);

/** A coded value of a field in words where the reader is Chinese; else as it is. */
export function valueText(field: string, value: string, language: Language): string {
  return language === 'zh' ? (chinese.get(field)?.get(value) ?? value) : value;
}

/** What fields, uses and kinds of heating are called where a finding names them by code: see `fill`. */
export const valueWords: Words = Object.fromEntries([
  ...buildingDictionary.fields.flatMap(({ name, zh }) =>
    ['field', 'fields'].map((evidence) => [
      `${evidence}=${name}`,
      { zh, en: name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`) },
    ]),
  ),
  ...['use', 'family'].flatMap((evidence) =>
    [...(chinese.get('use') ?? [])].map(([code, zh]) => [`${evidence}=${code}`, { zh, en: code.replaceAll('-', ' ') }]),
  ),
]) as Words;

type Names = { readonly language: Language; readonly placeOf: (code: string) => string; readonly meters: ReadonlyMap<number, number> };

/** One building as the list shows it: places by name, coded values in words where the file is Chinese. */
export function listRow(columns: readonly string[], row: ListedRow, { language, placeOf, meters }: Names): Cell[] {
  return columns.map((name) => {
    if (name === 'code') return row.code;
    if (name === 'meters') return meters.get(row.id) ?? 0;
    const value = row.fields[name];
    if ((name === 'region' || name === 'developmentZone') && typeof value === 'string') return placeOf(value);
    if (language === 'zh' && typeof value === 'boolean') return value ? '是' : '否';
    if (typeof value === 'string') return valueText(name, value, language);
    return cellOf(name, value);
  });
}
