import { basisTerms, certificateTerms, inventoryByTerms, inventoryTerms, seriesTerms } from '#reporting/carbon/vocabulary.ts';
import { pathwayTerms } from '#reporting/pathway/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { statusTerms, wordsIn } from '#kernel/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const shared = (language: Language) => ({
  of: wordsIn(inventoryTerms, language),
  by: wordsIn(inventoryByTerms, language),
  bases: wordsIn(basisTerms, language),
  series: wordsIn(seriesTerms, language),
  certificate: wordsIn(certificateTerms, language),
  pathway: wordsIn(pathwayTerms, language).pathway,
  statuses: wordsIn(statusTerms, language) as Readonly<Record<string, string>>,
});

const zh = {
  ...shared('zh'),
  place: labels.zh.place,
  year: labels.zh.year,
  energy: labels.zh.energy,
  use: labels.zh.yearUse,
  coverage: labels.zh.coverage,
  area: labels.zh.floorArea,
  verification: labels.zh.verification,
  document: labels.zh.document,
  buildings: labels.zh.buildings,
  title: '建筑碳排放',
  below: '用量乘排放因子；实测与估算分列，估算不是实测',
  trend: '逐年碳排放',
  rows: '碳排放明细',
  factors: '排放因子表',
  rowsBy: '分列方式',
  indicative: '参考：所用因子未核对原文或属于其他年份',
  among: (low: string, high: string) => `90% 区间 ${low} 至 ${high}`,
  estimated: (kg: string, buildings: string) => `另估算 ${kg}（${buildings} 栋），共计`,
  unknown: (buildings: string) => `${buildings} 栋没有实测也没有可比的同类建筑，未计入`,
  lacking: (buildings: string) => `${buildings} 栋的应计能源没有测全，未测部分未计入`,
  measuredBar: '实心为实测',
  estimatedBar: '斜纹为估算',
  ofYear: '因子年份',
  published: '公布日期',
  factorPlace: '适用地区',
  notKnown: '用途不详',
  noCertificates: '没有绿电证书。可在“数据导入”中导入。',
  map: '各地区碳排放',
  places: '碳排放的地区分布',
};

const en: typeof zh = {
  ...shared('en'),
  place: labels.en.place,
  year: labels.en.year,
  energy: labels.en.energy,
  use: labels.en.yearUse,
  coverage: labels.en.coverage,
  area: labels.en.floorArea,
  verification: labels.en.verification,
  document: labels.en.document,
  buildings: labels.en.buildings,
  title: 'Carbon of buildings',
  below: 'Use times emission factor; measured and estimated apart: an estimate is no measurement',
  trend: 'Carbon by year',
  rows: 'Carbon in detail',
  factors: 'Emission factors',
  rowsBy: 'Rows by',
  indicative: 'Indicative: a factor was not checked against its document, or is of another year',
  among: (low, high) => `90% interval ${low} to ${high}`,
  estimated: (kg, buildings) => `estimated beside it ${kg} (${buildings} buildings), together`,
  unknown: (buildings) => `${buildings} buildings are neither measured nor like any that are: they are not in it`,
  lacking: (buildings) => `${buildings} buildings lack measurement of what they owe: that is not in it`,
  measuredBar: 'solid is measured',
  estimatedBar: 'hatched is estimated',
  ofYear: 'Factor of',
  published: 'Published',
  factorPlace: 'Holds in',
  notKnown: 'Use not known',
  noCertificates: 'There are no green certificates. Bring them in under Import.',
  map: 'Carbon by place',
  places: 'Where it comes from',
};

export const carbonWords: PageWords<typeof zh> = { zh, en };
