import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** How a year is projected to end. */
export const paceVerdictTerms = category({
  over: { zh: '已超出限额', en: 'Over the limit' },
  'heading-over': { zh: '预计超出限额', en: 'Heading over the limit' },
  uncertain: { zh: '可能超出限额', en: 'May go over the limit' },
  within: { zh: '预计在限额内', en: 'Within the limit' },
  unknown: { zh: '无法预计', en: 'Cannot be forecast' },
});

/** How a day counts in the pace of its year. */
export const pacePartTerms = category({
  used: { zh: '已用量', en: 'Used' },
  filled: { zh: '补足量', en: 'Filled in' },
  rest: { zh: '余下预计', en: 'Still to come' },
});

/** Headings of pages and tables of expected use. */
export const expectationTerms = category({
  expected: { zh: '期望用量', en: 'Expected use' },
  measured: { zh: '当日实测', en: 'Measured' },
  low: { zh: '范围下限', en: 'Lower end' },
  high: { zh: '范围上限', en: 'Upper end' },
  similar: { zh: '相似日', en: 'Similar days' },
  key: { zh: '差异度', en: 'Difference' },
  dayTemperature: { zh: '日均温', en: 'Daily temperature' },
  pace: labelTerms.yearPace,
  forecast: { zh: '全年预计', en: 'Full-year forecast' },
  limit: { zh: '限额用量', en: 'Use at the limit' },
  shareOfLimit: { zh: '预计占限额', en: 'Forecast share of the limit' },
  breach: { zh: '预计超限日', en: 'Expected day over the limit' },
});

export const expectationVocabulary = { paceVerdict: paceVerdictTerms, pacePart: pacePartTerms } satisfies Readonly<
  Record<string, Category>
>;
