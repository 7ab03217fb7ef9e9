import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Headings of tables of estimates and measures. */
export const retrofitEstimateTerms = category({
  package: { zh: '改造方案包', en: 'Package' },
  measures: { zh: '节能改造措施', en: 'Retrofit measures' },
  reference: { zh: '基准能耗', en: 'Reference intensities' },
  leaf: { zh: '作用的用能部分', en: 'Part of use' },
  share: { zh: '节约比例', en: 'Share saved' },
  low: { zh: '节能量下限（90%）', en: 'Saving, low (90 %)' },
  high: { zh: '节能量上限（90%）', en: 'Saving, high (90 %)' },
  gain: { zh: '整体能效提升', en: 'Gain of efficiency' },
  trade: { zh: '工种', en: 'Trade' },
  missing: { zh: '测算还缺', en: 'What is missing' },
  estimate: { zh: '改造测算', en: 'Estimate of a retrofit' },
  library: { zh: '改造措施库', en: 'Measures and packages' },
  waterfall: { zh: '从改造前到改造后', en: 'Before and after' },
});

/** The parts of a building's use that a measure acts on. */
export const leafTerms = category({
  base: { zh: '基础用能', en: 'Base use' },
  heating: { zh: '供暖用能', en: 'Heating' },
  cooling: { zh: '供冷用能', en: 'Cooling' },
  total: { zh: '全部用能', en: 'All use' },
});

/** What a cost or an effort is per. */
export const perTerms = category({
  floorArea: labelTerms.floorAreaM2,
  heatedArea: { zh: '供暖面积（m²）', en: 'Heated area (m2)' },
  wallArea: { zh: '外墙面积（m²）', en: 'Wall area (m2)' },
  windowArea: { zh: '外窗面积（m²）', en: 'Window area (m2)' },
  roofArea: { zh: '屋顶面积（m²）', en: 'Roof area (m2)' },
  project: { zh: '每个项目', en: 'The project' },
  capacity: { zh: '所更新设备的容量（kW）', en: 'Capacity renewed (kW)' },
  count: { zh: '所更新设备的台数', en: 'Devices renewed' },
});

export const tradeTerms = category({
  envelope: { zh: '围护结构', en: 'Envelope' },
  heating: { zh: '供热改造', en: 'Heat supply' },
  electrical: { zh: '电气', en: 'Electrical' },
  hvac: labelTerms.hvac,
});

/** Whether a package reaches the required gain. */
export const gainTerms = category({
  meets: { zh: '达到要求', en: 'Meets the requirement' },
  short: { zh: '达不到要求', en: 'Falls short' },
  open: { zh: '尚不能确定是否达到', en: 'Not certain yet' },
  unknown: { zh: '数据不足，无法判断', en: 'Not known' },
});

export const retrofitEstimateVocabulary = {
  retrofitEstimate: retrofitEstimateTerms,
  retrofitGain: gainTerms,
  retrofitLeaf: leafTerms,
  retrofitPer: perTerms,
  retrofitTrade: tradeTerms,
} as const satisfies Readonly<Record<string, Category>>;
