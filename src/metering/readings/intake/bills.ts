import type { Finding } from '#kernel/finding.ts';
import { flagOf } from '#kernel/choice.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Job } from '#platform/list-intake/job.ts';
import { openGrid } from '#platform/tables/grid.ts';
import type { GridLimits, GridSheet } from '#platform/tables/grid.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { MeterLookupResult } from '#metering/reading-intake/admit.ts';
import { bookOf, type Book, readingsOf, type BillReading, type MeteredBill } from '#metering/reading-intake/bill-books.ts';
import { createStaging } from '#metering/reading-intake/staging.ts';
import type { TakenIn } from '#metering/reading-intake/reading-intake.ts';
import { timeSaid, type BillOptions } from './bill-options.ts';
import { metersOfBills } from './bill-meters.ts';
import { askMultiplier, askTime, seasonsOfBook, type PlaceSeason } from './bill-questions.ts';
import type { RefusedRows } from './refused.ts';
import { emptyOptions, typedIn } from './typed.ts';

/** No property firm writes more by hand. */
const limits: GridLimits = { sheets: 60, rows: 3000, columns: 256, bytes: 8 * 1024 * 1024 };

/** Cells that are stored with an import, and rows of its sheets that a preview shows. */
const [mostCells, mostRows] = [5000, 300];

/** A cell of a bill book, and the reading that it became. Days are local; `to` is null for a counter. */
export type BillCell = {
  readonly sheet: string;
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly meter: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: number | string;
  readonly unit: string;
};

export type BillsTaken = {
  readonly taken: Omit<TakenIn, 'decisions' | 'layout' | 'carried' | 'multiplied'>;
  readonly beside: { readonly cells: readonly BillCell[]; readonly cellCount: number; readonly sheets: readonly ShownSheet[] };
};

type ShownSheet = { readonly name: string; readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[] };

/** Whether a file is a bill book and nothing else. */
export async function isBillBook(path: string, name: string): Promise<boolean> {
  const grid = await openGrid(path, limits);
  return grid !== null && grid !== 'too-large' && bookOf(grid, name)?.isSure === true;
}

type Needs = {
  readonly registry: Registry;
  readonly scope: Scope;
  readonly options: BillOptions;
  readonly job: Job;
  readonly refused: RefusedRows;
  readonly lookUp: (codes: readonly string[]) => Promise<readonly MeterLookupResult[]>;
  readonly stage: Parameters<typeof createStaging>[1];
  /** The heating seasons that are known. */
  readonly seasons: () => readonly PlaceSeason[];
};

/** A bill book as it was read, with its sheets as they stand. */
type BillBook = { readonly grid: readonly GridSheet[]; readonly book: Book; readonly sheets: readonly ShownSheet[] };

/**
 * Reads a bill book with what is said of its time.
 * @throws Problem `not-a-bill-book`, `bill-book-too-large`, `bill-sheets-wide`, `bill-sheet-unknown`, and those of what is said
 */
export async function readBillBook({ path, name }: NonNullable<Job['file']>, options: BillOptions): Promise<BillBook> {
  const said = timeSaid(options);
  const grid = await openGrid(path, limits);
  if (grid === 'too-large') throw tooLarge(name);
  const read = grid === null ? null : bookOf(withoutSheet(grid, options.leaveSheet), name, said);
  if (grid === null || read === null) throw new Problem('bad-input', 'not-a-bill-book', { file: name });
  const wide = grid.filter((sheet) => sheet.isCut && read.sheets.includes(sheet.name)).map((sheet) => sheet.name || name);
  if (wide.length > 0) throw new Problem('bad-input', 'bill-sheets-wide', { sheets: wide.join(', '), columns: limits.columns });
  const { carrier } = options;
  const book = carrier === undefined ? read : { ...read, bills: read.bills.map((bill) => ({ ...bill, carrier })) };
  return { grid, book, sheets: shown(grid, book) };
}

/** A sheet that is to be left out is like one that is hidden. */
function withoutSheet(grid: readonly GridSheet[], left: string | undefined): readonly GridSheet[] {
  if (left !== undefined && !grid.some(({ name }) => name === left))
    throw new Problem('bad-input', 'bill-sheet-unknown', { sheet: left, sheets: grid.map(({ name }) => name).join(', ') });
  return grid.map((sheet) => (sheet.name === left ? { ...sheet, isHidden: true } : sheet));
}

