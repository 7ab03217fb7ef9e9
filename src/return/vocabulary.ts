import { category } from '#kernel/vocabulary.ts';

/** How a return stands. */
export const returnStateTerms = category({
  open: { zh: '待填报', en: 'Open' },
  submitted: { zh: '已报送', en: 'Submitted' },
  returned: { zh: '已退回修改', en: 'Returned' },
  accepted: { zh: '已审核通过', en: 'Accepted' },
});

/** What a return's value comes from. */
export const valueSourceTerms = category({
  prefilled: { zh: '计量预填', en: 'Prefilled' },
  filled: { zh: '人工填报', en: 'Filled in' },
  computed: { zh: '自动计算', en: 'Worked out' },
});

/** How a field of a form is totalled. */
export const totalTerms = category({
  sum: { zh: '已审核各报表之和', en: 'Sum over accepted returns' },
  'area-mean': { zh: '已审核各报表按面积加权平均', en: 'Mean of accepted returns by floor area' },
  count: { zh: '已审核报表中有值的份数', en: 'Accepted returns that say something' },
});

/** How often a form is returned. */
export const formPeriodTerms = category({
  year: { zh: '年度报表', en: 'Yearly' },
  half: { zh: '半年度报表', en: 'Half-yearly' },
  quarter: { zh: '季度报表', en: 'Quarterly' },
  month: { zh: '月度报表', en: 'Monthly' },
});

/** What forms and returns are called. */
export const returnTerms = category({
  form: { zh: '统计报表', en: 'Form' },
  return: { zh: '填报表', en: 'Return' },
  period: { zh: '报告期', en: 'Period of a return' },
  unit: { zh: '填报单元', en: 'Unit' },
  expected: { zh: '应报', en: 'Expected' },
  late: { zh: '逾期未报', en: 'Late' },
  accepted: { zh: '审核通过', en: 'Accepted' },
  coverage: { zh: '填报率', en: 'Share of returns accepted' },
  measured: { zh: '计量值', en: 'As measured' },
  version: { zh: '报表版次', en: 'Version of a return' },
  due: { zh: '报送期限', en: 'Due by' },
  check: { zh: '校验规则', en: 'Check' },
  total: { zh: '报表汇总', en: 'Totals of returns' },
});

export const returnVocabulary = {
  returnState: returnStateTerms,
  valueSource: valueSourceTerms,
  formTotal: totalTerms,
  formPeriod: formPeriodTerms,
  returns: returnTerms,
};
