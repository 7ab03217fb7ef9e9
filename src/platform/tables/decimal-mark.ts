import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { unitOfCell } from './heading-units.ts';
import { halfWidth } from './number.ts';

/** What stands before the decimals of a file's numbers. */
export const decimalMarks = ['point', 'comma'] as const;

export type DecimalMark = (typeof decimalMarks)[number];

/** What a file shows of it beside its cells. */
type Around = {
  readonly header: readonly string[];
  /** Between the cells of a text file. */
  readonly delimiter?: string | undefined;
  /** Numbers may be of any size, as readings are, and not but areas and the like. */
  readonly anySize?: boolean;
};

/** `12,5`, `0,136`, `1234,567`, `1.234,5`, `1 234,5`, `1.234.567`: decimals stand behind the comma. */
const comma = /^[+-]?(?:\d{1,3}(?:[. '’]\d{3})+,\d+|0+,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d{3}|\d{1,3}(?:\.\d{3}){2,})$/u;
/** `12.5`, `0.136`, `1234.567`, `1,234.5`, `1 234.5`, `1,234,567`: decimals stand behind the point. */
const point = /^[+-]?(?:\d{1,3}(?:[, '’]\d{3})+\.\d+|0+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d{3}|\d{1,3}(?:,\d{3}){2,})$/u;
/** A month with its year, `2025.1`, is no number with decimals. */
const month = /^(?:(?:19|20)\d\d\.\d{1,2}|(?:0[1-9]|1[0-2])\.(?:19|20)\d\d)$/u;
/** `1,250` and `1.250`: with decimals, or more than a thousand. */
const open = { comma: /^[+-]?[1-9]\d{0,2},\d{3}$/u, point: /^[+-]?[1-9]\d{0,2}\.\d{3}$/u } as const;
const ofComma = /^[+-]?(?:\d{1,3}(?:[. '’]\d{3})+|\d+)(?:,\d+)?$/u;

/**
 * How a file writes decimals, by its first rows: by numbers that can be read one way only, else by what stands around those that can be
 * read two ways. Where that leaves both open nobody but the sender knows.
 * @param said what the sender says
 * @throws Problem `decimals-open`, with both readings of a number
 */
export function decimalMarkOf(rows: readonly (readonly string[])[], around: Around, said?: DecimalMark): DecimalMark {
  if (said !== undefined) return said;
  const seen = { comma: false, point: false };
  const doubtful = new Map<number, string>();
  for (const cells of rows)
    for (const [column, cell] of cells.entries()) {
      if (cell.length < 3 || !/[,.，．]/u.test(cell)) continue;
      const text = withoutUnitBehind(halfWidth(cell).trim());
      seen.comma ||= comma.test(text);
      seen.point ||= point.test(text) && !month.test(text);
      if (!doubtful.has(column) && (open.comma.test(text) || open.point.test(text))) doubtful.set(column, text);
    }
  if (seen.comma !== seen.point) return seen.comma ? 'comma' : 'point';
  // of a file of both what does not suit the point is refused row by row
  if (doubtful.size === 0) return 'point';
  const [first = ''] = doubtful.values();
  if (seen.comma) throw unsaid(first, { mixed: true });
  return byWhatStandsAround(rows, around, doubtful);
}

function byWhatStandsAround(rows: readonly (readonly string[])[], around: Around, doubtful: ReadonlyMap<number, string>): DecimalMark {
  const [text = ''] = [...doubtful.values()].filter((one) => open.comma.test(one));
  const columns = [...doubtful.keys()];
  // in a column without thousands marks `1,250` has decimals, and so has `1.250`
  const numberIn = (cells: readonly string[], column: number): string => withoutUnitBehind(halfWidth(cells[column] ?? '').trim());
  const ungrouped = rows.some((cells) => columns.some((column) => /^[+-]?[1-9]\d{3,}$/u.test(numberIn(cells, column))));
  // a comma between cells, and an office that writes Chinese, know no decimal comma; who puts a semicolon between cells mostly does
  const abroad = saysAbroad(rows, around.header);
  const isChinese = around.header.some((heading) => /\p{Script=Han}/u.test(heading));
  const ofPoint = (around.delimiter === ',' && !abroad) || isChinese;
  const semicolon = around.delimiter === ';';
  if (text === '') {
    const [dotted = ''] = doubtful.values();
    if (ungrouped || ofPoint || !(semicolon || abroad)) return 'point';
    throw unsaid(dotted);
  }
  // whoever writes `1,125` in quotes between commas may mean either, where no number is below a thousand
  if (around.anySize === true && !isChinese && around.delimiter === ',' && !showsThousands(rows, columns)) throw unsaid(text);
  // people leave thousands marks out of some numbers of a column, and no office that writes Chinese has ever put one before decimals
  const ofComma = semicolon || (ungrouped && !ofPoint);
  if (ofComma === ofPoint) throw unsaid(text);
  return ofComma ? 'comma' : 'point';
}

const quantity = /^(?<number>[+-]?(?:\d[\d.,'’ ]*(?<=\d)|\.\d+))\s*(?<unit>[^\d\s.,'’].{0,30})$/u;

/** A number and the unit behind it; null where a text is none. @example quantityIn('1.234,5 kWh') // { number: '1.234,5', unit: 'kWh' } */
export function quantityIn(cell: string): { readonly number: string; readonly unit: string } | null {
  const { number = '', unit = '' } = quantity.exec(halfWidth(cell).trim())?.groups ?? {};
  return unit === '' || unitOfCell(unit) === null ? null : { number, unit };
}

const withoutUnitBehind = (text: string): string => quantityIn(text)?.number ?? text;

const american = /^(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01])\/(?:\d\d)?\d\d(?:\s|$)|^\$\s?\d/u;

/** Whether a number below a thousand stands beside those with a comma, or days and money are written as in America. */
const showsThousands = (rows: readonly (readonly string[])[], columns: readonly number[]): boolean =>
  rows.some(
    (cells) =>
      columns.some((column) => /^[+-]?[1-9]\d{0,2}$/u.test(withoutUnitBehind(halfWidth(cells[column] ?? '').trim()))) ||
      cells.some((cell) => american.test(cell.trim())),
  );

/** Words of offices that put a comma before decimals, and days that they write with points. */
const wordsOfComma =
  /(?<![a-z])(?:datum|zeit|zähler|zaehler|verbrauch|menge|monat|messstelle|stichtag|date de|compteur|consommation|releve|fecha|consumo|contador|mese|contatore|verbruik|maand|förbrukning|forbrug|måler)(?![a-z])/iu;
const dottedDay = /^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)?\d\d(?:\s|$)/u;

/** Whether a file is of an office that puts a comma before decimals, by its words or its days. */
function saysAbroad(rows: readonly (readonly string[])[], header: readonly string[]): boolean {
  return (
    header.some((heading) => wordsOfComma.test(heading)) ||
    rows.slice(0, 20).some((cells) => cells.some((cell) => dottedDay.test(cell.trim())))
  );
}

/**
 * @param text `1,250` or `1.250`
 * @param more `mixed`: other cells are written in one way and in the other
 */
function unsaid(text: string, more: { readonly mixed?: true } = {}): Problem {
  const [decimal, thousands] = [String(Number(text.replace(',', '.'))), text.replace(/[,.]/u, '')];
  const [withComma, withDot] = text.includes(',') ? [decimal, thousands] : [thousands, decimal];
  const choices = [
    { set: { decimals: 'comma' }, comesTo: withComma },
    { set: { decimals: 'point' }, comesTo: withDot },
  ];
  return new Problem('bad-input', 'decimals-open', { text, withComma, withPoint: withDot, ...more, choices });
}

/**
 * A number of a file with decimal commas, also before its unit, with a point; any other text as it is.
 * @example withPoint('1.234,5') // '1234.5'
 */
export function withPoint(cell: string): string {
  const text = halfWidth(cell)
    .trim()
    .replace(/^(.*[.,]\d+)\s?-$/u, '-$1');
  if (ofComma.test(text)) return /[,. '’]/u.test(text) ? text.replaceAll(/[. '’]/gu, '').replace(',', '.') : cell;
  const { number, unit } = (/^[+-]?\d/u.test(text) ? quantityIn(text) : null) ?? {};
  return number === undefined ? cell : `${withPoint(number)} ${unit}`;
}

/** The same of a number with its unit behind it. @example quantityWithPoint('1.234,5 m²') // '1234.5 m²' */
export function quantityWithPoint(cell: string): string {
  return halfWidth(cell).replace(/^\s*[+-]?\d[\d.,'’ ]*(?<=\d)/u, withPoint);
}

export function commaFindings(mark: DecimalMark): Finding[] {
  return mark === 'comma' ? [{ code: 'decimal-comma', severity: 'info', evidence: {} }] : [];
}
