import { labelTerms } from '#kernel/label-terms.ts';
import { category } from '#kernel/vocabulary.ts';

/** States of a return. */
export const returnStateTerms = category({
  open: { zh: '待填报', en: 'Open' },
  submitted: { zh: '已报送', en: 'Submitted' },
  returned: { zh: '已退回修改', en: 'Returned' },
  accepted: { zh: '已审核通过', en: 'Accepted' },
});

/** Sources of a return's values. */
export const valueSourceTerms = category({
  prefilled: { zh: '计量预填', en: 'Prefilled' },
  filled: { zh: '人工填报', en: 'Filled in' },
  computed: { zh: '自动计算', en: 'Calculated' },
});

/** How a field of a form is totalled. */
export const totalTerms = category({
  sum: { zh: '已审核各报表之和', en: 'Sum over accepted returns' },
  'area-mean': { zh: '已审核各报表按面积加权平均', en: 'Mean of accepted returns by floor area' },
  count: { zh: '已审核报表中有值的份数', en: 'Number of accepted returns with a value' },
});

/** How often a form is due. */
export const formPeriodTerms = category({
  year: { zh: '年度报表', en: 'Yearly' },
  half: { zh: '半年度报表', en: 'Half-yearly' },
  quarter: { zh: '季度报表', en: 'Quarterly' },
  month: { zh: '月度报表', en: 'Monthly' },
});

/** The steps of a return. */
export const stepTerms = category({
  open: { zh: '已布置', en: 'Opened' },
  fill: { zh: '已填写', en: 'Filled' },
  submit: returnStateTerms.submitted,
  accept: returnStateTerms.accepted,
  return: returnStateTerms.returned,
  amend: { zh: '已修订', en: 'Amended' },
});

/** Terms of forms and returns. */
export const returnTerms = category({
  title: labelTerms.statisticalReturns,
  opened: stepTerms.open,
  lock: { zh: '锁定这一期', en: 'Lock the period' },
  contents: { zh: '报表内容', en: 'What is reported' },
  submit: { zh: '正式报送', en: 'Submit' },
  note: { zh: '办理附言', en: 'Note' },
  approve: { zh: '准予通过', en: 'Accept' },
  sendBack: { zh: '退回重填', en: 'Send back' },
  when: { zh: '办理时间', en: 'When' },
  who: { zh: '办理者', en: 'By' },
  changed: { zh: '改动内容', en: 'What changed' },
  form: { zh: '统计报表', en: 'Form' },
  return: { zh: '填报表', en: 'Return' },
  period: { zh: '报告期', en: 'Reporting period' },
  unit: { zh: '填报单元', en: 'Unit' },
  expected: { zh: '应报', en: 'Expected' },
  late: { zh: '逾期报送或未报', en: 'Late' },
  accepted: { zh: '审核通过', en: 'Accepted' },
  coverage: { zh: '填报率', en: 'Share of returns accepted' },
  measured: { zh: '计量值', en: 'As measured' },
  version: { zh: '报表版次', en: 'Version' },
  due: { zh: '报送期限', en: 'Due by' },
  check: { zh: '校验规则', en: 'Check' },
  step: { zh: '填报步序', en: 'Step' },
  howToFill: {
    zh: '灰色单元格不可填，蓝色为计量预填；批注说明校验规则',
    en: 'Grey cells cannot be filled in, blue cells are prefilled from meters; comments explain the checks',
  },
  total: { zh: '报表汇总', en: 'Totals of returns' },
});

/** Notices on returns. */
export const returnNotices = {
  due: { kind: 'return-due', name: { zh: '报表即将到期', en: 'A return is due soon' }, audience: 'person', urgent: false, mail: true },
  late: { kind: 'return-late', name: { zh: '报表逾期未报', en: 'A return is late' }, audience: 'person', urgent: false, mail: true },
} as const;

export const returnVocabulary = {
  returnState: returnStateTerms,
  valueSource: valueSourceTerms,
  formTotal: totalTerms,
  formPeriod: formPeriodTerms,
  returnStep: stepTerms,
  returns: returnTerms,
};
