import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Headings of bids 申报. */
export const bidTerms = category({
  bid: labelTerms.bid,
  number: headingTerms.number,
  portfolio: flexibilityTerms.portfolio,
  programme: flexibilityTerms.programme,
  direction: flexibilityTerms.direction,
  from: flexibilityTerms.from,
  to: flexibilityTerms.to,
  period: headingTerms.stretch,
  step: { zh: '申报段', en: 'Step' },
  price: { zh: '申报价格（元/kWh）', en: 'Price (yuan/kWh)' },
  kw: { zh: '申报功率', en: 'Power offered', unit: 'kW' },
  upToKw: { zh: '累计功率', en: 'Cumulative power', unit: 'kW' },
  leastKw: { zh: '最小时段功率', en: 'Lowest power of a period', unit: 'kW' },
  mostKw: { zh: '最大时段功率', en: 'Highest power of a period', unit: 'kW' },
  building: headingTerms.buildingCode,
  memberPrice: { zh: '成员报价（元/kWh）', en: 'Price asked by the member (yuan/kWh)' },
  margin: { zh: '聚合商加价（元/kWh）', en: 'Margin of the aggregator (yuan/kWh)' },
  floor: { zh: '最低申报价（元/kWh）', en: 'Floor price (yuan/kWh)' },
  hours: { zh: '须持续的小时', en: 'Hours to be sustained', unit: 'h' },
  made: { zh: '保存申报的时间', en: 'Saved at' },
  supersededBy: { zh: '已被第几号取代', en: 'Superseded by' },
  committed: flexibilityTerms.committed,
  aboveKw: { zh: '超出申报', en: 'Above the bid', unit: 'kW' },
  members: flexibilityTerms.members,
});

export const bidsVocabulary = { bid: bidTerms } as const satisfies Readonly<Record<string, Category>>;
