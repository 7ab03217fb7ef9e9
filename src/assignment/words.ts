import type { Words } from '#kernel/finding.ts';

/** What assignments and reports of tasks say. */
export const assignmentWords: Words = {
  'no-such-task': {
    zh: '没有任务 {task}；可用 task list 查看各文件的任务。',
    en: 'There is no task {task}: see `task list`.',
  },
  'task-not-of-place': {
    zh: '任务 {task} 的文件不适用于 {place}。',
    en: 'The document of the task {task} does not hold for {place}.',
  },
  'task-unit-unknown': {
    zh: '没有单位“{unit}”；请写单位的代码或名称，或该任务文件所列的单位：{units}。',
    en: 'There is no unit {unit}: give the code or name of an organisation, or a unit that the document prints for this task: {units}.',
  },
  'task-person-cannot-report': {
    zh: '账户 {name} 的角色不能填报进展；请交办给管理员、主管部门、业主或运行单位的账户。',
    en: 'The role of {name} cannot report: assign it to an account of an administrator, a bureau, an owner or an operator.',
  },
  'task-not-assigned': {
    zh: '任务 {task} 在 {place} 尚未交办，不能填报；请先用 task assign 交办。',
    en: 'The task {task} is not assigned in {place}, so that nobody can report on it: assign it by `task assign`.',
  },
  'task-not-yours': {
    zh: '任务 {task} 在 {place} 交办给了 {to}，只有对方可以填报。',
    en: 'The task {task} in {place} is assigned to {to}, who alone reports on it.',
  },
  'no-such-task-report': { zh: '没有这份进展填报或佐证材料。', en: 'There is no such report, or no such file of it.' },
  'task-evidence-lost': {
    zh: '佐证材料 {name} 的文件不在存放处；请从备份恢复。',
    en: 'The file {name} does not lie where it is kept: restore it from a backup.',
  },
};
