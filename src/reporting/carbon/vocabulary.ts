import { importKindTerms } from '#platform/imports/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category, carrierTerms } from '#kernel/vocabulary.ts';

/** Which factor of electricity applies. */
export const basisTerms = category({
  location: { zh: '基于位置', en: 'Location-based' },
  market: { zh: '基于市场', en: 'Market-based' },
});

export type Basis = keyof typeof basisTerms;

/** What a factor applies to. */
export const seriesTerms = category({
  average: { zh: '平均因子', en: 'Average' },
  residual: { zh: '剩余因子', en: 'Residual' },
  fossil: { zh: '化石能源因子', en: 'Fossil' },
});

/** How the rows of an inventory are grouped. */
export const inventoryByTerms = category({
  building: labelTerms.building,
  use: labelTerms.use,
  district: labelTerms.district,
});

/** Fields of a green certificate, as labelled in files and tables. */
export const certificateTerms = category({
  number: labelTerms.certificate,
  building: labelTerms.building,
  organisation: labelTerms.organisation,
  kwh: { zh: '绿电电量', en: 'Green power' },
  periodFrom: { zh: '电量起日', en: 'First day' },
  periodTo: { zh: '电量止日', en: 'Last day' },
  document: { zh: '凭证', en: 'Document' },
});

/** Headings of an inventory. */
export const inventoryTerms = category({
  inventory: { zh: '碳排放清单', en: 'Carbon inventory' },
  kg: { zh: '碳排放', en: 'CO2' },
  direct: { zh: '直接排放', en: 'Direct' },
  electricity: carrierTerms.electricity,
  heat: { zh: '外购热力排放', en: 'Purchased heat' },
  factor: { zh: '排放因子', en: 'Emission factor' },
  series: { zh: '因子种类', en: 'Kind of factor' },
  certificates: importKindTerms['green-certificates'],
  certificatesKwh: { zh: '证书抵扣电量', en: 'Covered by certificates' },
  kgPerM2: { zh: '单位面积碳排放', en: 'CO2 per m2' },
  generated: { zh: '自发电量', en: 'Generated on site' },
  basis: { zh: '核算口径', en: 'Basis' },
  measuredPart: { zh: '实测部分', en: 'Measured' },
  estimatedPart: { zh: '估算部分', en: 'Estimated' },
  withEstimate: { zh: '实测加估算', en: 'Measured and estimated' },
  interval: { zh: '90% 区间', en: '90% interval' },
  unknownPart: { zh: '尚无法估算', en: 'Neither measured nor estimated' },
  peers: { zh: '同类实测建筑', en: 'Measured peers' },
});

export const carbonVocabulary = {
  carbonBasis: basisTerms,
  carbonSeries: seriesTerms,
  inventoryBy: inventoryByTerms,
  certificateField: certificateTerms,
  inventoryTerm: inventoryTerms,
} as const satisfies Readonly<Record<string, Category>>;
