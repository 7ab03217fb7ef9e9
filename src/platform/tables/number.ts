/** Why a text is not a number. `empty` is not a fault of the text: an empty cell has no value. */
export type NumberFault = 'empty' | 'not-a-number' | 'infinite' | 'too-big';

const plain = /^([+-]?)(\d+(?:,\d{3})*|\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/u;
/** Thousands do not begin with a zero: the comma in `0,136` is a decimal comma. */
const grouped = /^[1-9]\d{0,2}(?:,\d{3})+$/u;
/** `1 234.5`, `1'234.5` */
const spaced = /^[+-]?[1-9]\d{0,2}(?:[ '’]\d{3})+(?:\.\d+)?$/u;
const infinite = /^[+-]?(?:inf|infinity|∞)$/iu;

/**
 * Reads a decimal number as an integer in 0.0001; finer digits are rounded half away from zero. Accepts `1,234.5`, `1 234.5`, `1'234.5`,
 * full-width digits and signs, an exponent, surrounding spaces, a leading `'`; a comma is always a thousands separator.
 */
export function parseDecimal(text: string): number | NumberFault {
  const written = halfWidth(text.trim()).replace(/^'/u, '').trim();
  if (written === '') return 'empty';
  const signed = signBehind(written);
  const bare = spaced.test(signed) ? signed.replaceAll(/[ '’]/gu, '') : signed;
  const found = plain.exec(bare);
  if (found === null) return infinite.test(bare) ? 'infinite' : 'not-a-number';
  const [, sign, whole = '', fraction = '', exponent] = found;
  if (whole === '' && fraction === '') return 'not-a-number';
  if (whole.includes(',') && (!grouped.test(whole) || exponent !== undefined)) return 'not-a-number';
  const size = shifted(whole.replaceAll(',', '') + fraction, Number(exponent ?? 0) - fraction.length + 4);
  if (size === null) return 'too-big';
  return sign === '-' && size !== 0 ? -size : size;
}

/** `200.50-` and `(200.50)` are negative, as written in ledgers. */
function signBehind(text: string): string {
  const [, behind, brackets] = /^(?:(\d[\d.,' ’]*[.,]\d+)\s?-|\((\d[\d.,' ’]*)\))$/u.exec(text) ?? [];
  const size = behind ?? brackets;
  return size === undefined ? text : `-${size}`;
}

/** The same from UTF-8 bytes. Plain digits, at most fifteen of them, take a path without allocations; everything else is read as text. */
export function parseDecimalAt(bytes: Buffer, start: number, end: number): number | NumberFault {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at += 1;
  let value = 0;
  let places = -1;
  const digits = end - at;
  if (digits < 1 || digits > 16) return parseDecimal(bytes.toString('utf8', start, end));
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 48 && byte <= 57) {
      if (places >= 0) places += 1;
      if (places <= 4) value = value * 10 + byte - 48;
      else if (places === 5 && byte >= 53) value += 1;
    } else if (byte === 46 && places < 0) places = 0;
    else return parseDecimal(bytes.toString('utf8', start, end));
  }
  if (places < 0 ? digits > 11 : digits < 2 || digits - 1 - places > 11) return parseDecimal(bytes.toString('utf8', start, end));
  const scaled = value * (scales[places < 0 ? 0 : places] ?? 1);
  return negative && scaled !== 0 ? -scaled : scaled;
}

/** The remaining factor after that many decimals. */
const scales = [10_000, 1000, 100, 10, 1];

/** `digits` times ten to the power of `places`, rounded half up; null beyond what is exact. */
function shifted(digits: string, places: number): number | null {
  const bare = digits.replace(/^0+/u, '');
  if (bare === '') return 0;
  if (bare.length + places > 16) return null;
  if (places >= 0) return within(Number(bare + '0'.repeat(places)));
  const kept = bare.length + places;
  if (kept < 0) return 0;
  return within(Number(bare.slice(0, kept)) + (bare.charCodeAt(kept) >= 53 ? 1 : 0));
}

function within(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * Whether a text is a number with a comma that may separate thousands or decimals: for a single one this cannot be decided.
 * @example isCommaNumber('1,250') // true
 */
export const isCommaNumber = (text: string): boolean =>
  /[,，]/u.test(text) && typeof parseDecimal(text.replaceAll(/[,，]/gu, '')) === 'number';

/** Full-width digits, signs and letters in half width. */
export function halfWidth(text: string): string {
  if (!/[\u0080-\uffff]/u.test(text)) return text;
  return text
    .replaceAll(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u2212', '-')
    .replaceAll(/[\u3000\u00a0\u2009\u202f]/gu, ' ');
}

const marks = new Set(['-', '--', '—', '——', '–', '－', '/', '／', '\\', '无', '暂无', '无数据', 'n/a']);

/** As programs write it in a column of numbers; a code or a name may look the same. */
const numberMarks = new Set([
  'na',
  'n.a.',
  'null',
  'none',
  'nil',
  'not available',
  'not applicable',
  'missing',
  '缺失',
  '缺测',
  '未抄',
  '未抄表',
  '未抄见',
  '缺抄',
  '锁门',
  '停电',
  '故障',
  '#n/a',
]);

/**
 * Whether a cell states that nothing is known, as written by people who leave no cell empty. A spreadsheet error (`#N/A`) does not count.
 * @example isBlankMark('—') // true
 */
export const isBlankMark = (text: string): boolean => marks.has(text.trim().toLowerCase());

/** The same for a cell that should contain a number. @example isBlankNumber('NA') // true */
export const isBlankNumber = (text: string): boolean => isBlankMark(text) || numberMarks.has(text.trim().toLowerCase());

/** A number without its thousands separators; none follows a zero or precedes decimals: `0,136` stays unchanged, and is not a number. */
export const withoutThousands = (text: string): string =>
  /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/u.test(text.trim()) ? text.replaceAll(',', '') : text;
