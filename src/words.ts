import { kernelVocabulary, type Vocabulary } from '#kernel/vocabulary.ts';
import { cliWords } from '#cli/words.ts';
import { words as dbWords } from '#platform/db/words.ts';
import { httpWords } from '#platform/http/words.ts';
import type { Words } from '#kernel/finding.ts';
import { formerCodes } from './former-codes.ts';
import type { Slice } from './slice.ts';
import { slices } from './slices.ts';

/**
 * The words of a list of slices and of the modules around them: by slice, where no code belongs to two, and all by code, with those of
 * codes of earlier versions and the terms of coded values in findings.
 */
export function wordsOf(list: readonly Slice[]): {
  wordsBySlice: Readonly<Record<string, Words>>;
  words: Words;
  vocabulary: Vocabulary;
} {
  const own = list.flatMap(({ name, words: said }) => (said === undefined ? [] : [[name, said] as const]));
  const bySlice: Record<string, Words> = { http: httpWords, cli: cliWords, db: dbWords, ...Object.fromEntries(own) };
  const values = list.map(({ valueWords }) => valueWords);
  const all: Words = Object.assign({}, ...Object.values(bySlice), ...values) as Words;
  const former = Object.entries(formerCodes).flatMap(([code, now]) => (all[now] === undefined ? [] : [[code, all[now]] as const]));
  const vocabulary: Vocabulary = Object.assign({}, kernelVocabulary, ...list.map((one) => one.vocabulary)) as Vocabulary;
  return { vocabulary, wordsBySlice: bySlice, words: { ...Object.fromEntries(former), ...all } };
}

export const { wordsBySlice, words, vocabulary } = wordsOf(slices as readonly Slice[]);
