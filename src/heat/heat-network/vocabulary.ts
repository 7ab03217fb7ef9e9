import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import type { HeatAdvice, LeftOutReason, LimitSource, SavingPrice } from './codes.ts';

/** Fields of substations, as headed in forms, tables and files (`heat.md` 1). */
export const substationFieldTerms = category({
  code: settlementPointFieldTerms.substation,
  region: headingTerms.place,
  name: headingTerms.name,
  company: settlementPointFieldTerms.company,
});

/** Fields of room temperature samples. */
export const roomSampleFieldTerms = category({
  household: householdFieldTerms.code,
  at: { zh: '测温时间', en: 'Measured at' },
  temperature: { ...headingTerms.roomTemperature, unit: '°C' },
});

export const heatAdviceTerms = category<HeatAdvice>({
  close: { zh: '关小', en: 'Close a little' },
  open: { zh: '开大', en: 'Open a little' },
  look: { zh: '上门查看：有户偏冷，不要关小', en: 'Go and look: a home is cold, do not close' },
  leave: { zh: '不动', en: 'Leave as it is' },
  unknown: { zh: '没有读数，无法建议', en: 'No readings: no advice' },
});

export const heatLeftOutTerms = category<LeftOutReason>({
  'no-meter': { zh: '结算点没有热量表', en: 'The settlement point has no heat meter' },
  'not-covered': { zh: '完整读数的天数不足 95%', en: 'Less than 95 % of days have complete readings' },
  'no-area': { zh: '没有供热的热用户', en: 'No household is supplied' },
  'no-degrees': { zh: '没有低于基准的气温', en: 'No temperature below the base' },
  'season-missing': { zh: '所在地区没有这个采暖季', en: 'Its region has no such season' },
});

export const heatSavingPriceTerms = category<SavingPrice>({
  supplier: { zh: '热源企业的热价', en: "the supplier's price" },
  metered: { zh: '计量热价', en: 'the metered price of its tariff' },
});

export const heatLimitTerms = category<LimitSource>({
  asked: { zh: '本次指定', en: 'as asked' },
  tariff: { zh: '热价中的减免界限', en: 'limit for reductions in its tariff' },
  standard: { zh: '室内空气质量标准的冬季下限', en: 'the standard for indoor air in winter' },
});

/** Headings of lists and figures of the network. */
export const heatNetworkTerms = category({
  heat: { zh: '供热量', en: 'Heat', unit: 'GJ' },
  area: { zh: '在供收费面积', en: 'Area supplied', unit: 'm²' },
  coverage: { zh: '有效天数占比', en: 'Share of valid days' },
  index: { zh: '单位面积热耗', en: 'Heat per square metre', unit: 'GJ/m²' },
  corrected: { zh: '按度日修正的热耗', en: 'Corrected by degree days', unit: 'GJ/m²' },
  rank: { zh: '热耗位次', en: 'Rank by heat' },
  hdd: { zh: '这些天的度日数', en: 'Degree days of these days', unit: '°C·d' },
  reference: { zh: '参照度日数', en: 'Reference degree days', unit: '°C·d' },
  median: { zh: '热耗中位数', en: 'Median' },
  outlier: { zh: '离群', en: 'Outlier' },
  high: { zh: '偏高', en: 'High' },
  low: { zh: '偏低', en: 'Low' },
  excluded: { zh: '未参加排名', en: 'Left out' },
  target: { zh: '目标热耗', en: 'Target', unit: 'GJ/m²' },
  tolerance: { zh: '允许偏差', en: 'Tolerance' },
  limit: { zh: '偏冷界限', en: 'Cold below', unit: '°C' },
  ratio: { zh: '与目标之比', en: 'Ratio to the target' },
  return: { zh: '平均回水温度', en: 'Mean return', unit: '°C' },
  spread: { zh: '回水温差', en: 'Spread of returns', unit: 'K' },
  samples: headingTerms.roomSamples,
  below: { zh: '低于界限', en: 'Below the limit' },
  advice: { zh: '调节建议', en: 'Advice' },
  saving: { zh: '可节约热量', en: 'Saving', unit: 'GJ' },
  savingYuan: { zh: '折合金额（元）', en: 'In yuan' },
  pricedBy: { zh: '金额按', en: 'Valued by' },
  days: { zh: '参与计算的天数', en: 'Days used' },
  kwPerK: { zh: '每度热负荷', en: 'Load per kelvin', unit: 'kW/K' },
  peakKw: { zh: '设计气温下的热负荷', en: 'Load at the design temperature', unit: 'kW' },
  indexFormula: {
    zh: '热耗 = 供热量 ÷ 供热面积；修正 = 热耗 × 参照度日数 ÷ 这些天的度日数（只计读数完整且有气温的天）',
    en: 'index = heat / area; corrected = index x reference / degree days, over days with complete readings and a temperature',
  },
  balanceFormula: {
    zh: '比值 = 供热量 ÷ 供热面积 ÷ 目标热耗；可节约 = 供热量 − 目标热耗 × 供热面积（仅对建议关小的结算点）',
    en: 'ratio = heat / area / target; saving = heat - target x area, only for points advised to close',
  },
  forecastFormula: {
    zh: '每度热负荷 = Σ(热量 × 度日) ÷ Σ度日² ÷ 0.0864；热负荷 = 每度热负荷 × (基准 − 设计气温)',
    en: 'load per kelvin = sum(heat x degrees) / sum(degrees squared) / 0.0864; load = load per kelvin x (base - design)',
  },
});

export const heatNetworkVocabulary = {
  substationField: substationFieldTerms,
  roomSampleField: roomSampleFieldTerms,
  heatAdvice: heatAdviceTerms,
  heatLeftOut: heatLeftOutTerms,
  heatSavingPrice: heatSavingPriceTerms,
  heatLimit: heatLimitTerms,
  heatNetwork: heatNetworkTerms,
} as const satisfies Readonly<Record<string, Category>>;
