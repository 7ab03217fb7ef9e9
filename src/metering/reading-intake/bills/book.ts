import type { GridSheet } from '#platform/tables/grid.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { unitIn, type UnitExpression } from '#kernel/unit-words.ts';
import { unitsOfTitle } from '#platform/tables/heading-units.ts';
import { letters } from '#platform/tables/columns.ts';
import { blocksOf, type Block } from './blocks.ts';
import { carrierOfBill } from './carrier-of-bill.ts';
import { entriesOf, placeOf, type BlockEntries, type Entry } from './entries.ts';
import { columnsLeft } from './columns-left.ts';
import { daysWritten, type Days } from './days-named.ts';
import { periodOf } from './period-of.ts';
import { settlePeriods, type OpenTime, type TimeAnswers, type Settled } from './settle-periods.ts';
import { viewOf } from './sheet-view.ts';

/** A bill with the days that it is of; `open` where the book leaves its time open. */
export type Bill = Entry & {
  readonly sheet: string;
  readonly days: Days | null;
  readonly open: OpenTime | null;
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
  /** What a person states that no bill of it took. */
  readonly unused: readonly (keyof TimeAnswers)[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly money: number;
  readonly hasMeters: boolean;
  readonly isSure: boolean;
};

/**
 * Recognises a bill book by the heads of its tables.
 * @param said what a person states where the book leaves its time open
 * @returns null if no table of it has the heads of a bill
 */
export function bookOf(sheets: readonly GridSheet[], file: string, said: TimeAnswers = {}): Book | null {
  const read = sheets.filter(({ isHidden }) => !isHidden).map((sheet) => ({ sheet, blocks: blocksIn(sheet) }));
  const found = read.flatMap(({ blocks }) => blocks);
  if (found.length === 0) return null;
  const { bills, unread, unused } = billsOf(found, file, said);
  if (bills.length === 0 && unread.length === 0 && found.every(({ of }) => of.findings.length === 0)) return null;
  const columns = found.flatMap(({ block }) => block.columns);
  const has = (...roles: readonly string[]): boolean => roles.every((role) => columns.some((one) => one.role === role));
  return {
    bills,
    sheets: read.filter(({ blocks }) => blocks.length > 0).map(({ sheet }) => sheet.name),
    left: sheets
      .filter((sheet) => sheet.rows.length > 0 && !read.some((one) => one.sheet === sheet && one.blocks.length > 0))
      .map(({ name }) => name),
    titles: [...new Set([...found.flatMap(({ block }) => [...block.near, ...block.far]), ...sheets.map(({ name }) => name), nameOf(file)])],
    unused,
    findings: [
      ...found.flatMap(({ of }) => of.findings),
      ...unread,
      ...columnsLeft(found.map(({ block }) => block)),
      ...hiddenRead(sheets, bills),
    ],
    notes: found.flatMap(({ of }) => of.notes),
    money: found.reduce((sum, { of }) => sum + of.money, 0),
    hasMeters: has('meter') || has('account'),
    isSure: isBook(columns, bills),
  };
}

/** Bills in rows or columns that people do not see. */
function hiddenRead(sheets: readonly GridSheet[], bills: readonly Bill[]): Finding[] {
  return sheets.flatMap(({ name, hidden }): Finding[] => {
    const cells = bills
      .filter(({ sheet }) => sheet === name)
      .flatMap(({ before, now, use }) => [before, now, ...(use?.cells ?? [])])
      .filter((cell) => cell !== null);
    const rows = cells.flatMap(({ row }) => (hidden.rows.has(row) ? [String(row)] : []));
    const columns = cells.flatMap(({ column }) => (hidden.columns.has(column) ? [letters(column)] : []));
    const places = [...new Set([...rows, ...columns])];
    if (places.length === 0) return [];
    return [{ code: 'bill-hidden-read', severity: 'warning', evidence: { sheet: name, places: places.slice(0, 20).join(', ') } }];
  });
}

type Found = { readonly block: Block; readonly of: BlockEntries };

/** The tables of a sheet; a form with heads beside its figures is read with rows and columns changed. */
function blocksIn(sheet: GridSheet): Found[] {
  const read = (turned: boolean): Found[] =>
    blocksOf(viewOf(sheet, turned))
      .map((block) => ({ block, of: entriesOf(block) }))
      .filter(({ of }) => of.entries.length > 0 || of.findings.length > 0);
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
  const isBill = (has('before') && has('now')) || (has('use') && (has('money') || banded));
  const hasTime = bills.some(({ days, open }) => days !== null || open?.kind !== 'month' || has('before'));
  // without bills all of its rows are unread, and told
  return isBill && (numbered || single) && (hasTime || bills.length === 0);
}

const nameOf = (file: string): string => file.replace(/\.[a-z]{2,5}$/iu, '');

/** The bills of all tables; rows whose days or month cannot be read are told. */
function billsOf(
  found: readonly Found[],
  file: string,
  said: TimeAnswers,
): { bills: Bill[]; unread: Finding[]; unused: (keyof TimeAnswers)[] } {
  const rows = found.flatMap(({ block, of }) => of.entries.map((entry) => ({ block, entry, carrier: carrierOf(block, file) })));
  const timed = rows.map(({ block, entry, carrier }) => ({
    meter: entry.meter?.text ?? entry.account?.text ?? entry.name,
    sheet: block.view.name,
    carrier,
    period: periodOf(entry, block, nameOf(file)),
  }));
  const times = settlePeriods(timed, said);
  const all = rows.map((row, at) => billOf(row, times[at] as Settled));
  const unread = all.flatMap(({ open, ...bill }): Finding[] => {
    if (open?.kind !== 'unread') return [];
    const cell = bill.month ?? bill.from ?? bill.to ?? bill.meter ?? bill.account;
    const place = cell === null ? { sheet: bill.sheet, cell: '', row: bill.row } : placeOf(cell);
    const evidence = { ...place, row: bill.row, meter: bill.meter?.text ?? bill.account?.text ?? bill.name, text: open.text };
    return [{ code: 'bill-days-unread', severity: 'error', evidence }];
  });
  const used = new Set(times.flatMap(({ by }) => by));
  return {
    bills: all.filter(({ open }) => open?.kind !== 'unread'),
    unread: [...unread, ...found.flatMap(({ block }) => readDayLeft(block, all))],
    unused: (Object.keys(said) as (keyof TimeAnswers)[]).filter((answer) => !used.has(answer)),
  };
}

const carrierOf = ({ columns, near, far, view }: Block, file: string): Carrier | null =>
  carrierOfBill([columns.map(({ text }) => text), near, far, [view.name], [nameOf(file)]]);

/** A day on which registers were read, in a title or in one of two heads, where their time is another all the same. */
function readDayLeft({ near, far, columns, view }: Block, bills: readonly Bill[]): Finding[] {
  const [head, ...others] = columns.filter(({ role, edge }) => (role === 'before' || role === 'now') && edge !== undefined);
  const title = [...near, ...far].find(
    (text) => /抄表(?:日期|时间|日)\s*[:：]?\s*(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}/u.test(text) && daysWritten(text) === null,
  );
  const said = others.length === 0 && head !== undefined ? head.text : title;
  const bill = bills.find(
    ({ sheet, now, days }) => sheet === view.name && now !== null && days?.from.endsWith('-01') === true && days.to.endsWith('-01'),
  );
  if (said === undefined || bill === undefined) return [];
  const { from, to } = bill.days as Days;
  return [{ code: 'bill-read-day-left', severity: 'warning', evidence: { sheet: bill.sheet, title: said, from, to, row: bill.row } }];
}

function billOf({ block, entry, carrier }: { block: Block; entry: Entry; carrier: Carrier | null }, { days, open }: Settled): Bill {
  const { near, far, view } = block;
  const [unit] = [...near, ...far]
    .flatMap((text) => unitsDeclared(text))
    .filter(({ quantity }) => quantity === 'energy' || quantity === 'volume');
  return {
    ...entry,
    ...(entry.use !== null && entry.use.unit === null && unit !== undefined && { use: { ...entry.use, unit } }),
    sheet: view.name,
    days,
    open,
    carrier,
  };
}

/** `单位：万千瓦时`, `（万度）` above a table is that of its use. */
function unitsDeclared(title: string): readonly UnitExpression[] {
  const { declared, named } = unitsOfTitle(title);
  const bracketed = [...title.normalize('NFKC').matchAll(/\(([^()]+)\)/gu)].flatMap(([, inside = '']) => unitIn(inside.trim()) ?? []);
  return declared ? named : bracketed;
}
