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
  kept: '保存的申报',
  none: '还没有保存过申报',
  make: '编制新的申报',
  preview: '测算申报',
  keep: '保存这份申报',
  changeInputs: '改一改再测算',
  notKept: '这是会申报的内容，尚未保存。',
  optional: '不写即不加价、不设最低价；没有报价的成员不列入',
  hoursHint: '每个时段的功率须持续多久；不写即一个时段',
  curve: (period: string) => `${period} 的申报曲线`,
  period: '看哪个时段',
  steps: '各时段的申报段',
  sheet: '申报单',
  stands: '未被取代',
  page: '看哪一页申报',
  pageOf: (page: string, all: number) => `${page} / ${all}`,
};

const en: typeof zh = {
  ...termsIn('en'),
  kept: 'Kept bids',
  none: 'No bid was kept yet',
  make: 'Make a bid',
  preview: 'Calculate the bid',
  keep: 'Keep this bid',
  changeInputs: 'Change it and recalculate',
  notKept: 'This is what would be bid; nothing is kept yet.',
  optional: 'Left out: no margin, no floor. Members that ask no price are left out of the bid',
  hoursHint: 'For how long each period has to be held; left out: the period',
  curve: (period) => `Steps of ${period}`,
  period: 'Period shown',
  steps: 'Steps by period',
  sheet: 'Bid sheet',
  stands: 'Stands',
  page: 'Page of bids',
  pageOf: (page, all) => `${page} of ${all}`,
};

export const bidWords: PageWords<typeof zh> = { zh, en };
