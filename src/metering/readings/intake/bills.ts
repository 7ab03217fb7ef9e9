import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Job } from '#platform/list-intake/job.ts';
import { openGrid } from '#platform/tables/grid.ts';
import type { GridLimits, GridSheet } from '#platform/tables/grid.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { MeterLookupResult } from '#metering/reading-intake/admit.ts';
import {
  bookOf,
  type Bill,
  type Book,
  readingsOf,
  timesDiffer,
  timesOfLedger,
  type BillReading,
  type MeteredBill,
} from '#metering/reading-intake/bill-books.ts';
import { createStaging } from '#metering/reading-intake/staging.ts';
import type { TakenIn } from '#metering/reading-intake/reading-intake.ts';
import { monthSaid, type BillOptions } from './bill-options.ts';
import { metersOfBills } from './bill-meters.ts';
import type { RefusedRows } from './refused.ts';
import { emptyOptions, typedIn } from './typed.ts';

/** No property firm writes more by hand. */
const limits: GridLimits = { sheets: 60, rows: 3000, columns: 80, bytes: 8 * 1024 * 1024 };

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
  return grid !== null && bookOf(grid, name)?.isSure === true;
}

type Needs = {
  readonly registry: Registry;
  readonly scope: Scope;
  readonly options: BillOptions;
  readonly job: Job;
  readonly refused: RefusedRows;
  readonly lookUp: (codes: readonly string[]) => Promise<readonly MeterLookupResult[]>;
  readonly stage: Parameters<typeof createStaging>[1];
};

/**
 * Reads a bill book and stages what it says.
 * @throws Problem `not-a-bill-book`, the questions of `metersOfBills`, `bill-month-open`, `bill-year-open`, `bill-multiplier-open`
 */
export async function takeBills({ registry, scope, options, job, refused, lookUp, stage }: Needs): Promise<BillsTaken> {
  const { path, name } = job.file as NonNullable<Job['file']>;
  const grid = await openGrid(path, limits);
  const [period, year] = [monthSaid(options.period), options.year];
  const read = grid === null ? null : bookOf(grid, name, { ...(period !== undefined && { period }), ...(year !== undefined && { year }) });
  if (grid === null || read === null) throw new Problem('bad-input', 'not-a-bill-book', { file: name });
  askMonth(read, job.now);
  const { carrier } = options;
  const book = carrier === undefined ? read : { ...read, bills: read.bills.map((bill) => ({ ...bill, carrier })) };
  const { metered, findings } = await metersOfBills({ registry, scope, book, options });
  askMultiplier(metered, options);
  const came = readingsOf(metered, options.multiplier);
  const taken = await admitted(came.readings, { job, refused, lookUp, stage });
  const told = [...sheetsRead(book), ...book.findings, ...findings, ...came.findings, ...leftOut(book), ...uncalculatedIn(grid)];
  const cells = came.readings.flatMap((one) => cellsOf(one, metered));
  return {
    taken: { ...taken, findings: [...told, ...taken.findings] },
    beside: { cells: cells.slice(0, mostCells), cellCount: cells.length, sheets: shown(grid, book) },
  };
}

/** Asks for the month, or the year of months, of bills that name none. */
function askMonth({ bills }: Book, now: number): void {
  const open = bills.filter((bill): bill is Bill & { readonly open: NonNullable<Bill['open']> } => bill.open !== null);
  const [first] = open;
  if (first === undefined) return;
  const today = new Date(now);
  if (first.open !== 'month') {
    const { month } = first.open;
    const last = month <= today.getUTCMonth() + 1 ? today.getUTCFullYear() : today.getUTCFullYear() - 1;
    const choices = [last, last - 1, last - 2].map((year) => ({ set: { year } }));
    throw new Problem('bad-input', 'bill-year-open', { sheet: first.sheet, row: first.row, month, choices });
  }
  const sheets = new Set(open.map(({ sheet }) => sheet));
  if (sheets.size > 1) throw new Problem('bad-input', 'bill-sheets-without-month', { sheets: [...sheets].join(', ') });
  const choices = [1, 2, 3].map((back) => ({ set: { period: monthBefore(today, back) } }));
  throw new Problem('bad-input', 'bill-month-open', { sheet: first.sheet, choices });
}

const monthBefore = (day: Date, back: number): string =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - back, 1)).toISOString().slice(0, 7);

/** Asks whose multiplier of a counter is right; only one can be. */
function askMultiplier(metered: readonly MeteredBill[], { multiplier }: BillOptions): void {
  const [first, ...others] = multiplier === undefined ? metered.filter(timesDiffer) : [];
  if (first === undefined) return;
  const { bill, meter } = first;
  throw new Problem('bad-input', 'bill-multiplier-open', {
    meter: meter.code,
    count: others.length + 1,
    file: bill.times,
    ledger: timesOfLedger(meter, bill.days?.from ?? ''),
    choices: [{ set: { multiplier: 'ledger' } }, { set: { multiplier: 'leave' } }],
  });
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
