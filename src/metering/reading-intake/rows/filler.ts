import { units, type Unit } from '#kernel/carrier.ts';
import { instantUnitOf, unitNumber as numberOfUnit } from '#kernel/quantity.ts';
import type { NamedUnit } from '#kernel/unit-words.ts';
import { unitOfCell } from '#platform/tables/heading-units.ts';
import { quantityIn, withPoint } from '#platform/tables/decimal-mark.ts';
import { isBlankNumber, parseDecimal, parseDecimalAt } from '#platform/tables/number.ts';
import { createTimeReader } from '#platform/tables/time-bytes.ts';
import type { TimeFault, TimeFormat } from '#platform/tables/time.ts';
import type { RowTime } from '../times/row-time.ts';
import { createPlainReader } from './plain-row.ts';
import { createBatch, faultNumber, grown, noUnit, type Batch } from '../batch.ts';
import { addPart } from './part-values.ts';

const timeFaults = { empty: 'no-time', 'not-a-time': 'not-a-time', 'no-such-day': 'no-such-day', 'no-such-hour': 'no-such-hour' } as const;

const longestQuote = 60;

/** Most files are short: allocating for a long one would cost more than all their readings. */
const firstRoom = 1024;

const [tonne, cubicMetre] = [units.indexOf('t'), units.indexOf('m3')];

/** A batch that is being filled. Its columns are replaced by larger ones as it grows, so access it only through `batch`. */
type Filling = {
  batch: Batch;
  /** The number of empty unit cells. */
  withoutUnit: number;
  tonnes: boolean;
  /** The content of unit cells, as numbers of `units`; undefined for what is not a unit of readings. */
  readonly unitNumbers: Map<string, number | undefined>;
};

/** The maximum number of different unit texts kept; a file has a handful. */
const mostUnitTexts = 1000;

export type Filler = ReturnType<typeof createFiller>;

/** What is known of units in cells. */
export type CellUnits = {
  /** Unit cells that are multiples of a unit rather than its name. */
  readonly unitTexts?: ReadonlyMap<string, Unit>;
  /** The unit of numbers without one next to others that have one; null if a column gives it. */
  readonly bare?: Unit | null;
  /** The unit of a column that is added to the value, if its heading names one; by its position. */
  readonly parts?: ReadonlyMap<number, Unit | null>;
};

/** Fills batches from the bytes of cells. Every method identifies the reading by its place, as returned by `begin`. */
export function createFiller(format: TimeFormat, decimalComma = false, { unitTexts, bare = null, parts }: CellUnits = {}) {
  const filling: Filling = { batch: createBatch(firstRoom), withoutUnit: 0, tonnes: false, unitNumbers: numbersOf(unitTexts) };
  const bareUnit = bare === null ? noUnit : units.indexOf(bare);
  const partUnits = new Map([...(parts ?? [])].map(([column, unit]) => [column, unit === null ? noUnit : units.indexOf(unit)]));
  const readPlain = createPlainReader();
  const textOf = (bytes: Buffer, from: number, to: number): string =>
    decimalComma ? withPoint(bytes.toString('utf8', from, to)) : bytes.toString('utf8', from, to);
  return {
    batch: () => filling.batch,
    withoutUnit: () => filling.withoutUnit,
    /** Whether water was given in tonnes. */
    tonnes: () => filling.tonnes,
    clear: (): void => {
      filling.batch.size = 0;
      filling.batch.texts.clear();
    },
    /** A new reading. @param slot the number of its meter's code, -1 if the code is blank */
    begin: (row: number, column: number, slot: number): number => begin(filling, row, column, slot),
    /** Adds a complete reading from the cells of its time and value; false, without a reading, if they must be read with more care. */
    plain: (row: number, column: number, slot: number, bytes: Buffer, time: number, timeEnd: number, value: number, valueEnd: number) => {
      const at = begin(filling, row, column, slot);
      const { batch } = filling;
      if (readPlain(bytes, time, timeEnd, value, valueEnd, batch.start, batch.startOffset, batch.value, at)) return true;
      batch.size = at;
      return false;
    },
    fault: (at: number, fault: number): void => {
      filling.batch.fault[at] = fault;
    },
    span: (at: number, start: number, end: number): void => {
      filling.batch.start[at] = start;
      filling.batch.startOffset[at] = Number.NaN;
      filling.batch.end[at] = end;
    },
    /** An empty value is missing, whatever else is wrong with its row. */
    value: (at: number, bytes: Buffer, from: number, to: number): void => {
      const read = decimalComma ? parseDecimal(textOf(bytes, from, to)) : parseDecimalAt(bytes, from, to);
      if (typeof read === 'number') filling.batch.value[at] = read;
      else if (read === 'empty' || isBlank(read, bytes, from, to)) filling.batch.fault[at] = faultNumber.empty;
      else if (read === 'not-a-number' && valueWithUnit(filling, at, textOf(bytes, from, Math.min(to, from + 40)))) return;
      else if (filling.batch.fault[at] === 0) quote(filling, at, faultNumber[read], bytes, from, to);
    },
    /** A value that is added to that of the reading, or subtracted; if one of the two is missing or at fault, so is the sum. */
    added: (at: number, column: number, bytes: Buffer, from: number, to: number, sign: 1 | -1 = 1): void => {
      const text = textOf(bytes, from, Math.min(to, from + 40));
      added(filling, { at, sign, bareUnit, unit: partUnits.get(column) ?? noUnit, text }, bytes, from, to);
    },
    /** Multiplies the value in its cell, as behind a transformer. */
    times: (at: number, factor: number): void => {
      if (filling.batch.fault[at] === 0) filling.batch.value[at] = Math.round((filling.batch.value[at] as number) * factor);
    },
    tonnesAsVolume: (at: number): void => asVolume(filling, at),
    unit: (at: number, column: number, bytes: Buffer, from: number, to: number): void => {
      const text = bytes.toString('utf8', from, to).trim();
      if (text === '') {
        filling.withoutUnit += 1;
        return;
      }
      const found = unitNumber(filling, text);
      if (found === undefined) spoil(filling, at, column, faultNumber['unknown-unit'], bytes, from, to);
      else filling.batch.unit[at] = found;
    },
    ...timeFiller(filling, format),
  };
}

