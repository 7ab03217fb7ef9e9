import { dueNotice } from '#retrofit/commissioning/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category, type Term } from '#kernel/vocabulary.ts';
import { missingTerms } from '#supervision/reminder/vocabulary.ts';
import { sourceCheckTerms } from '#supervision/source-check/vocabulary.ts';

/** The kinds of waiting work. */
export const todoTerms = category({
  findings: labelTerms.openFindings,
  imports: { zh: '待更正的导入', en: 'Imports to correct' },
  months: missingTerms.months,
  offline: missingTerms.offline,
  commissioning: dueNotice.name,
  'solar-duties': { zh: '光伏应停用、拆除或补评估', en: 'Photovoltaics to stop, remove or assess' },
  checks: sourceCheckTerms.title,
  'standards-due': { zh: '复审到期的标准', en: 'Standards due for re-examination' },
  keys: { zh: '即将失效的密钥', en: 'Keys that expire soon' },
  tasks: { zh: '交办给我的任务', en: 'Tasks assigned to me' },
  'overdue-tasks': { zh: '我交办的逾期任务', en: 'Overdue tasks that I assigned' },
  returns: { zh: '待我填报的报表', en: 'Returns for me to fill in' },
  'returns-to-judge': { zh: '待审核的报表', en: 'Returns to review' },
  'returns-late': { zh: '尚未报送的逾期报表', en: 'Returns that are late' },
  passwords: { zh: '尚未使用的一次性密码', en: 'One-time passwords not used yet' },
});

/** What waits, as a sentence. */
export const sentenceTerms = category({
  findings: { zh: '{count} 条数据疑点等待判定', en: '{count} findings in the data wait for a decision' },
  imports: { zh: '{count} 份导入有被拒的行，需要更正', en: '{count} imports have rejected rows to correct' },
  months: {
    zh: '{units} 家单位的 {buildings} 栋建筑有月份未报送',
    en: '{units} organisations have not reported some months of {buildings} buildings',
  },
  offline: { zh: '{units} 家单位的 {count} 只表计离线', en: '{count} meters of {units} organisations are offline' },
  commissioning: { zh: '{count} 项定期调适到期', en: '{count} items are due for commissioning' },
  'solar-duties': { zh: '{count} 处光伏应停用、拆除或补评估', en: '{count} photovoltaic systems have to be stopped, removed or assessed' },
  checks: { zh: '{count} 条限值等您复核标准原文', en: '{count} entries wait for your second check against the printed standard' },
  'standards-due': { zh: '{count} 项标准复审到期', en: '{count} standards are due for re-examination' },
  keys: { zh: '{count} 个密钥即将失效', en: '{count} keys are about to expire' },
  tasks: { zh: '{count} 项交办给您的任务尚未完成', en: '{count} tasks of yours are not done' },
  'overdue-tasks': { zh: '您交办的 {count} 项任务已逾期', en: '{count} tasks that you assigned are overdue' },
  returns: { zh: '{count} 份报表等您填报', en: '{count} returns wait for you to fill in' },
  'returns-to-judge': { zh: '{count} 份报表等您审核', en: '{count} returns wait for your review' },
  'returns-late': { zh: '{count} 份报表逾期未报', en: '{count} returns are late' },
  passwords: { zh: '{count} 个账户尚未使用一次性密码', en: '{count} accounts have not used their one-time password' },
});

/** The same of data that are the reader's own to bring. */
export const ownSentenceTerms = category({
  months: { zh: '您的 {buildings} 栋建筑有月份未报送', en: 'Some months of your {buildings} buildings have not been reported' },
  offline: { zh: '您的 {count} 只表计离线', en: '{count} meters of yours are offline' },
});

/** What to do about it. */
export const todoActTerms = category({
  findings: { zh: labelTerms.verdict.zh, en: 'Decide' },
  imports: labelTerms.correct,
  months: labelTerms.remind,
  offline: { zh: '催修', en: 'Request repair' },
  commissioning: { zh: '安排调适', en: 'Arrange' },
  'solar-duties': { zh: '处置', en: 'Resolve' },
  checks: { zh: '复核', en: 'Check' },
  'standards-due': labelTerms.reexamine,
  keys: { zh: '更换', en: 'Renew' },
  tasks: { zh: '报告进展', en: 'Report' },
  'overdue-tasks': { zh: '催办', en: 'Follow up' },
  returns: { zh: '填报', en: 'Fill in' },
  'returns-to-judge': labelTerms.review,
  'returns-late': labelTerms.remind,
  passwords: labelTerms.look,
  own: { zh: '补报', en: 'Submit data' },
});

/** The steps of setting up a city. */
export const beginningTerms = category({
  city: { zh: '填写本市名称', en: 'Name the city' },
  buildings: { zh: '导入建筑台账', en: 'Import buildings' },
  meters: { zh: '接入计量点', en: 'Connect metering points' },
  year: { zh: '补齐一个整年的用量', en: 'Complete a whole year of use for one building' },
  standards: { zh: '核对一项标准原文', en: 'Confirm one entry from the printed standard' },
  people: { zh: '邀请同事和业主单位', en: 'Invite colleagues and owners' },
});

/** Headings of these steps. */
export const beginningTextTerms = category({
  title: { zh: '本市建设进度', en: 'Setup progress' },
  done: { zh: '已完成', en: 'Done' },
  open: { zh: '未完成', en: 'Open' },
  start: { zh: '录入建筑和账单', en: 'Enter buildings and bills' },
  later: {
    zh: '主管部门导入建筑和账单后，这里显示用能情况。',
    en: 'Energy use is shown here once the bureau has imported buildings and bills.',
  },
});

/** Shown if nothing is waiting. */
export const nothingToDo: Term = { zh: '没有待办事项。', en: 'There is nothing to do.' };

export const todoVocabulary = { todo: todoTerms, 'beginning-step': beginningTerms, 'todo-act': todoActTerms } satisfies Readonly<
  Record<string, Category>
>;
