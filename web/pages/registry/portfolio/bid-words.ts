import { bidTerms } from '#flexibility/bids/vocabulary.ts';
import { directionTerms } from '#flexibility/flexibility/vocabulary.ts';
import { stepTerms, wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  of: wordsIn(bidTerms, language),
  direction: wordsIn(directionTerms, language),
  step: { ...wordsIn(stepTerms, language), '30min': language === 'zh' ? '半小时' : 'half hour' },
});

const zh = {
  ...termsIn('zh'),
  kept: '已保存的申报',
  none: '还没有保存过申报',
  make: '编制新的申报',
  preview: '测算申报',
  keep: '保存这份申报',
  changeInputs: '修改后重新测算',
  notKept: '这是会申报的内容，尚未保存。',
  optional: '留空即不加价、不设最低价；没有报价的成员不列入',
  hoursHint: '每个时段的功率须持续多久；留空即一个时段',
  curve: (period: string) => `${period} 的申报曲线`,
  period: '查看时段',
  steps: '各时段的申报段',
  sheet: '申报单',
  stands: '未被取代',
  page: '申报页码',
  pageOf: (page: string, all: number) => `${page} / ${all}`,
};

const en: typeof zh = {
  ...termsIn('en'),
  kept: 'Saved bids',
  none: 'No bid has been saved yet',
  make: 'Prepare a bid',
  preview: 'Calculate the bid',
  keep: 'Save this bid',
  changeInputs: 'Change it and recalculate',
  notKept: 'This is what would be bid; nothing is saved yet.',
  optional: 'Left empty: no margin, no floor price. Members without a price are left out of the bid',
  hoursHint: 'How long the power of each period has to be held; left empty: one period',
  curve: (period) => `Bid curve of ${period}`,
  period: 'Period shown',
  steps: 'Steps by period',
  sheet: 'Bid sheet',
  stands: 'Not superseded',
  page: 'Page of bids',
  pageOf: (page, all) => `${page} of ${all}`,
};

export const bidWords: PageWords<typeof zh> = { zh, en };
