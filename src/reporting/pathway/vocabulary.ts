import { category, type Category } from '#kernel/vocabulary.ts';

/** Headings of pathway tables. */
export const pathwayTerms = category({
  pathway: { zh: '减排路径', en: 'Pathway' },
  plan: { zh: '路径方案', en: 'Plan' },
  area: { zh: '存量面积', en: 'Area in stock' },
  peak: { zh: '达峰年份', en: 'Peak' },
  limit: { zh: '排放上限', en: 'Limit' },
  gap: { zh: '超出上限', en: 'Over the limit' },
  measure: { zh: '减排措施', en: 'Measure' },
  takesOff: { zh: '减排量', en: 'Reduction' },
  low: { zh: '抽样第 5 百分位', en: '5th percentile' },
  middle: { zh: '抽样中位数', en: 'Median of samples' },
  high: { zh: '抽样第 95 百分位', en: '95th percentile' },
});

export const pathwayVocabulary = { pathway: pathwayTerms } as const satisfies Readonly<Record<string, Category>>;
