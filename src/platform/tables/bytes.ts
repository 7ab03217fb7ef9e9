import { Problem } from '#kernel/problem.ts';

/**
 * One row of a CSV as positions in `bytes`: field `i` is `bytes[starts[i]..ends[i]]`, without its quotes, doubled quotes undone. All of it
 * is valid only during the call. `fields` is the number of fields of the row, which may be more or less than the positions kept.
 */
export type OnRow = (bytes: Buffer, starts: Int32Array, ends: Int32Array, fields: number, row: number) => void;

export type Splitter = {
  push(chunk: Uint8Array, onRow: OnRow): void;
  /** Ends the file: passes on the last row if no line end closed it. */
  end(onRow: OnRow): void;
};

export type SplitterOptions = {
  readonly delimiter: string;
  /** How many fields of a row are kept. */
  readonly columns: number;
  /** The number of the first row pushed; the header is row 1. */
  readonly firstRow?: number;
  /** A longer row means a broken file (a quote that was never closed). */
  readonly maxRowBytes?: number;
  /** Rows with content beyond this many fields, or with more fields than `usual`, are examined as a whole, and may be held back. */
  readonly longer?: Longer;
};

/** Examines rows that are longer than their header; true if it holds the row back. */
export type Longer = {
  readonly width: number;
  readonly usual: number;
  readonly holds: (row: number, cells: readonly string[]) => boolean;
};

/** The options of a splitter for rows that are longer than the header. */
export const longerOf = ({ longer }: { readonly longer?: () => Longer }): { longer?: Longer } =>
  longer === undefined ? {} : { longer: longer() };

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

export const longestRow = 16 * 1024 * 1024;

/** A splitter's state between two chunks. */
type State = {
  readonly delimiter: number;
  readonly columns: number;
  readonly maxRowBytes: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Fields of the current row that contain doubled quotes; they are undone only once the row is complete. */
  readonly doubled: number[];
  readonly longer: Longer | undefined;
  work: Buffer;
  row: number;
};

/**
 * Splits UTF-8 CSV into rows and fields without building a string. Rows are counted as a spreadsheet counts them: an empty line is a row,
 * although it is not passed on, and line ends inside quotes start no row. Throws the problems `broken-quotes` and `row-too-long`.
 */
export function createSplitter(options: SplitterOptions): Splitter {
  const { columns, maxRowBytes = longestRow, firstRow = 1, longer } = options;
  const [starts, ends] = [new Int32Array(columns), new Int32Array(columns)];
  const delimiter = options.delimiter.charCodeAt(0);
  const work = Buffer.allocUnsafe(0);
  const state: State = { delimiter, columns, maxRowBytes, starts, ends, doubled: [], longer, work, row: firstRow };
  let held = 0;

  function run(total: number, last: boolean, onRow: OnRow): void {
    state.work[total] = lineFeed;
    const begin = scan(state, total, last, onRow);
    held = Math.max(0, total - begin);
    if (held > 0) state.work.copyWithin(0, begin, total);
  }

  return {
    push(chunk, onRow) {
      const total = held + chunk.length;
      if (state.work.length < total + 2) state.work = grown(state.work, held, total + 2);
      state.work.set(chunk, held);
      run(total, false, onRow);
    },
    end(onRow) {
      if (held > 0) run(held, true, onRow);
    },
  };
}

/** Splits `work[0..total]`, which is followed by a line feed as a sentinel; returns where the unfinished row begins. */
function scan(state: State, total: number, last: boolean, onRow: OnRow): number {
  const { work, starts, ends, delimiter, columns } = state;
  const { width = Infinity, usual = Infinity } = state.longer ?? {};
  let at = 0;
  while (at < total) {
    const begin = at;
    let fields = 0;
    let beyond = false;
    for (let more = true; more; fields += 1) {
      let start = at;
      let stop = at;
      if (work[at] === quote) {
        at = behindQuotes(state, start, total, last);
        if (at < 0) return unfinished(state, begin, total, last, true);
        stop = work[at - 1] === quote ? at - 1 : at - 2;
        start += 1;
        if (fields < columns && isDoubled(work, start, stop)) state.doubled.push(fields);
      } else {
        let byte = work[at];
        while (byte !== delimiter && byte !== lineFeed) byte = work[(at += 1)];
        if (at >= total && !last) return unfinished(state, begin, total, last, false);
        stop = byte === lineFeed && at > start && work[at - 1] === carriageReturn ? at - 1 : at;
      }
      if (fields < columns) {
        starts[fields] = start;
        ends[fields] = stop;
      }
      if (fields >= width && stop > start) beyond = true;
      more = work[at] !== lineFeed;
      if (!more && stop - begin > fields) {
        if ((beyond || fields >= usual) && isHeld(state, begin, at, fields + 1)) state.doubled.length = 0;
        else give(state, fields + 1, onRow);
      }
      at += 1;
    }
    state.row += 1;
  }
  return total;
}