function tooLarge(file: string): Problem {
  const { sheets, rows, bytes } = limits;
  return new Problem('too-large', 'bill-book-too-large', { file, sheets, rows, mb: bytes / 1024 / 1024 });
}

/**
 * Stages what a bill book says.
 * @throws Problem the questions of `metersOfBills`, `askTime` and `askMultiplier`; `bill-answer-unused`
 */
export async function takeBills({ grid, book, sheets }: BillBook, needs: Needs): Promise<BillsTaken> {
  const { registry, scope, options, job, refused, lookUp, stage, seasons } = needs;
  await askTime(book, { now: job.now, seasons: () => seasonsOfBook({ registry, scope, book, options }, seasons) });
  refuseUnused(book, options);
  const { metered, findings } = await metersOfBills({ registry, scope, book, options });
  askMultiplier(metered, options);
  const came = readingsOf(metered, options.multiplier);
  const taken = await admitted(came.readings, { job, refused, lookUp, stage });
  const told = [...sheetsRead(book), ...book.findings, ...findings, ...came.findings, ...leftOut(book), ...uncalculatedIn(grid)];
  const cells = came.readings.flatMap((one) => cellsOf(one, metered));
  return {
    taken: { ...taken, findings: [...told, ...taken.findings] },
    beside: { cells: cells.slice(0, mostCells), cellCount: cells.length, sheets },
  };
}

/** What is said and leads to nothing is not passed over. */
function refuseUnused({ unused }: Book, options: BillOptions): void {
  const answers = unused.map((name) => flagOf({ [name]: options[name] ?? '' }));
  if (answers.length > 0) throw new Problem('bad-input', 'bill-answer-unused', { answers: answers.join(', ') });
}

/** Takes readings through the same admission as any others. */
async function admitted(
  readings: readonly BillReading[],
  { job, refused, lookUp, stage }: Pick<Needs, 'job' | 'refused' | 'lookUp' | 'stage'>,
) {
  const staging = createStaging(job.id, stage);
  const codes = [...new Set(readings.map(({ meter }) => meter))];
  const came = typedIn(readings, emptyOptions(job.now), codes, await lookUp(codes), {
    admit: staging.add,
    refuse: (at, _column, code, evidence) => {
      const [cell] = readings[at - 1]?.cells ?? [];
      refused.add(cell?.row ?? at, cell === undefined ? null : `${cell.sheet === '' ? '' : `${cell.sheet} `}${cell.ref}`, code, evidence);
    },
  });
  await staging.flush();
  return came;
}

function cellsOf({ meter, time, end, value, unit, cells }: BillReading, metered: readonly MeteredBill[]): BillCell[] {
  const facts = metered.find((one) => one.meter.code === meter)?.meter;
  const shownIn = unit ?? facts?.devices.at(-1)?.unit ?? '';
  return cells.map(({ sheet, ref, row, column, text }) => ({
    sheet,
    cell: ref,
    row,
    column,
    text,
    meter,
    from: time,
    to: end ?? null,
    value,
    unit: shownIn,
  }));
}

const sheetsRead = ({ sheets, bills }: Book): Finding[] =>
  sheets.length < 2
    ? []
    : [{ code: 'sheets-read', severity: 'info', evidence: { count: sheets.length, sheets: sheets.join(', '), bills: bills.length } }];

/** What a book holds beside readings: other sheets, notes, money. */
function leftOut({ left, notes, money }: Book): Finding[] {
  return [
    ...(left.length === 0 ? [] : [{ code: 'bill-sheets-left', severity: 'info', evidence: { sheets: left.join(', ') } } as const]),
    ...(notes.length === 0
      ? []
      : [
          {
            code: 'bill-notes-left',
            severity: 'info',
            evidence: { count: notes.length, notes: notes.slice(0, 5).join(' | ').slice(0, 300) },
          } as const,
        ]),
    ...(money === 0 ? [] : [{ code: 'money-left', severity: 'info', evidence: { columns: money } } as const]),
  ];
}

function uncalculatedIn(grid: readonly GridSheet[]): Finding[] {
  const count = grid.reduce((sum, { uncalculated }) => sum + uncalculated, 0);
  return count === 0 ? [] : [{ code: 'bill-formulas-open', severity: 'warning', evidence: { count } }];
}

const shown = (grid: readonly GridSheet[], { sheets }: Book): ShownSheet[] =>
  grid.filter(({ name }) => sheets.includes(name)).map(({ name, rows }) => ({ name, rows: rows.slice(0, mostRows) }));
