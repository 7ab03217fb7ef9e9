import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Span } from '#kernel/calendar.ts';
import type { Evidence, Finding } from '#kernel/finding.ts';
import { withFindings } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { createSplitter, type OnRow } from '#sheet/bytes.ts';
import { openRows } from '#sheet/sheet.ts';
import { createCellReader, columnsNeeded } from './cells.ts';
import { createCodes } from './codes.ts';
import { createDoor, type DoorCounts, type FileSays, type Looked } from './admit.ts';
import { headingUnit } from './heading-unit.ts';
import { createNumbersSeen } from './numbers-seen.ts';
import { planLayout, type Asked, type Plan } from './layout.ts';
import { readSample, sampleRows, type Sample } from './sample.ts';
import { createStaging, type Staged } from './staging.ts';

export { guessFile, suitsReadings } from './guess.ts';
export { refuseUnused } from './options.ts';

/** What the sender says of the file; what is left out is looked for in the file. */
export type Says = Asked & {
  readonly headerRow?: number | undefined;
  readonly kind?: 'register' | 'interval' | undefined;
  readonly interval?: number | Span | undefined;
  readonly marks?: 'start' | 'end' | undefined;
  readonly zeroIsMissing?: boolean | undefined;
  readonly unit?: Unit | undefined;
  readonly zone?: Zone | undefined;
  readonly carrier?: Carrier | undefined;
  readonly received: number;
  readonly now: number;
  readonly mayBackDate: boolean;
};

export type IntakeNeeds = {
  /** Finds, or makes, the metering points of these codes, under which numbers stand; answers in the same order. @param kind what the file says of its readings; null where it does not */
  readonly lookUp: (codes: readonly string[], kind: 'register' | 'interval' | null) => Promise<readonly Looked[]>;
  /** Takes a portion of readings that passed the door, the last one as such. */
  readonly stage: (rows: Staged, last: boolean) => Promise<void>;
  /** Told for each reading refused: row, heading of the column, code. */
  readonly refuse: (row: number, column: string | null, code: string, evidence: Evidence) => void;
  readonly progress: (readings: number) => void;
  readonly import: number;
};

export type TakenIn = { readonly counts: DoorCounts; readonly codes: number; readonly findings: readonly Finding[] };

/**
 * Takes a file of readings in: any layout, any table that `sheet` reads, row by row in constant memory. Good readings go to `stage`, each bad one to
 * `refuse`. A file that cannot be read to its end throws; what was staged of it must then be dropped.
 */
export async function takeIn(path: string, name: string, says: Says, needs: IntakeNeeds): Promise<TakenIn> {
  const source = await openRows(path, { name, headerRow: says.headerRow });
  const { header, plan, sample } = await look(source.table, says);
  const codes = createCodes();
  const reader = createCellReader(plan, header, codes, sample.format);
  const staging = createStaging(needs.import, needs.stage);
  const file = fileSays(plan, says, sample);
  const numbers = createNumbersSeen();
  const door = createDoor(file, staging.add, (row, column, code, evidence) =>
    needs.refuse(row, header[faultyColumn(plan, code) ?? column] ?? null, code, evidence),
  );
  const settle = async (): Promise<void> => {
    const slots = numbers.first(reader.batch(), codes.texts.length);
    const fresh = slots.map((slot) => codes.texts[slot] as string);
    if (fresh.length > 0)
      (await needs.lookUp(fresh, file.kind)).forEach((looked, at) => door.know(fresh[at] as string, looked, slots[at] as number));
    door.take(reader.batch());
    reader.clear();
    await staging.flushIfFull();
    needs.progress(door.counts.readings);
  };
  await eachRow(source, columnsNeeded(plan), reader.row, async () => {
    if (reader.batch().size >= 65_536) await settle();
  });
  await settle();
  await staging.flush();
  return {
    counts: door.counts,
    codes: codes.texts.length,
    findings: [
      ...source.table.findings,
      ...findingsOf(says, sample, { twice: door.twice(), measured: door.counts.measured }),
      ...(plan.layout === 'long' && plan.unit === null ? headingUnit(header[plan.value] as string, says.unit) : []),
      ...wordsOnly(numbers.wordsOnly().map((slot) => codes.texts[slot] as string)),
    ],
  };
}

/** Reads the header and the first rows: which column holds what, how times are written. */
async function look(table: Source['table'], says: Says): Promise<{ header: readonly string[]; plan: Plan; sample: Sample }> {
  const plan = withFindings(table.findings, () => planLayout(table.header, says));
  const rows: (readonly string[])[] = [];
  for await (const batch of table.rows) {
    for (const row of batch) rows.push(row.cells);
    if (rows.length >= sampleRows) break;
  }
  return { header: table.header, plan, sample: readSample(plan, rows) };
}

