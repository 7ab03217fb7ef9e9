import type { Words } from '#kernel/finding.ts';

/** Texts of issues. */
export const settlementWords: Words = {
  'before-end': { zh: '事件 {event} 尚未结束。', en: 'Event {event} has not ended yet.' },
  'event-not-settled': { zh: '事件 {event} 还没有结算。', en: 'Event {event} is not settled yet.' },
  'no-such-issue': { zh: '事件 {event} 没有第 {issue} 张结算单。', en: 'Event {event} has no issue {issue}.' },
  'price-missing@programme': {
    zh: '响应项目 {programme} 没有写明价格，不能结算。',
    en: 'Programme {programme} says no price: nothing can be settled by it.',
  },
  'no-issue-before': {
    zh: '事件 {event} 第 {issue} 张之前没有结算单，没有差额。',
    en: 'There is no issue before issue {issue} of event {event}: nothing differs.',
  },
  'issue-not-before': {
    zh: '比较的第 {against} 张须早于第 {issue} 张。',
    en: 'Issue {against} does not lie before issue {issue}.',
  },
  'claim-back': { zh: '须向成员 {building} 追回 {amount} 元。', en: 'Member {building} has {amount} yuan to give back.' },
  'baseline-not-adjusted@member': {
    zh: '成员 {building} {day} 的基线未作修正。',
    en: 'The baseline of member {building} on {day} was not adjusted.',
  },
  'member-waiting': { zh: '成员 {building} 的读数还不全。', en: 'Readings of member {building} are still missing.' },
  'member-no-baseline': {
    zh: '成员 {building} 可用的日太少，没有基线。',
    en: 'Too few days stand for member {building}: it has no baseline.',
  },
};
