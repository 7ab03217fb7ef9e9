import { caseTerms } from '#casework/cases/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category } from '#kernel/vocabulary.ts';

/** States of an assigned task. */
export const taskStateTerms = category({
  open: labelTerms.running,
  done: { zh: '任务办结', en: 'Done' },
  overdue: caseTerms.overdue,
});

/** Terms of assignments and reports of tasks. */
export const assignmentTerms = category({
  title: labelTerms.tasksOfDocuments,
  units: { zh: '文件所列责任单位', en: 'Units in the document' },
  printedDue: { zh: '文件所列期限', en: 'Due by the document' },
  unit: { zh: '承办单位', en: 'Unit' },
  person: { zh: '承办人', en: 'Assigned to' },
  assignedBy: { zh: '交办人', en: 'Assigned by' },
  assignedOn: { zh: '交办日', en: 'Assigned on' },
  percent: { zh: '完成百分比', en: 'Done, %' },
  on: { zh: '填报日', en: 'Reported on' },
  by: { zh: '填报人', en: 'Reported by' },
  reports: { zh: '进展填报', en: 'Reports' },
  proof: { zh: '佐证材料', en: 'Evidence' },
  assign: { zh: '交办', en: 'Assign' },
  report: { zh: '填报进展', en: 'Report' },
  mine: { zh: '交办给我的', en: 'Assigned to me' },
  unassigned: { zh: '尚未交办', en: 'Not assigned' },
});

/** Notices on tasks. */
export const taskNotices = {
  assigned: {
    kind: 'task-assigned',
    name: { zh: '收到交办任务', en: 'A task was assigned' },
    audience: 'person',
    urgent: false,
    mail: true,
  },
  due: { kind: 'task-due', name: { zh: '交办任务即将到期', en: 'A task is due soon' }, audience: 'person', urgent: false, mail: true },
  overdue: { kind: 'task-overdue', name: { zh: '交办任务已逾期', en: 'A task is overdue' }, audience: 'person', urgent: false, mail: true },
} as const;

export const assignmentVocabulary = { taskState: taskStateTerms, assignment: assignmentTerms };