function fileSays(plan: Plan, says: Says, sample: Sample): FileSays {
  const periods = plan.layout === 'months' || plan.end !== null;
  return {
    kind: says.kind ?? (plan.layout === 'months' || says.interval !== undefined || says.endColumn !== undefined ? 'interval' : null),
    interval: says.interval ?? (periods ? null : sample.interval),
    marks: says.marks ?? 'start',
    zeroIsMissing: says.zeroIsMissing === true,
    unit: says.unit ?? null,
    zone: says.zone ?? null,
    received: says.received,
    now: says.now,
    mayBackDate: says.mayBackDate,
    carrier: says.carrier ?? null,
    endDayIncluded: sample.endDayIncluded,
  };
}

function findingsOf(says: Says, sample: Sample, { twice, measured }: { twice: number; measured: number }): Finding[] {
  const findings = [...sample.findings];
  if (twice > 0) findings.push({ code: 'local-time-twice', severity: 'warning', evidence: { times: twice } });
  if (says.interval === undefined && measured > 0)
    findings.push({ code: 'interval-guessed', severity: 'info', evidence: { interval: spanText(sample.interval) } });
  return findings;
}

const listed = 20;

/** Codes under which no number stands: no meter was looked up or made for them. */
function wordsOnly(codes: readonly string[]): Finding[] {
  if (codes.length === 0) return [];
  const more = codes.length > listed ? ' …' : '';
  const evidence = { columns: `${codes.slice(0, listed).join(', ')}${more}`, count: codes.length };
  return [{ code: 'columns-without-numbers', severity: 'warning', evidence }];
}

/** An interval as the option `--interval` has it. */
function spanText(interval: Sample['interval']): string {
  if (typeof interval === 'number') return interval % 3600 === 0 ? `${interval / 3600}h` : `${interval / 60}min`;
  return interval === null
    ? ''
    : Object.entries(interval)
        .map(([name, count]) => `${count}${name.slice(0, -1)}`)
        .join('');
}

const timeCodes = new Set(['no-time', 'not-a-time', 'no-such-day', 'no-such-hour', 'no-such-local-time', 'before-1970', 'in-the-future']);
const receivedCodes = new Set(['bad-received', 'received-later', 'back-date']);
const meterCodes = new Set(['unknown-meter', 'out-of-scope', 'no-meter']);

/** The column that a fault lies in, where it is not that of the value. */
function faultyColumn(plan: Plan, code: string): number | null {
  if (plan.layout !== 'wide' && meterCodes.has(code)) return plan.meter;
  if (plan.layout !== 'months' && timeCodes.has(code)) return plan.time;
  if (plan.layout === 'long' && receivedCodes.has(code)) return plan.received;
  return plan.layout !== 'months' && code === 'period-backwards' ? plan.end : null;
}

type Source = Awaited<ReturnType<typeof openRows>>;

/** Gives every row of a table as bytes; `between` runs now and then, when no row is at hand. */
async function eachRow({ table, bytes }: Source, columns: number, onRow: OnRow, between: () => Promise<void>): Promise<void> {
  if (bytes === null) return eachSheetRow(table, onRow, between);
  const splitter = createSplitter({ delimiter: bytes.delimiter, columns, firstRow: bytes.firstRow });
  for await (const chunk of bytes.bytes) {
    splitter.push(chunk, onRow);
    await between();
  }
  splitter.end(onRow);
}

/** Rows of a workbook, their cells laid one behind another as the splitter gives them. */
async function eachSheetRow(table: Source['table'], onRow: OnRow, between: () => Promise<void>): Promise<void> {
  let starts = new Int32Array(table.header.length);
  let ends = new Int32Array(table.header.length);
  let bytes = Buffer.alloc(4096);
  for await (const batch of table.rows) {
    for (const { row, cells } of batch) {
      if (cells.length > starts.length) [starts, ends] = [new Int32Array(cells.length * 2), new Int32Array(cells.length * 2)];
      const most = 3 * cells.reduce((sum, cell) => sum + cell.length, 0);
      if (most > bytes.length) bytes = Buffer.alloc(2 * most);
      let at = 0;
      for (let column = 0; column < cells.length; column++) {
        starts[column] = at;
        at += bytes.write(cells[column] as string, at);
        ends[column] = at;
      }
      onRow(bytes, starts, ends, cells.length, row);
    }
    await between();
  }
}
