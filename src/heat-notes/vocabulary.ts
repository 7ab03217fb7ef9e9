import { category, type Category } from '#kernel/vocabulary.ts';
import { heatBillTerms } from '#heat-billing/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat-supply/vocabulary.ts';

/** What is said of notes of heat. */
export const heatNoteTerms = category({
  number: { zh: '热费单号', en: 'Note' },
  kind: { zh: '单据类别', en: 'Kind of note' },
  point: settlementPointFieldTerms.code,
  day: { zh: '开单日期', en: 'Issued on' },
  due: { zh: '最迟缴费日', en: 'Pay by' },
  account: heatBillTerms.account,
  quantity: heatBillTerms.quantity,
  difference: { zh: '本单金额', en: 'This note' },
  unchanged: { zh: '金额未变的用热人', en: 'Accounts unchanged' },
  notes: { zh: '本次单据数', en: 'Notes of this close' },
  issuedTotal: { zh: '本次单据合计', en: 'All notes of this close' },
  total: { zh: '各户应缴合计', en: 'All bills together' },
  issued: { zh: '已开单合计', en: 'Issued so far' },
  now: { zh: '按现有资料应缴', en: 'As it stands' },
  causes: { zh: '变动来自', en: 'What moved' },
  paid: { zh: '已缴日期', en: 'Paid on' },
  payment: { zh: '已缴金额', en: 'Payment' },
  reference: { zh: '缴费凭证', en: 'Reference' },
  balance: { zh: '未缴余额', en: 'Balance' },
  overdueSince: { zh: '逾期自', en: 'Overdue since' },
  formula: {
    zh: '应缴热费减去此前各单之和',
    en: 'the bill as it stands less all notes before it',
  },
  before: { zh: '此前的单据', en: 'A note before it' },
  bill: { zh: '开单时的应缴热费', en: 'The bill as it stood' },
});

/** What the lines of a note are called. */
export const noteLineTerms = {
  basic: heatBillTerms.basicCharge,
  metered: heatBillTerms.meteredCharge,
  area: heatBillTerms.areaCharge,
  stopped: heatBillTerms.stoppedCharge,
  cold: heatBillTerms.cold,
  cap: heatBillTerms.cap,
} as const;

/** What a note is. */
export const heatNoteKindTerms = category({
  bill: { zh: '热费账单', en: 'bill' },
  difference: { zh: '差额账单', en: 'difference' },
});

/** What moved between a note and what stands. */
export const heatCauseTerms = category({
  readings: { zh: '热量表读数', en: 'readings' },
  facts: { zh: '户况资料', en: 'facts of the household' },
  tariff: { zh: '热价内容', en: 'the tariff' },
  decision: { zh: '人工裁定', en: 'a decision' },
  certificate: { zh: '检定证书情况', en: 'a certificate' },
  temperature: { zh: '气温资料', en: 'outdoor temperatures' },
  others: { zh: '同结算点的其他户', en: 'others of its point' },
  first: { zh: '尚未开单', en: 'no note yet' },
});

export const heatNotesVocabulary = {
  heatNote: heatNoteTerms,
  heatNoteKind: heatNoteKindTerms,
  heatCause: heatCauseTerms,
} as const satisfies Readonly<Record<string, Category>>;
