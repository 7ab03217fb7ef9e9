import { category, type Category } from '#kernel/vocabulary.ts';

/** What the tags of a paper are called in Chinese templates, beside fields by their names. */
export const paperTagTerms = category({
  'case.code': { zh: '办件编号', en: 'code of the case' },
  'case.procedure': { zh: '办理程序', en: 'procedure' },
  'case.basis': { zh: '办理依据', en: 'basis' },
  'case.organisation': { zh: '单位', en: 'organisation' },
  'case.building': { zh: '建筑', en: 'building' },
  'case.region': { zh: '所在地区', en: 'place' },
  'case.state': { zh: '办件状态', en: 'state' },
  'case.began': { zh: '受理日期', en: 'began on' },
  'case.granted': { zh: '核定金额', en: 'granted' },
  'case.paid': { zh: '已付金额', en: 'paid' },
  'case.reclaimed': { zh: '追回金额', en: 'reclaimed' },
  'step.name': { zh: '步骤', en: 'step' },
  'step.note': { zh: '办理意见', en: 'note' },
  'step.date': { zh: '日期', en: 'day of the step' },
  'step.year': { zh: '年份', en: 'year of the step' },
  'step.number': { zh: '文号', en: 'number given by the step' },
  'step.office': { zh: '机关', en: 'office' },
  'step.by': { zh: '办理人', en: 'who took the step' },
});

/** What comes again, row by row. */
export const paperRowTerms = category({
  'case.fields': { zh: '申报内容', en: 'what was declared' },
  'case.published': { zh: '公示内容', en: 'what was published' },
  'case.evidence': { zh: '材料', en: 'files' },
  'case.limits': { zh: '期限', en: 'limits' },
  'case.panels': { zh: '评审组', en: 'panels' },
});

export const caseDocumentsVocabulary = { 'paper-tag': paperTagTerms, 'paper-row': paperRowTerms } satisfies Readonly<
  Record<string, Category>
>;
