import type { Words } from '#kernel/finding.ts';

/** Texts of events, baselines and capability. */
export const flexibilityWords: Words = {
  'no-such-baseline-rule': { zh: '没有基线规则 {rule}。', en: 'There is no baseline rule {rule}.' },
  'notice-response-event-down': {
    zh: '事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑降 {kw} 千瓦，请答复是否参加。',
    en: 'Event {event}: please lower the load of {buildings} of your buildings by {kw} kW from {from} to {to}. Please answer whether you take part.',
  },
  'notice-response-event-up': {
    zh: '事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑升 {kw} 千瓦，请答复是否参加。',
    en: 'Event {event}: please raise the load of {buildings} of your buildings by {kw} kW from {from} to {to}. Please answer whether you take part.',
  },
  'notice-response-event-cancelled': {
    zh: '事件 {event}（{from} 至 {to}）已取消，您的 {buildings} 栋建筑不必再降或升 {kw} 千瓦。',
    en: 'Event {event} ({from} to {to}) was cancelled: {buildings} of your buildings no longer need to change their load by {kw} kW.',
  },
  'notice-response-event-reminder-down': {
    zh: '{by} 请您答复事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑降 {kw} 千瓦，请在 {from} 前答复是否参加。{note}',
    en: '{by} awaits your answer to event {event}: please lower the load of {buildings} of your buildings by {kw} kW from {from} to {to}. Please answer before {from} whether you take part. {note}',
  },
  'notice-response-event-reminder-up': {
    zh: '{by} 请您答复事件 {event}：{from} 至 {to} 请您的 {buildings} 栋建筑升 {kw} 千瓦，请在 {from} 前答复是否参加。{note}',
    en: '{by} awaits your answer to event {event}: please raise the load of {buildings} of your buildings by {kw} kW from {from} to {to}. Please answer before {from} whether you take part. {note}',
  },
  'event-begun-no-reminder': {
    zh: '事件 {event} 已经开始，业主不能再答复，因此不再催答复。',
    en: 'Event {event} has begun: owners can no longer answer, so no reminder is sent.',
  },
  'job=baseline-test': { zh: '试算基线规则', en: 'Testing baseline rules' },
  'no-such-baseline-test': {
    zh: '没有这次试算（{job}）的结果：还没有算完，或之后又试算过。',
    en: 'There is no result of this test ({job}): it is not finished, or another test was started after it.',
  },
  'no-such-programme': { zh: '没有响应项目 {programme}。', en: 'There is no programme {programme}.' },
  'no-such-response-event': { zh: '没有响应事件 {event}。', en: 'There is no event {event}.' },
  'programme-incomplete': {
    zh: '响应项目 {programme} 没有写明基线规则，不能据以发起事件。',
    en: 'Programme {programme} has no baseline rule, so no event can be called under it.',
  },
  'event-span': {
    zh: '结束时间须晚于开始时间，请改正。',
    en: 'The end must be after the start: correct it.',
  },
  'offer-days': {
    zh: '自 {from} 至 {to} 跨了几个当地日：成员、条件和资源按日而定，请逐日测算或申报。',
    en: '{from} to {to} covers more than one local day: members, their terms and resources depend on the day. Calculate or bid day by day.',
  },
  'event-off-step': {
    zh: '时间须落在当地时钟每 {minutes} 分钟的整点上。',
    en: 'Times must be on full steps of {minutes} minutes of the local clock.',
  },
  'event-notice-late': {
    zh: '通知时间 {notice} 晚于事件开始，请改正。',
    en: 'The notice time {notice} is after the start of the event: correct it.',
  },
  'event-begun': {
    zh: '事件 {event} 已经开始，此后只有系统管理员可以补录。',
    en: 'Event {event} has begun: only an administrator can record earlier facts now.',
  },
  'event-entered-late': { zh: '事件 {event} 在开始之后才录入。', en: 'Event {event} was entered after it had begun.' },
  'event-kw-or-file': {
    zh: '请写明要求的功率（--kw），或各成员承诺功率的文件（--commit），两者取一。',
    en: 'Give either the power requested (--kw) or a file with the commitment of each member (--commit).',
  },
  'event-nobody': { zh: '没有成员有可用的调节能力。', en: 'No member has a known capability.' },
  'event-overlap': {
    zh: '成员 {building} 在事件 {event} 与 {other} 中时间重叠。',
    en: 'Events {event} and {other} overlap for member {building}.',
  },
  'event-cancelled': { zh: '事件 {event} 已取消。', en: 'Event {event} was cancelled.' },
  'event-settled': { zh: '事件 {event} 已结算，不能取消。', en: 'Event {event} has been settled and cannot be cancelled.' },
  'not-a-member': { zh: '建筑 {building} 不是 {portfolio} 的成员。', en: 'Building {building} is not a member of {portfolio}.' },
  'commit-columns': { zh: '文件须有 building（建筑代码）和 kw（功率）两列。', en: 'The file needs the columns building and kw.' },
  'commit-row': {
    zh: '第 {row} 行：建筑“{building}”的功率“{kw}”须为大于零的小数（kW）。',
    en: 'Row {row}: the power "{kw}" of building "{building}" must be a decimal number above 0, in kW.',
  },
  'commit-twice': { zh: '第 {row} 行：建筑 {building} 出现两次。', en: 'Row {row}: building {building} appears twice.' },
  'commit-empty': { zh: '文件中没有任何成员。', en: 'The file contains no members.' },
  'test-days': { zh: '起止日期须先后有序：自 {from}，至 {to}。', en: 'The last day, {to}, must be after the first day, {from}.' },
  'test-hours': {
    zh: '时段“{hours}”须写作 14-17，且落在计量步长上。',
    en: 'Hours such as 14-17 are needed, on the boundaries of steps; not "{hours}".',
  },
  'no-baseline': { zh: '{day} 可用的日数不足，没有基线。', en: 'Too few days can be used for {day}, so it has no baseline.' },
  'no-baseline@member': {
    zh: '成员 {building}：{day} 可用的日数不足，没有基线。',
    en: 'Member {building}: too few days can be used for {day}, so it has no baseline.',
  },
  'baseline-not-adjusted': { zh: '{day} 的基线未作修正。', en: 'The baseline of {day} was not adjusted.' },
};
