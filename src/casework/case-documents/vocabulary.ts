import { caseTerms } from '#casework/cases/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { procedureTerms } from '#casework/procedures/vocabulary.ts';

/** The names of a paper's tags in Chinese templates, in addition to fields by their names. */
export const paperTagTerms = category({
  'case.code': { zh: caseTerms.case.zh, en: 'code of the case' },
  'case.procedure': { zh: caseTerms.procedure.zh, en: 'procedure' },
  'case.basis': { zh: '办理依据', en: 'basis' },
  'case.organisation': { zh: labelTerms.organisation.zh, en: 'organisation' },
  'case.building': { zh: labelTerms.building.zh, en: 'building' },
  'case.region': { zh: '办理地区', en: 'place' },
  'case.state': { zh: '办件状态', en: 'state' },
  'case.began': { zh: '受理日期', en: 'began on' },
  'case.granted': { zh: '核定金额', en: 'granted' },
  'case.paid': { zh: '已付金额', en: 'paid' },
  'case.reclaimed': { zh: '追回金额', en: 'reclaimed' },
  'step.name': { zh: '所办步骤', en: 'step' },
  'step.note': { zh: '步骤意见', en: 'note' },
  'step.date': { zh: labelTerms.day.zh, en: 'day of the step' },
  'step.year': { zh: labelTerms.year.zh, en: 'year of the step' },
  'step.number': { zh: labelTerms.documentNumber.zh, en: 'number given by the step' },
  'step.office': { zh: '办理机关', en: 'office' },
  'step.by': { zh: procedureTerms.by.zh, en: 'who took the step' },
});

/** Repeated sections, row by row. */
export const paperRowTerms = category({
  'case.fields': { zh: '申报事项', en: 'what was declared' },
  'case.published': { zh: '公示事项', en: 'what was published' },
  'case.evidence': { zh: '材料', en: 'evidence' },
  'case.limits': { zh: labelTerms.due.zh, en: 'limits' },
  'case.panels': { zh: '评审组', en: 'panels' },
});

/** The names of offices on papers. */
export const officeTerms = category({
  title: { zh: '文书落款的机关名称', en: 'Names of offices on papers' },
  name: { zh: '机关名称', en: 'Name of the office' },
  nameEn: { zh: '机关英文名称', en: 'Name of the office in English' },
  usual: { zh: '按地区名称生成', en: 'From the name of the place' },
  means: {
    zh: '未设定时写作“某地主管部门”。设定后自即时起用于新出具的文书，已出具的不变。',
    en: 'If nothing is set, it reads “Competent authority of” the place. A name set here is used for papers issued from now on.',
  },
  back: { zh: '恢复按地区名称生成', en: 'Use the name of the place again' },
  choose: labelTerms.choose,
});

/** Lists of cases that reached a state, as papers. */
export const registerTerms = category({
  register: { zh: '办件名录', en: 'Register' },
  choosePlace: { zh: '选择地区后列出名录。', en: 'Choose a place to see the registers.' },
  totals: { zh: '合计', en: 'Totals' },
  cases: { zh: '办件（件）', en: 'Cases' },
  lacking: { zh: '未填数值的件数', en: 'Without a value' },
  whole: { zh: '总计', en: 'All' },
  file: { zh: '下载名录（Word）', en: 'Download the register (Word)' },
});

export const caseDocumentsVocabulary = {
  'paper-tag': paperTagTerms,
  'paper-row': paperRowTerms,
  office: officeTerms,
  register: registerTerms,
} satisfies Readonly<Record<string, Category>>;
