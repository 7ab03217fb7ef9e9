import { dayNumber, type TimeFault, type TimeFormat } from '#platform/tables/time.ts';
import { faultNumber, type Batch } from '../batch.ts';
import type { Codes } from './codes.ts';
import { createFiller, type CellUnits, type Filler } from './filler.ts';
import type { Plan } from '../columns/layout.ts';
import type { SwapColumns } from '../times/swap-columns.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Carriers } from '../headings/carrier-column.ts';
import { carrierWord } from '../units/carrier-named.ts';
import { createMultiplierReader, type MultiplierReader } from '../units/multipliers-of-rows.ts';
import { parseYear, rowTimeReader, type RowTime } from '../times/row-time.ts';
import { isOther, joinedCode } from '../units/register-column.ts';
import { isSumRow } from '#platform/tables/footer-rows.ts';
import { unitOfNote } from '#platform/tables/strange-unit.ts';
import { isNoRecord } from '../units/no-record.ts';

/** One row of a file as positions in its bytes; see `OnRow` of `sheet`. */
type Row = (bytes: Buffer, starts: Int32Array, ends: Int32Array, fields: number, row: number) => void;

type PlanOf<L extends Plan['layout']> = Extract<Plan, { layout: L }>;

/** The state and dependencies of the reader of a file's rows. */
type Reading = {
  /** The numbers of the codes of the wide layout's columns, in order; of the only metering point if no column names one. */
  readonly slots: readonly number[];
  readonly codes: Codes;
  readonly fill: Filler;
  /** Reads times that are not instants in one cell. */
  readonly timeOf: ReturnType<typeof rowTimeReader> | null;
  readonly decimalComma: boolean;
  readonly multiplierOf: MultiplierReader['ofRow'];
  /** The carriers of the rows of a code, by its number. */
  readonly carriers: Carriers;
  /** The carrier of all rows, if the file or the sender gives it. */
  readonly carrier: Carrier | null;
  /** Whether a code means a sum of others, so that its rows are not readings. */
  readonly isSum: (slot: number) => boolean;
  /**
   * Called for a row without a time or a code: returns whether it is a sum, a note or the header again, and is skipped. `sum`: its code
   * says so.
   */
  readonly isNoRecord: (sum: boolean, ...row: Parameters<Row>) => boolean;
};

/**
 * Readings of a file by its plan: rows go in, batches come out.
 * @param slots the numbers of the codes of the wide layout's columns, in order; of the only metering point if a person names it
 * @param said the notation of times, and codes of metering points that look like sums
 */
export function createCellReader(
  plan: Plan,
  header: readonly string[],
  slots: readonly number[],
  codes: Codes,
  {
    format,
    known,
    whole = null,
    decimalComma,
    carrier = null,
    cellUnits,
  }: {
    readonly format: TimeFormat;
    readonly known: ReadonlySet<string>;
    readonly whole?: string | null;
    readonly decimalComma: boolean;
    readonly carrier?: Carrier | null;
    readonly cellUnits?: CellUnits;
  },
) {
  const fill = createFiller(format, decimalComma, cellUnits);
  const skipped: { count: number; readonly first: { row: number; text: string }[] } = { count: 0, first: [] };
  const unitNotes = new Set<string>();
  const written = 'written' in plan && plan.written.as !== 'instant' ? plan.written : null;
  const multipliers = createMultiplierReader(decimalComma);
  const reading: Reading = {
    slots,
    codes,
    fill,
    timeOf: written === null || plan.layout === 'months' ? null : rowTimeReader(written, plan.time, format),
    isSum: sumCodes(plan, codes, known, whole),
    decimalComma,
    multiplierOf: multipliers.ofRow,
    carriers: new Map(),
    carrier,
    isNoRecord: (sum, bytes, starts, ends, fields, row) => {
      const cells = header.map((_, at) => (at < fields ? bytes.toString('utf8', starts[at], ends[at]) : ''));
      if (!sum && !isNoRecord(cells, header)) return false;
      skipped.count += 1;
      const note = unitOfNote(cells);
      if (note !== null) unitNotes.add(note);
      if (skipped.first.length < 10) skipped.first.push({ row, text: cells.find((cell) => cell.trim() !== '') ?? '' });
      return true;
    },
  };
  return {
    row: rowOf(plan, reading),
    carriers: reading.carriers as ReadonlyMap<number, Carrier>,
    /** The multiplier between counter and use of a code, by its number. */
    multipliers: multipliers.read,
    /** The faults in multipliers from rows, by the number of a code: unreadable, or different from earlier rows. */
    unreadMultipliers: multipliers.unread,
    /** The number of readings in rows with an empty cell for the unit. */
    withoutUnit: fill.withoutUnit,
    tonnes: fill.tonnes,
    /** Rows that are not readings: sums, notes, the header printed again. */
    skipped,
    /** The units named in notes among these. */
    unitNotes: unitNotes as ReadonlySet<string>,
    /** The readings since `clear`; valid until the next row. */
    batch: (): Batch => fill.batch(),
    clear: fill.clear,
  };
}

