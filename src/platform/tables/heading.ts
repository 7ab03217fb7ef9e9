import type { Finding } from '#kernel/finding.ts';
import { datesInFigures } from './chinese-numerals.ts';
import { headingOfDayParts } from './formats/heading-parts.ts';
import { roomsBelow } from './formats/rooms-below.ts';
import { parseDecimal } from './number.ts';
import { isNote, rejectHeadings } from './table.ts';
import { parseTime } from './time.ts';

/** A row as in the file, with its number as a spreadsheet counts it. */
export type RawRow = { readonly row: number; readonly cells: readonly string[] };

/** How far down a header is searched. */
export const headingRows = 30;

/**
 * Whether a row is the header: the first that is not a note, or, if a person named a row, the first from there on. A file of rejects has
 * its header at the top, wherever that of the original file was, so that it can be sent again with the same options.
 */
export function isHeading({ row, cells }: RawRow, asked: number | undefined): boolean {
  if (cells.every((cell) => cell.trim() === '')) return false;
  if (asked === undefined) return !isNote(cells);
  return row >= asked || cells.some((cell) => (rejectHeadings as readonly string[]).includes(cell.trim()));
}

/** A header as found: in one row or two, the last of which is `lastRow`; `found` if there are titles above it that were not specified. */
export type Heading = { readonly row: number; readonly lastRow: number; readonly cells: readonly string[]; readonly found: boolean };

/** The separator between the two parts of a heading in two rows: 建筑面积(㎡) › 地上. */
export const headingJoin = ' › ';

/**
 * The header among the first rows: where a person says it is, otherwise the first row that looks like one, below titles (a ledger's name,
 * who filled it in); together with the row below it if that names parts of merged headings.
 * @returns null if no row can be one
 */
export function headingOf(rows: readonly RawRow[], asked: number | undefined): Heading | null {
  const first = rows.find((one) => isHeading(one, asked));
  const further =
    asked === undefined
      ? (headingFurtherDown(rows) ??
        headingBelowFacts(rows) ??
        headingBelowLabels(rows) ??
        headingBelowPairs(rows) ??
        headingBelowTitle(rows) ??
        headingOfTimes(rows) ??
        headingOfDayParts(rows))
      : null;
  const top = further ?? first;
  if (top === undefined) return null;
  const under = rows[rows.indexOf(top) + 1];
  const parts = under === undefined || hasRejects(top) ? null : inTwoRows(top, under, rows[rows.indexOf(under) + 1]);
  return { row: top.row, lastRow: parts === null ? top.row : (under as RawRow).row, cells: parts ?? top.cells, found: further !== null };
}

/** The finding that titles above the header were skipped, or that it has two rows. */
export function headingFindings({ row, lastRow, cells, found }: Heading): Finding[] {
  if (!found && lastRow === row) return [];
  const names = cells.filter((cell) => cell.trim() !== '').slice(0, 20);
  const rows = lastRow === row ? String(row) : `${row}-${lastRow}`;
  return [{ code: 'header-found', severity: 'info', evidence: { row, rows, columns: names.join(' | ') } }];
}

/**
 * The row among the first ones that looks like the header if there are titles above it: the first with nearly as many columns as the
 * widest, counting those named in the row below it.
 * @returns null if it is the first row, or there is none
 */
function headingFurtherDown(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells));
  const most = Math.max(0, ...real.map(({ cells }) => filled(cells)));
  if (most < 3) return null;
  const found = real.find((row, at) => {
    if (filled(row.cells) < 2 || row.cells.some(isData) || row.cells.some(isSaid) || /[:：]$/u.test(row.cells[0]?.trim() ?? ''))
      return false;
    const under = real[at + 1];
    const parts = under === undefined ? null : inTwoRows(row, under, real[at + 2]);
    return filled(parts ?? row.cells) >= 0.6 * most;
  });
  const [first] = real;
  // a title and its month in two cells are not a header of four columns
  const isDated = (first?.cells ?? []).some((cell) => /(?:19|20)\d{2}\s*[年./-]|^(?:数据)?时区\s*[:：]?$|^time ?zone\s*:?$/iu.test(cell));
  return found === undefined || found === first || filled((first as RawRow).cells) > (isDated ? 0.5 : 0.4) * most ? null : found;
}

/**
 * The header below a separate table about the file, with one row of headings over one of facts: the last row of words that is as wide as
 * what follows, but not as what is above.
 * @returns null if there is none
 */
