import type { Words } from '#kernel/finding.ts';

/** Texts of portfolios. */
export const portfolioWords: Words = {
  'no-such-portfolio': { zh: '没有代码为 {portfolio} 的聚合体。', en: 'There is no portfolio with the code {portfolio}.' },
  'no-such-portfolio-member': { zh: '聚合体没有这个成员。', en: 'The portfolio has no such member.' },
  'portfolio-has-members': { zh: '聚合体 {code} 有成员 {member}。', en: 'Portfolio {code} has members: {member}.' },
  'building-in-portfolio': { zh: '建筑 {code} 是聚合体成员（{member}）。', en: 'Building {code} is a member of a portfolio ({member}).' },
  'member-day-begun': {
    zh: '成员 {code} 的条件只能自 {first} 起变更：已开始的日子保持原样，确需更正的由系统管理员代记双方的约定。',
    en: 'The terms of the member {code} can change only from {first} on: days that have begun stay as they are. For earlier days, an administrator records what both parties agreed.',
  },
  'no-consent': {
    zh: '建筑 {building} 没有业主的同意。请先取得同意并填写。',
    en: 'There is no consent of the owner of building {building}. Obtain it and enter it first.',
  },
  'member-ends-early': {
    zh: '截止日 {to} 不晚于起始日。请更正日期。',
    en: 'The end day {to} is not after the first day. Correct the days.',
  },
};
