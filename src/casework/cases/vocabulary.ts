import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** How a member votes. */
export const ballotTerms = category({
  yes: { zh: '赞成', en: 'Yes' },
  no: { zh: '反对', en: 'No' },
  abstain: { zh: '弃权', en: 'Abstain' },
});

/** The result of a panel. */
export const panelResultTerms = category({
  open: { zh: '表决中', en: 'Open' },
  pass: { zh: '通过', en: 'Pass' },
  fail: { zh: '不通过', en: 'Fail' },
});

/** How a score compares to the star applied for. */
export const ratingMeetsTerms = category({
  met: { zh: '达到申报星级', en: 'Star applied for is reached' },
  unmet: { zh: '未达到申报星级', en: 'Star applied for is not reached' },
  undecided: { zh: '尚不能判断', en: 'Not decided yet' },
});

/** Grades of a rating by number, the basic one first. */
export const gradeTerms = [
  labelTerms.basicLevel,
  { zh: '一星级', en: 'One star' },
  { zh: '二星级', en: 'Two stars' },
  { zh: '三星级', en: 'Three stars' },
] as const;

/** Headings of pages and tables of cases. */
export const caseTerms = category({
  title: labelTerms.cases,
  case: { zh: '办件编号', en: 'Case' },
  began: { zh: '受理时间', en: 'Began' },
  ended: { zh: '办结时间', en: 'Ended' },
  limit: { zh: '办理期限', en: 'Limit' },
  due: { zh: '到期日', en: 'Due' },
  left: { zh: '剩余', en: 'Left' },
  replaced: { zh: '已被递补替换', en: 'Replaced since' },
  handIn: { zh: '投诉举报和在线提交', en: 'Complaints and applications' },
  reports: { zh: '定期填报', en: 'Reports by period' },
  period: { zh: '期别', en: 'Period' },
  reported: { zh: '填报时间', en: 'Reported' },
  reportedEarlier: { zh: '此前填报', en: 'Reported before' },
  reportedValues: { zh: '填报内容', en: 'What it says' },
  overdue: { zh: '逾期', en: 'Overdue' },
  procedure: { zh: '办理程序', en: 'Procedure' },
  events: { zh: '记录条数', en: 'Events' },
  stays: { zh: '停留次数', en: 'Stays' },
  transition: { zh: '步骤名称', en: 'Step' },
  member: { zh: '成员', en: 'Member' },
  vote: { zh: '表决', en: 'Vote' },
  evidence: { zh: '办件材料', en: 'Evidence' },
  insteadOf: { zh: '代办', en: 'On behalf of' },
  used: { zh: '已用', en: 'Used' },
  recused: { zh: '已回避', en: 'Recused' },
  voted: { zh: '已表决', en: 'Voted' },
  notVoted: { zh: '未表决', en: 'Not voted' },
  votedEarlier: { zh: '曾对此前材料表决，不计入', en: 'Voted on earlier files; not counted' },
  outstanding: { zh: '尚未表决', en: 'Yet to vote' },
  begun: { zh: '受理', en: 'Begun' },
  open: { zh: '在办', en: 'Open' },
  begin: { zh: '新建办件', en: 'Begin a case' },
  search: { zh: '编号、文号、建筑、单位', en: 'Code, number, building, organisation' },
  published: { zh: '办件公示与结果', en: 'Notices and results of cases' },
  ratings: { zh: '评分核对', en: 'Rating check' },
  ratingStandard: { zh: '评价标准', en: 'Standard' },
  ratingTotal: { zh: '评分总分', en: 'Total points' },
  ratingGrade: { zh: '评分所达星级', en: 'Star reached' },
  ratingStar: { zh: '申报星级', en: 'Star applied for' },
  ratingMeets: { zh: '核对结果', en: 'Result' },
  project: labelTerms.project,
  doubts: { zh: '不符和未能核对的', en: 'What did not agree' },
  doubtReason: { zh: '所写理由', en: 'Reason given' },
  changedSince: { zh: '您上次表决后的材料变动', en: 'What changed since you voted' },
  unchanged: { zh: '与您上次表决时相同', en: 'The same as when you voted' },
  was: { zh: '上次表决时', en: 'When you voted' },
  is: headingTerms.now,
  notGiven: { zh: '没有填写', en: 'Not given' },
  givenAnew: { zh: '重新填写（个人信息）', en: 'Replaced (personal)' },
  addedSince: stateTerms.added,
  corrections: { zh: '步骤更正', en: 'Corrections' },
  correctable: { zh: '可更正的步骤', en: 'Steps that can be corrected' },
  corrected: { zh: '更正后的值', en: 'As corrected' },
  nonePublished: { zh: '没有公示的事项。', en: 'Nothing has been published.' },
  withdrawal: { zh: '撤销情况', en: 'Withdrawal' },
  effectsWithdrawn: { zh: '已撤销效果', en: 'Effects withdrawn' },
  head: { zh: '记录摘要', en: 'Hash of the record' },
});

/** A case opened because of what was seen. */
export const groundsTerms = category({
  open: { zh: '立案', en: 'Open a case' },
  another: { zh: '已有在办办件仍另立案的理由', en: 'Reason for opening another case' },
  beside: { zh: '另立案', en: 'Opened in addition' },
});

export const casesVocabulary = {
  caseGrounds: groundsTerms,
  ballot: ballotTerms,
  'panel-result': panelResultTerms,
  'rating-meets': ratingMeetsTerms,
} satisfies Readonly<Record<string, Category>>;
