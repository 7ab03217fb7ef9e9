import type { Words } from '#kernel/finding.ts';

export const caseMoneyWords: Words = {
  'year-bad': { zh: '年份应为四位数字，如 2026；这里是 {year}。', en: 'A year has four digits, such as 2026; here it is {year}.' },
  'payment-no-account': { zh: '{payment}：没有收款账号，请在办件中补充。', en: '{payment}: no account is said; add it in the case.' },
  'payment-failed': {
    zh: '第 {row} 行 {payment}：银行退回，原因：{reason}。仍列入待付。',
    en: 'Row {row}, {payment}: the bank could not pay: {reason}. It stays due.',
  },
  'payment-unknown': {
    zh: '第 {row} 行：没有付款编号 {payment}，或不在您的地区。',
    en: 'Row {row}: there is no payment {payment}, or not in your region.',
  },
  'payment-result-unknown': {
    zh: '第 {row} 行 {payment}：结果无法识别，请写“支付成功”或“支付失败”。',
    en: 'Row {row}, {payment}: the result cannot be read: write paid or failed.',
  },
  'payment-not-due': {
    zh: '第 {row} 行 {payment}：办件现在不待付款，未登记。',
    en: 'Row {row}, {payment}: the case waits for no payment now; nothing was booked.',
  },
  'payment-amount-differs': {
    zh: '第 {row} 行 {payment}：银行所付 {said} 元，应付 {amount} 元，未登记。请核实。',
    en: 'Row {row}, {payment}: the bank says {said}, due are {amount}; nothing was booked. Find out why.',
  },
  'payment-contradicted': {
    zh: '第 {row} 行 {payment}：已登记为支付成功，现又称失败。请核实。',
    en: 'Row {row}, {payment}: it was booked as paid and now is said to have failed. Find out why.',
  },
  'payment-columns-left': {
    zh: '这些列没有读取：{columns}。登记只看付款编号、结果、原因和金额。',
    en: 'These columns were not read: {columns}. Payment, result, reason and amount are all that counts.',
  },
  'return-columns-missing': {
    zh: '{file} 缺少列：{columns}。请在下载的付款清单中填写后上传。',
    en: '{file} lacks columns: {columns}. Fill in the list of payments that you downloaded.',
  },
  'return-empty': { zh: '{file} 没有数据行。', en: '{file} has no rows.' },
  'return-large': { zh: '{file} 的行数超过 {most}。', en: '{file} has more than {most} rows.' },
};
