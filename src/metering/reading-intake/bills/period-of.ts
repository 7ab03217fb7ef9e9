import type { Block } from './blocks.ts';
import type { Entry } from './entries.ts';
import type { Edge } from './head-words.ts';
import {
  dayNamed,
  daysNamed,
  daysOfMonths,
  isoDay,
  isoMonth,
  monthsIn,
  monthsInCell,
  monthsNamed,
  seasonNamed,
  type Days,
  type Months,
} from './month-named.ts';
import { contextIn, yearOf, type Context } from './year-of.ts';

/** Two days of which the second may belong to the period or not: named, those of registers that were read, or of a heating season. */
export type Between = { readonly first: string; readonly last: string; readonly of: 'named' | 'read' | 'season' };

/** Months or days without a year: the year of `month`, and what its days are in a year. */
export type Yearless = {
  readonly month: number;
  readonly months: number;
  readonly context: Context | null;
  readonly daysIn: (year: number) => Days | null;
};

/** What a row, its table and the words around it say of the time that it is of. */
export type Period =
  | { readonly kind: 'days'; readonly days: Days }
  | ({ readonly kind: 'between' } & Between)
  | ({ readonly kind: 'yearless' } & Yearless)
  /** Several stretches of months. */
  | { readonly kind: 'unclear'; readonly of: readonly Months[] }
  /** A heating season, with the years in which it may begin. */
  | { readonly kind: 'season'; readonly began: readonly number[] }
  /** Cells that should be days or a month and are none. */
  | { readonly kind: 'unread'; readonly text: string }
  | { readonly kind: 'none' };

/** A row with what is said of its time. */
export type Timed = { readonly meter: string; readonly sheet: string; readonly period: Period };

/** The time of a row in the order of nearness: its own cells, the heads, titles, sheet, file. */
export function periodOf(entry: Entry, block: Block, around: readonly string[]): Period {
  const context = contextIn(around);
  return ofCells(entry, block, context) ?? ofHeads(block, context) ?? ofTexts(around, block, context);
}

const inYear =
  (context: Context | null) =>
  (month: number): number | null =>
    yearOf(month, context);

function ofCells({ from, to, month }: Entry, { columns }: Block, context: Context | null): Period | null {
  const heads = columns.filter(({ role }) => role === 'from' || role === 'to');
  if (heads.length === 2) {
    const last = to === null ? null : dayNamed(to.text, inYear(context));
    const first = from === null ? null : dayNamed(from.text, last === null ? inYear(context) : yearBefore(last));
    if (first === null || last === null || first > last) return { kind: 'unread', text: [from?.text ?? '', to?.text ?? ''].join(' – ') };
    return { kind: 'between', first, last, of: heads.every(({ text }) => /[上本](?:[次月期]|抄)/u.test(text)) ? 'read' : 'named' };
  }
  if (!columns.some(({ role }) => role === 'month')) return null;
  if (month === null) return { kind: 'unread', text: '' };
  const days = daysNamed(month.text, inYear(context));
  if (days !== null) return { kind: 'between', ...days, of: 'named' };
  const named = monthsInCell(month.text);
  return ofMonths(named, context) ?? { kind: 'unread', text: month.text };
}

/** Of a day without a year before another: the same year, or for a later month the year before. */
const yearBefore =
  (last: string) =>
  (month: number): number =>
    Number(last.slice(0, 4)) - (month > Number(last.slice(5, 7)) ? 1 : 0);

/** One stretch of months, or several that may be meant; null for none. */
function ofMonths(named: readonly Months[], context: Context | null): Period | null {
  const [only, ...others] = named;
  if (only === undefined || (others.length === 0 && only.months > 12)) return null;
  if (others.length > 0)
    return { kind: 'unclear', of: named.map((one) => ({ ...one, year: one.year ?? yearOf(one.month, context, one.months) })) };
  const { year, month, months } = only;
  if (year !== null) return { kind: 'days', days: daysOfMonths({ year, month, months }) };
  return { kind: 'yearless', month, months, context, daysIn: (of) => daysOfMonths({ year: of, month, months }) };
}

function ofHeads({ columns }: Block, context: Context | null): Period | null {
  const [before, now] = ['before', 'now'].map((role) => columns.find((one) => one.role === role && one.edge !== undefined)?.edge);
  if (before !== undefined && now !== undefined) return ofEdges(before, now, context);
  const [own, ...others] = columns.flatMap(({ edge, text }) => (edge === undefined ? (monthsNamed(text) ?? []) : []));
  return own !== undefined && others.every((one) => one.month === own.month && one.months === own.months) ? ofMonths([own], context) : null;
}

/** From one register to the next: `6月底`, `9月底` are three months. */
function ofEdges(before: Edge, now: Edge, context: Context | null): Period {
  const isTurned = before.month > now.month || (before.month === now.month && (before.day ?? 31) >= (now.day ?? 31));
  const daysIn = (year: number): Days | null => {
    const [from, to] = [edgeDay(before, before.year ?? year - (isTurned ? 1 : 0)), edgeDay(now, year)];
    return from === null || to === null || from >= to ? null : { from, to };
  };
  const year = now.year ?? (before.year === null ? null : before.year + (isTurned ? 1 : 0));
  if (year === null) return { kind: 'yearless', month: now.month, months: 1, context, daysIn };
  const days = daysIn(year);
  return days === null ? { kind: 'none' } : { kind: 'days', days };
}

const edgeDay = ({ month, day }: Edge, year: number): string | null =>
  day === null ? isoMonth(year, month + 1) : isoDay(year, month, day);

function ofTexts(around: readonly string[], { view }: Block, context: Context | null): Period {
  for (const text of around) {
    const days = daysNamed(text, inYear(context));
    if (days !== null) return { kind: 'between', ...days, of: seasonNamed(text) === null ? 'named' : 'season' };
  }
  const found = around.map((text) => ({ text, named: monthsIn(text) })).filter(({ named }) => named.length > 0);
  const [near, ...farther] = found;
  const single = near?.named.length === 1 && (near.named[0] as Months).months <= 12 ? (near.named[0] as Months) : null;
  const season = around.find((text) => seasonNamed(text) !== null && monthsIn(text).length === 0);
  const isNearer =
    season !== undefined && near !== undefined && near.text !== view.name && around.indexOf(season) < around.indexOf(near.text);
  if (near === undefined || isNearer || (near.named[0] as Months).months > 12) {
    const seasons = around.map(seasonNamed).filter((one) => one !== null);
    return seasons.length === 0 ? { kind: 'none' } : { kind: 'season', began: seasons.find((one) => one.length > 0) ?? [] };
  }
  if (single === null) {
    const clear = farther.find(({ named }) => named.length === 1 && near.named.some((one) => isOf(one, named[0] as Months)));
    return ofMonths(clear?.named ?? near.named, context) ?? { kind: 'none' };
  }
  const sheet = near.text === view.name ? null : monthsNamed(view.name);
  if (single.months > 1 && sheet !== null && sheet.months < single.months) {
    const own = { ...sheet, year: sheet.year ?? yearOf(sheet.month, context) };
    return { kind: 'unclear', of: [{ ...single, year: single.year ?? yearOf(single.month, context, single.months) }, own] };
  }
  return ofMonths([single], context) ?? { kind: 'none' };
}

const isOf = (one: Months, other: Months): boolean => one.month === other.month && one.months === other.months;
