import { category, type Category } from '#kernel/vocabulary.ts';

/** What came of an action. */
export const effectVerdictTerms = category({
  saved: { zh: '用量已降低', en: 'Less is used' },
  within: { zh: '与以前相当', en: 'As before' },
  more: { zh: '用量反而升高', en: 'More is used' },
  unknown: { zh: '天数不足，尚不能判断', en: 'Too few days to say' },
});

/** What actions and their effect are told by. */
export const commissioningTerms = category({
  commissioning: { zh: '用能调适', en: 'Commissioning' },
  action: { zh: '调适措施', en: 'Action' },
  on: { zh: '实施日期', en: 'Done on' },
  saved: { zh: '节约量', en: 'Saved' },
  daysCounted: { zh: '计入天数', en: 'Days that count' },
  episode: { zh: '关联预警', en: 'Linked warning' },
  noDays: { zh: '实施以来还没有整日。', en: 'There is no whole day since.' },
  repairUnknown: { zh: '尚不能判断修复是否有效', en: 'Whether the repair holds is not known yet' },
  verified: { zh: '修复已验证', en: 'Repair verified' },
  notVerified: { zh: '修复未获验证', en: 'Repair not verified' },
});

export const commissioningVocabulary = { effectVerdict: effectVerdictTerms } satisfies Readonly<Record<string, Category>>;
