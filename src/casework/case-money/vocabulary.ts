import { caseTerms } from '#casework/cases/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The columns of a list of payments, which the bank fills in and sends back. */
export const paymentTerms = category({
  payment: { zh: '付款编号', en: 'Payment' },
  case: caseTerms.case,
  holder: { zh: '收款人', en: 'Payee' },
  account: { zh: '收款账号', en: 'Account' },
  bank: { zh: '开户银行', en: 'Bank' },
  amount: { zh: '应付金额', en: 'Amount' },
  granted: { zh: '核定总额', en: 'Total granted' },
  paid: { zh: '已付总额', en: 'Paid so far' },
  failed: { zh: '上次退回原因', en: 'Reason of last failure' },
  result: labelTerms.result,
  reason: labelTerms.reason,
});

/** The bank's result of a payment. */
export const paymentResultTerms = category({
  paid: { zh: '支付成功', en: 'Paid' },
  failed: { zh: '支付失败', en: 'Failed' },
});

/** The totals of a budget. */
export const budgetTerms = category({
  budget: { zh: '年度预算', en: 'Annual budget' },
  left: { zh: '预算余额', en: 'Left' },
  reclaimed: { zh: '追回总额', en: 'Reclaimed' },
});

/** Yearly quotas of places, and the counts of their cases. */
export const quotaTerms = category({
  quotas: { zh: '年度名额', en: 'Annual quotas' },
  quota: { zh: '下达名额（户）', en: 'Quota' },
  applied: { zh: '当年申请（户）', en: 'Applications' },
  granted: { zh: '已纳入（户）', en: 'Admitted' },
  accepted: { zh: '其中已验收（户）', en: 'Of these accepted' },
  left: { zh: '剩余名额（户）', en: 'Left' },
  part: { zh: '改造部位', en: 'Part' },
  whole: { zh: '全部部位', en: 'All parts' },
  unnamed: { zh: '未填部位', en: 'No part stated' },
  parts: { zh: '各部位（纳入 / 验收）', en: 'By part (admitted / accepted)' },
});

export const caseMoneyVocabulary = {
  payment: paymentTerms,
  'payment-result': paymentResultTerms,
  budget: budgetTerms,
  'case-quota': quotaTerms,
} satisfies Readonly<Record<string, Category>>;
