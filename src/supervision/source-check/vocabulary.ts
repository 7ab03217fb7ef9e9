import { category, type Category } from '#kernel/vocabulary.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';

/** How far an entry is checked against the printed text. */
export const sourceStateTerms = category({
  open: { zh: '待核对原文', en: 'To be checked' },
  proposed: { zh: '待他人核对', en: 'Awaits another person' },
  partly: { zh: '部分已核对', en: 'Partly confirmed' },
  confirmed: { zh: '本地已核对', en: 'Confirmed here' },
});

/** The outcome of a check. */
export const checkStateTerms = category({
  proposed: sourceStateTerms.proposed,
  confirmed: sourceStateTerms.confirmed,
  refused: { zh: '已退回', en: 'Refused' },
  withdrawn: stateTerms.withdrawn,
  replaced: { zh: '已被新的核对取代', en: 'Replaced by a later check' },
});

/** Kinds of values of an entry. */
export const checkedValueTerms = category({
  constraint: labelTerms.constraintValue,
  leading: labelTerms.leadingValue,
  value: labelTerms.figure,
  constant: { zh: '常数项', en: 'Constant' },
  slope: { zh: '比例项', en: 'Slope' },
  base: { zh: '基准值', en: 'Base' },
  meaning: { zh: '归入', en: 'Counts as' },
  zone: { zh: '气候子区', en: 'Climate sub-zone' },
  thermal: { zh: '热工区划', en: 'Thermal zone' },
  method: { zh: '多种用途建筑的限额', en: 'Limits of several uses' },
});

/** How a building of several uses gets its limits. */
export const methodTerms = category({
  'area-weighted': { zh: '各用途限额按面积加权平均', en: 'mean of the limits of its uses, weighted by area' },
  none: { zh: '无此规定', en: 'no such rule' },
});

/** Headings of pages and tables of checks. */
export const sourceCheckTerms = category({
  title: { zh: '核对标准原文', en: 'Confirm a source' },
  edition: { zh: '版次', en: 'Edition' },
  page: { zh: '页码', en: 'Page' },
  buildings: { zh: '涉及建筑', en: 'Buildings' },
  differing: { zh: '不同处', en: 'Differing' },
  check: { zh: '核对记录', en: 'Checks' },
});

/** Conditions of the rows of the standards' tables, in the words of the tables. */
export const conditionTerms: Readonly<Record<string, Category>> = {
  type: { A: { zh: 'A 类', en: 'type A' }, B: { zh: 'B 类', en: 'type B' } },
  stateOrgan: { true: { zh: '党政机关办公建筑', en: 'state organ' }, false: { zh: '商业办公建筑', en: 'commercial' } },
  thermal: {
    'severe-cold': { zh: '严寒地区', en: 'severe cold' },
    cold: { zh: '寒冷地区', en: 'cold' },
    hscw: { zh: '夏热冬冷地区', en: 'hot summer, cold winter' },
    hsww: { zh: '夏热冬暖地区', en: 'hot summer, warm winter' },
    mild: { zh: '温和地区', en: 'mild' },
  },
  shopKind: buildingValueTerms.shopKind,
};

export const sourceCheckVocabulary = {
  'source-state': sourceStateTerms,
  'check-state': checkStateTerms,
  'checked-value': checkedValueTerms,
  'quota-method': methodTerms,
} satisfies Readonly<Record<string, Category>>;
