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
  title: 'Carbon emissions of buildings',
  below: 'Energy use times emission factor; measured and estimated are shown separately',
  trend: 'Carbon emissions by year',
  rows: 'Carbon emissions in detail',
  factors: 'Emission factors',
  rowsBy: 'Rows by',
  indicative: 'Indicative: a factor has not been checked against its document, or is for another year',
  among: (low, high) => `90% interval ${low} to ${high}`,
  estimated: (kg, buildings) => `plus ${kg} estimated (${buildings} buildings), in total`,
  unknown: (buildings) => `${buildings} buildings are not measured and have no comparable buildings; they are not included`,
  lacking: (buildings) => `${buildings} buildings are not fully metered; the unmetered part is not included`,
  measuredBar: 'solid: measured',
  estimatedBar: 'hatched: estimated',
  ofYear: 'Factor year',
  published: 'Published',
  factorPlace: 'Applies to',
  notKnown: 'Use not known',
  noCertificates: 'There are no green certificates. Add them under Import.',
  map: 'Carbon emissions by place',
  places: 'Carbon emissions by region',
};

export const carbonWords: PageWords<typeof zh> = { zh, en };
