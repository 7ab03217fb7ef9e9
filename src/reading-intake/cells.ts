import { dayNumber, type TimeFormat } from '#tables/time.ts';
import { faultNumber, type Batch } from './batch.ts';
import type { Codes } from './codes.ts';
import { createFiller, type Filler } from './filler.ts';
import type { Plan } from './layout.ts';

/** One row of a file as places in its bytes; see `OnRow` of `sheet`. */
type Row = (bytes: Buffer, starts: Int32Array, ends: Int32Array, fields: number, row: number) => void;

type PlanOf<L extends Plan['layout']> = Extract<Plan, { layout: L }>;

/**
 * Readings of a file by its plan: rows go in, batches come out.
 * @param slots the numbers of the codes of the wide layout's columns, in their order
 */
export function createCellReader(plan: Plan, slots: readonly number[], codes: Codes, format: TimeFormat) {
  const fill = createFiller(format);
  return {
    row: rowOf(plan, slots, codes, fill),
    /** How many readings stood in a row whose cell for the unit is empty. */
    withoutUnit: fill.withoutUnit,
    /** The readings since `clear`; good until the next row. */
    batch: (): Batch => fill.batch(),
    clear: fill.clear,
  };
}

function rowOf(plan: Plan, slots: readonly number[], codes: Codes, fill: Filler): Row {
  if (plan.layout === 'long') return longRow(plan, codes, fill);
  return plan.layout === 'wide' ? wideRow(plan, slots, fill) : monthsRow(plan, codes, fill);
}

/** Columns of a row that are needed: places kept by the splitter. */
export function columnsNeeded(plan: Plan): number {
  const unit = plan.unit ?? 0;
  if (plan.layout === 'months') return plan.months.reduce((most, { column }) => Math.max(most, column), Math.max(plan.meter, unit)) + 1;
  if (plan.layout === 'wide')
    return plan.meters.reduce((most, column) => Math.max(most, column), Math.max(plan.time, plan.end ?? 0, unit)) + 1;
  return Math.max(plan.meter, plan.time, plan.value, plan.end ?? 0, plan.received ?? 0, unit) + 1;
}

/** A row is a reading. */
function longRow(plan: PlanOf<'long'>, codes: Codes, fill: Filler): Row {
  const { meter, time, value } = plan;
  const plain = plan.end === null && plan.received === null && plan.unit === null;
  const last = Math.max(meter, time, value);
  return (bytes, starts, ends, fields, row) => {
    if (plain && last < fields) {
      const slot = codes.of(bytes, starts[meter] as number, ends[meter] as number);
      const [from, to] = [starts[time] as number, ends[time] as number];
      if (slot >= 0 && fill.plain(row, value, slot, bytes, from, to, starts[value] as number, ends[value] as number)) return;
    }
    carefulRow(plan, codes, fill, bytes, starts, ends, fields, row);
  };
}

type CarefulRow = (plan: PlanOf<'long'>, codes: Codes, fill: Filler, ...row: Parameters<Row>) => void;

/** The same, whatever stands in the cells. */
const carefulRow: CarefulRow = (plan, codes, fill, bytes, starts, ends, fields, row) => {
  const from = (column: number): number => (column < fields ? (starts[column] as number) : 0);
  const to = (column: number): number => (column < fields ? (ends[column] as number) : 0);
  const at = fill.begin(row, plan.value, codes.of(bytes, from(plan.meter), to(plan.meter)));
  fill.startFrom(at, bytes, from(plan.time), to(plan.time));
  if (plan.end !== null) fill.end(at, bytes, from(plan.end), to(plan.end));
  if (plan.received !== null) fill.received(at, plan.received, bytes, from(plan.received), to(plan.received));
  if (plan.unit !== null) fill.unit(at, plan.unit, bytes, from(plan.unit), to(plan.unit));
  fill.value(at, bytes, from(plan.value), to(plan.value));
};

/** Each cell of a row is a reading of the meter that its heading names. */
function wideRow(plan: PlanOf<'wide'>, slots: readonly number[], fill: Filler): Row {
  return (bytes, starts, ends, fields, row) => {
    const timed = plan.time < fields;
    const from = timed ? (starts[plan.time] as number) : 0;
    const to = timed ? (ends[plan.time] as number) : 0;
    const local = fill.readStart(bytes, from, to);
    for (let index = 0; index < slots.length; index++) {
      const column = plan.meters[index] as number;
      const at = fill.begin(row, column, slots[index] as number);
      fill.start(at, local, bytes, from, to);
      if (plan.end !== null && plan.end < fields) fill.end(at, bytes, starts[plan.end] as number, ends[plan.end] as number);
      unitCell(fill, plan.unit, at, bytes, starts, ends, fields);
      cell(fill, at, column, bytes, starts, ends, fields);
    }
  };
}

/** A row is a meter, and each of its month cells a reading. */
function monthsRow(plan: PlanOf<'months'>, codes: Codes, fill: Filler): Row {
  const spans = plan.months.map(({ column, year, month }) => ({
    column,
    start: dayNumber(year, month, 1) * 86_400,
    end: (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) * 86_400,
  }));
  return (bytes, starts, ends, fields, row) => {
    const known = plan.meter < fields;
    const slot = known ? codes.of(bytes, starts[plan.meter] as number, ends[plan.meter] as number) : -1;
    for (const span of spans) {
      const at = fill.begin(row, span.column, slot);
      fill.span(at, span.start, span.end);
      unitCell(fill, plan.unit, at, bytes, starts, ends, fields);
      cell(fill, at, span.column, bytes, starts, ends, fields);
    }
  };
}

/** The unit that the row names; a row that ends before it names none. */
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