/** Whether the code of a row contains 合计 or the like; false if a metering point has that name. */
function sumCodes(plan: Plan, codes: Codes, known: ReadonlySet<string>, whole: string | null): (slot: number) => boolean {
  if (plan.layout === 'wide' || plan.meter === null) return () => false;
  const told: (boolean | undefined)[] = [];
  const hasPlaces = plan.registers?.some(({ isPlace }) => isPlace) === true;
  return (slot) => {
    if (slot < 0) return false;
    const text = codes.texts[slot] as string;
    const isSum = isSumRow(text) || (hasPlaces && text.split('-').some(isSumRow));
    return (told[slot] ??= text === whole || (isSum && !known.has(text)));
  };
}

function rowOf(plan: Plan, reading: Reading): Row {
  if (plan.layout === 'long') return longRow(plan, reading);
  if (plan.layout === 'wide') return wideRow(plan, reading);
  return plan.layout === 'days' ? daysRow(plan, reading) : monthsRow(plan, reading);
}

/** The number of the code of a row: that of its meter, with that of its register if the file distinguishes these. */
function slotOf(
  { meter, registers }: Exclude<Plan, { layout: 'wide' }>,
  { slots, codes }: Reading,
  bytes: Buffer,
  starts: Int32Array,
  ends: Int32Array,
  fields: number,
): number {
  const text = (column: number): string => (column < fields ? bytes.toString('utf8', starts[column], ends[column]) : '');
  if (registers !== undefined) {
    const code = meter === null ? (codes.texts[slots[0] as number] as string) : text(meter).trim();
    const joined = joinedCode(registers, code, text);
    if (joined !== code) return codes.add(joined);
  }
  if (meter === null) return slots[0] as number;
  return meter < fields ? codes.of(bytes, starts[meter] as number, ends[meter] as number) : -1;
}

/** Whether a row says that it is of volts or the like. */
function isOtherRow(
  { registers }: Exclude<Plan, { layout: 'wide' }>,
  bytes: Buffer,
  starts: Int32Array,
  ends: Int32Array,
  fields: number,
): boolean {
  return (
    registers !== undefined && isOther(registers, (column) => (column < fields ? bytes.toString('utf8', starts[column], ends[column]) : ''))
  );
}

/** Each row is a reading. */
function longRow(plan: PlanOf<'long'>, reading: Reading): Row {
  const { meter, time, value } = plan;
  const { codes, fill, isSum } = reading;
  const alone = plan.end === null && plan.received === null && plan.unit === null && plan.registers === undefined;
  const plain =
    !reading.decimalComma &&
    alone &&
    plan.parts === undefined &&
    plan.multipliers === undefined &&
    plan.minus === undefined &&
    plan.times === undefined &&
    plan.carrier === undefined &&
    plan.written.as === 'instant';
  const last = Math.max(meter ?? 0, time, value);
  const only = meter === null ? (reading.slots[0] as number) : -1;
  return (bytes, starts, ends, fields, row) => {
    if (plain && last < fields) {
      const slot = meter === null ? only : codes.of(bytes, starts[meter] as number, ends[meter] as number);
      const [from, to] = [starts[time] as number, ends[time] as number];
      if (slot >= 0 && !isSum(slot) && fill.plain(row, value, slot, bytes, from, to, starts[value] as number, ends[value] as number))
        return;
    }
    carefulRow(plan, reading, bytes, starts, ends, fields, row);
  };
}

type CarefulRow = (plan: PlanOf<'long'>, reading: Reading, ...row: Parameters<Row>) => void;

