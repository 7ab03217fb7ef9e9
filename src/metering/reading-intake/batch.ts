/**
 * Readings as given by a file, before anything is known of their meters: parallel columns. Times are seconds on the clock that wrote them,
 * with that clock's offset if the time states it (NaN if not).
 */
export type Batch = {
  size: number;
  /** The meter's number in the file's `Codes`; -1 if the code is blank. */
  slot: Int32Array;
  row: Float64Array;
  /** Position in the header of the cell that holds the value. */
  column: Int32Array;
  /** Start of an interval or instant of a register; NaN if there is a `fault` of time. */
  start: Float64Array;
  startOffset: Float64Array;
  /** End of an interval if the file gives it; NaN if not. */
  end: Float64Array;
  endOffset: Float64Array;
  /** 0.0001 of the unit. */
  value: Float64Array;
  /** Position in `units`; 255 if the row names none. */
  unit: Uint8Array;
  /** ms UTC; NaN if the row does not say. */
  received: Float64Array;
  /** Position in `cellFaults`; 0 if the cells could be read. */
  fault: Uint8Array;
  /** The text of a cell that could not be read, by the place of its reading. */
  texts: Map<number, string>;
};

/** What can be wrong with the cells themselves. `empty` means no content and is not an error. */
export const cellFaults = [
  'ok',
  'empty',
  'not-a-number',
  'infinite',
  'too-big',
  'no-time',
  'not-a-time',
  'no-such-day',
  'no-such-hour',
  'no-meter',
  'unknown-unit',
  'bad-received',
  'comma-in-number',
] as const;

export type CellFault = (typeof cellFaults)[number];

export const faultNumber = Object.fromEntries(cellFaults.map((name, at) => [name, at])) as Record<CellFault, number>;

export const noUnit = 255;

export function createBatch(capacity: number): Batch {
  return {
    size: 0,
    slot: new Int32Array(capacity),
    row: new Float64Array(capacity),
    column: new Int32Array(capacity),
    start: new Float64Array(capacity),
    startOffset: new Float64Array(capacity),
    end: new Float64Array(capacity),
    endOffset: new Float64Array(capacity),
    value: new Float64Array(capacity),
    unit: new Uint8Array(capacity),
    received: new Float64Array(capacity),
    fault: new Uint8Array(capacity),
    texts: new Map(),
  };
}

/** The same readings with twice the capacity. */
export function grown(batch: Batch): Batch {
  const wider = createBatch(batch.slot.length * 2);
  wider.size = batch.size;
  wider.slot.set(batch.slot);
  wider.row.set(batch.row);
  wider.column.set(batch.column);
  wider.start.set(batch.start);
  wider.startOffset.set(batch.startOffset);
  wider.end.set(batch.end);
  wider.endOffset.set(batch.endOffset);
  wider.value.set(batch.value);
  wider.unit.set(batch.unit);
  wider.received.set(batch.received);
  wider.fault.set(batch.fault);
  wider.texts = batch.texts;
  return wider;
}

/** Adds a reading of one batch to another, which must have room. */
export function copyReading(from: Batch, at: number, to: Batch): void {
  const place = to.size++;
  for (const name of columns) to[name][place] = from[name][at] as number;
  const text = from.texts.get(at);
  if (text !== undefined) to.texts.set(place, text);
}

const columns = [
  'slot',
  'row',
  'column',
  'start',
  'startOffset',
  'end',
  'endOffset',
  'value',
  'unit',
  'received',
  'fault',
] as const satisfies readonly (keyof Batch)[];
