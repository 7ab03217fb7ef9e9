import type { Words } from '#kernel/finding.ts';

/** Texts of events, baselines and capability. */
export const flexibilityWords: Words = {
  'no-such-baseline-rule': { zh: '没有基线规则 {rule}。', en: 'There is no baseline rule {rule}.' },
  'notice-response-event-down': {
    zh: '事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑降 {kw} 千瓦，请答复是否参加。',
    en: 'Event {event}: {from} to {to}, {buildings} building(s) of yours are asked to lower {kw} kW. Please answer.',
  },
  'notice-response-event-up': {
    zh: '事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑升 {kw} 千瓦，请答复是否参加。',
    en: 'Event {event}: {from} to {to}, {buildings} building(s) of yours are asked to raise {kw} kW. Please answer.',
  },
  'notice-response-event-cancelled': {
    zh: '事件 {event}（{from} 至 {to}）已取消，您的 {buildings} 栋建筑不必再降或升 {kw} 千瓦。',
    en: 'Event {event} ({from} to {to}) was cancelled: {kw} kW are no longer asked of {buildings} building(s) of yours.',
  },
  'notice-response-event-reminder-down': {
    zh: '{by} 请您答复事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑降 {kw} 千瓦，请在 {from} 前答复是否参加。{note}',
    en: '{by} awaits your answer to event {event}: {from} to {to}, {buildings} building(s) of yours are asked to lower {kw} kW. Please answer before {from}. {note}',
  },
  'notice-response-event-reminder-up': {
    zh: '{by} 请您答复事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑升 {kw} 千瓦，请在 {from} 前答复是否参加。{note}',
    en: '{by} awaits your answer to event {event}: {from} to {to}, {buildings} building(s) of yours are asked to raise {kw} kW. Please answer before {from}. {note}',
  },
  'event-begun-no-reminder': {
    zh: '事件 {event} 已经开始，业主不能再答复，因此不再催答复。',
    en: 'Event {event} has begun: owners can no longer answer, so no reminder is sent.',
  },
  'job=baseline-test': { zh: '试算基线规则', en: 'Trying baseline rules' },
  'no-such-baseline-test': {
    zh: '没有这次试算（{job}）的结果：还没有算完，或之后又试算过。',
    en: 'There is no result of this test ({job}): it has not ended, or another was begun after it.',
  },
  'no-such-programme': { zh: '没有响应项目 {programme}。', en: 'There is no programme {programme}.' },
  'no-such-response-event': { zh: '没有响应事件 {event}。', en: 'There is no event {event}.' },
  'programme-incomplete': {
    zh: '响应项目 {programme} 没有写明基线规则，不能据以发起事件。',
    en: 'Programme {programme} names no baseline rule: no event can be called by it.',
  },
  'event-span': {
    zh: '结束时间须晚于开始时间。',
    en: 'It must end after it begins.',
  },
  'offer-days': {
    zh: '自 {from} 至 {to} 跨了几个当地日：成员、条件和资源按日而定，请逐日测算或申报。',
    en: 'From {from} to {to} is more than one local day: members, their terms and resources are of a day. Ask day by day.',
  },
  'event-off-step': {
    zh: '时间须落在当地时钟每 {minutes} 分钟的整点上。',
    en: 'Times must lie on the local clock’s steps of {minutes} minutes.',
  },
  'event-notice-late': { zh: '通知时间 {notice} 晚于事件开始。', en: 'The notice {notice} lies behind the beginning of the event.' },
  'event-begun': {
    zh: '事件 {event} 已经开始，此后只有系统管理员可以补录。',
    en: 'Event {event} has begun: only an administrator writes down what came before.',
  },
  'event-entered-late': { zh: '事件 {event} 在开始之后才录入。', en: 'Event {event} was entered after it had begun.' },
  'event-kw-or-file': {
    zh: '请写明要求的功率（--kw），或各成员承诺功率的文件（--commit），两者取一。',
    en: 'Say what power is asked for (--kw), or give the file of commitments (--commit): one of the two.',
  },
  'event-nobody': { zh: '没有成员有可用的调节能力。', en: 'No member is known to be able to respond.' },
  'event-overlap': {
    zh: '成员 {building} 在事件 {event} 与 {other} 中时间重叠。',
    en: 'Events {event} and {other} overlap for member {building}.',
  },
  'event-cancelled': { zh: '事件 {event} 已取消。', en: 'Event {event} was cancelled.' },
  'event-settled': { zh: '事件 {event} 已结算，不能取消。', en: 'Event {event} is settled: it cannot be cancelled.' },
  'not-a-member': { zh: '建筑 {building} 不是 {portfolio} 的成员。', en: 'Building {building} is not a member of {portfolio}.' },
  'commit-columns': { zh: '文件须有 building（建筑代码）和 kw（功率）两列。', en: 'The file needs the columns building and kw.' },
  'commit-row': {
    zh: '第 {row} 行：建筑「{building}」的功率「{kw}」须为大于零的小数（kW）。',
    en: 'Row {row}: the power "{kw}" of building "{building}" must be a decimal number above nothing, in kW.',
  },
  'commit-twice': { zh: '第 {row} 行：建筑 {building} 出现两次。', en: 'Row {row}: building {building} stands there twice.' },
  'commit-empty': { zh: '文件中没有任何成员。', en: 'The file names nobody.' },
  'test-days': { zh: '起止日期须先后有序：自 {from}，至 {to}。', en: 'The days must follow one another: from {from} to {to}.' },
  'test-hours': {
    zh: '时段「{hours}」须写作 14-17，且落在计量步长上。',
    en: 'Hours are written 14-17, on the edges of steps; not "{hours}".',
  },
  'no-baseline': { zh: '{day} 可用的日太少，没有基线。', en: 'Too few days stand for {day}: it has no baseline.' },
  'no-baseline@member': {
    zh: '成员 {building}：{day} 可用的日太少，没有基线。',
    en: 'Member {building}: too few days stand for {day}, it has no baseline.',
  },
  'baseline-not-adjusted': { zh: '{day} 的基线未作修正。', en: 'The baseline of {day} was not adjusted.' },
};
