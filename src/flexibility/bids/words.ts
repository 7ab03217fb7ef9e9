import type { Words } from '#kernel/finding.ts';

/** Texts of bids. */
export const bidsWords: Words = {
  'no-such-bid': { zh: '没有第 {number} 号申报。', en: 'There is no bid {number}.' },
  'no-bid-of-event': {
    zh: '事件 {event} 发起之前没有覆盖它全部时段的申报。',
    en: 'No bid made before event {event} was called covers all of its time.',
  },
  'bid-of-all': {
    zh: '申报由整个聚合体的成员组成，只有看得到聚合体 {portfolio} 全部成员的人才能编制。',
    en: 'A bid consists of all members of the portfolio: only users with access to all members of {portfolio} can make one.',
  },
  'bids-not-seen': {
    zh: '申报由整个聚合体的成员组成，只看得到一部分建筑的人看不到申报。',
    en: 'Bids consist of all members of a portfolio: users with access to only some of the buildings cannot see bids.',
  },
  'bid-of-now': { zh: '保存的申报按现在所知编制，不能另给知晓时间。', en: 'A saved bid uses what is known now: remove the known-at time.' },
  'bid-begun': {
    zh: '申报的时段已经开始，此后只有系统管理员可以补录。',
    en: 'The period of the bid has already begun: only an administrator can record it now.',
  },
  'bid-nothing': {
    zh: '聚合体 {portfolio} 没有可申报的功率：成员须有同意、报价和已知的调节能力。',
    en: 'Portfolio {portfolio} has no power to bid: members need consent, a price and a known capability.',
  },
  'bid-overlaps': {
    zh: '第 {number} 号申报只被覆盖了一部分时段。新的申报须覆盖它的全部时段，或与它不相交。',
    en: 'Bid {number} would be covered only in part: the new bid has to cover all of its time, or none of it.',
  },
  'bid-member-no-consent': {
    zh: '{members} 个成员没有业主的同意，未列入：{buildings}',
    en: '{members} members have no consent of the owner and are left out: {buildings}',
  },
  'bid-member-no-price': {
    zh: '{members} 个成员没有报价，未列入（不代拟价格）：{buildings}',
    en: '{members} members have no price and are left out (no price is assumed): {buildings}',
  },
  'bid-member-unknown': {
    zh: '{members} 个成员的调节能力未知，未列入：{buildings}',
    en: '{members} members have an unknown capability and are left out: {buildings}',
  },
  'bid-member-unknown-partly': {
    zh: '{members} 个成员在部分时段调节能力未知，这些时段未列入：{buildings}',
    en: '{members} members have an unknown capability in some periods and are left out of these: {buildings}',
  },
  'bid-member-in-event': {
    zh: '{members} 个成员在部分时段已有响应事件，这些时段未列入：{buildings}',
    en: '{members} members are in an event in some periods and are left out of these: {buildings}',
  },
  'bid-member-prepared': {
    zh: '{members} 个成员有储能或暖通空调：各时段分别测算，连续调用时不能逐段重复，可用“须持续的小时”写明须持续多久：{buildings}',
    en: '{members} members have batteries or HVAC: each period is calculated separately and cannot be repeated in successive periods; state how long it must be sustained in “Hours to be sustained”: {buildings}',
  },
  'bid-period-empty': {
    zh: '{periods} 个时段没有可申报的功率，最早的自 {first} 起。',
    en: '{periods} periods have no power to offer, the first from {first} on.',
  },
  'bid-entered-late': { zh: '第 {number} 号申报在时段开始之后才录入。', en: 'Bid {number} was entered after its time had begun.' },
  'bid-too-long': {
    zh: '第 {number} 号申报超出一张表格，请分时段申报。',
    en: 'Bid {number} does not fit in one sheet: bid for shorter periods.',
  },
  'event-above-bid': {
    zh: '{members} 个成员的承诺功率超过申报：{buildings}',
    en: '{members} members have commitments above the bid: {buildings}',
  },
};
