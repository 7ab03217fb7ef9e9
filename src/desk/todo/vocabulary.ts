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
  keys: { zh: '即将失效的密钥', en: 'Keys that end soon' },
  tasks: { zh: '交办给我的任务', en: 'Tasks assigned to me' },
  'overdue-tasks': { zh: '我交办的逾期任务', en: 'Overdue tasks that I assigned' },
  returns: { zh: '待我填报的报表', en: 'Returns for me to fill in' },
  'returns-to-judge': { zh: '待审核的报表', en: 'Returns to accept or send back' },
  'returns-late': { zh: '尚未报送的逾期报表', en: 'Returns that are late' },
  passwords: { zh: '尚未使用的一次性密码', en: 'One-time passwords not used yet' },
});

/** The steps of setting up a city. */
export const beginningTerms = category({
  city: { zh: '填写本市名称', en: 'Name the city' },
  buildings: { zh: '导入建筑台账', en: 'Bring the buildings in' },
  meters: { zh: '接入计量点', en: 'Bring metering points in' },
  year: { zh: '补齐一个整年的用量', en: 'Have one building measured through a whole year' },
  standards: { zh: '核对一项标准原文', en: 'Confirm one entry from the printed standard' },
  people: { zh: '邀请同事和业主单位', en: 'Invite colleagues and owners' },
});

/** Headings of these steps. */
export const beginningTextTerms = category({
  title: { zh: '本市建设进度', en: 'What the city still needs' },
  done: { zh: '已完成', en: 'Done' },
  open: { zh: '未完成', en: 'Open' },
});

/** Shown if nothing is waiting. */
export const nothingToDo: Term = { zh: '没有待办事项。', en: 'There is nothing to do.' };

export const todoVocabulary = { todo: todoTerms, 'beginning-step': beginningTerms } satisfies Readonly<Record<string, Category>>;
