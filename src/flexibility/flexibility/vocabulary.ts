import { headingTerms } from '#kernel/heading-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { portfolioFieldTerms } from '#registry/portfolio/vocabulary.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The direction of a response 响应方向. */
export const directionTerms = category({ down: { zh: '削峰', en: 'Down' }, up: { zh: '填谷', en: 'Up' } });

export type Direction = keyof typeof directionTerms;

/** An owner's answers to an event. */
export const answerTerms = category({ in: { zh: '参加', en: 'In' }, out: { zh: '不参加', en: 'Out' } });

/** The phase of an event 事件进展. */
export const progressPhaseTerms = category({
  before: { zh: '未开始', en: 'Not begun' },
  running: { zh: '响应中', en: 'Running' },
  over: { zh: '响应结束', en: 'Over' },
  cancelled: stateTerms.cancelled,
});

export type ProgressPhase = keyof typeof progressPhaseTerms;

/** The state of a step or a member of a running event. */
export const progressStateTerms = category({
  out: { zh: '未参加', en: 'Out' },
  'no-baseline': { zh: '无基线', en: 'No baseline' },
  'to-come': { zh: '未到', en: 'To come' },
  waiting: { zh: '待读数', en: 'Waiting for readings' },
  measured: { zh: '已计量', en: 'Measured' },
});

export type MemberProgressState = keyof typeof progressStateTerms;

/** Seasons by months 气象季节: spring is March to May. */
export const seasonTerms = category({
  spring: { zh: '春季（3–5 月）', en: 'Spring (March to May)' },
  summer: { zh: '夏季（6–8 月）', en: 'Summer (June to August)' },
  autumn: { zh: '秋季（9–11 月）', en: 'Autumn (September to November)' },
  winter: { zh: '冬季（12–2 月）', en: 'Winter (December to February)' },
});

export type Season = keyof typeof seasonTerms;

/** The groupings of capability by hour. */
export const capabilityByTerms = category({
  kind: { zh: '按类型', en: 'By kind' },
  building: { zh: '按建筑', en: 'By building' },
  region: { zh: '按地区', en: 'By region' },
});

export type CapabilityBy = keyof typeof capabilityByTerms;

/** Why a day is not used for the baseline of an event's day. */
export const skipTerms = category({
  'day-type': { zh: '日类型不同', en: 'Another type of day' },
  'after-notice': { zh: '在通知之后', en: 'After the notice' },
  event: { zh: '有响应事件', en: 'An event' },
  'not-measured': { zh: '读数不全', en: 'Incomplete readings' },
  'not-chosen': { zh: '未选用', en: 'Not chosen' },
});

/** The role of a corrected step of use. */
export const correctionRoleTerms = category({
  event: { zh: '事件当时', en: 'The event' },
  window: { zh: '事件前的修正时段', en: 'Adjustment hours before the event' },
  'chosen-day': { zh: '选用日的同一时刻', en: 'Same time on a chosen day' },
  'other-day': { zh: '未选用的候选日', en: 'Day considered, not chosen' },
});

export type CorrectionRole = keyof typeof correctionRoleTerms;

/** Why a baseline was not adjusted. */
export const unadjustedTerms = category({
  'window-not-measured': { zh: '修正时段读数不全', en: 'The window has incomplete readings' },
  'window-in-event': { zh: '修正时段有响应事件', en: 'The window touches an event' },
  'no-baseline-energy': { zh: '修正时段基线不大于零', en: 'No baseline energy in the window' },
});

/** Headings of events, baselines and capability. */
export const flexibilityTerms = category({
  event: headingTerms.responseEvent,
  portfolio: portfolioFieldTerms.code,
  members: { zh: '成员建筑', en: 'Members' },
  programme: headingTerms.programme,
  rule: headingTerms.baselineRule,
  direction: { zh: '响应方向', en: 'Direction' },
  notice: { zh: '通知时间', en: 'Notice given at' },
  from: headingTerms.from,
  to: headingTerms.to,
  committed: { zh: '承诺功率', en: 'Committed', unit: 'kW' },
  short: { zh: '功率缺口', en: 'Short', unit: 'kW' },
  answer: { zh: '成员答复', en: 'Answer' },
  reason: { zh: '答复理由', en: 'Reason' },
  excess: { zh: '每日虚增响应', en: 'False response per day', unit: 'kWh' },
  excessYuan: { zh: '每日白付', en: 'Overpaid per day', unit: 'yuan' },
  baseline: { zh: '基线电量', en: 'Baseline', unit: 'kWh' },
  actual: { zh: '实际电量', en: 'Actual', unit: 'kWh' },
  response: { zh: '响应电量', en: 'Response', unit: 'kWh' },
  responsePower: { zh: '响应功率', en: 'Response', unit: 'kW' },
  shortfall: { zh: '比承诺少', en: 'Below commitment', unit: 'kW' },
  withdrawn: { zh: '未参加的承诺', en: 'Commitment of members not taking part', unit: 'kW' },
  due: { zh: '已计量部分的承诺', en: 'Commitment of measured part', unit: 'kW' },
  measuredSteps: { zh: '已计量时段', en: 'Steps measured' },
  chosen: { zh: '选用日', en: 'Days chosen' },
  bias: { zh: '偏差', en: 'Bias', unit: '%' },
  mape: { zh: '平均绝对百分比误差', en: 'MAPE', unit: '%' },
  down: { zh: '可下调', en: 'Can lower', unit: 'kW' },
  up: { zh: '可上调', en: 'Can raise', unit: 'kW' },
  unanswered: { zh: '未答复', en: 'No answer' },
  remind: { zh: '催答复', en: 'Remind members without an answer' },
  answerBy: { zh: '答复截止', en: 'Answer by' },
  allAnswered: { zh: '成员都已答复，不必催。', en: 'All members have answered; no reminder is needed.' },
  noAccount: {
    zh: '以下成员没有可以通知的业主账户，请另行告知：',
    en: 'These members have no owner account to notify: inform them in another way:',
  },
  noReminders: { zh: '还没有催过答复。', en: 'No reminders have been sent for this event.' },
  grouped: { zh: '分组方式', en: 'Group by' },
  season: { zh: '所属季节', en: 'Season' },
  registered: { zh: '登记功率', en: 'Registered', unit: 'kW' },
  proven: { zh: '已验证', en: 'Proven', unit: 'kW' },
  provenDown: { zh: '已验证下调', en: 'Proven down', unit: 'kW' },
  provenUp: { zh: '已验证上调', en: 'Proven up', unit: 'kW' },
});

export const flexibilityVocabulary = {
  direction: directionTerms,
  progressPhase: progressPhaseTerms,
  progressState: progressStateTerms,
  eventAnswer: answerTerms,
  season: seasonTerms,
  capabilityBy: capabilityByTerms,
  baselineSkip: skipTerms,
  baselineUnadjusted: unadjustedTerms,
  correctionRole: correctionRoleTerms,
  flexibility: flexibilityTerms,
} as const satisfies Readonly<Record<string, Category>>;
