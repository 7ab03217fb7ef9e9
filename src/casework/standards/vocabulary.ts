import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The columns of a list of standards (`casework.md` 2). */
export const standardColumnTerms = category({
  code: { zh: '体系编码', en: 'System code' },
  number: { zh: '标准编号', en: 'Standard number' },
  name: labelTerms.name,
  kind: labelTerms.type,
  status: labelTerms.state,
  issued: { zh: '发布日期', en: 'Issued on' },
  reviewed: { zh: '复审日期', en: 'Reviewed on' },
  outcome: { zh: '复审结论', en: 'Outcome of the re-examination' },
  abolished: { zh: '废止日期', en: 'Abolished on' },
  replaces: { zh: '代替', en: 'Replaces' },
});

/** The same, and what is derived from them. */
export const standardFieldTerms = category({
  ...standardColumnTerms,
  replacedBy: { zh: '被代替', en: 'Replaced by' },
  reexaminationDue: { zh: '复审到期', en: 'Re-examination due' },
});

export const standardKindTerms = category({
  national: { zh: '国家标准', en: 'National' },
  industry: { zh: '行业标准', en: 'Industry' },
  local: { zh: '地方标准', en: 'Local' },
  group: { zh: '团体标准', en: 'Group' },
});

export type StandardKind = keyof typeof standardKindTerms;

export const standardStateTerms = category({
  drafting: { zh: '在编', en: 'Drafting' },
  issued: { zh: '现行', en: 'In force' },
  abolished: { zh: '废止', en: 'Abolished' },
});

export type StandardState = keyof typeof standardStateTerms;

/** What a re-examination came to. */
export const standardOutcomeTerms = category({
  continue: { zh: '继续有效', en: 'Continues' },
  revise: { zh: '修订', en: 'To be revised' },
  withdraw: { zh: '废止', en: 'Withdrawn' },
});

export type StandardOutcome = keyof typeof standardOutcomeTerms;

/** Whether the library has a standard that knowledge cites. */
export const citedTerms = category({
  known: { zh: '已收录', en: 'In the library' },
  'other-edition': { zh: '收录了其他版本', en: 'Another edition is in the library' },
  unknown: { zh: '未收录', en: 'Not in the library' },
});

/** Where standards are cited. */
export const citingTerms = category({
  limits: { zh: '限额和系数', en: 'Limits and factors' },
  rating: { zh: '评价标准和条文', en: 'Rating' },
  policy: { zh: '政策条文', en: 'Policy' },
  climate: { zh: '气候区划', en: 'Climate zones' },
  procedures: labelTerms.procedures,
});

export type CitingKind = keyof typeof citingTerms;

/** The names of standards and their states. */
export const standardsVocabulary = {
  standardField: standardFieldTerms,
  standardKind: standardKindTerms,
  standardState: standardStateTerms,
  standardOutcome: standardOutcomeTerms,
  standardCited: citedTerms,
  standardCiting: citingTerms,
} as const satisfies Readonly<Record<string, Category>>;
