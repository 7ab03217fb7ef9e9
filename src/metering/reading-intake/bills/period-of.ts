import type { Carrier } from '#kernel/carrier.ts';
import type { Block } from './blocks.ts';
import {
  daysInYear,
  daysOfMonths,
  daysWritten,
  dayWritten,
  isoDay,
  isoMonth,
  yearWritten,
  type Days,
  type EndDay,
  type WrittenDays,
} from './days-named.ts';
import type { Entry } from './entries.ts';
import type { Edge } from './head-words.ts';
import { monthOfFirstDay, monthsIn, monthsInCell, monthsNamed, seasonNamed, type Months } from './month-named.ts';
import { contextIn, contextOfYear, yearInCell, yearOf, type Context } from './year-of.ts';

/** Two days of which the second may belong to the period or not: named, those of registers that were read, or of a heating season. */
export type Between = {
  readonly first: string;
  readonly last: string;
  readonly of: 'named' | 'read' | 'season';
  /** As its clock says. */
  readonly end: EndDay | null;
};

/** Months or days without a year: the year of `month`, and what they are in a year. */
export type Yearless = {
  readonly month: number;
  readonly months: number;
  readonly context: Context | null;
  readonly inYear: (year: number) => Period;
};

/** What a row, its table and the words around it say of the time that it is of. */
export type Period =
  | { readonly kind: 'days'; readonly days: Days }
  | ({ readonly kind: 'between' } & Between)
  | ({ readonly kind: 'yearless' } & Yearless)
  /** Several stretches of months; `own`: that of the sheet's name, where the title above says several. */
  | { readonly kind: 'unclear'; readonly of: readonly Months[]; readonly own?: Months }
  /** A heating season, with the years in which it may begin. */
  | { readonly kind: 'season'; readonly began: readonly number[] }
  /** What should be days or a month and is none. */
  | { readonly kind: 'unread'; readonly text: string }
  | { readonly kind: 'none' };

/** A row with what is said of its time, and where. */
export type Timed = { readonly meter: string; readonly sheet: string; readonly carrier: Carrier | null; readonly period: Period };

/** The time of a row in the order of nearness: its own cells, the heads, titles, sheet, file. @param file its name without ending */
export function periodOf(entry: Entry, block: Block, file: string): Period {
  const titles = [...block.near, ...block.far, ...block.above];
  const around = [...titles, block.view.name, file];
  const hasYear = block.columns.some(({ role }) => role === 'year');
  const year = entry.year === null ? null : yearInCell(entry.year.text);
  const context = hasYear ? (year === null ? null : contextOfYear(year)) : contextIn(around);
  const period = ofCells(entry, block, context) ?? ofHeads(block, context) ?? ofTexts({ titles, around }, block, context);
  return hasYear ? inYearOfRow(period, year, entry.year?.text ?? '') : period;
}

/** With a column of years: months are of that year, and without months the row is of all of it. */
function inYearOfRow(period: Period, year: number | null, text: string): Period {
  const isOpen = period.kind === 'yearless' || period.kind === 'none';
  if (year === null) return isOpen ? { kind: 'unread', text } : period;
  if (period.kind === 'none') return { kind: 'days', days: daysOfMonths({ year, month: 1, months: 12 }) };
  const own = period.kind === 'yearless' ? period.inYear(year) : period;
  const days = own.kind === 'days' ? own.days : own.kind === 'between' ? { from: own.first, to: own.last } : null;
  const isOther = days !== null && (days.from >= `${year + 1}` || days.to < `${year}-01-02`);
  return isOther ? { kind: 'unread', text: `${text} ${days.from}` } : own;
}

function ofCells({ from, to, month }: Entry, { columns }: Block, context: Context | null): Period | null {
  const heads = columns.filter(({ role }) => role === 'from' || role === 'to');
  if (heads.length > 0) {
    const unread: Period = { kind: 'unread', text: [from?.text ?? '', to?.text ?? ''].join(' – ') };
    const [first, last] = [from, to].map((cell) => (cell === null ? null : dayWritten(cell.text)));
    if (heads.length > 2 || first === null || first === undefined || last === null || last === undefined) return unread;
    const of = heads.some(({ role, text }) => role === 'from' && /上(?:[次月期]|抄)/u.test(text)) ? 'read' : 'named';
    return ofDays({ first, last, end: last.end }, context, of) ?? unread;
  }
  const column = columns.find(({ role }) => role === 'month' || role === 'span');
  if (column === undefined) return null;
  const unread: Period = { kind: 'unread', text: month?.text ?? '' };
  const days = month === null ? 'unread' : daysWritten(month.text);
  if (month === null || days === 'unread') return unread;
  if (days !== null) return ofDays(days, context, 'named') ?? unread;
  return ofMonths(column.role === 'span' ? monthsIn(month.text) : monthsInCell(month.text), context) ?? unread;
}

/** Two days, of a year that is still to be found where they name none; null if there are no such days. */
function ofDays(days: WrittenDays, context: Context | null, of: Between['of']): Period | null {
  const inYear = (year: number): Period => {
    const both = daysInYear(days, year);
    // a period that ends on its first day is none, unless that day is over
    if (both === null || (both.first === both.last && days.end !== 'included')) return { kind: 'unread', text: textOf(days) };
    return { kind: 'between', ...both, of, end: days.end };
  };
  const year = yearWritten(days);
  if (year !== null) return inYear(year).kind === 'unread' ? null : inYear(year);
  const isDay = [2023, 2024].some((one) => inYear(one).kind !== 'unread');
  return isDay ? { kind: 'yearless', month: days.last.month, months: 1, context, inYear } : null;
}

