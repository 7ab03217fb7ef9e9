import { category, type Category } from '#kernel/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';

/** How far an entry is held against the printed text. */
export const sourceStateTerms = category({
  open: { zh: '待核对原文', en: 'To be checked' },
  proposed: { zh: '待他人核对', en: 'Awaits another person' },
  partly: { zh: '部分已核对', en: 'Partly confirmed' },
  confirmed: { zh: '本地已核对', en: 'Confirmed here' },
});

/** What became of a check. */
export const checkStateTerms = category({
  proposed: sourceStateTerms.proposed,
  confirmed: sourceStateTerms.confirmed,
  refused: { zh: '已退回', en: 'Refused' },
  withdrawn: stateTerms.withdrawn,
  replaced: { zh: '已被新的核对取代', en: 'Replaced by a later check' },
});

/** What a value of an entry is. */
export const checkedValueTerms = category({
  constraint: labelTerms.constraintValue,
  leading: labelTerms.leadingValue,
  value: { zh: '数值', en: 'Value' },
  constant: { zh: '常数项', en: 'Constant' },
  slope: { zh: '比例项', en: 'Slope' },
  base: { zh: '基准值', en: 'Base' },
  meaning: { zh: '归入', en: 'Counts as' },
  zone: { zh: '气候分区', en: 'Climate sub-zone' },
  thermal: { zh: '热工分区', en: 'Thermal zone' },
});

export const sourceCheckVocabulary = {
  'source-state': sourceStateTerms,
  'check-state': checkStateTerms,
  'checked-value': checkedValueTerms,
} satisfies Readonly<Record<string, Category>>;
