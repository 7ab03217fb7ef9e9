import { units } from '#kernel/carrier.ts';
import { parseDecimalAt } from '#sheet/number.ts';
import { createTimeReader } from '#sheet/time-bytes.ts';
import { dayNumber, type TimeFormat } from '#sheet/time.ts';
import { createBatch, faultNumber, grown, noUnit, type Batch } from './batch.ts';
import type { Codes } from './codes.ts';
import type { Plan } from './layout.ts';

/** One row of a file as places in its bytes; see `OnRow` of `sheet`. */
type Row = (bytes: Buffer, starts: Int32Array, ends: Int32Array, fields: number, row: number) => void;

const timeFaults = { empty: 'no-time', 'not-a-time': 'not-a-time', 'no-such-day': 'no-such-day', 'no-such-hour': 'no-such-hour' } as const;

/** Readings of a file by its plan: rows go in, batches come out. */
export function createCellReader(plan: Plan, header: readonly string[], codes: Codes, format: TimeFormat) {
  let batch = createBatch(131_072);
  const time = createTimeReader(format);
  const endTime = createTimeReader(format);
  const receivedTime = createTimeReader(format);
  const unitNames = new Map(units.map((name, at) => [name.toLowerCase(), at]));

  /** Sets the parts that every reading has; returns its place. */
  const begin = (row: number, column: number, slot: number): number => {
    if (batch.size === batch.slot.length) batch = grown(batch);
    const at = batch.size++;
    batch.row[at] = row;
    batch.column[at] = column;
    batch.slot[at] = slot;
    batch.end[at] = Number.NaN;
    batch.endOffset[at] = Number.NaN;
    batch.unit[at] = noUnit;
    batch.received[at] = Number.NaN;
    batch.fault[at] = slot < 0 ? faultNumber['no-meter'] : 0;
    return at;
  };

  const value = (at: number, bytes: Buffer, from: number, to: number): void => {
    const read = parseDecimalAt(bytes, from, to);
    if (typeof read === 'number') batch.value[at] = read;
    else if (read === 'empty') batch.fault[at] = faultNumber.empty;
    else if (batch.fault[at] === 0) batch.fault[at] = faultNumber[read];
  };

  /** The local time of a row, NaN with `time.fault`. */
  const startOf = (at: number, local: number): void => {
    batch.start[at] = local;
    batch.startOffset[at] = time.offsetSeconds;
    if (Number.isNaN(local) && batch.fault[at] === 0) batch.fault[at] = faultNumber[timeFaults[time.fault]];
  };

  const endOf = (at: number, bytes: Buffer, from: number, to: number): void => {
    if (from >= to) return;
    const local = endTime.read(bytes, from, to);
    if (Number.isNaN(local)) {
      if (endTime.fault !== 'empty' && batch.fault[at] === 0) batch.fault[at] = faultNumber[timeFaults[endTime.fault]];
      return;
    }
    batch.end[at] = local;
    batch.endOffset[at] = endTime.offsetSeconds;
  };

  const receivedOf = (at: number, bytes: Buffer, from: number, to: number): void => {
    if (from >= to) return;
    const local = receivedTime.read(bytes, from, to);
    const offset = receivedTime.offsetSeconds;
    if (Number.isNaN(local) || Number.isNaN(offset)) batch.fault[at] ||= faultNumber['bad-received'];
    else batch.received[at] = (Math.floor(local) - offset) * 1000 + milliseconds(bytes, from, to);
  };

  const unitOf = (at: number, bytes: Buffer, from: number, to: number): void => {
    if (from >= to) return;
    const found = unitNames.get(bytes.toString('utf8', from, to).trim().toLowerCase());
    if (found === undefined) batch.fault[at] ||= faultNumber['unknown-unit'];
    else batch.unit[at] = found;
  };

  const long = (columns: Extract<Plan, { layout: 'long' }>): Row => {
    return (bytes, starts, ends, fields, row) => {
      const field = (column: number | null): [number, number] =>
        column === null || column >= fields ? [0, 0] : [starts[column] as number, ends[column] as number];
      const [meterFrom, meterTo] = field(columns.meter);
      const at = begin(row, columns.value, codes.of(bytes, meterFrom, meterTo));
      const [timeFrom, timeTo] = field(columns.time);
      startOf(at, time.read(bytes, timeFrom, timeTo));
      endOf(at, bytes, ...field(columns.end));
      receivedOf(at, bytes, ...field(columns.received));
      unitOf(at, bytes, ...field(columns.unit));
      if (batch.fault[at] === faultNumber['unknown-unit']) batch.column[at] = columns.unit ?? columns.value;
      if (batch.fault[at] === faultNumber['bad-received']) batch.column[at] = columns.received ?? columns.value;
      value(at, bytes, ...field(columns.value));
    };
  };

  const wide = (columns: Extract<Plan, { layout: 'wide' }>): Row => {
    const slots = columns.meters.map((column) => codes.add((header[column] as string).trim()));
    return (bytes, starts, ends, fields, row) => {
      const timed = columns.time < fields;
      const local = time.read(bytes, timed ? (starts[columns.time] as number) : 0, timed ? (ends[columns.time] as number) : 0);
      for (let index = 0; index < slots.length; index++) {
        const column = columns.meters[index] as number;
        const at = begin(row, column, slots[index] as number);
        startOf(at, local);
        if (columns.end !== null && columns.end < fields) endOf(at, bytes, starts[columns.end] as number, ends[columns.end] as number);
        if (column < fields) value(at, bytes, starts[column] as number, ends[column] as number);
        else batch.fault[at] = faultNumber.empty;
      }
    };
  };

  const months = (columns: Extract<Plan, { layout: 'months' }>): Row => {
    const spans = columns.months.map(({ column, year, month }) => ({
      column,
      start: dayNumber(year, month, 1) * 86_400,
      end: (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) * 86_400,
    }));
    return (bytes, starts, ends, fields, row) => {
      const known = columns.meter < fields;
      const slot = known ? codes.of(bytes, starts[columns.meter] as number, ends[columns.meter] as number) : -1;
      for (const span of spans) {
        const at = begin(row, span.column, slot);
        batch.start[at] = span.start;
        batch.startOffset[at] = Number.NaN;
        batch.end[at] = span.end;
        if (span.column < fields) value(at, bytes, starts[span.column] as number, ends[span.column] as number);
        else batch.fault[at] = faultNumber.empty;
      }
    };
  };

  const row: Row = plan.layout === 'long' ? long(plan) : plan.layout === 'wide' ? wide(plan) : months(plan);
  return {
    row,
    /** The readings since the last call; good until the next row. */
    batch: (): Batch => batch,
    clear: (): void => {
      batch.size = 0;
    },
  };
}

/** Columns of a row that are needed: places kept by the splitter. */
export function columnsNeeded(plan: Plan): number {
  if (plan.layout === 'months') return Math.max(plan.meter, ...plan.months.map((month) => month.column)) + 1;
  if (plan.layout === 'wide') return Math.max(plan.time, plan.end ?? 0, ...plan.meters) + 1;
  return Math.max(plan.meter, plan.time, plan.value, plan.end ?? 0, plan.received ?? 0, plan.unit ?? 0) + 1;
}

/** `.123` at the end of the clock; the time reader keeps whole seconds only. */
function milliseconds(bytes: Buffer, from: number, to: number): number {
  const dot = bytes.indexOf(46, from);
  if (dot < 0 || dot >= to) return 0;
  const digits = /^\d{1,3}/u.exec(bytes.toString('latin1', dot + 1, Math.min(dot + 4, to)));
  return digits === null ? 0 : Number(digits[0].padEnd(3, '0'));
}
