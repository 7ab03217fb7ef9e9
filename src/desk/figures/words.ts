import type { Words } from '#kernel/finding.ts';

export const figuresWords: Words = {
  'memos-full': {
    zh: '您已有 {most} 条便签，不能再存。请先在“待办”页删去不用的。',
    en: 'You have {most} memos already. Delete those that you no longer need on the to-do page first.',
  },
  'memo-page-bad': {
    zh: '“{page}”不是本系统的页面地址。请填写以 / 开头的地址，例如 /ranking?year=2025。',
    en: '"{page}" is not the address of a page here. Give one that begins with /, such as /ranking?year=2025.',
  },
};
