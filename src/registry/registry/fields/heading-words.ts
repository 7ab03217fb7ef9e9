import { type FieldSpec, keyOf } from '#platform/list-intake/fields.ts';

/** The column names that ledgers and forms use for a kind of file, as in `knowledge/heading-words`. */
export type HeadingWords = {
  readonly of: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

/**
 * The column names used in files of a kind, by field; a word that two sources use for different fields is assigned to neither.
 * @example headingsByField('readings', said) // { time: ['电费年月'], value: ['总电量'] }
 */
export function headingsByField(kind: string, said: readonly HeadingWords[]): Readonly<Record<string, readonly string[]>> {
  const grouped = Map.groupBy(clearWords(kind, said), ([, field]) => field);
  return Object.fromEntries([...grouped].map(([field, words]) => [field, words.map(([word]) => word)]));
}

/**
 * The fields with the headings that ledgers use for them added as synonyms. A word that two ledgers use for different fields is assigned to
 * neither, unless the field itself knows it.
 */
export function withHeadings(kind: string, fields: readonly FieldSpec[], said: readonly HeadingWords[]): readonly FieldSpec[] {
  const byField = Map.groupBy(clearWords(kind, said), ([, field]) => field);
  return fields.map((spec) => {
    const words = byField.get(spec.name);
    return words === undefined ? spec : { ...spec, synonyms: [...spec.synonyms, ...words.map(([word]) => word)] };
  });
}

/** Words that refer to one field only. */
function clearWords(kind: string, said: readonly HeadingWords[]): (readonly [word: string, field: string])[] {
  const meant = new Map<string, Set<string>>();
  for (const { of, fields: words } of said)
    if (of === kind)
      for (const [field, list] of Object.entries(words))
        for (const word of list) meant.set(keyOf(word), (meant.get(keyOf(word)) ?? new Set<string>()).add(field));
  return [...meant].flatMap(([word, [field, ...others]]) => (field === undefined || others.length > 0 ? [] : [[word, field] as const]));
}
