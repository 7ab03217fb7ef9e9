import type { Words } from '#kernel/finding.ts';

export const reminderWords: Words = {
  'notice-data-reminder': {
    zh: '{by} 请您补报 {count} 项数据：{list}。{note}',
    en: '{by} asks you to submit {count} items of missing data: {list}. {note}',
  },
  'no-such-missing-data': {
    zh: '「{key}」不在缺少的数据之中：可能已经报送，或不在您的权限范围内。请刷新列表。',
    en: '"{key}" is not among the missing data: it may have been delivered, or it is outside your scope. Check the list again.',
  },
};
