import { category, type Category } from '#kernel/vocabulary.ts';

/** What tables of estimates and measures are headed by. */
export const retrofitEstimateTerms = category({
  package: { zh: '改造方案包', en: 'Package' },
  measures: { zh: '节能改造措施', en: 'Measures of retrofit' },
  reference: { zh: '基准能耗', en: 'Reference intensities' },
  leaf: { zh: '作用的用能部分', en: 'Part of use' },
  share: { zh: '节约比例', en: 'Share saved' },
  low: { zh: '节能量下限（90%）', en: 'Saving, low (90 %)' },
  high: { zh: '节能量上限（90%）', en: 'Saving, high (90 %)' },
  gain: { zh: '整体能效提升', en: 'Gain of efficiency' },
  trade: { zh: '工种', en: 'Trade' },
  missing: { zh: '估算还缺', en: 'What is missing' },
});

/** Whether a package gains what is asked. */
export const gainTerms = category({
  meets: { zh: '达到要求', en: 'Meets what is asked' },
  short: { zh: '达不到要求', en: 'Falls short' },
  open: { zh: '尚不能确定是否达到', en: 'Open' },
  unknown: { zh: '数据不足，无法判断', en: 'Not known' },
});

export const retrofitEstimateVocabulary = {
  retrofitEstimate: retrofitEstimateTerms,
  retrofitGain: gainTerms,
} as const satisfies Readonly<Record<string, Category>>;
