import { forecastTerms } from '#flexibility/forecast/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { roleTerms } from '#kernel/vocabulary.ts';

/** The words of demand response, as in `docs/glossary.md`. */
export const flexibilityWords = {
  aggregator: {
    en: 'aggregator',
    zh: roleTerms.aggregator.zh,
    means: {
      en: 'an organisation that offers the adjustable load of many buildings to a programme together',
      zh: '把许多建筑的可调负荷合在一起参加响应项目的单位',
    },
  },
  portfolio: {
    en: 'portfolio',
    zh: labels.zh.portfolio,
    means: {
      en: 'the buildings that an aggregator offers together: each a member from a day on, with its share, price and consent',
      zh: '聚合商合在一起的建筑：每栋自某日起为成员，各有分成、报价和业主同意',
    },
  },
  bid: {
    en: 'bid, step of a bid',
    zh: '申报、申报段',
    means: {
      en: 'what a portfolio offers to a programme: power at a price by hour, with the members behind it',
      zh: '聚合体向响应项目提出的报量报价：逐时多少功率、什么价格、由哪些成员承担',
    },
  },
  programme: {
    en: 'programme',
    zh: labels.zh.programme,
    means: { en: 'what pays for responses, by a baseline rule', zh: '按基线规则为响应付费的项目' },
  },
  'response-event': {
    en: 'event',
    zh: labels.zh.responseEvent,
    means: {
      en: 'hours in which a portfolio lowers (削峰) or raises (填谷) its load, with the commitment of each member',
      zh: '聚合体下调（削峰）或上调（填谷）负荷的一段时间，及各成员的承诺',
    },
  },
  'load-forecast': {
    en: 'forecast, P10, P50, P90',
    zh: '预测',
    means: {
      en: 'what will be used or generated: nine times in ten above P10, half the time above P50, one in ten above P90',
      zh: '将要使用或发出的电：十次有九次高于 P10，一半时候高于 P50，十次有一次高于 P90',
    },
  },
  'forecast-accuracy': {
    en: 'accuracy of a forecast',
    zh: forecastTerms.accuracy.zh,
    means: {
      en: '100 % less the sum of all deviations over the sum of measured values',
      zh: '100% 减去偏差绝对值之和与实测值之和的比',
    },
  },
  'event-baseline': {
    en: 'baseline of an event',
    zh: '响应基线',
    means: {
      en: 'what a building would have used without the event, based on the days before',
      zh: '没有事件时建筑本会使用的电量，由此前各日推算',
    },
  },
  issue: {
    en: 'issue',
    zh: labels.zh.issueOfEvent,
    means: {
      en: 'the settlement of an event: numbered, never changed; the next states its difference',
      zh: '一次事件的结算：有编号，开出后不再更改；下一张写明差额',
    },
  },
} as const;
