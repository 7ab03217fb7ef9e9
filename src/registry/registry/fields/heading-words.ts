import { type FieldSpec, keyOf } from '#platform/list-intake/fields.ts';

/** What ledgers and forms call the columns of a kind of file, as `knowledge/heading-words` has it. */
export type HeadingWords = {
  readonly of: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

/**
 * What files of a kind call their columns, by field; a word that two sources use for different fields is taken for neither.
 * @example headingsByField('readings', said) // { time: ['电费年月'], value: ['总电量'] }
 */
export function headingsByField(kind: string, said: readonly HeadingWords[]): Readonly<Record<string, readonly string[]>> {
  const grouped = Map.groupBy(clearWords(kind, said), ([, field]) => field);
  return Object.fromEntries([...grouped].map(([field, words]) => [field, words.map(([word]) => word)]));
}

/**
 * The fields with the headings that ledgers use for them among their synonyms. A word that two ledgers use for different fields is taken
 * for neither, unless the field itself knows it.
 */
export function withHeadings(kind: string, fields: readonly FieldSpec[], said: readonly HeadingWords[]): readonly FieldSpec[] {
  const byField = Map.groupBy(clearWords(kind, said), ([, field]) => field);
  return fields.map((spec) => {
    const words = byField.get(spec.name);
    return words === undefined ? spec : { ...spec, synonyms: [...spec.synonyms, ...words.map(([word]) => word)] };
  });
}

/** Words that mean one field only. */
function clearWords(kind: string, said: readonly HeadingWords[]): (readonly [word: string, field: string])[] {
  const meant = new Map<string, Set<string>>();
  for (const { of, fields: words } of said)
    if (of === kind)
      for (const [field, list] of Object.entries(words))
        for (const word of list) meant.set(keyOf(word), (meant.get(keyOf(word)) ?? new Set<string>()).add(field));
  return [...meant].flatMap(([word, [field, ...others]]) => (field === undefined || others.length > 0 ? [] : [[word, field] as const]));
}
