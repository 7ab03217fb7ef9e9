import { progressStateTerms } from '#flexibility/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** What became of a member in an issue (`flexibility.md` 5). */
export const memberStatusTerms = category({
  out: progressStateTerms.out,
  waiting: progressStateTerms.waiting,
  'no-baseline': progressStateTerms['no-baseline'],
  settled: { zh: '计入结算', en: 'Settled' },
});

/** Headings of an issue 结算单. */
export const settlementTerms = category({
  issue: labelTerms.issueOfEvent,
  building: headingTerms.buildingCode,
  status: headingTerms.state,
  counted: { zh: '计费电量', en: 'Counted', unit: 'kWh' },
  amount: { zh: '响应收益', en: 'Amount', unit: '元' },
  penalty: { zh: '考核扣减', en: 'Penalty', unit: '元' },
  net: { zh: '净收益', en: 'Net', unit: '元' },
  aggregator: { zh: '聚合商所得', en: 'Aggregator', unit: '元' },
  money: { zh: '成员所得', en: 'Member', unit: '元' },
  difference: { zh: '较上一张差额', en: 'Difference', unit: '元' },
});

export const settlementVocabulary = {
  memberStatus: memberStatusTerms,
  settlement: settlementTerms,
} as const satisfies Readonly<Record<string, Category>>;