const numbersOf = (texts: ReadonlyMap<string, Unit> | undefined): Map<string, number> =>
  new Map([...(texts ?? [])].map(([text, unit]) => [text, units.indexOf(unit)]));

/** Water in tonnes is the same number of cubic metres. */
function asVolume(filling: Filling, at: number): void {
  if (filling.batch.unit[at] !== tonne) return;
  filling.batch.unit[at] = cubicMetre;
  filling.tonnes = true;
}

/** `—`, `/`, `N/A`: a cell without a value. */
function isBlank(read: string, bytes: Buffer, from: number, to: number): boolean {
  return read === 'not-a-number' && to - from < 20 && isBlankNumber(bytes.toString('utf8', from, to));
}

function unitNumber({ unitNumbers }: Filling, text: string): number | undefined {
  if (unitNumbers.has(text)) return unitNumbers.get(text);
  const own = numberOfUnit(text);
  const named = own < 0 ? unitOfCell(text) : null;
  const found = own >= 0 ? own : named === null || named.per !== undefined ? undefined : numberOf(named);
  if (unitNumbers.size < mostUnitTexts) unitNumbers.set(text, found);
  return found;
}

/** The number of a unit that readings of meters or of points may come in. */
function numberOf({ unit, code }: NamedUnit): number | undefined {
  if (unit !== null) return units.indexOf(unit);
  const ofPoint = instantUnitOf(code);
  return ofPoint === null ? undefined : numberOfUnit(ofPoint);
}

/** `10kWh`, `12 度`: a value followed by its unit; false if the text is not one, and nothing was taken. */
function valueWithUnit(filling: Filling, at: number, text: string): boolean {
  const part = partIn(filling, text, 'not-a-number');
  if (part === null) return false;
  filling.batch.value[at] = part.value;
  filling.batch.unit[at] = part.unit;
  return true;
}

/** `unit`: of the column, for numbers that name none. */
type Added = { readonly at: number; readonly sign: 1 | -1; readonly bareUnit: number; readonly unit: number; readonly text: string };

function added(filling: Filling, { at, sign, bareUnit, unit, text }: Added, bytes: Buffer, from: number, to: number): void {
  const read = parseDecimal(text);
  if (filling.batch.fault[at] !== 0) return;
  const part = partIn(filling, text, read);
  if (part !== null && addPart(filling.batch, at, { value: part.value, unit: part.unit === noUnit ? unit : part.unit, sign, bareUnit }))
    return;
  if (typeof read !== 'number' && (read === 'empty' || isBlank(read, bytes, from, to))) filling.batch.fault[at] = faultNumber.empty;
  else quote(filling, at, faultNumber[typeof read === 'number' ? 'not-a-number' : read], bytes, from, to);
}

