import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import { dayKeyTerms } from '#metering/occupancy/vocabulary.ts';

/** How finely use is explained by temperature. */
export const modelKindTerms = category({
  daily: { zh: '逐日', en: 'By day' },
  billing: { zh: '按账单', en: 'By bill' },
  hourly: { zh: '逐时', en: 'By hour' },
});

/** Which terms of temperature a model has. */
export const modelShapeTerms = category({
  none: { zh: '与温度无关', en: 'Independent of temperature' },
  heating: { zh: '供暖', en: 'Heating' },
  cooling: labelTerms.cooling,
  both: { zh: '供暖和制冷', en: 'Heating and cooling' },
});

/** How days are classified. */
export const classSetTerms = category({
  one: { zh: '不分类', en: 'Not divided' },
  workday: { zh: '工作日与休息日', en: 'Workdays and rest days' },
  season: { zh: '按季节', en: 'By season' },
  'workday-season': { zh: '工作日与休息日按季节', en: 'Workdays and rest days by season' },
  'hour-of-week': { zh: '按一周中的小时', en: 'By hour of the week' },
});

/** The criteria that a fit is checked against. */
export const modelCheckTerms = category({
  cvrmse: { zh: '变异系数 CV(RMSE)', en: 'CV(RMSE)' },
  nmbe: { zh: '归一化平均偏差 NMBE', en: 'NMBE' },
  r2: { zh: '决定系数 R²', en: 'R²' },
});

/** Events that changed use and are unrelated to the measure. */
export const savingsEventTerms = category({
  exclude: { zh: '剔除', en: 'Leave out' },
  fixed: { zh: '固定量', en: 'Fixed amount' },
  factor: { zh: '按系数调整', en: 'Times a factor' },
});

/** The parts of a year by which days are classified. */
export const seasonTerms = category({
  summer: { zh: '夏季', en: 'Summer' },
  winter: { zh: '冬季', en: 'Winter' },
  between: { zh: '其余日子', en: 'Other days' },
});

/** Hours of an hourly model, in two groups. */
export const hourGroupTerms = category({
  occupied: { zh: '使用时段', en: 'Occupied hours' },
  other: { zh: '其余时段', en: 'Other hours' },
});

/** Findings on a boundary, in a few words: long lists have no room for sentences. */
export const savingsFindingTerms = category({
  'base-too-short': { zh: '基期不足一年', en: 'Base period too short' },
  'base-too-long': { zh: '基期超过一年', en: 'Base period too long' },
  'too-coarse': { zh: '读数太粗', en: 'Readings too coarse' },
  'points-missing': { zh: '可用的日子不足', en: 'Too few days' },
  'weather-not-known-yet': { zh: '当时还没有气温', en: 'Weather not known then' },
  'spans-missing': { zh: '账单不足', en: 'Too few bills' },
  'month-missing': { zh: '有整月没有数据', en: 'A month without data' },
  'month-thin': { zh: '有的月份数据偏少', en: 'A month with little data' },
  'no-use': { zh: '没有用量', en: 'No use' },
  'no-station': { zh: '没有可用的气象站', en: 'No weather station' },
  'fit-unsolved': { zh: '模型无法求解', en: 'Model not solvable' },
  'negative-use': { zh: '有负用量', en: 'Use below zero' },
  'extreme-days': { zh: '有极端的日子', en: 'Extreme days' },
  'level-shift': { zh: '残差水平有变化', en: 'Residuals shifted' },
  'calendar-missing': { zh: '缺少日历', en: 'Calendar missing' },
  'no-weather-dependence': modelShapeTerms.none,
  'too-few-independent-points': { zh: '独立样本不足', en: 'Too few independent points' },
  'temperature-extrapolated': { zh: '气温超出基期范围', en: 'Temperature outside the base period' },
  'class-unknown': { zh: '有基期没有的日类型', en: 'Day types not in the base period' },
  'days-estimated': { zh: '含分摊的用量', en: 'Use spread from longer readings' },
  'days-not-counted': { zh: '有日子未计入', en: 'Days not counted' },
  'no-such-meter': { zh: '没有这个计量点', en: 'No such metering point' },
  'no-such-building': { zh: '没有这栋建筑', en: 'No such building' },
  'no-such-carrier': { zh: '没有这种能源', en: 'No such carrier' },
  'units-differ': { zh: '单位不一致', en: 'Units differ' },
  'zones-differ': { zh: '时区不一致', en: 'Zones differ' },
  'area-changed': { zh: '建筑面积有变化', en: 'Floor area changed' },
  'use-changed': { zh: '建筑用途有变化', en: 'Use of the building changed' },
});

