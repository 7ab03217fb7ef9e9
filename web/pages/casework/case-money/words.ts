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
    'Budgets and quotas of places and years, what waits to be paid, what the bank says. No grant beyond the budget, none taken in beyond the quota.',
  budgets: 'Budgets',
  none: 'No budget is set: grants are not held to one.',
  set: 'Set a budget',
  amount: 'Amount in yuan',
  amountHint: 'Such as 5000000; what was set before is kept.',
  stated: (times) => (times === 1 ? 'set once' : `set ${times} times`),
  noQuota: 'No quota is stated and there are no cases: nothing limits what is taken in.',
  setQuota: 'State a quota',
  quotaHint: 'What was stated before is kept; not below what is taken in already.',
  quotaFile: 'Download the quotas (xlsx)',
  payments: 'To be paid',
  nothingDue: 'Nothing waits to be paid.',
  download: 'Download the list (the bank fills in the result)',
  total: (sum) => `Total ${sum}`,
  returned: 'What the bank says',
  returnHint: 'Upload the list with its results (xlsx, csv); the same file again books nothing twice.',
  told: (paid, sum, failed, repeated, rejected) =>
    `${paid} paid (${sum}), ${failed} failed, ${repeated} told before, ${rejected} not taken.`,
};

export const caseMoneyWords: PageWords<typeof zh> = { zh, en };
