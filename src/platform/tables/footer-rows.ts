import type { Finding } from '#kernel/finding.ts';
import { parseDecimal } from './number.ts';

/** Why a row of a ledger is not a record: a sum, a signature line or a remark, a repeated header, a section heading. */
export type FooterKind = 'sum' | 'remark' | 'header' | 'part';

const sum =
  /^(?:.{0,12}(?:合[计計]|[总總][计計]|小[计計]|共[计計]|平均值?|均值)(?:[(（][^)）]*[)）])?|累[计計]|(?:\d{1,2}\s*[-~至到]\s*)?\d{1,2}月份?累[计計]|总和|最[大小高低]值?|中位数|标准差|max(?:imum)?|min(?:imum)?|(?:grand\s*)?(?:sub-?\s*)?totals?|sum|averages?|avg|mean)[:：]?$/iu;

/** Whether a text marks a sum or a mean of others: `合计`, `城区小计`, `平均`, `Total`. */
export const isSum = (text: string): boolean => sum.test(text.replaceAll(/\s/gu, ''));

/** Sums or means over a part of the month or year, or of a page: `旬计`, `本年累计`, `月均`. */
const sumOfTime =
  /^(?:(?:[本当全]?[日周旬月季年](?:度|初至今)?|本[页表期])(?:累[计積积]|[计計均])|累[计積积])(?:值|数|量)?(?:[(（][^)）]*[)）])?[:：]?$|^(?:[总總小合共]計)[:：]?$|^(?:(?:monthly|weekly|daily|yearly|annual|quarterly|running|page|half-?year(?:ly)?|ytd|mtd)(?:sub-?)?(?:totals?|sums?|averages?|avg|means?)|medians?|std\.?dev\.?|standarddeviation|(?:zwischen|gesamt|jahres|monats)?summe|mittelwert|durchschnitt|sous-?total|moyenne)[:：]?$/iu;

/** The sum of a day or the like, anywhere in a row: `Daily total`, `2025-01-01 Tagessumme`. */
const totalOfTime =
  /^(?:[\d./-]{4,10}[-:]?)?(?:(?:hourly|daily|weekly|monthly|yearly|annual|day|month)-?(?:sub-?)?(?:totals?|sum)|(?:tages|monats|jahres)summe|totaldu(?:jour|mois))[:：]?$/iu;

/** Ten days of a month, with their use in the row. */
const tenDays = /^(?:本月)?[上中下]旬(?:[合小总]?计|累计|平均)?$/u;

/** The same for a row or its code, where sums of parts of the month count too: `旬计`, `年累计`, `上旬`. */
export const isSumRow = (text: string): boolean => {
  const bare = text.replaceAll(/\s/gu, '');
  return isSum(bare) || sumOfTime.test(bare) || tenDays.test(bare);
};

const remark =
  /^(?:制表|填表|填报|统计|审核|复核|审批|经办|报送|联系|单位|分管|主管|部门)?(?:单位)?(?:人员?|负责人|领导|日期|时间|电话|签字|签章|盖章|说明|备注|注\d?)(?:[(（][^)）]*[)）])?\s*[:：]/u;
const remarkStart =
  /^(?:(?:制表|填表|审核|复核|经办|批准|编制)\s*[:：]|注\s*\d?\s*[:：.、]|备注\s*[:：]|说明\s*[:：]|填表说明|填报说明|以下空白|以下无正文|第\s*\d+\s*页|notes?\s*:|prepared by)/iu;
const part = /^[(（]?(?:[一二三四五六七八九十]{1,3}|[IVX]{1,4})\s*[)）.、]/u;

const looked = 4;

const isFigure = /^[\d.,:+/-]*$/u;

/** The first non-empty cells, without spaces. */
function wordsOf(cells: readonly string[], most = cells.length): string[] {
  const words: string[] = [];
  for (const cell of cells) {
    const word = cell.replaceAll(/\s/gu, '');
    if (word !== '') words.push(word);
    if (words.length >= most) break;
  }
  return words;
}

const isAmount = (text: string): boolean => typeof parseDecimal(text) === 'number';

/**
 * Recognizes rows of a ledger that are not records.
 * @param header to recognize it when repeated on each page
 * @returns null for a record
 * @example footerKind(['', '合计', '', '4.7'], header) // 'sum'
 */
export function footerKind(cells: readonly string[], header: readonly string[]): FooterKind | null {
  const said = wordsOf(cells, looked);
  const [first] = said;
  if (first === undefined) return null;
  // most rows are numbers and times, in which no word needs to be searched
  if (said.some((word) => !isFigure.test(word) && (sum.test(word) || totalOfTime.test(word)))) return 'sum';
  if (!isFigure.test(first)) {
    if (sumOfTime.test(first)) return 'sum';
    if (tenDays.test(first) && wordsOf(cells).slice(1).every(isAmount)) return 'sum';
    if (remark.test(first) || remarkStart.test(first)) return 'remark';
    if (said.length === 1 && header.length > 2 && part.test(first)) return 'part';
  }
  const headings = header.filter((heading) => heading.trim() !== '');
  const same = headings.length > 2 && header.every((heading, at) => heading.trim() === (cells[at] ?? '').trim());
  return same ? 'header' : null;
}

/** Rows that are not records: sums, signature lines, remarks. */
export function rowsSkipped(skipped: readonly { readonly row: number; readonly text: string }[], count = skipped.length): Finding[] {
  if (count === 0) return [];
  const rows = skipped.slice(0, 10).map(({ row, text }) => `${row} (${text.slice(0, 20)})`);
  const more = count > rows.length ? ' …' : '';
  return [{ code: 'rows-skipped', severity: 'info', evidence: { count, rows: `${rows.join(', ')}${more}` } }];
}