/** The same, whatever the cells contain. */
const carefulRow: CarefulRow = (plan, reading, bytes, starts, ends, fields, row) => {
  const { fill } = reading;
  const from = (column: number): number => (column < fields ? (starts[column] as number) : 0);
  const to = (column: number): number => (column < fields ? (ends[column] as number) : 0);
  const written = writtenTime(reading, bytes, starts, ends, fields);
  const start = written === null ? fill.readStart(bytes, from(plan.time), to(plan.time)) : 0;
  const timeless = written === null ? Number.isNaN(start) : typeof written === 'string' || plan.written.as === 'file-period';
  if (isOtherRow(plan, bytes, starts, ends, fields)) return;
  const slot = slotOf(plan, reading, bytes, starts, ends, fields);
  const sum = reading.isSum(slot);
  const cells = (plan.multipliers ?? []).map((column) => bytes.toString('utf8', from(column), to(column)).trim());
  const said = reading.multiplierOf(plan.times, slot, cells, row);
  if (plan.carrier !== undefined && slot >= 0) noteCarrier(reading, slot, bytes.toString('utf8', from(plan.carrier), to(plan.carrier)));
  if ((timeless || slot < 0 || sum) && reading.isNoRecord(sum, bytes, starts, ends, fields, row)) return;
  const at = fill.begin(row, plan.value, slot);
  if (written === null) fill.start(at, start, bytes, from(plan.time), to(plan.time));
  else fill.written(at, written, bytes, from(plan.time), to(plan.time));
  if (plan.end !== null) fill.end(at, bytes, from(plan.end), to(plan.end));
  if (plan.received !== null) fill.received(at, plan.received, bytes, from(plan.received), to(plan.received));
  if (plan.unit !== null) fill.unit(at, plan.unit, bytes, from(plan.unit), to(plan.unit));
  if (isOfWater(reading, slot)) fill.tonnesAsVolume(at);
  fill.value(at, bytes, from(plan.value), to(plan.value));
  for (const part of plan.parts ?? []) fill.added(at, part, bytes, from(part), to(part));
  if (plan.minus !== undefined) fill.added(at, plan.minus, bytes, from(plan.minus), to(plan.minus), -1);
  if (plan.swap !== undefined) swapped(fill, at, plan.swap, bytes, from, to);
  if (plan.multiplied) fill.times(at, said ?? 1);
};

/** The use of the old meter up to its last reading and of the new one from its first, in a row that gives both. */
function swapped(
  fill: Filler,
  at: number,
  { final, start }: SwapColumns,
  bytes: Buffer,
  from: (column: number) => number,
  to: (column: number) => number,
): void {
  if ([final, start].some((column) => bytes.toString('utf8', from(column), to(column)).trim() === '')) return;
  fill.added(at, final, bytes, from(final), to(final));
  fill.added(at, start, bytes, from(start), to(start), -1);
}

/** Whether the rows of a code are water: by their own column, otherwise according to the file. */
const isOfWater = ({ carriers, carrier }: Reading, slot: number): boolean => (carriers.get(slot) ?? carrier) === 'water';

function noteCarrier({ carriers }: Reading, slot: number, text: string): void {
  const named = carriers.has(slot) ? null : carrierWord(text);
  if (named !== null) carriers.set(slot, named);
}

/** The time of a row that is not an instant in one cell; null if it is. */
function writtenTime({ timeOf }: Reading, bytes: Buffer, starts: Int32Array, ends: Int32Array, fields: number): RowTime | TimeFault | null {
  return timeOf === null ? null : timeOf((column) => (column < fields ? bytes.toString('utf8', starts[column], ends[column]) : ''));
}

/** Each cell of a row is a reading of the meter that its heading names. */
function wideRow(plan: PlanOf<'wide'>, reading: Reading): Row {
  const { slots, fill } = reading;
  return (bytes, starts, ends, fields, row) => {
    const timed = plan.time < fields;
    const from = timed ? (starts[plan.time] as number) : 0;
    const to = timed ? (ends[plan.time] as number) : 0;
    const written = writtenTime(reading, bytes, starts, ends, fields);
    const local = written === null ? fill.readStart(bytes, from, to) : 0;
    const timeless = written === null ? Number.isNaN(local) : typeof written === 'string';
    if (timeless && reading.isNoRecord(false, bytes, starts, ends, fields, row)) return;
    for (let index = 0; index < slots.length; index++) {
      const column = plan.meters[index] as number;
      const at = fill.begin(row, column, slots[index] as number);
      if (written === null) fill.start(at, local, bytes, from, to);
      else fill.written(at, written, bytes, from, to);
      if (plan.end !== null && plan.end < fields) fill.end(at, bytes, starts[plan.end] as number, ends[plan.end] as number);
      unitCell(fill, plan.unit, at, bytes, starts, ends, fields);
      cell(fill, at, column, bytes, starts, ends, fields);
    }
  };
}

