import { unitIn } from '#kernel/unit-words.ts';
import { builtInStyle, dateStyle, type DateStyle } from './serial.ts';

/** How a cell's style displays its number. */
export type CellFormat = {
  readonly style: DateStyle;
  /** It displays only the year and the month of a date. */
  readonly isMonth?: true;
  /** The minimum number of digits displayed, with leading zeros. */
  readonly figures?: number;
  /** The unit displayed after the number. */
  readonly unit?: string;
  /** The divisor of the displayed number: 0.01 for per cent. */
  readonly divided?: number;
};

/** The formats that workbooks do not spell out: 9 and 10 are per cent. */
export function builtInFormat(id: number): CellFormat {
  if (id === 17) return { style: builtInStyle(id), isMonth: true };
  return id === 9 || id === 10 ? { style: 'number', divided: 0.01 } : { style: builtInStyle(id) };
}

/** Parses a number format, such as `0.0" MWh"`, `00000000`, `yyyy"年"m"月"`. */
export function cellFormat(code: string): CellFormat {
  const style = dateStyle(code);
  const [first = ''] = code.split(';');
  if (style === 'day') return isMonthAlone(first) ? { style, isMonth: true } : { style };
  if (style !== 'number') return { style };
  if (/^0{2,}$/u.test(first)) return { style, figures: first.length };
  const divided = dividedBy(first);
  const unit = /[#0?,](?:\\ )?"?\s*(?<unit>[^"#0?]+?)\s*"?$/u.exec(first)?.groups?.['unit'];
  if (unit !== undefined && namesUnit(unit)) return { style, unit, divided };
  return divided === 1 ? { style } : { style, divided };
}

/** A decimal mark that the program treats as text: the digits after it belong to the whole number. */
const marksOfText = /[\\!]\.|"\."/gu;
/** Parts that only pad, colour or accompany the digits. */
const beside = /\[[^\]]*\]|"[^"]*"|[\\!].|[_*]./gu;

/** What a format divides the number by: commas after the last digit, a literal decimal mark (`0!.0000`), per cent signs. */
function dividedBy(format: string): number {
  const bare = format.replaceAll(marksOfText, '\u00B7').replaceAll(beside, '');
  const {
    thousands = '',
    behind = '',
    written = '',
  } = /[#0?](?<thousands>,*)(?:\.[#0?]*(?<behind>,*)|\u00B7(?<written>[#0?]+,*))?[^#0?,]*$/u.exec(bare)?.groups ?? {};
  const places =
    written.replaceAll(',', '').length + 3 * (thousands.length + behind.length + (written.length - written.replaceAll(',', '').length));
  return 10 ** (places - 2 * (bare.split('%').length - 1));
}

/** Whether a date format shows a year and a month, but no day. */
function isMonthAlone(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').toLowerCase();
  return /y/u.test(bare) && /m/u.test(bare) && !/d/u.test(bare);
}

const counted: ReadonlySet<string> = new Set(['energy', 'power', 'volume', 'mass', 'area']);

const namesUnit = (text: string): boolean => counted.has(unitIn(text)?.quantity ?? '');

/**
 * A number as displayed by its format if that says more than the number: `00004711`, `12 MWh`, `95%`; without the unit if only its heading
 * states it: 12.5 for 125000 displayed in 万.
 * @param ofShares the heading itself says `(%)`
 */
export function numberShown(number: number, { figures, unit, divided = 1 }: CellFormat, ofShares = false): string {
  const shown = divided === 1 ? number : Number((divided < 1 ? number * Math.round(1 / divided) : number / divided).toPrecision(15));
  if (unit !== undefined) return `${shown} ${unit}`;
  // such a small number alone could also be a share of one
  if (divided < 1) return ofShares && Math.abs(shown) > 1 ? String(shown) : `${shown}%`;
  return figures !== undefined && Number.isInteger(number) && number >= 0 ? String(number).padStart(figures, '0') : String(shown);
}

/** Whether a format displays amounts in thousands, ten thousands and the like, without a unit that says so. */
export const isScaling = ({ unit, divided = 1 }: CellFormat): boolean => unit === undefined && divided > 1;
