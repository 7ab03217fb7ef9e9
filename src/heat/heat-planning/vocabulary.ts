import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { category, type Category, termText } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import type { Impossible, LinkKind } from './links.ts';

/** The status of a heat match (`heat.md` 6). */
export const heatMatchStatusTerms = category({
  optimal: { zh: '费用最低，已证明', en: 'Least cost, proven' },
  feasible: { zh: '可行，未证明费用最低', en: 'Feasible, not proven least cost' },
});

/** How heat is carried over a link. */
export const heatLinkKindTerms = category<LinkKind>({
  direct: { zh: '直接供给', en: 'Direct supply' },
  lift: { zh: '热泵提温', en: 'Raised by a heat pump' },
});

/** Why there can be no link. */
export const heatLinkWhyTerms = category<Impossible['why']>({
  'too-far': { zh: '超过最远距离', en: 'Too far' },
  'lost-on-the-way': { zh: '热量在途中散尽', en: 'All heat lost on the way' },
  'too-cold': { zh: '热源温度不够', en: 'Too cold' },
  'lift-too-far': { zh: '提温幅度过大', en: 'Temperature lift too large' },
});

/** Terms in results of a heat match. */
export const heatMatchTerms = category({
  cost: { zh: '全年费用', en: 'Yearly cost', unit: '元' },
  bound: { zh: '费用下限', en: 'Lower bound of cost', unit: '元' },
  source: { zh: '余热热源', en: 'Source of waste heat' },
  demand: { zh: '用热需求', en: 'Demand for heat' },
  link: { zh: '余热管线', en: 'Link' },
  km: { zh: '管线长度', en: 'Length', unit: 'km' },
  linkKind: { zh: '供给方式', en: 'Type of supply' },
  maxKw: { zh: '最大取热功率', en: 'Maximum power taken', unit: 'kW' },
  delivered: { zh: '送达热量', en: 'Delivered', unit: 'GJ' },
  lost: { zh: '途中散热', en: 'Lost on the way', unit: 'GJ' },
  electricity: { zh: '热泵用电', en: 'Electricity', unit: 'kWh' },
  needed: { zh: '需要热量', en: 'Needed', unit: 'GJ' },
  unmet: { zh: '未满足热量', en: 'Not met', unit: 'GJ' },
  offered: { zh: '可供余热', en: 'Offered', unit: 'GJ' },
  used: { zh: '已利用余热', en: 'Used', unit: 'GJ' },
  why: { zh: '不能连接的原因', en: 'Why no link is possible' },
});

/** Terms of waste heat plans. */
export const heatPlanTerms = category({
  plan: labelTerms.heatPlan,
  inputs: { zh: '余热方案的输入数据', en: 'Input data of the plan' },
  of: { zh: '热源或需求', en: 'Source or demand' },
  path: { zh: '文件中的位置', en: 'Position in the file' },
  what: { zh: '数据项', en: 'Item' },
  value: { zh: '取值', en: 'Value' },
  origin: { zh: '取值依据', en: 'Origin' },
  first: { zh: '方案一', en: 'First plan' },
  second: { zh: '方案二', en: 'Second plan' },
  more: { zh: '费用增减', en: 'Change of cost', unit: '元' },
  unused: { zh: '未利用余热', en: 'Not used', unit: 'GJ' },
  temperature: { zh: '供热或用热温度', en: 'Temperature', unit: '°C' },
  maxPower: { ...labelTerms.mostPower, unit: 'kW' },
  hours: { zh: '全年小时数', en: 'Hours per year', unit: 'h' },
  price: { zh: '余热价格', en: 'Price of its heat', unit: '元/GJ' },
});

/** The names of the numbers in a file, by their key there. */
export const heatPlanInputTerms = category({
  base: { zh: '供暖基准温度', en: 'Base temperature of heating', unit: '°C' },
  designOutdoor: { zh: '设计室外温度', en: 'Design temperature outside', unit: '°C' },
  detour: { zh: '管线绕行系数', en: 'Detour factor of pipes' },
  maxKm: { zh: '最远管线长度', en: 'Longest pipe', unit: 'km' },
  lossPerKm: { zh: '每公里热损失占比', en: 'Share lost per km' },
  approach: { zh: '换热温差', en: 'Temperature difference of exchangers', unit: 'K' },
  carnot: { zh: '热泵达到卡诺效率的比例', en: 'Share of Carnot that heat pumps reach' },
  yuanPerKmYear: { zh: '每公里管线年费用', en: 'Yearly cost per km of pipe', unit: '元' },
  yuanPerKwh: { zh: '热泵用电电价', en: 'Price of electricity', unit: '元/kWh' },
  alternativeYuanPerGj: { zh: '替代热源的热价', en: 'Price of other heat', unit: '元/GJ' },
  hours: { zh: '这个时段的小时数', en: 'Hours of the period', unit: 'h' },
  outdoor: { zh: '这个时段的室外温度', en: 'Temperature outside', unit: '°C' },
  latitude: buildingFieldTerms.latitude,
  longitude: buildingFieldTerms.longitude,
  temperature: heatPlanTerms.temperature,
  yuanPerGj: heatPlanTerms.price,
  kw: { zh: '各时段可供功率', en: 'Power in each period', unit: 'kW' },
  kwByPeriod: { zh: '分时段功率', en: 'Power by period', unit: 'kW' },
  peakKw: { zh: '峰值热负荷', en: 'Peak load', unit: 'kW' },
  m2: { zh: '新地块建筑面积', en: 'Area of a new plot', unit: 'm²' },
  wattPerM2: { zh: '面积热指标', en: 'Load index', unit: 'W/m²' },
  period: { zh: '第 {n} 时段', en: 'Period {n}' },
});

/**
 * The meaning of a number in a file, in words, by its path there.
 * @example inputWords('sources[0].kwByPeriod[2]', 'en') // 'Power by period, Period 3 (kW)'
 */
export function inputWords(path: string, language: Language): string {
  const name = path.replace(/\[\d+\]$/u, '').replace(/^.*\./u, '');
  if (!isNamed(name)) return path;
  const { unit } = heatPlanInputTerms[name];
  const place = /^periods\[(\d+)\]|\[(\d+)\]$/u.exec(path);
  const period = place === null ? [] : [periodWords(Number(place[1] ?? place[2]), language)];
  const text = [termText(heatPlanInputTerms, name, language), ...period].join(language === 'zh' ? '，' : ', ');
  if (unit === undefined) return text;
  return language === 'zh' ? `${text}（${unitSign(unit)}）` : `${text} (${unitSign(unit).replaceAll('元', 'yuan')})`;
}

const isNamed = (name: string): name is Exclude<keyof typeof heatPlanInputTerms, 'period'> =>
  Object.hasOwn(heatPlanInputTerms, name) && name !== 'period';

/** @param at from 0 @example periodWords(0, 'en') // 'Period 1' */
export const periodWords = (at: number, language: Language): string =>
  termText(heatPlanInputTerms, 'period', language).replace('{n}', String(at + 1));

export const heatPlanningVocabulary = {
  heatMatchStatus: heatMatchStatusTerms,
  heatLinkKind: heatLinkKindTerms,
  heatLinkWhy: heatLinkWhyTerms,
  heatMatch: heatMatchTerms,
  heatPlan: heatPlanTerms,
  heatPlanInput: heatPlanInputTerms,
} as const satisfies Readonly<Record<string, Category>>;
