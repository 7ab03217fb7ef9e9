import { labelOf, type Term } from '#kernel/vocabulary.ts';

/** How fields of a kind of file are called: by name and label, and by what else is taken (`also`) or guessed (`synonyms`) for them. */
export const namesIn =
  <F extends string>(terms: Readonly<Record<F, Term>>) =>
  (name: F, also: readonly string[] = [], synonyms: readonly string[] = []) => ({ name, ...labelOf(terms[name]), also, synonyms });
