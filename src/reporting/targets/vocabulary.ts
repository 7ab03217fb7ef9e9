import { labelTerms } from '#kernel/label-terms.ts';
import { category } from '#kernel/vocabulary.ts';

/** The status of a target. */
export const targetStatusTerms = category({
  unknown: { zh: '无法判断', en: 'Not known' },
  reached: { zh: '目标已达成', en: 'Reached' },
  missed: { zh: '到期未完成', en: 'Missed' },
  'on-track': { zh: '进度正常', en: 'On track' },
  behind: { zh: '进度落后', en: 'Behind' },
});

/** The key by which a target is shared out. */
export const splitByTerms = category({
  floorArea: { zh: '按建筑面积', en: 'By floor area' },
  buildings: { zh: '按建筑栋数', en: 'By number of buildings' },
  equal: { zh: '平均分解', en: 'Equally' },
  keys: { zh: '按给定的数', en: 'By given keys' },
});

/** Terms of progress of targets and their splits. */
export const progressTerms = category({
  progress: labelTerms.progressOfTargets,
  goal: { zh: '目标值', en: 'Goal' },
  reading: { zh: '现状值', en: 'Now' },
  path: { zh: '时序进度', en: 'Path' },
  gap: { zh: '目标差额', en: 'Gap' },
  due: { zh: '完成年份', en: 'Due' },
  split: { zh: '目标分解', en: 'Split' },
  key: { zh: '分解依据数', en: 'Key' },
  part: { zh: '分解数', en: 'Part' },
  commitment: { zh: '承诺数', en: 'Commitment' },
  left: { zh: '尚未承诺', en: 'Not committed' },
});

export const targetsVocabulary = { targetStatus: targetStatusTerms, splitBy: splitByTerms, progressOfTargets: progressTerms };
