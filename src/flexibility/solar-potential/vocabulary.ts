import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';

/** Whether a roof carries what is required. */
export const roofVerdictTerms = category({
  meets: { zh: '已达应有比例', en: 'Meets' },
  below: { zh: '低于应有比例', en: 'Below' },
  none: { zh: '无要求', en: 'No requirement' },
});

export const roofSourceTerms = category({
  registry: { zh: '台账所载', en: 'Registry' },
  estimated: { zh: '按层数推算', en: 'Floor area over storeys' },
});

/** Terms for showing roofs. */
export const roofTerms = category({
  roofArea: buildingFieldTerms.roofArea,
  installedArea: { zh: '已装光伏面积', en: 'Module area installed', unit: 'm2' },
  share: labelTerms.roofShare,
  required: { zh: '应达比例', en: 'Required share' },
  gapArea: { zh: '还可安装面积', en: 'Area that can still be installed', unit: 'm2' },
  capacityKw: { zh: '还可安装功率', en: 'Power that can still be installed', unit: 'kW' },
});

export const solarPotentialVocabulary = {
  roofVerdict: roofVerdictTerms,
  roofSource: roofSourceTerms,
  roof: roofTerms,
} as const satisfies Readonly<Record<string, Category>>;
