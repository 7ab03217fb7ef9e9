import { category, type Category } from '#kernel/vocabulary.ts';

/** What a building lacks to be compared. */
export const gapTerms = category({
  meter: { zh: '没有表计', en: 'No meter' },
  coverage: { zh: '覆盖率不足', en: 'Too little coverage' },
  area: { zh: '缺建筑面积', en: 'No floor area' },
  use: { zh: '缺用途', en: 'No use' },
});

/** The basis of a verdict. */
export const basisTerms = category({
  formal: { zh: '正式', en: 'Formal' },
  indicative: { zh: '参考', en: 'Indicative' },
});

export const stockVocabulary = { gap: gapTerms, basis: basisTerms } satisfies Readonly<Record<string, Category>>;
