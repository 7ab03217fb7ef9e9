import type { Words } from '#kernel/finding.ts';

/** Texts of issues. */
export const settlementWords: Words = {
  'before-end': { zh: '事件 {event} 尚未结束，结束后才能结算。', en: 'Event {event} has not ended yet; it can be settled once it has.' },
  'event-not-settled': { zh: '事件 {event} 还没有结算。', en: 'Event {event} is not settled yet.' },
  'no-such-issue': { zh: '事件 {event} 没有第 {issue} 张结算单。', en: 'Event {event} has no issue {issue}.' },
  'price-missing@programme': {
    zh: '响应项目 {programme} 没有写明价格，不能结算。',
    en: 'Programme {programme} has no price, so events cannot be settled under it.',
  },
  'no-issue-before': {
    zh: '事件 {event} 第 {issue} 张之前没有结算单，没有差额。',
    en: 'There is no statement before issue {issue} of event {event}, so there is no difference.',
  },
  'issue-not-before': {
    zh: '比较的第 {against} 张须早于第 {issue} 张。',
    en: 'Issue {against} must be earlier than issue {issue}.',
  },
  'claim-back': { zh: '须向成员 {building} 追回 {amount} 元。', en: '{amount} yuan are to be recovered from member {building}.' },
  'baseline-not-adjusted@member': {
    zh: '成员 {building} {day} 的基线未作修正。',
    en: 'The baseline of member {building} on {day} was not adjusted.',
  },
  'member-waiting': { zh: '成员 {building} 的读数还不全。', en: 'Readings of member {building} are still missing.' },
  'member-no-baseline': {
    zh: '成员 {building} 可用的日数不足，没有基线。',
    en: 'Too few days can be used for member {building}, so it has no baseline.',
  },
};
