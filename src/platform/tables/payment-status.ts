import { alone, bad, good, named, no, reversed, type RowStatus, wordOf, yes } from './status-cells.ts';
import { speaksOfPayment, stateNamed } from './status-headings.ts';

/** Of a payment: it was not made, or not yet. */
const unpaid =
  /^(?:支付|缴费|付款|扣款|交易|收款|代扣|托收|订单|退款|缴纳|银行)?(?:失败|不成功|未成功|未成交|处理中|进行中|(?:支付|付款|扣款|缴费|退款)中|待[处支付缴扣确到对审提入]\S{0,3}|未[支付缴扣到入对]\S{0,3}|在途|挂账|受理中|已?受理|已?提交|已?关闭|已?超时|已?过期|已?退票|已?退回|已?拒[绝付]|余额不足|账户(?:不存在|异常))$|^(?:payment |transaction )?(?:fail(?:ed|ure)?|unsuccessful|pending|processing|in (?:progress|process)|not ?paid|unpaid|due|declined|rejected|refused|returned|bounced|expired|time(?:d )?out|initiated|submitted|authori[sz]ed|awaiting\b.*|outstanding|overdue|insufficient funds)$/u;

/** Of a payment: it was made. */
const paid =
  /^(?:支付|缴费|付款|扣款|交易|收款|代扣|托收|订单)?(?:成功|已?完成|已[支付缴扣到入对结]\S{0,3})$|^(?:payment )?(?:paid|settled|cleared|completed?|succe(?:ss|eded|ssful)|received|done)$/u;

/** Under such a heading a yes says that it was. */
const saysPaid = named('成功|到账|入账|支付(?:成功)?|缴费(?:成功)?|已?缴|付款(?:成功)?|扣款(?:成功)?|success(?:ful)?|paid|settled|cleared');

/** How the cells of a column of a list of payments say how far each came; null where they do not. */
export function paymentReader(heading: string, cells: readonly string[]): ((cell: string) => RowStatus | null) | null {
  const isAnswer = saysPaid.test(heading) && cells.some((cell) => yes.has(wordOf(cell)) || no.has(wordOf(cell)));
  if (!isAnswer && !speaksOfPayment(heading) && stateNamed(heading) !== 'row') return null;
  const of = (cell: string): RowStatus | null => paymentOf(wordOf(cell), isAnswer);
  return cells.some((cell) => (of(cell) ?? 'unknown') !== 'unknown') ? of : null;
}

function paymentOf(word: string, isAnswer: boolean): RowStatus | null {
  if (word === '') return null;
  if (isAnswer && (yes.has(word) || no.has(word))) return yes.has(word) ? 'good' : 'unpaid';
  if (alone.test(word)) return 'void';
  if (reversed.test(word)) return 'reversed';
  if (unpaid.test(word) || bad.test(word)) return 'unpaid';
  return paid.test(word) || good.test(word) ? 'good' : 'unknown';
}

/** Whether a cell says of its row that it gives money back, and not that it was given back itself (已退款). */
export const givesBack = (cell: string): boolean =>
  /^(?:退[费款]?|退还|返还|冲销|红冲|冲红|冲正|红字(?:冲销)?|全额退款)$|^(?:refund|charge ?back|reversal)$/u.test(wordOf(cell));
