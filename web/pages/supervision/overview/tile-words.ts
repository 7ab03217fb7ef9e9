import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  label: labels.zh.keyFigures,
  change: labels.zh.againstLastYear,
  more: (share: string) => `↑ ${share}`,
  less: (share: string) => `↓ ${share}`,
  same: '无变化',
  count: (count: string) => `${count} 个`,
  buildings: (count: string) => `${count} 栋`,
  months: {
    energy: (year: string, measured: string) => `${year} 年逐月总能耗：${measured}`,
    intensity: (year: string, measured: string) => `${year} 年逐月单位面积能耗：${measured}`,
  },
  measured: (months: string) => `逐月，12 个月中有 ${months} 个月数据完整`,
  worst: '超约束值最多的建筑',
  worstTable: '超约束值最多的建筑及超出比例',
  unchecked: '参考：限额待核对标准原文',
  formal: '正式判定',
  indicative: '参考判定（待核对标准原文）',
  all: (count: string) => `查看全部 ${count} 栋`,
  nobody: '没有建筑超出约束值。',
  overBy: '超出',
  heating: buildingFieldTerms.heating.zh,
  building: labels.zh.building,
  grounds: '判定依据与无法判定的原因',
};

const en: typeof zh = {
  label: labels.en.keyFigures,
  change: labels.en.againstLastYear,
  more: (share) => `↑ ${share}`,
  less: (share) => `↓ ${share}`,
  same: 'the same',
  count: (count) => count,
  buildings: (count) => count,
  months: {
    energy: (year, measured) => `Total energy by month in ${year}: ${measured}`,
    intensity: (year, measured) => `Energy per m² by month in ${year}: ${measured}`,
  },
  measured: (months) => `By month, ${months} of 12 with complete data`,
  worst: 'Buildings furthest over quota',
  worstTable: 'Buildings furthest over quota, and by how much',
  unchecked: 'Indicative: limits to be checked against the standard',
  formal: 'Formal verdicts',
  indicative: 'Indicative verdicts (to be checked against the printed standard)',
  all: (count) => `All ${count} buildings`,
  nobody: 'No building is over its constraint value.',
  overBy: 'Over by',
  heating: buildingFieldTerms.heating.en,
  building: labels.en.building,
  grounds: 'Basis of the verdicts, and why buildings cannot be judged',
};

export const tileWords: PageWords<typeof zh> = { zh, en };
