import { Problem } from '#kernel/problem.ts';
import { parsePeriodHeading } from '#platform/tables/month.ts';
import { columnContent, isBareMonth } from './column-content.ts';
import { yearlessColumns } from './month-headings.ts';
import { parseMonthNumber } from './row-time.ts';
import { yearNamed, yearsTogether, type YearNamed } from './year-named.ts';

type Rows = readonly (readonly string[])[];
type Around = Parameters<typeof yearNamed>[0];

/**
 * Months without a year that cross the new year: the month from which on they belong to the year before the earlier ones, and the last of
 * them.
 */
export type YearTurn = { readonly first: number; readonly last: number; readonly isWhole: boolean };

/** Where months in headings cross the new year: `11月, 12月, 1月, 2月`; null if they do not. */
export const turnAcross = (header: readonly string[]): YearTurn | null =>
  turnOf(yearlessColumns(header).flatMap((column) => parsePeriodHeading(header[column] as string, 2000)?.month ?? []));

/** The same for months or days in a column, if no other column gives the year. */
export function turnDown(header: readonly string[], rows: Rows): YearTurn | null {
  const column = header.findIndex((heading, at) => {
    const held = columnContent(rows, at);
    return held === 'bare-day' || isBareMonth(heading, rows, at, held);
  });
  return column < 0 ? null : turnOf(rows.flatMap((cells) => monthIn(cells[column] ?? '') ?? []));
}

const monthIn = (text: string): number | null => {
  const ofDay = /^\s*(\d{1,2}) ?月/u.exec(text.normalize('NFKC'))?.[1];
  return ofDay === undefined ? parseMonthNumber(text) : Number(ofDay);
};

/** The maximum number of months that may be missing at the turn of the year. */
const widest = 6;

/** By the order in which months first occur; the newest may come first. */
export function turnOf(months: readonly number[]): YearTurn | null {
  const order = [...new Set(months)];
  return turnForwards(order) ?? (order.length > 2 ? turnForwards(order.toReversed()) : null);
}

function turnForwards(order: readonly number[]): YearTurn | null {
  const [first = 0, last = 0] = [order[0], order.at(-1)];
  const falls = order.slice(1).flatMap((month, at) => (month < (order[at] as number) ? [month + 12 - (order[at] as number)] : []));
  const turns = falls.length === 1 && (falls[0] as number) <= widest && last < first;
  return turns ? { first, last, isWhole: order.length === 12 } : null;
}

const saysSeason = /供暖[季期]|采暖[季期]|供热[季期]|heating[\s_-]*season/iu;
const saysFinancial = /(?<![a-z])fy|财年|财政年|会计年|fiscal|financial/iu;

/**
 * The year of the first months of those that cross the new year: of two that a text names together the first, of a heating season the one
 * in which it begins. Null if nothing names a year.
 * @throws Problem `year-turn-open` if only one year is named, as for a financial year, with both readings
 */
export function yearOfTurn(around: Around, turn: YearTurn): YearNamed | null {
  const texts = [...around.above, around.sheet, around.file];
  for (const text of texts) {
    const years = yearsTogether(text);
    if (years !== null) return { year: years[0], text: text.trim().slice(0, 100) };
  }
  const told = yearNamed(around, true);
  return told === null || saysSeason.test(texts.join(' ')) ? told : openTurn(told, turn);
}

/**
 * Whether months are in the order of their texts (`10月, 11月, 12月, 1月`), which does not cross a year, and nothing says that they belong
 * to a financial year.
 */
export const isSorted = (texts: readonly string[], { first, isWhole }: YearTurn): boolean =>
  first === 10 && isWhole && !texts.some((text) => saysFinancial.test(text) || yearsTogether(text) !== null);

function openTurn({ year, text }: YearNamed, { first, last }: YearTurn): never {
  const comesTo = (of: number): string => `${of}-${two(first)} – ${of + 1}-${two(last)}`;
  const [before, now] = [comesTo(year - 1), comesTo(year)];
  const choices = [
    { set: { year: year - 1 }, comesTo: before },
    { set: { year }, comesTo: now },
  ];
  throw new Problem('bad-input', 'year-turn-open', { text, year: String(year), yearBefore: String(year - 1), before, now, choices });
}

const two = (month: number): string => String(month).padStart(2, '0');
