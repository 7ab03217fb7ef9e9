import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** What is said of a heating season. */
export const heatSeasonTerms = category({
  name: { zh: '采暖季', en: 'Heating season' },
  region: headingTerms.place,
  from: { zh: '供暖自', en: 'Heated from' },
  to: { zh: '供暖至（不含）', en: 'Heated to (excluded)' },
  days: { zh: '供暖天数', en: 'Days heated' },
  nominalFrom: { zh: '规定自', en: 'Nominal from' },
  nominalTo: { zh: '规定至（不含）', en: 'Nominal to (excluded)' },
  nominalDays: { zh: '规定天数', en: 'Nominal days' },
  source: { zh: '所依文件', en: 'By which source' },
});

export const heatBillingVocabulary = { heatSeason: heatSeasonTerms } as const satisfies Readonly<Record<string, Category>>;
