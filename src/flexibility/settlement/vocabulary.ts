import { progressStateTerms } from '#flexibility/flexibility/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The status of a member in an issue (`flexibility.md` 5). */
export const memberStatusTerms = category({
  out: progressStateTerms.out,
  waiting: progressStateTerms.waiting,
  'no-baseline': progressStateTerms['no-baseline'],
  settled: { zh: '计入结算', en: 'Settled' },
});

/** Why a member's line differs from the previous issue. */
export const differenceCauseTerms = category({
  'new-line': { zh: '上一张没有这一成员', en: 'Not in the previous statement' },
  status: { zh: '是否计入有变', en: 'Whether it is counted' },
  commitment: { zh: '承诺有变', en: 'Commitment changed' },
  baseline: { zh: '基线有变', en: 'Baseline changed' },
  actual: { zh: '读数更正', en: 'Corrected readings' },
  share: { zh: '分成有变', en: 'Share changed' },
  terms: { zh: '付费办法有变', en: 'Payment terms changed' },
  others: { zh: '其他成员有变，分摊随之改变', en: 'Other members changed, so the allocation changed' },
});

export type DifferenceCause = keyof typeof differenceCauseTerms;

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
  between: { zh: '两张之差', en: 'Difference between both', unit: '元' },
  claimBack: { zh: '应退回合计', en: 'To be repaid', unit: '元' },
  cause: { zh: '变动原因', en: 'Cause' },
  against: { zh: '与第几张比较', en: 'Compared with issue' },
  before: { zh: '更正前', en: 'Before' },
  after: { zh: '更正后', en: 'After' },
  counts: { zh: '用在何处', en: 'Used for' },
  chosenBefore: { zh: '原选用日', en: 'Days chosen before' },
  chosenNow: { zh: '现选用日', en: 'Days chosen now' },
});

export const settlementVocabulary = {
  memberStatus: memberStatusTerms,
  differenceCause: differenceCauseTerms,
  settlement: settlementTerms,
} as const satisfies Readonly<Record<string, Category>>;
