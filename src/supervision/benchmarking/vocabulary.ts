import { category, type Category } from '#kernel/vocabulary.ts';

/** How use compares with the limits of the quota. */
export const verdictTerms = category({
  leading: { zh: '达到引导值', en: 'At or below the target value' },
  within: { zh: '在约束值以内', en: 'Within the constraint value' },
  over: { zh: '超过约束值', en: 'Over the constraint value' },
  unknown: { zh: '无法判定', en: 'Cannot be judged' },
});

export const benchmarkingVocabulary = { verdict: verdictTerms } satisfies Readonly<Record<string, Category>>;
