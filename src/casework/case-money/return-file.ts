import { exact } from '#kernel/exact-number.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { centsOf, moneyOf, parseYuan } from '#kernel/money.ts';
import { paymentResultTerms, paymentTerms } from './vocabulary.ts';

/** A row of the bank's return file. `row` is the spreadsheet's row number; null if a cell cannot be read. */
export type ReturnRow = {
  readonly row: number;
  readonly payment: string;
  readonly result: 'paid' | 'failed' | null;
  readonly reason: string;
  /** Yuan with two digits; null if empty. */
  readonly amount: string | null;
};

const headings = {
  payment: ['payment', paymentTerms.payment.zh, paymentTerms.payment.en],
  result: ['result', labelTerms.result.zh, '支付结果', '付款结果', labelTerms.state.zh],
  reason: ['reason', labelTerms.reason.zh, '失败原因', '退回原因', '退票原因'],
  amount: ['amount', paymentTerms.amount.zh, labelTerms.amount.zh, '实付金额'],
} as const;

type Heading = keyof typeof headings;

/** The columns by their headings, and the required ones that are missing. */
export function returnColumns(header: readonly string[]): { readonly at: Readonly<Record<Heading, number>>; readonly missing: string[] } {
  const known = header.map((text) => text.trim().toLowerCase());
  const find = (name: Heading) => known.findIndex((text) => headings[name].some((one) => one.toLowerCase() === text));
  const at = { payment: find('payment'), result: find('result'), reason: find('reason'), amount: find('amount') };
  return { at, missing: (['payment', 'result'] as const).filter((name) => at[name] < 0).map((name) => headings[name][1]) };
}

const paid = new Set(['paid', 'success', 'ok', paymentResultTerms.paid.zh, '成功', '已付', '已支付', '付款成功']);
const failed = new Set(['failed', 'fail', 'returned', paymentResultTerms.failed.zh, '失败', '退回', '退票', '付款失败', '未支付']);

/** A row by its columns; null if it is empty. */
export function returnRow(row: number, cells: readonly string[], at: Readonly<Record<Heading, number>>): ReturnRow | null {
  const cell = (name: Heading): string => (at[name] < 0 ? '' : (cells[at[name]] ?? '').trim());
  if (cells.every((text) => text.trim() === '')) return null;
  const result = cell('result').toLowerCase();
  const yuan = cell('amount') === '' ? null : parseYuan(cell('amount'));
  return {
    row,
    payment: cell('payment'),
    result: paid.has(result) ? 'paid' : failed.has(result) ? 'failed' : null,
    reason: cell('reason').slice(0, 200),
    amount: yuan === null ? (cell('amount') === '' ? null : '—') : moneyOf(centsOf(yuan)),
  };
}

/** Whether the amount that the bank reports is the amount that was due. */
export const isSame = (said: string | null, due: string): boolean =>
  said === null || (said !== '—' && exact(said).compare(exact(due)) === 0);
