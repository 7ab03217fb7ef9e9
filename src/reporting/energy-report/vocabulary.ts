import { labelTerms } from '#kernel/label-terms.ts';
import { carrierTerms, category, type Category } from '#kernel/vocabulary.ts';

/** The kinds of report, by subject and period. */
export const reportTerms = category({
  report: labelTerms.energyReport,
  buildingMonth: { zh: '建筑用能月报', en: 'Monthly energy report of a building' },
  buildingYear: { zh: '建筑用能年报', en: 'Yearly energy report of a building' },
  placeMonth: { zh: '地区建筑用能月报', en: 'Monthly energy report of a region' },
  placeYear: { zh: '地区建筑用能年报', en: 'Yearly energy report of a region' },
});

/** Sections and columns of a report, on the page and in Word. */
export const reportHeadingTerms = category({
  keyFigures: labelTerms.keyFigures,
  earlier: { zh: '比上月', en: 'Change from previous month' },
  yearAgo: { zh: '比上年同期', en: 'Change from same period last year' },
  weather: { zh: '气象条件', en: 'Weather' },
  heatingDays: { zh: '供暖度日数（18 ℃）', en: 'Heating degree days (18 °C)' },
  coolingDays: { zh: '空调度日数（26 ℃）', en: 'Cooling degree days (26 °C)' },
  meanTemperature: { zh: '平均气温（℃）', en: 'Mean temperature (°C)' },
  months: { zh: '每月用量', en: 'Use by month' },
  days: { zh: '每日用量', en: 'Use by day' },
  yearAgoUse: { zh: '上年同期', en: 'Same period last year' },
  items: { zh: '分项用能', en: 'Use by item' },
  quota: { zh: '限额判定与同类名次', en: 'Quota and rank' },
  gaps: labelTerms.dataGaps,
  toDo: labelTerms.whatToDo,
  sources: { zh: '数据来源与计算依据', en: 'Where the figures come from' },
  total: carrierTerms.total,
  byCarrier: { zh: '分能源用量', en: 'Use by carrier' },
  byUse: { zh: '分用途用能', en: 'Use by kind of building' },
  byDistrict: { zh: '分地区用能', en: 'Use by district' },
  highest: { zh: '高于同类中位数最多的建筑', en: 'Furthest above the median of their use' },
  lowest: { zh: '低于同类中位数最多的建筑', en: 'Furthest below the median of their use' },
  timesMedian: { zh: '为同类中位数的倍数', en: 'Times the median' },
  overFormal: { zh: '超约束值建筑（正式）', en: 'Over the constraint value (formal)' },
  overIndicative: { zh: '超约束值建筑（参考）', en: 'Over the constraint value (indicative)' },
  timesConstraint: { zh: '为约束值的倍数', en: 'Times the constraint value' },
  progress: { zh: '与上年同期比较', en: 'Progress against last year' },
  goesOn: { zh: '期间尚未结束，以下为已有数据。', en: 'The period is not over: the data so far are shown below.' },
  noGaps: { zh: '没有数据缺口。', en: 'Nothing is missing.' },
  missing: { zh: '缺数据', en: 'Missing' },
});

export const energyReportVocabulary = { energyReport: reportTerms, energyReportHeading: reportHeadingTerms } satisfies Readonly<
  Record<string, Category>
>;