const otherFinding = { zh: '其他原因（请单独计算这个边界）', en: 'Other reason (calculate this boundary alone)' };

/** A finding of a boundary in a few words. */
export const spellSavingsFinding = (code: string, language: Language): string =>
  (Object.hasOwn(savingsFindingTerms, code) ? savingsFindingTerms[code as keyof typeof savingsFindingTerms] : otherFinding)[language];

const oneClass = { zh: '全部日子', en: 'All days' };

/**
 * The class of a day or hour for people; custom seasons keep their names.
 * @example spellClass('rest-summer', 'zh') // 休息日 · 夏季
 */
export function spellClass(code: string, language: Language): string {
  const name = (part: string): string => {
    const known: Category = { ...dayKeyTerms, ...seasonTerms, one: oneClass };
    return Object.hasOwn(known, part) ? (known[part]?.[language] ?? part) : part;
  };
  const hour = /^([a-z]{3})-(\d\d)$/u.exec(code);
  if (hour !== null) return `${name(hour[1] as string)} ${hour[2] as string}:00`;
  const [, kind, season] = /^(workday|rest)-(.+)$/u.exec(code) ?? [];
  return kind === undefined || season === undefined ? name(code) : `${name(kind)} · ${name(season)}`;
}

/** Headings of savings pages, tables and documents. */
export const savingsTerms = category({
  boundary: { zh: '项目边界', en: 'Boundary' },
  base: { zh: '节能量基期', en: 'Base period' },
  reporting: { zh: '统计报告期', en: 'Reporting period' },
  baseline: { zh: '基准', en: 'Baseline' },
  adjustedBaseline: { zh: '校准能耗', en: 'Adjusted baseline' },
  measured: { zh: '报告期实测', en: 'Measured use' },
  predicted: { zh: '模型推算用量', en: 'Predicted use' },
  nonRoutine: { zh: '非常规事件', en: 'Non-routine events' },
  savings: labelTerms.savings,
  fraction: { zh: '节能率', en: 'Share saved' },
  standardError: { zh: '标准误差', en: 'Standard error' },
  interval: { zh: '置信区间', en: 'Interval' },
  report: { zh: '节能量报告', en: 'Savings report' },
  standardCoal: { zh: '折标准煤', en: 'Standard coal' },
  model: { zh: '模型', en: 'Model' },
  shape: { zh: '温度项', en: 'Temperature terms' },
  classes: { zh: '日类型划分', en: 'Day types' },
  heatingBalance: { zh: '供暖平衡点', en: 'Heating balance point' },
  coolingBalance: { zh: '制冷平衡点', en: 'Cooling balance point' },
  heatingSlope: { zh: '供暖斜率', en: 'Heating slope' },
  coolingSlope: { zh: '制冷斜率', en: 'Cooling slope' },
  intercept: { zh: '基础用量', en: 'Intercept' },
  points: { zh: '样本数', en: 'Points' },
  days: { zh: '天数', en: 'Days' },
  counted: { zh: '计入的天数', en: 'Days counted' },
  autocorrelation: { zh: '自相关系数', en: 'Autocorrelation' },
  freedom: { zh: '自由度', en: 'Degrees of freedom' },
  station: { zh: '采用的气象站', en: 'Weather station' },
  calendar: { zh: '日历', en: 'Calendar' },
  limit: labelTerms.required,
  met: labelTerms.meets,
  locked: { zh: '锁定时间', en: 'Locked' },
  baseUse: { zh: '基期用量（各样本之和）', en: 'Use of the base period (sum of its points)' },
  baseModel: { zh: '基准模型', en: 'Baseline model' },
  knownAt: { zh: '数据时点', en: 'As known at' },
  statement: { zh: '节能量基准书', en: 'Savings baseline' },
  hash: { zh: '摘要（SHA-256）', en: 'Hash (SHA-256)' },
  typicalYear: { zh: '典型年气象站', en: 'Typical-year station' },
  excluded: { zh: '未能建模', en: 'Not modelled' },
  boundaries: { zh: '边界数', en: 'Boundaries' },
  modelled: { zh: '已建模', en: 'Modelled' },
});

export const savingsVocabulary = {
  modelKind: modelKindTerms,
  modelShape: modelShapeTerms,
  classSet: classSetTerms,
  modelCheck: modelCheckTerms,
  savingsEvent: savingsEventTerms,
  savingsSeason: seasonTerms,
  hourGroup: hourGroupTerms,
  savingsFinding: savingsFindingTerms,
} satisfies Readonly<Record<string, Category>>;