function headingBelowFacts(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells) && filled(cells) > 0);
  const [heads, facts, third] = real;
  if (heads === undefined || facts === undefined || third === undefined || real.length < 6) return null;
  const isFacts = filled(heads.cells) >= 3 && !heads.cells.some(isData) && Math.abs(filled(heads.cells) - filled(facts.cells)) <= 1;
  const width = filled(third.cells);
  if (!isFacts || width < 2 || width === filled(heads.cells) || third.cells.some(isData) || third.cells.some(isSaid)) return null;
  // a table of words may follow
  const below = real.slice(3, 6);
  return below.every(({ cells }) => cells.some(isData) && filled(cells) <= width) ? third : null;
}

/** A line that describes what follows: `表号：1001`, or with the value in the next cell. */
const isLabel = ({ cells }: RawRow): boolean => {
  const [first = ''] = cells.filter((cell) => cell.trim() !== '');
  return filled(cells) <= 2 && /^\s*\p{L}[^:：]{0,20}[:：]/u.test(first);
};

/** The header below lines that describe a narrow table; null if there is none. */
function headingBelowLabels(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells) && filled(cells) > 0);
  const at = real.findIndex((row) => !isLabel(row));
  const [head, data] = at < 1 ? [] : real.slice(at);
  if (head === undefined || data === undefined || filled(head.cells) < 2 || filled(data.cells) > filled(head.cells)) return null;
  return head.cells.some(isData) || head.cells.some(isSaid) || !data.cells.some(isData) ? null : head;
}

/** The labels of pairs that say what the two-column table below them belongs to. */
const saysWhose =
  /^(?:[电水气热]?表号|户号|用户(?:编)?号|客户编号|计量点(?:编号)?|(?:meter|account|service[\s_]?point|customer)(?:[\s_]?(?:id|no\.?|number|serial))?|mpan|mprn|nmi|esiid|pod|pdl|prm|cups|ean|z(?:ä|ae)hlpunkt\p{L}*|z(?:ä|ae)hler(?:nummer|nr\.?)?|m(?:ess|arkt)lokation)$/iu;

/** A label with its value in the next cell: `Account Number,123456`. */
const isPair = ({ cells }: RawRow): boolean =>
  filled(cells) === 2 && (cells[0] ?? '').trim() !== '' && (cells[1] ?? '').trim() !== '' && !isData(cells[0] ?? '');

/** The header below pairs of a label and a value, as wide as what follows; null if there is none. */
function headingBelowPairs(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells) && filled(cells) > 0);
  const isWhose = (row: RawRow): boolean => isPair(row) && saysWhose.test(row.cells[0]?.trim() ?? '') && /\d/u.test(row.cells[1] ?? '');
  const isNarrow = real.every((row) => filled(row.cells) <= 2);
  const at = real.findIndex((row) => filled(row.cells) > 2 || (filled(row.cells) === 2 && !isPair(row)));
  const place = isNarrow ? real.findLastIndex((row, nth) => nth < 8 && isWhose(row)) + 1 : at;
  const [head, data] = place < 1 ? [] : real.slice(place);
  if (head === undefined || data === undefined || !real.slice(0, place).every((row) => filled(row.cells) === 1 || isPair(row))) return null;
  if (!real.slice(0, place).some((row) => isPair(row) && /\d/u.test(row.cells[1] ?? ''))) return null;
  if ((head.cells[0] ?? '').trim() === '' || head.cells.some(isData) || head.cells.some(isSaid)) return null;
  if (filled(data.cells) > filled(head.cells) || !data.cells.some(isNarrow ? isDay : isData)) return null;
  return inTwoRows(real[place - 1] as RawRow, head, data) === null ? head : null;
}

/** The header of two columns below a title of one cell that names a time, such as `2025年3月用电量`; null if there is none. */
function headingBelowTitle(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells) && filled(cells) > 0);
  const [title, head, data] = real;
  if (title === undefined || head === undefined || data === undefined) return null;
  const isTitle =
    filled(title.cells) === 1 && /(?:19|20)\d{2}\s*[年./-]/u.test(datesInFigures(title.cells.join(''))) && !title.cells.some(isData);
  const isHead = filled(head.cells) === 2 && !head.cells.some(isData) && !head.cells.some(isSaid);
  return isTitle && isHead && filled(data.cells) <= 2 && data.cells.some(isData) ? head : null;
}

/** A time that is not a bare number. */
const isDay = (cell: string): boolean => /\D/u.test(cell.trim()) && typeof parseTime(cell) === 'object';

/**
 * The header with times as columns below titles of one cell: words first, then only days, unlike any row of readings; null if there is
 * none.
 */
function headingOfTimes(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells) && filled(cells) > 0);
  const at = real.findIndex(({ cells }) => filled(cells) > 1);
  const [head, data] = at < 1 ? [] : real.slice(at);
  if (head === undefined || data === undefined) return null;
  const cells = head.cells.filter((cell) => cell.trim() !== '');
  const words = cells.findIndex(isData);
  const times = words < 1 ? [] : cells.slice(words);
  const areDays = times.length >= 2 && times.every(isDay);
  return areDays && filled(data.cells) <= cells.length && data.cells.some(isData) && !isDay(data.cells[words] ?? '') ? head : null;
}

