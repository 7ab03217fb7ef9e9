import { rangeTerms } from '#kernel/range-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, labelOf } from '#kernel/vocabulary.ts';

/** Headings of a procedure's parts. */
export const procedureTerms = category({
  step: { zh: '办理步骤', en: 'Step' },
  from: { zh: '起始状态', en: 'From' },
  to: { zh: '到达状态', en: 'To' },
  by: { zh: '办理人', en: 'By' },
  limit: { zh: '办理时限', en: 'Term' },
  form: { zh: '填写事项', en: 'Fields' },
  evidence: { zh: '提交材料', en: 'Evidence' },
});

/** Parts of the file of a procedure, as headings. */
export const procedurePartTerms = category({
  roles: labelOf(labelTerms.role),
  fields: { zh: '表单事项', en: 'Field' },
  evidence: procedureTerms.evidence,
  panels: { zh: '专家评审组', en: 'Panel' },
  numbers: labelOf(labelTerms.number),
  states: labelOf(labelTerms.state),
  limits: { zh: '时限', en: 'Limit' },
  transitions: procedureTerms.step,
  reports: { zh: '定期报告', en: 'Report' },
});

/** How certain a part is, in addition to the statuses of all entries. */
export const partStatusTerms = category({
  CONFIRMED: { zh: '已由两人核对', en: 'Confirmed by two persons' },
  MISSING: { zh: '尚无规定', en: 'No rule is known' },
});

/** How two versions differ in a part. */
export const changeTerms = category({
  added: labelOf(labelTerms.added),
  removed: { zh: '不再有', en: 'Removed' },
  changed: { zh: '改动', en: 'Changed' },
});

/** The attribute in which two versions of a part differ. */
export const changeKeyTerms = category({
  ...procedureTerms,
  term: procedureTerms.limit,
  limit: { zh: '不设时限', en: 'No limit' },
  names: labelOf(labelTerms.name),
  source: labelOf(labelTerms.basis),
  status: { zh: '核对情况', en: 'Verification' },
  validFrom: { zh: '生效日', en: 'Valid from' },
  validTo: { zh: '失效日', en: 'Valid to' },
  document: labelOf(labelTerms.document),
  clause: labelOf(labelTerms.clause),
  zone: { zh: '计日时区', en: 'Zone' },
  links: { zh: '关联', en: 'Links' },
  organisation: labelOf(labelTerms.organisation),
  building: labelOf(labelTerms.building),
  supersedes: { zh: '取代的流程', en: 'Supersedes' },
  in: { zh: '计时的状态', en: 'Runs in' },
  anew: { zh: '重新起算', en: 'Starts again each time' },
  auto: { zh: '届满自动办理', en: 'Taken automatically' },
  when: { zh: '条件', en: 'Condition' },
  optional: { zh: '选填事项', en: 'Optional fields' },
  after: { zh: '届满后办理', en: 'Only after' },
  before: { zh: '届满前办理', en: 'Only before' },
  extends: { zh: '延长', en: 'Extends' },
  notBy: { zh: '须换人办理', en: 'Not by the person who took' },
  note: { zh: '须写理由', en: 'Reason required' },
  panel: { zh: '评审结论', en: 'Panel' },
  publish: { zh: '公示的事项', en: 'Publishes' },
  number: { zh: '给号', en: 'Number given' },
  effects: { zh: '办理结果', en: 'Effects' },
  fills: { zh: '由计量自动填写', en: 'Filled by meters' },
  every: { zh: '报告周期', en: 'Each' },
  within: { zh: '报告期限', en: 'Within' },
  columns: { zh: '表格的列', en: 'Columns' },
  check: { zh: '填写的条件', en: 'Must hold' },
  must: { zh: '须相符的', en: 'Agrees with' },
  atMost: { zh: '不得大于', en: 'At most' },
  atLeast: { zh: '不得小于', en: 'At least' },
  equals: { zh: '须等于', en: 'Equals' },
  times: { zh: '乘以', en: 'Times' },
  plus: { zh: '加', en: 'Plus' },
  column: { zh: '合计的列', en: 'Total of' },
  sum: { zh: '各办件合计', en: 'Total over cases' },
  exists: { zh: '须存在', en: 'Exists' },
  absent: { zh: '不得已有', en: 'Absent' },
  same: { zh: '相同的关联', en: 'In common' },
  else: { zh: '不符时', en: 'Otherwise' },
  compute: { zh: '算法', en: 'Calculation' },
  open: { zh: '公众可申请', en: 'Open to the public' },
  start: { zh: '起点', en: 'Start' },
  end: { zh: '终点', en: 'End' },
  size: { zh: '应到人数', en: 'Size' },
  quorum: { zh: '法定人数', en: 'Quorum' },
  pass: { zh: '通过标准', en: 'Passes' },
  groups: { zh: '各专业人数', en: 'Groups' },
  type: labelOf(labelTerms.type),
  min: { zh: rangeTerms.lowerLimit.zh, en: 'Least' },
  max: { zh: rangeTerms.upperLimit.zh, en: 'Most' },
  decimals: { zh: '小数位', en: 'Decimals' },
  unit: { zh: '事项的单位', en: 'Unit' },
  options: { zh: '选项', en: 'Options' },
  personal: { zh: '个人信息', en: 'Personal' },
  types: { zh: '允许的文件类型', en: 'Types' },
  most: { zh: '份数', en: 'How many' },
  who: { zh: '由谁担任', en: 'Who' },
  pattern: { zh: '文本格式', en: 'Pattern' },
  per: { zh: '编号范围', en: 'Counts within' },
  quota: { zh: '名额规则', en: 'Yearly quota' },
  accepted: { zh: '算已验收', en: 'Counts as accepted' },
  parts: { zh: '分部位', en: 'By part' },
});
