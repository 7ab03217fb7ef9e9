import { labelTerms } from '#kernel/label-terms.ts';
import type { Words } from '#kernel/finding.ts';

export const overviewWords: Words = {
  'tile-energy': labelTerms.totalEnergy,
  'tile-energy-means': {
    zh: '各能源实测用量折标准煤（当量值）之和，不含水；未计量的部分不估算。',
    en: 'All energy as measured, in standard coal at calorific equivalent, without water; what is not measured is not estimated.',
  },
  'tile-intensity': labelTerms.energyPerM2,
  'tile-intensity-means': {
    zh: '全年覆盖率达到 95%、面积已知的建筑，能耗合计除以面积合计。',
    en: 'Energy over floor area, of the buildings that are measured for 95 % of the year and whose area is known.',
  },
  'tile-beside-weather': labelTerms.atLikeWeather,
  'tile-beside-weather-means': {
    zh: '把上年的集中供热量按供暖度日数（HDD18）折算到本年的气候后再比较；其他能源不作修正。',
    en: 'Compared after converting last year’s district heat to this year’s weather by heating degree days (HDD18); other energy is not corrected.',
  },
  'tile-over': { zh: '超约束值', en: 'Over quota' },
  'tile-over-means': {
    zh: '超出约束值的建筑。正式：所依据的限额和系数均已核实或经本市确认；参考：尚待核对标准原文。',
    en: 'Buildings over their constraint value. Formal: every limit and factor is verified or confirmed by the city; indicative: some are still to be checked against the printed standard.',
  },
  'tile-beside-indicative': { zh: '另有参考', en: 'Indicative' },
  'tile-gaps': { zh: '数据缺口', en: 'Data gaps' },
  'tile-gaps-means': {
    zh: '没有表计、覆盖率不足 95%、缺建筑面积或缺用途的建筑。',
    en: 'Buildings without a meter, measured for less than 95 % of the year, without floor area or without use.',
  },
  'summary-no-meter': {
    zh: '这栋建筑尚无表计。请导入表计并指明所属建筑。',
    en: 'This building has no meter yet. Import a meter and assign it to this building.',
  },
  'summary-not-measured': {
    zh: '当年没有“{carrier}”的读数。请补录读数。',
    en: 'There are no readings of {carrier} in that year. Import them.',
  },
  'tile-failed': {
    zh: '这项指标暂时无法计算，其他指标不受影响。',
    en: 'This figure cannot be calculated at the moment; the others are not affected.',
  },
  'share-carrier-uncovered': {
    zh: '建筑应有{carrier}用量，却没有一栋计量：总量不全，不给出占比。请登记表计、补录读数。',
    en: 'Buildings should use {carrier}, but none of them is metered: the total is not known, so no share is shown. Register meters and import readings.',
  },
  'share-coverage-low': {
    zh: '覆盖率 {coverage} 低于下限 {floor}，不给出占比。请补齐计量或登记。',
    en: 'The coverage of {coverage} is below the minimum of {floor}, so no share is shown. Add the missing meters or details.',
  },
  'share-uses-low': {
    zh: '有 {uses} 类用途的覆盖率低于下限 {floor}，不给出其占比。请补齐计量或登记。',
    en: 'The coverage of {uses} uses is below the minimum of {floor}, so their share is not shown. Add the missing meters or details.',
  },
  'tile-without': {
    zh: '“{carrier}”没有标准煤系数，未计入。请在数据目录的 knowledge/ 中补上。',
    en: '{carrier} has no standard coal coefficient and is left out. Add one to the knowledge directory of the city.',
  },
};