/** Whether a row from `begin` to the line feed at `end` is held back: it is split once more, with all its fields. */
function isHeld({ longer, work, delimiter, row }: State, begin: number, end: number, fields: number): boolean {
  let held = false;
  const splitter = createSplitter({ delimiter: String.fromCharCode(delimiter), columns: fields });
  const look: OnRow = (bytes, starts, ends, count) => {
    const cells = Array.from({ length: count }, (_, field) => bytes.toString('utf8', starts[field], ends[field]));
    held = longer?.holds(row, cells) === true;
  };
  splitter.push(work.subarray(begin, end), look);
  splitter.end(look);
  return held;
}

/** The position of the delimiter or line feed after a quoted field; -1 if the field is incomplete. */
function behindQuotes({ work, delimiter, row }: State, start: number, total: number, last: boolean): number {
  const close = closing(work, start + 1, total, last);
  if (close < 0) return -1;
  let at = close + 1;
  if (work[at] === carriageReturn) {
    if (at + 1 >= total && !last) return -1;
    if (work[at + 1] === lineFeed) at += 1;
  }
  if (work[at] !== delimiter && work[at] !== lineFeed) throw new Problem('bad-input', 'broken-quotes', { row });
  return at;
}

function give(state: State, fields: number, onRow: OnRow): void {
  const { work, starts, ends, doubled, row } = state;
  for (const field of doubled) ends[field] = undouble(work, starts[field] as number, ends[field] as number);
  doubled.length = 0;
  onRow(work, starts, ends, fields, row);
}

function unfinished(state: State, begin: number, total: number, last: boolean, quoted: boolean): number {
  state.doubled.length = 0;
  if (!last && total - begin <= state.maxRowBytes) return begin;
  throw new Problem('bad-input', quoted ? 'broken-quotes' : 'row-too-long', { row: state.row });
}

/** The end of the record that begins at `from`, after its line end; -1 if it is incomplete. */
export function recordEnd(bytes: Uint8Array, from: number, delimiter: string, last: boolean): number {
  const cut = delimiter.charCodeAt(0);
  let at = from;
  while (at < bytes.length) {
    if (bytes[at] === quote) {
      const close = closing(bytes, at + 1, bytes.length, last);
      if (close < 0) return last ? bytes.length : -1;
      at = close + 1;
    }
    while (at < bytes.length && bytes[at] !== cut && bytes[at] !== lineFeed) at += 1;
    if (bytes[at] === lineFeed) return at + 1;
    at += 1;
  }
  return last ? bytes.length : -1;
}

/** The quote that closes a field; -1 if it has not arrived yet, or may be the first of a double. */
function closing(bytes: Uint8Array, from: number, total: number, last: boolean): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(quote, at);
    if (at < 0 || at >= total || (at === total - 1 && !last)) return -1;
    if (at + 1 >= total || bytes[at + 1] !== quote) return at;
    at += 2;
  }
}

function isDoubled(bytes: Uint8Array, start: number, stop: number): boolean {
  const at = bytes.indexOf(quote, start);
  return at >= 0 && at < stop;
}

function undouble(bytes: Uint8Array, start: number, stop: number): number {
  let to = start;
  for (let at = start; at < stop; at += 1) {
    bytes[to] = bytes[at] as number;
    to += 1;
    if (bytes[at] === quote) at += 1;
  }
  return to;
}

function grown(work: Buffer, held: number, size: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.max(size, work.length * 2));
  work.copy(larger, 0, 0, held);
  return larger;
}