const textOf = ({ first, last }: WrittenDays): string => `${first.month}-${first.day} – ${last.month}-${last.day}`;

/** One stretch of months, or several that may be meant; null for none. */
function ofMonths(named: readonly Months[], context: Context | null): Period | null {
  const [only, ...others] = named;
  if (only === undefined || (others.length === 0 && only.months > 12)) return null;
  if (others.length > 0) return { kind: 'unclear', of: named.map((one) => dated(one, context)) };
  const { year, month, months } = only;
  const inYear = (of: number): Period => ({ kind: 'days', days: daysOfMonths({ year: of, month, months }) });
  return year === null ? { kind: 'yearless', month, months, context, inYear } : inYear(year);
}

const dated = (one: Months, context: Context | null): Months => ({ ...one, year: one.year ?? yearOf(one.month, context, one.months) });

const ofTime: ReadonlySet<string> = new Set(['before', 'now', 'dated', 'use', 'difference']);

/** The months in heads of use and of registers; those over money are of paying. */
function ofHeads({ columns }: Block, context: Context | null): Period | null {
  const [before, now] = ['before', 'now'].map((role) => columns.find((one) => one.role === role && one.edge !== undefined)?.edge);
  if (before !== undefined && now !== undefined) return ofEdges(before, now, context);
  const named = columns.flatMap(({ role, edge, text }) => (ofTime.has(role) && edge === undefined ? (monthsNamed(text) ?? []) : []));
  const several = named.filter((one, at) => named.findIndex((other) => isOf(one, other)) === at);
  return ofMonths(several, context);
}

/** From one register to the next: `6月底`, `9月底` are three months. */
function ofEdges(before: Edge, now: Edge, context: Context | null): Period {
  const isTurned = before.month > now.month || (before.month === now.month && (before.day ?? 31) >= (now.day ?? 31));
  const inYear = (year: number): Period => {
    const [from, to] = [edgeDay(before, before.year ?? year - (isTurned ? 1 : 0)), edgeDay(now, year)];
    return from === null || to === null || from >= to
      ? { kind: 'unread', text: `${edgeText(before)} – ${edgeText(now)}` }
      : { kind: 'days', days: { from, to } };
  };
  const year = now.year ?? (before.year === null ? null : before.year + (isTurned ? 1 : 0));
  return year === null ? { kind: 'yearless', month: now.month, months: 1, context, inYear } : inYear(year);
}

const edgeText = ({ month, day }: Edge): string => (day === null ? `${month}` : `${month}-${day}`);

const edgeDay = ({ month, day }: Edge, year: number): string | null =>
  day === null ? isoMonth(year, month + 1) : isoDay(year, month, day);

type Texts = { readonly titles: readonly string[]; readonly around: readonly string[] };

function ofTexts({ titles, around }: Texts, { view }: Block, context: Context | null): Period {
  const days = daysOfTexts({ titles, around }, context);
  if (days !== null) return days;
  const found = around.map((text) => ({ text, named: monthsIn(text) })).filter(({ named }) => named.length > 0);
  const [near, ...farther] = found;
  const season = around.find((text) => seasonNamed(text) !== null && monthsIn(text).length === 0);
  const isNearer =
    season !== undefined && near !== undefined && near.text !== view.name && around.indexOf(season) < around.indexOf(near.text);
  if (near === undefined || isNearer || (near.named[0] as Months).months > 12) {
    const seasons = around.map(seasonNamed).filter((one) => one !== null);
    return seasons.length === 0 ? { kind: 'none' } : { kind: 'season', began: seasons.find((one) => one.length > 0) ?? [] };
  }
  const [single, ...others] = near.named as readonly [Months, ...Months[]];
  if (others.length > 0) {
    const clear = farther.find(({ named }) => named.length === 1 && near.named.some((one) => isOf(one, named[0] as Months)));
    return ofMonths(clear?.named ?? near.named, context) ?? { kind: 'none' };
  }
  const sheet = near.text === view.name ? null : monthsNamed(view.name);
  if (single.months > 1 && sheet !== null && sheet.months < single.months) {
    const own = dated(sheet, context);
    return { kind: 'unclear', of: [dated(single, context), own], own };
  }
  // a day alone above the table may be that on which it was made
  const day = titles.map(monthOfFirstDay).find((one) => one !== null);
  const isOther = day !== undefined && !(isOf(day, single) && (single.year ?? day.year) === day.year);
  return ofMonths(isOther ? [single, day] : [single], context) ?? { kind: 'none' };
}

/** Two days in a text; a title with days that cannot be read leaves nothing to what is farther away. */
function daysOfTexts({ titles, around }: Texts, context: Context | null): Period | null {
  let hasMonth = false;
  for (const text of around) {
    const [days, season] = [daysWritten(text), seasonNamed(text)];
    const of = days === null || days === 'unread' ? null : ofDays(days, context, season === null ? 'named' : 'season');
    if (of !== null) return of;
    if (days !== null && season === null && !hasMonth && titles.includes(text)) return { kind: 'unread', text };
    hasMonth ||= monthsIn(text).length > 0;
  }
  return null;
}

const isOf = (one: Months, other: Months): boolean => one.month === other.month && one.months === other.months;
