import type { Words } from '#kernel/finding.ts';

/** Texts of papers about issues. */
export const settlementPapersWords: Words = {
  'sheet-too-long': {
    zh: '事件 {event} 的各步超出一张表格。请用 --building 按成员逐份导出。',
    en: 'The steps of event {event} are more than a sheet holds: export them by member, with --building.',
  },
};
