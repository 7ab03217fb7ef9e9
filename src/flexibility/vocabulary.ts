import { headingTerms } from '#kernel/heading-terms.ts';
import { portfolioFieldTerms } from '#portfolio/vocabulary.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Which way a response goes 响应方向. */
export const directionTerms = category({ down: { zh: '削峰', en: 'Down' }, up: { zh: '填谷', en: 'Up' } });

export type Direction = keyof typeof directionTerms;

/** What an owner says to an event. */
export const answerTerms = category({ in: { zh: '参加', en: 'In' }, out: { zh: '不参加', en: 'Out' } });

/** Why a day does not stand for the day of an event. */
export const skipTerms = category({
  'day-type': { zh: '日类型不同', en: 'Another type of day' },
  'after-notice': { zh: '在通知之后', en: 'After the notice' },
  event: { zh: '有响应事件', en: 'An event' },
  'not-measured': { zh: '读数不全', en: 'Not wholly measured' },
  'not-chosen': { zh: '未选中', en: 'Not chosen' },
});

/** Why a baseline was not mended. */
export const unadjustedTerms = category({
  'window-not-measured': { zh: '修正时段读数不全', en: 'The window is not measured' },
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
  notice: { zh: '通知时间', en: 'Told at' },
  from: headingTerms.from,
  to: headingTerms.to,
  committed: { zh: '承诺功率', en: 'Committed', unit: 'kW' },
  short: { zh: '功率缺口', en: 'Short', unit: 'kW' },
  answer: { zh: '成员答复', en: 'Answer' },
  baseline: { zh: '基线电量', en: 'Baseline', unit: 'kWh' },
  actual: { zh: '实际电量', en: 'Actual', unit: 'kWh' },
  response: { zh: '响应电量', en: 'Response', unit: 'kWh' },
  chosen: { zh: '选中的日', en: 'Days chosen' },
  bias: { zh: '偏差', en: 'Bias', unit: '%' },
  mape: { zh: '平均绝对百分比误差', en: 'MAPE', unit: '%' },
  down: { zh: '可下调', en: 'Can lower', unit: 'kW' },
  up: { zh: '可上调', en: 'Can raise', unit: 'kW' },
});

export const flexibilityVocabulary = {
  direction: directionTerms,
  eventAnswer: answerTerms,
  baselineSkip: skipTerms,
  baselineUnadjusted: unadjustedTerms,
  flexibility: flexibilityTerms,
} as const satisfies Readonly<Record<string, Category>>;