/** The text above a header; for headings over one row of facts, each with its own: `Unite: W`. */
export function titlesAbove(rows: readonly (readonly string[])[]): string[] {
  const [heads, facts] = rows;
  const isFacts =
    rows.length === 2 && heads !== undefined && facts !== undefined && filled(heads) >= 3 && Math.abs(filled(heads) - filled(facts)) <= 1;
  if (!isFacts) return rows.flatMap(titlesOf);
  return heads.flatMap((head, at) => ((facts[at] ?? '').trim() === '' ? [] : [`${head.trim()}: ${facts[at]}`]));
}

/** `Account Number,123456` as `Account Number: 123456`. */
function titlesOf(cells: readonly string[]): string[] {
  const said = cells.filter((cell) => cell.trim() !== '');
  const [label = '', value = ''] = said;
  return said.length === 2 && saysWhose.test(label.trim()) && /\d/u.test(value) ? [`${label.trim()}: ${value.trim()}`] : said;
}

/**
 * A header in two rows, as produced by merged cells: a heading followed by empty cells has the names of its parts below.
 * @param data the row after both, which fills the columns that the second leaves empty
 * @returns the headings, a part after what it is a part of; null if the second row does not belong to a header
 */
function inTwoRows({ cells: upper }: RawRow, { cells: lower }: RawRow, data: RawRow | undefined): string[] | null {
  const rooms = roomsOfBuildings(upper, lower, data?.cells ?? []);
  if (rooms !== null) return rooms;
  const width = Math.max(upper.length, lower.length);
  const above = (at: number): string => (upper[at] ?? '').trim();
  // writers that turn merged cells into text repeat what is merged over both rows
  const below = (at: number): string => ((lower[at] ?? '').trim() === above(at) ? '' : (lower[at] ?? '').trim());
  const groups: string[] = [];
  for (let at = 0; at < width; at += 1) groups[at] = above(at) || (at > 0 && below(at) !== '' ? (groups[at - 1] as string) : '');
  const parts = Array.from({ length: width }, (_, at) => at).filter((at) => below(at) !== '');
  const opens = (at: number): boolean =>
    above(at) === '' ||
    (yearAlone.test(above(at)) && monthAlone.test(below(at))) ||
    (below(at + 1) !== '' && above(at + 1) === '' && at + 1 < width);
  const whole = Array.from({ length: width }, (_, at) => at).filter((at) => above(at) !== '' && below(at) === '');
  if (parts.length < 2 || whole.length === 0 || !parts.every(opens) || parts.some((at) => groups[at] === '')) return null;
  if (parts.every((at) => above(at) !== '' && !yearAlone.test(above(at))) || lower.some(isData) || [...upper, ...lower].some(isSaid))
    return null;
  if (data === undefined || whole.every((at) => (data.cells[at] ?? '').trim() === '')) return null;
  return groups.map((group, at) => (below(at) === '' ? above(at) : `${group}${headingJoin}${below(at)}`));
}

/** Buildings over the numbers of their rooms, with a column of times next to them; null if the second row is not of this kind. */
function roomsOfBuildings(upper: readonly string[], lower: readonly string[], data: readonly string[]): string[] | null {
  const rooms = [...upper, ...lower].some(isSaid) || upper.some(isData) ? null : roomsBelow(upper, lower, data);
  return rooms?.map(({ building, room }) => (room === '' ? building : `${building}${headingJoin}${room}`)) ?? null;
}

/** A year over one month alone, or over each of its months. */
const yearAlone = /^(?:19|20)\d{2} ?年?度?$/u;
const monthAlone = /^(?:1[0-2]|0?[1-9]) ?月/u;

const hasRejects = ({ cells }: RawRow): boolean => cells.some((cell) => (rejectHeadings as readonly string[]).includes(cell.trim()));

/** How many cells are not empty. */
export const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** Whether a cell contains a number or a time, unlike any heading. */
export function isData(cell: string): boolean {
  return cell.trim() !== '' && (typeof parseDecimal(cell) === 'number' || typeof parseTime(cell) === 'object');
}

/** 填报单位：市住建局 is information and not a column heading; 单位： alone may be. */
const isSaid = (cell: string): boolean =>
  /[:：]\s*\S/u.test(
    cell
      .trim()
      .replaceAll(/(?<!\d)\d{1,2}[:：]\d{2}(?!\d)/gu, '')
      .replaceAll(/[(（[【][^)）\]】]*[)）\]】]/gu, ''),
  );
