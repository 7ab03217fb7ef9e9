import type { Finding } from '#kernel/finding.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { sides, wordOf, type StatusColumn } from '#platform/tables/row-status.ts';
import type { Table } from '#platform/tables/table.ts';
import { whyNotEnergy } from './not-energy.ts';
import { readNamed, saysUse, valueAlone } from '../words/use-words.ts';

type Cells = readonly string[];

/** Headings of documents and remarks, which differ between a row and the one that cancels it. */
const ofDocument =
  /序号|行号|单号|单据|流水|凭证|票[据号]|备注|说明|摘要|操作|录入|制单|经办|(?<![a-z])(?:bill|invoice|document|doc|transaction|voucher|remarks?|notes?|comments?|memo|line|seq)(?![a-z])|^(?:no|id|#)\.?$/iu;
const ofAmount = /数值|金额|(?<![a-z])(?:[kmg]?wh|m3|value|amount|charge)(?![a-z])/iu;

const isAmount = (heading: string): boolean =>
  [saysUse, readNamed, valueAlone, ofAmount].some((one) => one.test(heading)) || whyNotEnergy(heading) === 'money';

const unsigned = (cell: string): string => cell.trim().replaceAll(/^(?:[-−－]\s*|\((?=\d))|(?<=\d)\)$/gu, '');

/** Comparison keys of rows: complete, and without their amounts. */
function keysOf(header: Cells, states: ReadonlySet<number>) {
  const kept = header.flatMap((heading, column) => (states.has(column) || ofDocument.test(heading) ? [] : [column]));
  const named = kept.filter((column) => !isAmount(header[column] as string));
  const keyOf = (columns: readonly number[]) => (cells: Cells) => columns.map((column) => unsigned(cells[column] ?? '')).join('\n');
  return { whole: keyOf(kept), period: keyOf(named) };
}

/** The columns that give the meter and period of a row: not its amounts, nor its document. */
export const columnsOfPeriod = (header: Cells): number[] =>
  header.flatMap((heading, column) => (ofDocument.test(heading) || isAmount(heading) ? [] : [column]));

async function eachOf(table: Table, take: (cells: Cells) => void): Promise<void> {
  for await (const batch of table.rows) for (const { cells } of batch) take(cells);
}

const add = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

/** How many rows of each key are still to be left out. */
function countdown(counts: ReadonlyMap<string, number>): (key: string) => boolean {
  const left = new Map(counts);
  return (key) => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  };
}

/**
 * Rows that do not count because another cancels them: `begin` starts a new check of each row for every pass over the file; `findings`
 * reports them.
 */
export type TakenBack = { readonly begin: () => (cells: Cells, row: number) => boolean; readonly findings: () => Finding[] };

function tallied(begin: () => (cells: Cells) => boolean): TakenBack {
  let rows: number[] = [];
  return {
    begin: () => {
      const isBack = begin();
      rows = [];
      return (cells, row) => isBack(cells) && rows.push(row) > 0;
    },
    findings: () => (rows.length === 0 ? [] : [toldOf(rows)]),
  };
}

const toldOf = (rows: readonly number[]): Finding => ({
  code: 'rows-taken-back',
  severity: 'warning',
  evidence: { count: rows.length, rows: `${rows.slice(0, 10).join(', ')}${rows.length > 10 ? ' …' : ''}` },
});

/**
 * Which rows another cancels completely, by the numbers of the row itself (红冲 110 of 110): neither counts. By a mark alone only if a
 * third row of the period gives what counts; a credit cancels what was charged in any case.
 * @returns null if no row is cancelled like this
 */
export async function takenBack(table: Table, columns: readonly StatusColumn[]): Promise<TakenBack | null> {
  const { whole, period } = keysOf(table.header, new Set(columns.map(({ column }) => column)));
  const isMarked = (cells: Cells): boolean => columns.some(({ column, of }) => of(cells[column] ?? '') === 'reversed');
  const isCredit = (cells: Cells): boolean => columns.some(({ column }) => sides[wordOf(cells[column] ?? '')] === 'reversed');
  const marked: Cells[] = [];
  await eachOf(table, (cells) => void (isMarked(cells) && marked.push(cells)));
  const others = new Map(marked.map((cells) => [period(cells), 0]));
  await eachOf(table, (cells) => void (others.has(period(cells)) && !isMarked(cells) && add(others, period(cells))));
  const taken = new Map<string, number>();
  for (const cells of marked) if (isCredit(cells) || (others.get(period(cells)) ?? 0) > 1) add(taken, whole(cells));
  if (taken.size === 0) return null;
  return tallied(() => {
    const isLeft = countdown(taken);
    return (cells) => !isMarked(cells) && isLeft(whole(cells));
  });
}

/**
 * Which rows are cancelled by one that is identical except for its amount of money, which is below zero (110 kWh, −55 of 55): neither
 * counts.
 * @returns null if no row is
 */
export async function creditedBack(table: Table, rows: readonly Cells[]): Promise<TakenBack | null> {
  const money = new Set(table.header.flatMap((heading, column) => (whyNotEnergy(heading) === 'money' ? [column] : [])));
  const isCredit = (cells: Cells): boolean => [...money].some((column) => isBelow(cells[column] ?? ''));
  if (!rows.some(isCredit)) return null;
  const { header } = table;
  const { whole } = keysOf(header, new Set());
  const [credits, charges] = [new Map<string, number>(), new Map<string, number>()];
  await eachOf(table, (cells) => void (isCredit(cells) && !takesOff(header, [cells]) && add(credits, whole(cells))));
  await eachOf(table, (cells) => void (!isCredit(cells) && credits.has(whole(cells)) && add(charges, whole(cells))));
  if (charges.size === 0) return null;
  const both = new Map([...charges].map(([key, count]) => [key, Math.min(count, credits.get(key) ?? 0)]));
  return tallied(() => {
    const [isCredited, isCharged] = [countdown(both), countdown(both)];
    return (cells) => (isCredit(cells) ? isCredited : isCharged)(whole(cells));
  });
}

const isBelow = (cell: string): boolean => {
  const value = parseDecimal(cell);
  return typeof value === 'number' && value < 0;
};

/** Whether a file cancels values by numbers below zero; amounts of money say nothing about use. */
export const takesOff = (header: Cells, rows: readonly Cells[]): boolean =>
  rows.some((cells) => cells.some((cell, column) => isBelow(cell) && whyNotEnergy(header[column] ?? '') !== 'money'));
