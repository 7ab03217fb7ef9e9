import type { Found } from '#platform/knowledge/facts.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';

/** The names of each kind of heating in files, in lower case, with its code. */
export type HeatingKinds = ReadonlyMap<string, string>;

/** The kinds of heating by their codes, then by all words in force. A heat pump is its own kind, although it uses electricity. */
export function heatingKinds(entries: readonly Found<'heating'>[]): HeatingKinds {
  const kinds = new Map(Object.keys(buildingValueTerms.heating).map((code) => [code, code]));
  for (const { id, values, names } of entries) {
    const code = id.replace(/^heating\//u, '');
    for (const word of [code, ...values, names.zh, names.en]) if (!kinds.has(word.toLowerCase())) kinds.set(word.toLowerCase(), code);
  }
  return kinds;
}

/** The kind denoted by a building's field: null if it is empty, `other` if the word is not known. */
export function heatingKind(said: unknown, kinds: HeatingKinds): string | null {
  if (typeof said !== 'string' || said.trim() === '') return null;
  return kinds.get(said.trim().toLowerCase()) ?? 'other';
}