/** Each row is a day of a meter, and each of its cells a part of it. */
function daysRow(plan: PlanOf<'days'>, reading: Reading): Row {
  const { fill } = reading;
  return (bytes, starts, ends, fields, row) => {
    const timed = plan.time < fields;
    const from = timed ? (starts[plan.time] as number) : 0;
    const to = timed ? (ends[plan.time] as number) : 0;
    const day = plan.day === undefined ? fill.readStart(bytes, from, to) : plan.day * 86_400;
    if (isOtherRow(plan, bytes, starts, ends, fields)) return;
    const slot = slotOf(plan, reading, bytes, starts, ends, fields);
    const sum = reading.isSum(slot);
    if ((Number.isNaN(day) || slot < 0 || sum) && reading.isNoRecord(sum, bytes, starts, ends, fields, row)) return;
    for (const part of plan.days) {
      const at = fill.begin(row, part.column, slot);
      if (plan.day === undefined) fill.start(at, day, bytes, from, to);
      if (!Number.isNaN(day)) fill.span(at, day + part.from, day + part.to);
      unitCell(fill, plan.unit, at, bytes, starts, ends, fields);
      cell(fill, at, part.column, bytes, starts, ends, fields);
    }
  };
}

/** Each row is a meter, and each of its month cells a reading. */
function monthsRow(plan: PlanOf<'months'>, reading: Reading): Row {
  const { fill } = reading;
  const spans = spansOf(plan);
  return (bytes, starts, ends, fields, row) => {
    if (isOtherRow(plan, bytes, starts, ends, fields)) return;
    const slot = slotOf(plan, reading, bytes, starts, ends, fields);
    if (plan.carrier !== undefined && slot >= 0) noteCarrier(reading, slot, cellText(plan.carrier, bytes, starts, ends, fields));
    const sum = reading.isSum(slot);
    if ((slot < 0 || sum) && reading.isNoRecord(sum, bytes, starts, ends, fields, row)) return;
    const year = plan.yearColumn === undefined ? 0 : (parseYear(cellText(plan.yearColumn, bytes, starts, ends, fields)) ?? Number.NaN);
    for (const span of plan.yearColumn === undefined ? spans : spansOf(plan, year)) {
      const at = fill.begin(row, span.column, slot);
      if (Number.isNaN(span.start)) fill.fault(at, faultNumber['no-time']);
      else fill.span(at, span.start, span.end);
      unitCell(fill, plan.unit, at, bytes, starts, ends, fields);
      if (isOfWater(reading, slot)) fill.tonnesAsVolume(at);
      cell(fill, at, span.column, bytes, starts, ends, fields);
    }
  };
}

type MonthSpan = { readonly column: number; readonly start: number; readonly end: number };

/** When the months of a row begin and end. @param of the year that the row names, if its headings name none */
function spansOf(plan: PlanOf<'months'>, of?: number): MonthSpan[] {
  return plan.months.map(({ column, year: named, month, months, day }) => {
    if (day !== undefined) return { column, start: day * 86_400, end: (day + 1) * 86_400 };
    const year = of ?? named;
    const after = month - 1 + months;
    return {
      column,
      start: dayNumber(year, month, 1) * 86_400,
      end: dayNumber(year + Math.floor(after / 12), (after % 12) + 1, 1) * 86_400,
    };
  });
}

const cellText = (column: number, bytes: Buffer, starts: Int32Array, ends: Int32Array, fields: number): string =>
  column < fields ? bytes.toString('utf8', starts[column], ends[column]) : '';

/** The unit that the row names; a row that ends before that cell names none. */
function unitCell(
  fill: Filler,
  column: number | null,
  at: number,
  bytes: Buffer,
  starts: Int32Array,
  ends: Int32Array,
  fields: number,
): void {
  if (column === null) return;
  if (column < fields) fill.unit(at, column, bytes, starts[column] as number, ends[column] as number);
  else fill.unit(at, column, bytes, 0, 0);
}

/** The value of a cell; a row that ends before it leaves it empty. */
function cell(fill: Filler, at: number, column: number, bytes: Buffer, starts: Int32Array, ends: Int32Array, fields: number): void {
  if (column < fields) fill.value(at, bytes, starts[column] as number, ends[column] as number);
  else fill.fault(at, faultNumber.empty);
}
