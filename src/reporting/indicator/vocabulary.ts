import { category } from '#kernel/vocabulary.ts';

/** Units of energy. */
export const energyUnitTerms = category({
  kgce: { zh: '按当量值折标准煤', en: 'In standard coal by calorific value' },
  'kgce-equal': { zh: '按等价值折标准煤', en: 'In standard coal by equal value' },
  kwh: { zh: '折千瓦时', en: 'In kWh' },
  gj: { zh: '折吉焦', en: 'In GJ' },
  own: { zh: '以自身单位计', en: 'In its own unit' },
});

/** Terms of indicators and their parts. */
export const indicatorTerms = category({
  indicator: { zh: '考核指标', en: 'Indicator' },
  parts: { zh: '计算项', en: 'Parts' },
  direction: { zh: '改善方向', en: 'Better' },
  up: { zh: '越高越好', en: 'Higher' },
  down: { zh: '越低越好', en: 'Lower' },
  formula: { zh: '计算公式', en: 'Formula' },
  ofTargets: { zh: '对应的目标', en: 'Targets' },
});

export const indicatorVocabulary = { energyUnit: energyUnitTerms, indicator: indicatorTerms };
