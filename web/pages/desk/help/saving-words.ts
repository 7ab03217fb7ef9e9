import { savingsTerms } from '#retrofit/savings/vocabulary.ts';

/** Terms of savings. */
export const savingWords = {
  savings: {
    en: 'savings',
    zh: savingsTerms.savings.zh,
    means: {
      en: 'adjusted baseline less measured use of a reporting period, with an interval; nothing is scaled up',
      zh: '统计报告期的校准能耗减实测用量，带置信区间；缺的日子不按比例放大',
    },
  },
  'project-boundary': {
    en: 'boundary (of savings)',
    zh: savingsTerms.boundary.zh,
    means: {
      en: 'what savings refer to: a building by one carrier, or metering points, some of them subtracted',
      zh: '节能量所指的范围：一栋建筑的一种能源，或若干计量点（可减去其中一些）',
    },
  },
  'base-period': {
    en: 'base period, reporting period',
    zh: '基期、统计报告期',
    means: {
      en: 'the year before a measure that a model is fitted to; the time after it for which savings are stated',
      zh: '措施实施之前用来建模的一年；措施实施之后计算节能量的时期',
    },
  },
  'temperature-model': {
    en: 'temperature model, balance point',
    zh: '温度模型、平衡点',
    means: {
      en: 'use by kind of day and outdoor temperature; the temperature below which a building is heated, or above which it is cooled',
      zh: '按日类型和室外气温解释用量的模型；低于它供暖、高于它制冷的气温',
    },
  },
  'sealed-baseline': {
    en: 'baseline (of savings)',
    zh: savingsTerms.baseline.zh,
    means: {
      en: 'the model of a base period sealed with its points by a hash: it never changes, even if the readings do',
      zh: '连同样本以摘要锁定的基期模型：此后读数怎样更正也不改变',
    },
  },
  'savings-contract': {
    en: 'contract',
    zh: '合同能源管理合同',
    means: {
      en: 'terms on savings that owner and provider both confirmed: shared, guaranteed, or energy cost in trust',
      zh: '业主和节能服务公司双方确认的约定：节能效益分享、节能量保证或能源费用托管',
    },
  },
  settlement: {
    en: 'settlement, correction, reversal',
    zh: '结算、更正、冲销',
    means: {
      en: 'entries of the ledger of a contract: the result of a period, what became known later, what reverses an entry',
      zh: '合同账簿的条目：一期的结果、后来得知的差额、对某一条目的冲销',
    },
  },
  'adjusted-baseline': {
    en: 'adjusted baseline',
    zh: savingsTerms.adjustedBaseline.zh,
    means: {
      en: 'what the base model predicts for the reporting period by its weather, with non-routine events',
      zh: '基期模型按报告期实际气温推算的用量，加上非常规事件',
    },
  },
  'non-routine-event': {
    en: 'non-routine event',
    zh: savingsTerms.nonRoutine.zh,
    means: {
      en: 'a change of use that is not part of the measure: days left out, an amount a day, a factor; as stated, with evidence',
      zh: '影响用量而与措施无关的变化：剔除日子、每日固定量或系数；由人登记并附证明',
    },
  },
} as const;
