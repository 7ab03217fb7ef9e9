import type { Words } from '#kernel/finding.ts';

/** Texts of papers about issues. */
export const settlementPapersWords: Words = {
  'sheet-too-long': {
    zh: '事件 {event} 的时段过多，一张表格写不下。请用 --building 按成员逐份导出。',
    en: 'The steps of event {event} do not fit in one sheet: export them by member with --building.',
  },
};
