import type { Words } from '#kernel/finding.ts';

export const caseMoneyWords: Words = {
  'year-bad': { zh: '年份应为四位数字，如 2026；这里是 {year}。', en: 'A year must have four digits, such as 2026, not {year}.' },
  'payment-no-account': { zh: '{payment}：没有收款账号，请在办件中补充。', en: '{payment}: the account is missing; add it in the case.' },
  'payment-failed': {
    zh: '第 {row} 行 {payment}：银行退回，原因：{reason}。仍列入待付。',
    en: 'Row {row}, {payment}: the bank could not pay: {reason}. It remains to be paid.',
  },
  'payment-unknown': {
    zh: '第 {row} 行：没有付款编号 {payment}，或不在您的地区。',
    en: 'Row {row}: there is no payment {payment}, or not in your region.',
  },
  'payment-result-unknown': {
    zh: '第 {row} 行 {payment}：结果无法识别，请写“支付成功”或“支付失败”。',
    en: 'Row {row}, {payment}: the result is not recognised: write paid or failed.',
  },
  'payment-not-due': {
    zh: '第 {row} 行 {payment}：办件现在不待付款，未登记。',
    en: 'Row {row}, {payment}: the case is not awaiting payment; nothing was recorded.',
  },
  'payment-amount-differs': {
    zh: '第 {row} 行 {payment}：银行所付 {said} 元，应付 {amount} 元，未登记。请核实。',
    en: 'Row {row}, {payment}: the bank paid {said} yuan, but {amount} yuan are due; nothing was recorded. Check why.',
  },
  'payment-contradicted': {
    zh: '第 {row} 行 {payment}：已登记为支付成功，现又称失败。请核实。',
    en: 'Row {row}, {payment}: it was recorded as paid and is now reported as failed. Check why.',
  },
  'payment-columns-left': {
    zh: '这些列没有读取：{columns}。登记只看付款编号、结果、原因和金额。',
    en: 'These columns were not read: {columns}. Only payment, result, reason and amount are used.',
  },
  'return-columns-missing': {
    zh: '{file} 缺少列：{columns}。请在下载的付款清单中填写后上传。',
    en: '{file} lacks columns: {columns}. Fill in the downloaded list of payments and upload it.',
  },
  'return-empty': { zh: '{file} 没有数据行，请填写后上传。', en: '{file} has no rows: fill it in first.' },
  'return-large': {
    zh: '{file} 的行数超过 {most}，请分成几份上传。',
    en: '{file} has more than {most} rows: split it into several files.',
  },
};
