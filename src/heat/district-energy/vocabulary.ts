import { labelTerms } from '#kernel/label-terms.ts';
import { carrierTerms, category, type Category } from '#kernel/vocabulary.ts';
import type { DemandBasis } from './demand/facts.ts';
import type { DemandKind, Objective, supplyKinds } from './plan-file/shape.ts';
import type { LimitPrice } from './supply/facts.ts';
import type { Oversize } from './supply/oversize.ts';

/** What a district needs. */
export const districtKindTerms = category<DemandKind>({
  electricity: carrierTerms.electricity,
  heat: carrierTerms.heat,
  cooling: carrierTerms.cooling,
  'hot-water': { zh: '生活热水', en: 'Hot water' },
  gas: carrierTerms.gas,
});

/** What supplies it. */
export const districtSupplyTerms = category<(typeof supplyKinds)[number]>({
  grid: { zh: '电网', en: 'Electricity grid' },
  network: { zh: '外部管网', en: 'External network' },
  'waste-heat': { zh: '余热', en: 'Waste heat' },
  'ground-source': { zh: '地源热泵站', en: 'Ground-source heat pump' },
  'air-source': { zh: '空气源热泵站', en: 'Air-source heat pump' },
  boiler: { zh: '锅炉房', en: 'Boilers' },
  chiller: { zh: '集中制冷站', en: 'Chillers' },
  solar: { zh: '太阳能', en: 'Solar' },
  other: { zh: '其他能源设施', en: 'Other plant' },
});

export const districtObjectiveTerms = category<Objective>({
  cost: { zh: '费用最低', en: 'Least cost' },
  carbon: { zh: '碳排放最低', en: 'Least carbon' },
  import: { zh: '外购能源最少', en: 'Least import' },
});

/** What a demand rests on. */
export const districtBasisTerms = category<DemandBasis>({
  'own-meters': { zh: '本建筑实测', en: 'Measured there' },
  measured: { zh: '同类建筑实测', en: 'Measured in buildings of the same use' },
  figure: { zh: '规划人给定，未实测', en: 'Stated by the planner, not measured' },
  norm: { zh: '标准指标，未实测', en: 'Figure of a standard, not measured' },
  none: { zh: '缺，未计入', en: 'Not known, left out' },
});

export const districtStatusTerms = category({
  optimal: { zh: '已证明最优', en: 'Proven optimal' },
  feasible: { zh: '可行，未证明最优', en: 'Feasible, not proven optimal' },
});

export const districtLimitTerms = category<LimitPrice['limit']>({
  yuan: { zh: '全年费用限额', en: 'Yearly cost limit' },
  carbonKg: { zh: '全年碳排放限额', en: 'Yearly carbon limit' },
  importKwh: { zh: '全年外购限额', en: 'Yearly import limit' },
  mostKw: { zh: '容量上限', en: 'Maximum capacity' },
  mostKwh: { zh: '储能容量上限', en: 'Maximum storage capacity' },
});

export const districtOversizeTerms = category<Oversize['by']>({
  peaks: { zh: '按各地块峰值之和', en: 'By the sum of all peaks' },
  rule: { zh: '按经验指标', en: 'By the rule of thumb' },
});

/** Terms of district energy plans. */
export const districtTerms = category({
  plan: labelTerms.districtPlan,
  demand: { zh: '区域负荷预测', en: 'Demand' },
  supply: { zh: '供能方案', en: 'Supply' },
  prices: { zh: '限额的影子价格', en: 'Shadow prices of limits' },
  oversize: { zh: '容量过大的代价', en: 'Cost of oversizing' },
  inputs: { zh: '区域能源规划的输入数据', en: 'Input data of the plan' },
  plot: { zh: '规划地块', en: 'Plot' },
  phase: { zh: '分期', en: 'Phase' },
  kind: { zh: '用能种类', en: 'Kind of energy' },
  objective: { zh: '规划目标', en: 'Objective' },
  basis: { zh: '需求依据', en: 'Basis of demand' },
  perM2: { zh: '单位面积需求', en: 'Demand per area', unit: 'kWh/m²' },
  interval: { zh: '90% 区间', en: '90 % interval', unit: 'kWh/m²' },
  kwh: { zh: '全年需求', en: 'Yearly demand', unit: 'kWh' },
  peakKw: { zh: '需求峰值', en: 'Peak of demand', unit: 'kW' },
  sumOfPeaks: { zh: '各地块峰值之和', en: 'Sum of the peaks', unit: 'kW' },
  diversity: { zh: '同时系数', en: 'Diversity' },
  measuredBuildings: { zh: '实测建筑数', en: 'Buildings measured' },
  plant: { zh: '供能设施', en: 'Plant' },
  size: { zh: '规划容量（储能为 kWh）', en: 'Capacity (storage in kWh)', unit: 'kW' },
  added: { zh: '本期新增', en: 'Added in the phase', unit: 'kW' },
  given: { zh: '全年供能量', en: 'Yearly supply', unit: 'kWh' },
  yuan: { zh: '年费用', en: 'Yearly cost', unit: '元' },
  carbonKg: { zh: '年碳排放', en: 'Yearly carbon', unit: 'kg' },
  importKwh: { zh: '年外购能源', en: 'Yearly import', unit: 'kWh' },
  limit: { zh: '规划限额', en: 'Limit' },
  amount: { zh: '限额值', en: 'Limit value' },
  used: { zh: '限额已用', en: 'Used' },
  perUnit: { zh: '每单位的价格', en: 'Price per unit' },
  moreYuan: { zh: '每年多花', en: 'Extra cost per year', unit: '元' },
  wouldBe: { zh: '将按此容量建设', en: 'Capacity that would be built', unit: 'kW' },
  path: { zh: '规划文件中的位置', en: 'Position in the file' },
  value: { zh: '规划取值', en: 'Value' },
  origin: { zh: '规划数据来源', en: 'Origin' },
  years: { zh: '计入年数', en: 'Years counted', unit: 'a' },
});

export const districtEnergyVocabulary = {
  districtKind: districtKindTerms,
  districtSupply: districtSupplyTerms,
  districtObjective: districtObjectiveTerms,
  districtBasis: districtBasisTerms,
  districtStatus: districtStatusTerms,
  districtLimit: districtLimitTerms,
  districtOversize: districtOversizeTerms,
  district: districtTerms,
} as const satisfies Readonly<Record<string, Category>>;
