import type { GridSheet } from '#platform/tables/grid.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { UnitExpression } from '#kernel/unit-words.ts';
import { unitsOfTitle } from '#platform/tables/heading-units.ts';
import { blocksOf, type Block } from './blocks.ts';
import { carrierOfBill } from './carrier-of-bill.ts';
import { entriesOf, type BlockEntries, type Entry } from './entries.ts';
import { daysNamed, daysOfMonths, monthsNamed, monthsOfCell, yearNamed, type Days, type Months } from './month-named.ts';
import { viewOf } from './sheet-view.ts';

/** A bill with the days that it is of; `open` where the book leaves the month, or only its year, open. */
export type Bill = Entry & {
  readonly sheet: string;
  readonly days: Days | null;
  readonly open: Months | 'month' | null;
  /** What the words around it say that it is of. */
  readonly carrier: Carrier | null;
};

/** A bill book as it was recognised. */
export type Book = {
  readonly bills: readonly Bill[];
  readonly sheets: readonly string[];
  /** Sheets with content that hold no bills. */
  readonly left: readonly string[];
  readonly titles: readonly string[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly money: number;
  readonly hasMeters: boolean;
  readonly isSure: boolean;
};

/**
 * Recognises a bill book by the heads of its tables.
 * @param said the month or the year that a person states where the book leaves it open
 * @returns null if no table of it has the heads of a bill
 */
export function bookOf(
  sheets: readonly GridSheet[],
  file: string,
  said: { readonly period?: Months; readonly year?: number } = {},
): Book | null {
  const read = sheets.filter(({ isHidden }) => !isHidden).map((sheet) => ({ sheet, blocks: blocksIn(sheet) }));
  const found = read.flatMap(({ blocks }) => blocks);
  if (found.length === 0) return null;
  const bills = found.flatMap(({ block, of }) => of.entries.map((entry) => billOf(block, entry, file, said)));
  if (bills.length === 0) return null;
  const columns = found.flatMap(({ block }) => block.columns);
  const has = (...roles: readonly string[]): boolean => roles.every((role) => columns.some((one) => one.role === role));
  return {
    bills,
    sheets: read.filter(({ blocks }) => blocks.length > 0).map(({ sheet }) => sheet.name),
    left: sheets
      .filter((sheet) => sheet.rows.length > 0 && !read.some((one) => one.sheet === sheet && one.blocks.length > 0))
      .map(({ name }) => name),
    titles: [...new Set([...found.flatMap(({ block }) => [...block.near, ...block.far]), ...sheets.map(({ name }) => name), nameOf(file)])],
    findings: found.flatMap(({ of }) => of.findings),
    notes: found.flatMap(({ of }) => of.notes),
    money: found.reduce((sum, { of }) => sum + of.money, 0),
    hasMeters: has('meter') || has('account'),
    isSure: isBook(columns, bills),
  };
}

type Found = { readonly block: Block; readonly of: BlockEntries };

/** The tables of a sheet; a form with heads beside its figures is read with rows and columns changed. */
function blocksIn(sheet: GridSheet): Found[] {
  const read = (turned: boolean): Found[] =>
    blocksOf(viewOf(sheet, turned))
      .map((block) => ({ block, of: entriesOf(block) }))
      .filter(({ of }) => of.entries.length > 0);
  const straight = read(false);
  return straight.length > 0 ? straight : read(true);
}

/** Whether nothing else looks like this: registers, or a use with money or parts of a tariff, of numbered meters or of one alone. */
function isBook(columns: Block['columns'], bills: readonly Bill[]): boolean {
  const has = (role: string): boolean => columns.some((one) => one.role === role);
  const banded = columns.some(({ role, band }) => (role === 'use' || role === 'name') && band !== null);
  const numbered = has('meter') || has('account');
  const single =
    !columns.some(({ role, text }) => role === 'name' && text !== 'band') &&
    new Set(bills.map(({ sheet, open, days }) => JSON.stringify([sheet, open, days]))).size === bills.length;
  const isBill =
    (has('before') && has('now')) || columns.filter(({ role }) => role === 'dated').length > 1 || (has('use') && (has('money') || banded));
  return isBill && (numbered || single) && bills.some(({ days, open }) => days !== null || open !== 'month' || has('before'));
}

const nameOf = (file: string): string => file.replace(/\.[a-z]{2,5}$/iu, '');

function billOf(block: Block, entry: Entry, file: string, said: { readonly period?: Months; readonly year?: number }): Bill {
  const { near, far, view } = block;
  const around = [...near, ...far, view.name, nameOf(file)];
  const days = daysIn(entry) ?? null;
  const months = monthsOf(entry, block, around);
  const year = months?.year ?? yearAround(around) ?? said.year ?? null;
  const period = months === null && said.period !== undefined ? said.period : months;
  const whole = period === null ? null : (period.year ?? year);
  const titled = entry.month === null ? (around.map(daysNamed).find((one) => one !== null) ?? null) : null;
  const of = days ?? titled ?? (period === null || whole === null ? null : daysOfMonths({ ...period, year: whole }));
  const [unit] = [...near, ...far]
    .flatMap((text) => unitsDeclared(text))
    .filter(({ quantity }) => quantity === 'energy' || quantity === 'volume');
  return {
    ...entry,
    ...(entry.use !== null && entry.use.unit === null && unit !== undefined && { use: { ...entry.use, unit } }),
    sheet: view.name,
    days: of,
    open: of !== null ? null : (months ?? 'month'),
    carrier: carrierOfBill([block.columns.map(({ text }) => text), near, far, [view.name], [nameOf(file)]]),
  };
}

/** `单位：万千瓦时` above a table is that of its use. */
function unitsDeclared(title: string): readonly UnitExpression[] {
  const { declared, named } = unitsOfTitle(title);
  return declared ? named : [];
}

/** The days of two reading days. */
function daysIn({ from, to }: Entry): Days | null {
  const [first, last] = [dayOf(from?.text), dayOf(to?.text)];
  return first === null || last === null || first >= last ? null : { from: first, to: last };
}

function dayOf(text: string | undefined): string | null {
  const [, year, month, day] =
    /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/u.exec(text?.normalize('NFKC').trim() ?? '') ?? [];
  return year === undefined || month === undefined || day === undefined
    ? null
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The month in the order of nearness: row, title of the block, of the sheet, sheet, file; last the heads of registers. */
function monthsOf({ month }: Entry, { columns }: Block, around: readonly string[]): Months | null {
  if (month !== null) return monthsOfCell(month.text);
  const [own, ...others] = columns.flatMap(({ role, text }) => (role === 'dated' ? [] : (monthsNamed(text) ?? [])));
  if (own !== undefined && others.every((one) => one.month === own.month)) return own;
  for (const text of around) {
    const named = monthsNamed(text);
    if (named !== null) return named;
  }
  const dated = columns.filter(({ role }) => role === 'dated');
  const last = dated.length === 2 ? (dated.at(-1)?.month ?? null) : null;
  return last === null ? null : { year: null, month: last, months: 1 };
}

function yearAround(around: readonly string[]): number | null {
  for (const text of around) {
    const year = monthsNamed(text)?.year ?? yearNamed(text);
    if (year !== null) return year;
  }
  return null;
}
