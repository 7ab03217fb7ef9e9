import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { unitOfCell } from './heading-units.ts';
import { halfWidth } from './number.ts';

/** The decimal mark of a file's numbers. */
export const decimalMarks = ['point', 'comma'] as const;

export type DecimalMark = (typeof decimalMarks)[number];

/** What a file shows about it apart from its cells. */
type Around = {
  readonly header: readonly string[];
  /** Between the cells of a text file. */
  readonly delimiter?: string | undefined;
  /** Numbers may be of any size, like readings, unlike areas and the like. */
  readonly anySize?: boolean;
};

/** `12,5`, `0,136`, `1234,567`, `1.234,5`, `1 234,5`, `1.234.567`: the decimal mark is a comma. */
const comma = /^[+-]?(?:\d{1,3}(?:[. '’]\d{3})+,\d+|0+,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d{3}|\d{1,3}(?:\.\d{3}){2,})$/u;
/** `12.5`, `0.136`, `1234.567`, `1,234.5`, `1 234.5`, `1,234,567`: the decimal mark is a point. */
const point = /^[+-]?(?:\d{1,3}(?:[, '’]\d{3})+\.\d+|0+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d{3}|\d{1,3}(?:,\d{3}){2,})$/u;
/** A month with its year, `2025.1`, is not a number with decimals. */
const month = /^(?:(?:19|20)\d\d\.\d{1,2}|(?:0[1-9]|1[0-2])\.(?:19|20)\d\d)$/u;
/** `1,250` and `1.250`: with decimals, or more than a thousand. */
const open = { comma: /^[+-]?[1-9]\d{0,2},\d{3}$/u, point: /^[+-]?[1-9]\d{0,2}\.\d{3}$/u } as const;
const ofComma = /^[+-]?(?:\d{1,3}(?:[. '’]\d{3})+|\d+)(?:,\d+)?$/u;

/**
 * The decimal mark of a file, by its first rows: by unambiguous numbers, otherwise by the context of the ambiguous ones. If that leaves
 * both open, only the sender knows.
 * @param said what the sender states
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
  // in a file with both, numbers that do not fit the point are rejected row by row
  if (doubtful.size === 0) return 'point';
  const [first = ''] = doubtful.values();
  if (seen.comma) throw unsaid(first, { mixed: true });
  return byWhatStandsAround(rows, around, doubtful);
}

function byWhatStandsAround(rows: readonly (readonly string[])[], around: Around, doubtful: ReadonlyMap<number, string>): DecimalMark {
  const [text = ''] = [...doubtful.values()].filter((one) => open.comma.test(one));
  const columns = [...doubtful.keys()];
  // in a column without thousands separators `1,250` has decimals, and so has `1.250`
  const numberIn = (cells: readonly string[], column: number): string => withoutUnitBehind(halfWidth(cells[column] ?? '').trim());
  const ungrouped = rows.some((cells) => columns.some((column) => /^[+-]?[1-9]\d{3,}$/u.test(numberIn(cells, column))));
  // files with commas between cells, and Chinese offices, do not use a decimal comma; files with semicolons mostly do
  const abroad = saysAbroad(rows, around.header);
  const isChinese = around.header.some((heading) => /\p{Script=Han}/u.test(heading));
  const ofPoint = (around.delimiter === ',' && !abroad) || isChinese;
  const semicolon = around.delimiter === ';';
  if (text === '') {
    const [dotted = ''] = doubtful.values();
    if (ungrouped || ofPoint || !(semicolon || abroad)) return 'point';
    throw unsaid(dotted);
  }
  // a quoted `1,125` between commas may mean either, if no number is below a thousand
  if (around.anySize === true && !isChinese && around.delimiter === ',' && !showsThousands(rows, columns)) throw unsaid(text);
  // some numbers of a column may lack thousands separators, and no Chinese office has ever used a decimal comma
  const ofComma = semicolon || (ungrouped && !ofPoint);
  if (ofComma === ofPoint) throw unsaid(text);
  return ofComma ? 'comma' : 'point';
}

const quantity = /^(?<number>[+-]?(?:\d[\d.,'’ ]*(?<=\d)|\.\d+))\s*(?<unit>[^\d\s.,'’].{0,30})$/u;

/** A number and the unit after it; null if the text is not one. @example quantityIn('1.234,5 kWh') // { number: '1.234,5', unit: 'kWh' } */
export function quantityIn(cell: string): { readonly number: string; readonly unit: string } | null {
  const { number = '', unit = '' } = quantity.exec(halfWidth(cell).trim())?.groups ?? {};
  return unit === '' || unitOfCell(unit) === null ? null : { number, unit };
}

const withoutUnitBehind = (text: string): string => quantityIn(text)?.number ?? text;

const american = /^(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01])\/(?:\d\d)?\d\d(?:\s|$)|^\$\s?\d/u;

/** Whether those with a comma are accompanied by a number below a thousand, or dates and money are in American notation. */
const showsThousands = (rows: readonly (readonly string[])[], columns: readonly number[]): boolean =>
  rows.some(
    (cells) =>
      columns.some((column) => /^[+-]?[1-9]\d{0,2}$/u.test(withoutUnitBehind(halfWidth(cells[column] ?? '').trim()))) ||
      cells.some((cell) => american.test(cell.trim())),
  );

/** Words of countries with a decimal comma, and dates that they write with points. */
const wordsOfComma =
  /(?<![a-z])(?:datum|zeit|zähler|zaehler|verbrauch|menge|monat|messstelle|stichtag|date de|compteur|consommation|releve|fecha|consumo|contador|mese|contatore|verbruik|maand|förbrukning|forbrug|måler)(?![a-z])/iu;
const dottedDay = /^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)?\d\d(?:\s|$)/u;

/** Whether a file comes from a country with a decimal comma, by its words or its dates. */
function saysAbroad(rows: readonly (readonly string[])[], header: readonly string[]): boolean {
  return (
    header.some((heading) => wordsOfComma.test(heading)) ||
    rows.slice(0, 20).some((cells) => cells.some((cell) => dottedDay.test(cell.trim())))
  );
}

/**
 * @param text `1,250` or `1.250`
 * @param more `mixed`: other cells use both notations
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
 * A number of a file with decimal commas, also before its unit, converted to a point; any other text unchanged.
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

/** The same for a number followed by its unit. @example quantityWithPoint('1.234,5 m²') // '1234.5 m²' */
export function quantityWithPoint(cell: string): string {
  return halfWidth(cell).replace(/^\s*[+-]?\d[\d.,'’ ]*(?<=\d)/u, withPoint);
}

export function commaFindings(mark: DecimalMark): Finding[] {
  return mark === 'comma' ? [{ code: 'decimal-comma', severity: 'info', evidence: {} }] : [];
}