/** A number with its unit, if there is one; null if a text is not a number. */
function partIn(
  filling: Filling,
  text: string,
  read: ReturnType<typeof parseDecimal>,
): { readonly value: number; readonly unit: number } | null {
  if (typeof read === 'number') return { value: read, unit: noUnit };
  const named = read === 'not-a-number' ? quantityIn(text) : null;
  const [value, unit] = named === null ? [] : [parseDecimal(named.number), unitNumber(filling, named.unit)];
  return typeof value !== 'number' || unit === undefined ? null : { value, unit };
}

function begin(filling: Filling, row: number, column: number, slot: number): number {
  if (filling.batch.size === filling.batch.slot.length) filling.batch = grown(filling.batch);
  const { batch } = filling;
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
}

/** A fault in a column other than the value's. */
function spoil(filling: Filling, at: number, column: number, fault: number, bytes: Buffer, from: number, to: number): void {
  if (filling.batch.fault[at] !== 0) return;
  filling.batch.column[at] = column;
  quote(filling, at, fault, bytes, from, to);
}

/** A fault with the text that caused it. */
function quote({ batch }: Filling, at: number, fault: number, bytes: Buffer, from: number, to: number): void {
  batch.fault[at] = fault;
  batch.texts.set(at, bytes.toString('utf8', from, Math.min(to, from + longestQuote)));
}

/** The methods that read times. */
function timeFiller(filling: Filling, format: TimeFormat) {
  const time = createTimeReader(format);
  const other = createTimeReader(format);
  const start = (at: number, local: number, bytes: Buffer, from: number, to: number): void => {
    const { batch } = filling;
    batch.start[at] = local;
    batch.startOffset[at] = time.offsetSeconds;
    if (Number.isNaN(local) && batch.fault[at] === 0) quote(filling, at, faultNumber[timeFaults[time.fault]], bytes, from, to);
  };
  return {
    /** Reads a time once for all the readings of a row; pass it to `start` before another is read. */
    readStart: (bytes: Buffer, from: number, to: number): number => time.read(bytes, from, to),
    start,
    /** A time that was read from more than one cell, or is a period; `bytes` are those of its first cell. */
    written: (at: number, read: RowTime | TimeFault, bytes: Buffer, from: number, to: number): void => {
      const { batch } = filling;
      if (typeof read === 'string') {
        batch.start[at] = Number.NaN;
        if (batch.fault[at] === 0) quote(filling, at, faultNumber[timeFaults[read]], bytes, from, to);
        return;
      }
      batch.start[at] = read.start;
      batch.startOffset[at] = read.startOffset;
      batch.end[at] = read.end;
      batch.endOffset[at] = read.endOffset;
    },
    end: (at: number, bytes: Buffer, from: number, to: number): void => {
      if (from >= to) return;
      const local = other.read(bytes, from, to);
      const { batch } = filling;
      if (!Number.isNaN(local)) {
        batch.end[at] = local;
        batch.endOffset[at] = other.offsetSeconds;
      } else if (other.fault !== 'empty' && batch.fault[at] === 0)
        quote(filling, at, faultNumber[timeFaults[other.fault]], bytes, from, to);
    },
    received: (at: number, column: number, bytes: Buffer, from: number, to: number): void => {
      if (from >= to) return;
      const local = other.read(bytes, from, to);
      const offset = other.offsetSeconds;
      if (Number.isNaN(local) || Number.isNaN(offset)) spoil(filling, at, column, faultNumber['bad-received'], bytes, from, to);
      else filling.batch.received[at] = (Math.floor(local) - offset) * 1000 + milliseconds(bytes, from, to);
    },
  };
}

/** `.123` at the end of the clock time; the time reader keeps whole seconds only. */
function milliseconds(bytes: Buffer, from: number, to: number): number {
  const dot = bytes.indexOf(46, from);
  if (dot < 0 || dot >= to) return 0;
  const digits = /^\d{1,3}/u.exec(bytes.toString('latin1', dot + 1, Math.min(dot + 4, to)));
  return digits === null ? 0 : Number(digits[0].padEnd(3, '0'));
}
