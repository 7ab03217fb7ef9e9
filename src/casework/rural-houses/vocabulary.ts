import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import { quotaTerms } from '#casework/case-money/vocabulary.ts';

/** Headings of the figures of rural houses. */
export const ruralTerms = category({
  title: { zh: '农房节能改造和新建', en: 'Rural houses: retrofits and new houses' },
  retrofit: { zh: '既有农房节能改造', en: 'Retrofits' },
  built: { zh: '新建绿色农房', en: 'New houses' },
  houses: { zh: '户数', en: 'Houses' },
  area: headingTerms.floorAreaM2,
  part: quotaTerms.part,
  amount: { zh: '改造面积（m²）', en: 'Area retrofitted (m²)' },
  before: { zh: '改造前取暖', en: 'Heating before' },
  after: { zh: '改造后取暖', en: 'Heating after' },
  programme: { zh: '所属工程', en: 'Programme' },
  structure: buildingFieldTerms.structure,
  heating: { zh: '取暖方式', en: 'Heating' },
  pvKw: { zh: '光伏装机（kW）', en: 'Photovoltaics (kW)' },
  solarHeatM2: { zh: '光热集热面积（m²）', en: 'Solar collectors (m²)' },
  standard: { zh: '按农村居住建筑节能设计标准设计', en: 'Designed to the energy standard' },
  notStandard: { zh: '未按该标准设计', en: 'Not designed to it' },
  standardUnknown: { zh: '未注明是否按该标准设计', en: 'Not stated' },
  effect: { zh: '节能效果（一个采暖季）', en: 'Effect (a heating season)' },
  energy: { zh: '建成后用能（一个采暖季）', en: 'Energy when built (a heating season)' },
  source: { zh: '用能数据来源', en: 'Source of energy data' },
  beforeKgce: { zh: '改造前（kgce）', en: 'Before (kgce)' },
  afterKgce: { zh: '改造后（kgce）', en: 'After (kgce)' },
  savedKgce: { zh: '减少（kgce）', en: 'Saved (kgce)' },
  savedShare: { zh: '减少', en: 'Saved' },
  kgce: { zh: '用能（kgce）', en: 'Energy (kgce)' },
  perM2: { zh: '单位面积用能（kgce/m²）', en: 'Energy per area (kgce/m²)' },
  notStated: { zh: '未注明', en: 'Not stated' },
  apart: {
    zh: '平台计量、抄表、凭据、询问得来的数字分别合计，不相加。',
    en: 'Figures from the platform, meters, bills and interviews are totalled separately and never added together.',
  },
  choosePlace: { zh: '选择地区后显示农房合计。', en: 'Choose a place to see its rural houses.' },
  none: { zh: '该时段没有验收的农房。', en: 'No houses were accepted in this period.' },
  file: { zh: '下载情况报告（Word）', en: 'Download the report (Word)' },
});

/** How an amount of energy is known. */
export const energySourceTerms = category({
  platform: { zh: '平台计量', en: 'Measured by the platform' },
  meter: { zh: '抄表或在线计量', en: 'Metered' },
  bill: { zh: '缴费、购买凭据', en: 'Bills and receipts' },
  interview: { zh: '入户询问', en: 'Interview' },
});

export const ruralHousesVocabulary = { rural: ruralTerms, energySource: energySourceTerms } as const satisfies Readonly<
  Record<string, Category>
>;
