import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Vocabulary } from '#kernel/vocabulary.ts';
import { helpContract } from './contract.ts';

type HelpNeeds = {
  /** The words of every slice. */
  readonly bySlice: Readonly<Record<string, Words>>;
  readonly vocabulary: Vocabulary;
  /** Other names of a category's code in files. */
  readonly also: (category: string, code: string) => readonly string[];
};

export function helpRoutes({ bySlice, vocabulary, also }: HelpNeeds) {
  const os = implement(helpContract).$context<RequestContext>();
  return os.router({
    words: os.words.handler(({ context: { language } }) => ({
      words: Object.entries(bySlice).flatMap(([slice, own]) =>
        Object.entries(own).map(([code, said]) => ({ slice, code, text: said[language] })),
      ),
    })),
    vocabulary: os.vocabulary.handler(({ input: { category: wanted } }) => {
      if (wanted !== undefined && !Object.hasOwn(vocabulary, wanted))
        throw new Problem('not-found', 'no-such-category', { category: wanted, categories: Object.keys(vocabulary).join(' ') });
      const categories = Object.entries(vocabulary).filter(([name]) => wanted === undefined || name === wanted);
      return {
        terms: categories.flatMap(([category, terms]) =>
          Object.entries(terms).map(([code, { zh, en, unit = null }]) => ({
            category,
            code,
            zh,
            en,
            unit,
            also: [...also(category, code)],
          })),
        ),
      };
    }),
  });
}
