import { alone, bad, good, named, no, reversed, type RowStatus, wordOf, yes } from './status/status-cells.ts';
import { namesInvoice, namesRequest, speaksOfPayment, stateNamed } from './status/status-headings.ts';
import { chargeIn, loose, paid, paymentOutcome, unpaid } from './status/payment-words.ts';

/** Under such a heading a yes means that the payment was made. */
const saysPaid = named('成功|到账|入账|支付(?:成功)?|缴费(?:成功)?|已?缴|付款(?:成功)?|扣款(?:成功)?|success(?:ful)?|paid|settled|cleared');

/** The answer of the bank or the cashier. */
const saysAnswer =
  /返回|回盘|回执|响应|应答|处理|拒付|失败|(?:扣款|代扣|托收|支付|缴费|交易|银行)\S{0,2}(?:说明|信息|描述|原因|备注)|(?<![a-z])(?:response|replies|reply|message|msg|reason|error|failure|declin\w*|return(?:ed)?)(?![a-z])/u;

/** Why it failed: any text there means that it did. */
const saysFailure =
  /(?:失败|拒付|拒绝|退[票汇]|未成功|不成功)\S{0,2}$|错误(?:原因|信息|描述)$|(?<![a-z])(?:fail(?:ure|ed)?|declin\w*|reject\w*|error|return(?:ed)?)[\s_-]?(?:reason|cause|message|text|desc\w*)?$/u;

const saysCode = /码$|代号$|(?<![a-z])code$/u;

export { chargeIn } from './status/payment-words.ts';

type Reader = (cell: string) => RowStatus | null;

/**
 * How the cells of a column in a list of payments say how far each one came and what it was for, whatever the column is called; null if no
 * cell does. `open`: it may refer to this payment or to another.
 */
export function paymentReader(heading: string, cells: readonly string[]): Reader | null {
  if (namesInvoice(heading) || namesRequest(heading)) return null;
  const of = chargeReader(cells) ?? readerOf(heading, cells);
  return cells.some((cell) => (of(cell) ?? 'unknown') !== 'unknown') ? of : null;
}

function readerOf(heading: string, cells: readonly string[]): Reader {
  const areAnswers = cells.some((cell) => yes.has(wordOf(cell)) || no.has(wordOf(cell)));
  if (areAnswers && saysPaid.test(heading)) return (cell) => paymentOf(wordOf(cell), true);
  if (saysFailure.test(heading)) return failureOf;
  if (saysCode.test(heading) && (saysAnswer.test(heading) || speaksOfPayment(heading))) return codeOf;
  if (saysAnswer.test(heading)) return answerOf;
  return speaksOfPayment(heading) || stateNamed(heading) === 'row' ? (cell) => paymentOf(wordOf(cell), false) : besideOf;
}

/** Under a heading of failures a yes is one, and so is any reason. */
function failureOf(cell: string): RowStatus | null {
  const word = wordOf(cell);
  if (word === '' || no.has(word) || /^(?:无|none|null|nil|n\/a|—+|0+)$/u.test(word)) return null;
  return ['came', 'open'].includes(paymentOutcome(word) ?? '') && !unpaid.test(word) ? answerOf(cell) : 'unpaid';
}

/** Only zeros are a bank's code for success; the meaning of other numbers is known only to the bank. */
function codeOf(cell: string): RowStatus | null {
  const word = wordOf(cell);
  if (word === '') return null;
  return /^0+$/u.test(word) ? 'good' : /^[a-z]?\d{1,8}$/u.test(word) ? 'open' : answerOf(cell);
}

const statusOfSaid = { failed: 'unpaid', came: 'good', open: 'open' } as const;

function answerOf(cell: string): RowStatus | null {
  const word = wordOf(cell);
  const whole = paymentOf(word, false);
  if (whole !== 'unknown') return whole;
  const said = paymentOutcome(word);
  return said === null ? whole : statusOfSaid[said];
}

/** Under any other heading only a single word counts, and a text about failing is asked about. */
function besideOf(cell: string): RowStatus | null {
  const word = wordOf(cell);
  if (word === '' || word.length > 200) return null;
  if (alone.test(word) || reversed.test(word)) return null;
  if (unpaid.test(word)) return loose.test(word) ? null : 'unpaid';
  const [first = '', ...rest] = word.split(/\s*[,;:.!?|/。、，；：]\s*|\s+[-–—]+\s*/u);
  const said = paymentOutcome(word);
  const begins = unpaid.test(first.trim()) && rest.length > 0 && said === 'failed';
  return begins ? 'unpaid' : said === null || said === 'came' ? null : 'open';
}

/** A column whose cells name what was paid for, heat or not: other charges do not count here. */
function chargeReader(cells: readonly string[]): Reader | null {
  const charges = cells.map(chargeIn);
  const areCharges = charges.some((one) => one === 'heat' || one === 'other');
  if (!areCharges || charges.filter((one) => one !== null).length * 2 < cells.length) return null;
  return (cell) => {
    if (wordOf(cell) === '') return null;
    const charge = chargeIn(cell);
    return charge === 'heat' ? 'good' : charge === 'other' ? 'charge' : 'open';
  };
}

function paymentOf(word: string, isAnswer: boolean): RowStatus | null {
  if (word === '') return null;
  if (isAnswer && (yes.has(word) || no.has(word))) return yes.has(word) ? 'good' : 'unpaid';
  if (alone.test(word)) return 'void';
  if (reversed.test(word)) return 'reversed';
  if (unpaid.test(word) || bad.test(word)) return 'unpaid';
  return paid.test(word) || good.test(word) ? 'good' : 'unknown';
}

/** Whether a cell says that its row gives money back, and not that the row itself was refunded (已退款). */
export const givesBack = (cell: string): boolean =>
  /^(?:退[费款]?|退还|返还|冲销|红冲|冲红|冲正|红字(?:冲销)?|全额退款|支|支出|转出|出账|往账)$|^(?:refund|charge ?back|reversal|outgoing|outflow|paid out)$/u.test(
    wordOf(cell),
  );

/** The side of an account that a row is on. A bank's credit is money received, and so is a debit in a company's own books. */
const inOrOut = /^(?:借方?|贷方?|debits?|credits?|dr|cr)$/u;

/** Whether the cells of a column are the two sides of an account. */
export const areSides = (cells: readonly string[]): boolean => cells.length > 1 && cells.every((cell) => inOrOut.test(wordOf(cell)));
