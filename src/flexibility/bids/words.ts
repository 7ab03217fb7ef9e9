import type { Words } from '#kernel/finding.ts';

/** Texts of bids. */
export const bidsWords: Words = {
  'no-such-bid': { zh: '没有第 {number} 号申报。', en: 'There is no bid {number}.' },
  'no-bid-of-event': {
    zh: '事件 {event} 发起之前没有覆盖它全部时段的申报。',
    en: 'Before event {event} was called no bid covered all of its time.',
  },
  'bid-of-all': {
    zh: '申报由整个聚合体的成员组成，只有看得到聚合体 {portfolio} 全部成员的人才能编制。',
    en: 'A bid is made of all members of {portfolio}: who does not see all of them makes none.',
  },
  'bids-not-seen': {
    zh: '申报由整个聚合体的成员组成，只看得到一部分建筑的人看不到申报。',
    en: 'Bids are of all members of a portfolio: who sees a part of the buildings sees none.',
  },
  'bid-of-now': { zh: '保存的申报按现在所知编制，不能另给知晓时间。', en: 'A bid is kept as known now: leave the time of knowledge out.' },
  'bid-begun': {
    zh: '申报的时段已经开始，此后只有系统管理员可以补录。',
    en: 'The time that is bid for has begun: only an administrator writes it down now.',
  },
  'bid-nothing': {
    zh: '聚合体 {portfolio} 没有可申报的功率：成员须有同意、报价和已知的调节能力。',
    en: 'Portfolio {portfolio} has nothing to bid: members need consent, a price and known capability.',
  },
  'bid-overlaps': {
    zh: '第 {number} 号申报只被覆盖了一部分时段。新的申报须覆盖它的全部时段，或与它不相交。',
    en: 'Bid {number} would be covered in part: cover all of its time, or none of it.',
  },
  'bid-member-no-consent': {
    zh: '{members} 个成员没有业主的同意，未列入：{buildings}',
    en: '{members} member(s) without consent are left out: {buildings}',
  },
  'bid-member-no-price': {
    zh: '{members} 个成员没有报价，未列入（不代拟价格）：{buildings}',
    en: '{members} member(s) name no price and are left out (none is made up): {buildings}',
  },
  'bid-member-unknown': {
    zh: '{members} 个成员的调节能力未知，未列入：{buildings}',
    en: 'Of {members} member(s) nothing is known that they could do; they are left out: {buildings}',
  },
  'bid-member-unknown-partly': {
    zh: '{members} 个成员在部分时段调节能力未知，这些时段未列入：{buildings}',
    en: 'Of {members} member(s) nothing is known for some periods; they are left out of these: {buildings}',
  },
  'bid-member-in-event': {
    zh: '{members} 个成员在部分时段已有响应事件，这些时段未列入：{buildings}',
    en: '{members} member(s) are in an event for some periods and left out of these: {buildings}',
  },
  'bid-member-prepared': {
    zh: '{members} 个成员有储能或暖通空调：各时段分别测算，连续调用时不能逐段重复，可用“须持续的小时”写明须持续多久：{buildings}',
    en: '{members} member(s) have batteries or rooms: each period is calculated by itself; say for how many hours it is to be held: {buildings}',
  },
  'bid-period-empty': {
    zh: '{periods} 个时段没有可申报的功率，最早的自 {first} 起。',
    en: '{periods} period(s) offer nothing, the first from {first} on.',
  },
  'bid-entered-late': { zh: '第 {number} 号申报在时段开始之后才录入。', en: 'Bid {number} was entered after its time had begun.' },
  'bid-too-long': {
    zh: '第 {number} 号申报超出一张表格，请分时段申报。',
    en: 'Bid {number} is more than a sheet holds: bid by shorter spans.',
  },
  'event-above-bid': {
    zh: '{members} 个成员的承诺功率超过申报：{buildings}',
    en: '{members} member(s) are committed to more than was bid: {buildings}',
  },
};
