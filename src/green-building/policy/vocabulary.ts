import { category, type Category } from '#kernel/vocabulary.ts';

/** How a target of a plan binds. */
export const targetKindTerms = category({
  binding: { zh: '约束性', en: 'Binding' },
  expected: { zh: '预期性', en: 'Expected' },
  unspecified: { zh: '未写明', en: 'Not specified' },
});

export const policyVocabulary = { targetKind: targetKindTerms } satisfies Readonly<Record<string, Category>>;
