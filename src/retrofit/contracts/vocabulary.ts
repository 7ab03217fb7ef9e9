import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { organisationKindTerms } from '#platform/place/vocabulary.ts';

/** The three types (GB/T 24915). */
export const contractTypeTerms = category({
  shared: { zh: '节能效益分享型', en: 'Shared savings' },
  guaranteed: { zh: '节能量保证型', en: 'Guaranteed savings' },
  trusteeship: { zh: '能源费用托管型', en: 'Energy cost in trust' },
});

export const contractStateTerms = category({
  proposed: { zh: '待双方确认', en: 'Awaiting both parties' },
  disputed: { zh: '有异议', en: 'Disputed' },
  confirmed: { zh: '双方已确认', en: 'Confirmed by both' },
  ended: { zh: '合同期满', en: 'Ended' },
});

export const contractPeriodTerms = category({
  month: { zh: '按月', en: 'By month' },
  quarter: { zh: '按季度', en: 'By quarter' },
  year: { zh: '按年', en: 'By year' },
});

/** Which quantity is paid for. */
export const contractBasisTerms = category({
  point: labelTerms.savings,
  lower: { zh: '置信区间下限', en: 'The lower end of the interval' },
});

export const contractEntryTerms = category({
  settlement: { zh: '结算', en: 'Settlement' },
  correction: { zh: '更正差额', en: 'Correction' },
  reversal: { zh: '冲销', en: 'Reversal' },
  payment: { zh: '付款', en: 'Payment' },
});

export const contractItemTerms = category({
  savings: labelTerms.savings,
  fee: { zh: '费用', en: 'Fee' },
  guarantee: { zh: '保证量', en: 'Guarantee' },
  price: { zh: '价格调整', en: 'Price' },
  baseline: { zh: '基准调整', en: 'Baseline' },
});

export const contractSideTerms = category({
  owner: { zh: '用能单位', en: 'Owner' },
  provider: organisationKindTerms['service-company'],
});

export const contractWordTerms = category({
  confirm: { zh: '予以确认', en: 'Confirmed' },
  dispute: { zh: '异议', en: 'Disputed' },
});

/** Actions of a party. */
export const contractActTerms = category({
  confirm: { zh: contractWordTerms.confirm.zh, en: 'Confirm' },
  dispute: { zh: '提出异议', en: 'Dispute' },
});

export const contractPeriodStateTerms = category({
  settled: { zh: '已结算', en: 'Settled' },
  open: { zh: '待结算', en: 'To be settled' },
  running: { zh: '未结束', en: 'Not ended' },
});

export const contractCauseTerms = category({
  import: { zh: '读数导入', en: 'Readings' },
  decision: { zh: '读数判定', en: 'Decision on readings' },
  event: { zh: '合同事件', en: 'Event' },
  terms: { zh: '合同变更', en: 'Amendment' },
  carry: { zh: '前期结转', en: 'Carried forward' },
});

/** Headings of contract pages, tables and documents. */
export const contractTerms = category({
  contract: { zh: '合同', en: 'Contract' },
  type: { zh: '合同类型', en: 'Type of contract' },
  settlementPeriod: { zh: '结算周期', en: 'Settlement period' },
  basis: { zh: '结算依据', en: 'Paid on' },
  entry: labelTerms.entry,
  lines: { zh: '明细', en: 'Lines' },
  amount: labelTerms.moneyYuan,
  value: { zh: '价值（元）', en: 'Value (yuan)' },
  price: { zh: '结算单价（元）', en: 'Price (yuan)' },
  share: { zh: '分享比例（%）', en: 'Share (%)' },
  due: { zh: '应付（元）', en: 'Due (yuan)' },
  paid: { zh: '已付（元）', en: 'Paid (yuan)' },
  claimed: { zh: '待对方确认的付款（元）', en: 'Payments not confirmed yet (yuan)' },
  reference: { zh: '付款凭证号', en: 'Payment reference' },
  balance: { zh: '未付（元）', en: 'Balance (yuan)' },
  posted: { zh: '入账时间', en: 'Posted' },
  causes: labelTerms.reason,
  previous: { zh: '上一条目摘要', en: 'Hash of the entry before' },
  carriedIn: { zh: '结转入（元）', en: 'Carried in (yuan)' },
  carriedOut: { zh: '结转出（元）', en: 'Carried out (yuan)' },
  cost: { zh: '能源费用（元）', en: 'Cost of energy (yuan)' },
  margin: { zh: '差额（元）', en: 'Margin (yuan)' },
  valid: { zh: '账目完整', en: 'Ledger intact' },
  reverses: { zh: '冲销条目', en: 'Reverses entry' },
  settledPeriods: { zh: '已结算周期', en: 'Periods settled' },
  low: labelTerms.lowerEnd,
  high: labelTerms.upperEnd,
  paidOn: { zh: '付款日期', en: 'Paid on' },
});

/** The kind of notice for it. */
export const movedNotice = {
  kind: 'settlement-moved',
  name: { zh: '已结算的节能量有变化', en: 'Settled savings have changed' },
  audience: 'person',
  urgent: false,
  mail: true,
} as const;

export const contractsVocabulary = {
  contractType: contractTypeTerms,
  contractState: contractStateTerms,
  contractPeriod: contractPeriodTerms,
  contractBasis: contractBasisTerms,
  contractEntry: contractEntryTerms,
  contractItem: contractItemTerms,
  contractSide: contractSideTerms,
  contractWord: contractWordTerms,
  contractPeriodState: contractPeriodStateTerms,
  contractCause: contractCauseTerms,
} satisfies Readonly<Record<string, Category>>;
