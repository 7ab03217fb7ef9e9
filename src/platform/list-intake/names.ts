import { labelOf, type Term } from '#kernel/vocabulary.ts';

/** The names of fields of a kind of file: name and label, and what else is used (`also`) or guessed (`synonyms`) for them. */
export const namesIn =
  <F extends string>(terms: Readonly<Record<F, Term>>) =>
  (name: F, also: readonly string[] = [], synonyms: readonly string[] = []) => ({ name, ...labelOf(terms[name]), also, synonyms });
