import type { Words } from '#kernel/finding.ts';

/** Messages of assignments and reports of tasks. */
export const assignmentWords: Words = {
  'no-such-task': {
    zh: '没有任务 {task}；可用 task list 查看各文件的任务。',
    en: 'There is no task {task}: see `task list`.',
  },
  'task-not-of-place': {
    zh: '任务 {task} 的文件不适用于 {place}。',
    en: 'The document of the task {task} does not apply to {place}.',
  },
  'task-unit-unknown': {
    zh: '没有单位“{unit}”；请写单位的代码或名称，或该任务文件所列的单位：{units}。',
    en: 'There is no unit {unit}: give the code or name of an organisation, or one of the units named in the document for this task: {units}.',
  },
  'task-person-cannot-report': {
    zh: '账户 {name} 的角色不能填报进展；请交办给管理员、主管部门、业主或运行单位的账户。',
    en: 'The role of {name} cannot report progress: assign the task to an administrator, a bureau, an owner or an operator.',
  },
  'task-not-assigned': {
    zh: '任务 {task} 在 {place} 尚未交办，不能填报；请先用 task assign 交办。',
    en: 'The task {task} is not assigned in {place}, so no progress can be reported: assign it with `task assign`.',
  },
  'task-not-yours': {
    zh: '任务 {task} 在 {place} 交办给了 {to}，只有对方可以填报。',
    en: 'The task {task} in {place} is assigned to {to}; only they can report on it.',
  },
  'task-columns-missing': {
    zh: '{file} 缺少列：{columns}。请用导出的任务分解表填写。',
    en: '{file} lacks the columns {columns}: fill in the exported table.',
  },
  'task-table-long': { zh: '{file} 超过 {most} 行，请分成几份。', en: '{file} has more than {most} rows: split it.' },
  'task-percent-bad': {
    zh: '完成百分比“{text}”不能识别；请写 0 至 100 的整数。',
    en: '“{text}” is not a percentage: write a whole number from 0 to 100.',
  },
  'notice-task-assigned': {
    zh: '{by} 把{place}的任务“{task}”交办给您，期限 {due}。',
    en: '{by} assigned you the task {task} of {place}, due {due}.',
  },
  'notice-task-due': {
    zh: '交办给您的任务“{task}”（{place}）期限为 {due}，请填报进展。',
    en: 'The task {task} of {place}, assigned to you, is due on {due}: report its progress.',
  },
  'notice-task-overdue': {
    zh: '任务“{task}”（{place}）已过期限 {due}，尚未办结；交办人为 {by}。',
    en: 'The task {task} of {place} was due on {due} and is not done (assigned by {by}).',
  },
  'no-such-task-report': { zh: '没有这份进展填报或佐证材料。', en: 'There is no such progress report or evidence file.' },
  'task-evidence-lost': {
    zh: '佐证材料 {name} 的文件已丢失；请从备份恢复。',
    en: 'The evidence file {name} is missing from storage: restore it from a backup.',
  },
};
