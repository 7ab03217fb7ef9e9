import { unitIn } from '#kernel/unit-words.ts';
import { builtInStyle, dateStyle, type DateStyle } from './serial.ts';

/** How a cell's style shows its number. */
export type CellFormat = {
  readonly style: DateStyle;
  /** It shows the year and the month of a date alone. */
  readonly isMonth?: true;
  /** So many figures at least are shown, noughts in front. */
  readonly figures?: number;
  /** The unit that is shown behind the number, and what the number is divided by. */
  readonly unit?: string;
  readonly divided?: number;
};

/** The formats that workbooks do not spell out. */
export function builtInFormat(id: number): CellFormat {
  return id === 17 ? { style: builtInStyle(id), isMonth: true } : { style: builtInStyle(id) };
}

/** Reads a number format, as `0.0" MWh"`, `00000000`, `yyyy"年"m"月"`. */
export function cellFormat(code: string): CellFormat {
  const style = dateStyle(code);
  const [first = ''] = code.split(';');
  if (style === 'day') return isMonthAlone(first) ? { style, isMonth: true } : { style };
  if (style !== 'number') return { style };
  if (/^0{2,}$/u.test(first)) return { style, figures: first.length };
  const { unit, scale = '' } = /^(?:\[[^\]]*\])?[#0,.]*[#0](?<scale>,*)\s*(?:\\ )?"?\s*(?<unit>[^"#0]+?)\s*"?$/u.exec(first)?.groups ?? {};
  return unit === undefined || !namesUnit(unit) ? { style } : { style, unit, divided: 1000 ** scale.length };
}

/** Whether a format of a date shows a year and a month, and no day. */
function isMonthAlone(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').toLowerCase();
  return /y/u.test(bare) && /m/u.test(bare) && !/d/u.test(bare);
}

const counted: ReadonlySet<string> = new Set(['energy', 'power', 'volume', 'mass', 'area']);

const namesUnit = (text: string): boolean => counted.has(unitIn(text)?.quantity ?? '');

/** A number as its format shows it where that tells more than the number: `00004711`, `12 MWh`. */
export function numberShown(number: number, { figures, unit, divided = 1 }: CellFormat): string {
  if (unit !== undefined) return `${Number((number / divided).toPrecision(15))} ${unit}`;
  return figures !== undefined && Number.isInteger(number) && number >= 0 ? String(number).padStart(figures, '0') : String(number);
}
