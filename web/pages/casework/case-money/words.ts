import { budgetTerms, paymentTerms, quotaTerms } from '#casework/case-money/vocabulary.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  budget: wordsIn(budgetTerms, language),
  payment: wordsIn(paymentTerms, language),
  quota: wordsIn(quotaTerms, language),
  case: wordsIn(caseTerms, language),
});

const zh = {
  ...termsIn('zh'),
  label: {
    place: labels.zh.place,
    year: labels.zh.year,
    version: labels.zh.version,
    remarks: labels.zh.remarks,
    choose: labels.zh.choose,
    organisation: labels.zh.organisation,
    building: labels.zh.building,
    title: labels.zh.caseMoney,
  },
  below: '各地区年度预算、名额、待付清单和银行回单。核定不超预算，纳入不超名额，支付不超核定，追回不超支付。',
  budgets: '各年预算',
  none: '尚未设定预算：核定金额不受预算限制。',
  set: '设定预算',
  amount: '预算金额（元）',
  amountHint: '如 5000000 或 500万；以前的设定留存可查。',
  stated: (times: number) => `设定过 ${times} 次`,
  noQuota: '尚未下达名额，也没有办件：纳入不受限制。',
  setQuota: '下达名额',
  quotaHint: '以前下达的留存可查；不能低于已纳入的户数。',
  quotaFile: '下载名额表（xlsx）',
  payments: '待付清单',
  nothingDue: '没有待付的办件。',
  download: '下载待付清单（银行填写结果后上传）',
  total: (sum: string) => `合计 ${sum}`,
  returned: '银行回单',
  returnHint: '上传填好结果的清单（xlsx、csv）；同一回单再次上传不会重复登记。',
  told: (paid: number, sum: string, failed: number, repeated: number, rejected: number) =>
    `登记支付 ${paid} 笔（${sum}），失败 ${failed} 笔，以前已登记 ${repeated} 笔，未接收 ${rejected} 笔。`,
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    place: labels.en.place,
    year: labels.en.year,
    version: labels.en.version,
    remarks: labels.en.remarks,
    choose: labels.en.choose,
    organisation: labels.en.organisation,
    building: labels.en.building,
    title: labels.en.caseMoney,
  },
  below:
    'Annual budgets and quotas by place, payments due and bank returns. No grant exceeds the budget, no admission the quota, no payment the grant, no reclaim the payment.',
  budgets: 'Budgets',
  none: 'No budget is set: grants are not limited.',
  set: 'Set a budget',
  amount: 'Amount in yuan',
  amountHint: 'Such as 5000000. Earlier budgets stay on record.',
  stated: (times) => (times === 1 ? 'set once' : `set ${times} times`),
  noQuota: 'No quota is set and there are no cases: admissions are not limited.',
  setQuota: 'Set a quota',
  quotaHint: 'Earlier quotas stay on record. A quota cannot be below the number already admitted.',
  quotaFile: 'Download the quotas (xlsx)',
  payments: 'Payments due',
  nothingDue: 'No payments are due.',
  download: 'Download the list (the bank fills in the result)',
  total: (sum) => `Total ${sum}`,
  returned: 'Bank return',
  returnHint: 'Upload the list with the results filled in (xlsx, csv). Uploading the same file again records nothing twice.',
  told: (paid, sum, failed, repeated, rejected) =>
    `${paid} paid (${sum}), ${failed} failed, ${repeated} recorded before, ${rejected} not accepted.`,
};

export const caseMoneyWords: PageWords<typeof zh> = { zh, en };
