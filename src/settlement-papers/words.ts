import type { Words } from '#kernel/finding.ts';

/** What papers about issues say. */
export const settlementPapersWords: Words = {
  'no-issue-before': {
    zh: '事件 {event} 第 {issue} 张之前没有结算单，没有差额。',
    en: 'There is no issue before issue {issue} of event {event}: nothing differs.',
  },
  'issue-not-before': {
    zh: '比较的第 {against} 张须早于第 {issue} 张。',
    en: 'Issue {against} does not lie before issue {issue}.',
  },
  'sheet-too-long': {
    zh: '事件 {event} 的各步超出一张表格。请用 --building 按成员逐份导出。',
    en: 'The steps of event {event} are more than a sheet holds: export them by member, with --building.',
  },
};
