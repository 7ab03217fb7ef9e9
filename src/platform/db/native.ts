import { Pieces } from './pieces.ts';

/**
 * ClickHouse's Native format on typed arrays, both ways. Fixed-width columns are copied, never parsed; 64-bit integers are returned as
 * doubles and must be within 2^53, which is checked. No BigInt, no I/O.
 */

export type ColumnData =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | readonly string[];

/**
 * A column. The content of `data` follows from `type`: Date is days since 1970 (Uint16Array), DateTime seconds (Uint32Array), DateTime64(3)
 * milliseconds (Float64Array), Int64, UInt64 and Decimal64 integers of the smallest unit (Float64Array), String an array of strings.
 */
export type Column = { readonly name: string; readonly type: string; readonly data: ColumnData };

/** Some rows of a result, by column. */
export type Block = { readonly rows: number; readonly columns: readonly Column[] };

type Typed = Exclude<ColumnData, readonly string[]>;
type TypedConstructor = {
  new (length: number): Typed;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): Typed;
  readonly BYTES_PER_ELEMENT: number;
};
type Kind = { readonly array: TypedConstructor; readonly wide?: 'signed' | 'unsigned' } | 'string';

const kinds: Readonly<Record<string, Kind>> = {
  UInt8: { array: Uint8Array },
  Bool: { array: Uint8Array },
  Int8: { array: Int8Array },
  Enum8: { array: Int8Array },
  UInt16: { array: Uint16Array },
  Date: { array: Uint16Array },
  Int16: { array: Int16Array },
  Enum16: { array: Int16Array },
  UInt32: { array: Uint32Array },
  DateTime: { array: Uint32Array },
  Int32: { array: Int32Array },
  Date32: { array: Int32Array },
  Float32: { array: Float32Array },
  Float64: { array: Float64Array },
  Int64: { array: Float64Array, wide: 'signed' },
  DateTime64: { array: Float64Array, wide: 'signed' },
  UInt64: { array: Float64Array, wide: 'unsigned' },
  String: 'string',
};

const two32 = 4_294_967_296;

/** How a type is stored. Throws RangeError for a type that this codec does not support: cast it in the query. */
function kindOf(type: string): Kind {
  const bare = type.replace(/\(.*$/su, '');
  const kind = bare === 'Decimal' ? decimalKind(type) : kinds[bare];
  if (kind === undefined) throw new RangeError(`column type ${type} is not carried in Native format here; cast it in the query`);
  return kind;
}

function decimalKind(type: string): Kind | undefined {
  const precision = Number(/\((\d+)/u.exec(type)?.[1]);
  return precision > 9 && precision <= 18 ? kinds['Int64'] : undefined;
}

/** Turns 64-bit integers (little-endian halves) into doubles, in the same memory. Throws RangeError beyond 2^53. */
export function toDoubles(bytes: Uint8Array<ArrayBuffer>, unsigned: boolean): Float64Array {
  const halves = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  // each double replaces its halves, which are read first
  const out = new Float64Array(bytes.buffer, bytes.byteOffset, halves.length / 2);
  const shift = unsigned ? 0 : 0x20_0000;
  const keep = unsigned ? 21 : 22;
  let beyond = 0;
  for (let i = 0, j = 0; i < out.length; i += 1, j += 2) {
    const high = halves[j + 1] as number;
    beyond |= (high + shift) >>> keep;
    out[i] = high * two32 + ((halves[j] as number) >>> 0);
  }
  if (beyond !== 0) throw new RangeError('an integer beyond 2^53 cannot be told exactly');
  return out;
}

/** Turns doubles that hold integers into 64-bit little-endian integers. Throws RangeError if one is not an integer. */
export function toWide(values: ArrayLike<number>, unsigned: boolean): Uint8Array<ArrayBuffer> {
  const halves = new Int32Array(values.length * 2);
  for (let i = 0, j = 0; i < values.length; i += 1, j += 2) {
    const value = values[i] as number;
    if (!Number.isSafeInteger(value) || (unsigned && value < 0)) throw new RangeError(`${value} is not an integer that can be stored`);
    const high = Math.floor(value / two32);
    halves[j] = value - high * two32;
    halves[j + 1] = high;
  }
  return new Uint8Array(halves.buffer);
}

/** Returns the array for a column. */
type Room = (column: number, array: TypedConstructor, rows: number) => Typed;

const newRoom: Room = (_column, array, rows) => new array(rows);

/** Reuses the same memory for each block. */
function usedRoom(): Room {
  const held: ArrayBuffer[] = [];
  return (column, array, rows) => {
    const bytes = rows * array.BYTES_PER_ELEMENT;
    if ((held[column]?.byteLength ?? -1) < bytes) held[column] = new ArrayBuffer(bytes);
    return new array(held[column] as ArrayBuffer, 0, rows);
  };
}

async function readColumn(pieces: Pieces, at: number, rows: number, room: Room): Promise<Column> {
  const name = await pieces.text();
  const type = await pieces.text();
  const kind = kindOf(type);
  if (kind === 'string') return { name, type, data: await pieces.texts(rows) };
  if (kind.wide !== undefined) {
    const bytes = new Uint8Array(room(at, Float64Array, rows).buffer as ArrayBuffer, 0, rows * 8);
    await pieces.fill(bytes);
    return { name, type, data: toDoubles(bytes, kind.wide === 'unsigned') };
  }
  const data = room(at, kind.array, rows);
  await pieces.fill(new Uint8Array(data.buffer, 0, data.byteLength));
  return { name, type, data };
}

/**
 * Reads blocks as their bytes arrive. Blocks without rows are skipped. Throws RangeError if the bytes end within a block.
 * @param reused a block's arrays are valid only until the next is requested, so that large results leave nothing to garbage-collect
 */
export async function* decodeNative(source: AsyncIterable<Uint8Array>, reused = false): AsyncGenerator<Block> {
  const room = reused ? usedRoom() : newRoom;
  const pieces = new Pieces(source);
  try {
    while (!(await pieces.ended())) {
      const width = await pieces.number();
      const rows = await pieces.number();
      const columns: Column[] = [];
      for (let i = 0; i < width; i += 1) columns.push(await readColumn(pieces, i, rows, room));
      if (rows > 0) yield { rows, columns };
    }
  } finally {
    await pieces.leave();
  }
}

function varint(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
  return out;
}

function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(varint(bytes.length)), bytes]);
}

/** UTF-8 has at most three bytes for each code unit of a JavaScript string, and a length as a varint at most five. */
const [bytesOfUnit, bytesOfLength] = [3, 5];

/** Consecutive strings, each after its length: written into one buffer, because a column has a million of them. */
function textsBytes(texts: readonly string[]): Buffer {
  const most = texts.reduce((sum, text) => sum + text.length * bytesOfUnit + bytesOfLength, 0);
  const out = Buffer.allocUnsafe(most);
  let end = 0;
  for (const text of texts) {
    if (text.length * bytesOfUnit < 128) {
      const size = out.write(text, end + 1);
      out[end] = size;
      end += size + 1;
    } else {
      for (const byte of varint(Buffer.byteLength(text))) out[end++] = byte;
      end += out.write(text, end);
    }
  }
  return out.subarray(0, end);
}

function dataBytes(column: Column): Uint8Array {
  const kind = kindOf(column.type);
  const { data } = column;
  if (kind === 'string') return textsBytes(data as readonly string[]);
  if (kind.wide !== undefined) return toWide(data as Typed, kind.wide === 'unsigned');
  const typed = data as Typed;
  if (typed.BYTES_PER_ELEMENT !== new kind.array(0).BYTES_PER_ELEMENT || typed.constructor !== kind.array)
    throw new RangeError(`column ${column.name}: ${column.type} is carried in a ${kind.array.name}`);
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength);
}

/** Writes one block. Fixed-width columns are not copied: do not change them before the bytes are sent. */
export function encodeNative(columns: readonly Column[]): Uint8Array[] {
  const rows = columns[0]?.data.length ?? 0;
  const out: Uint8Array[] = [Buffer.from([...varint(columns.length), ...varint(rows)])];
  for (const column of columns) {
    if (column.data.length !== rows) throw new RangeError(`column ${column.name} has ${column.data.length} rows, not ${rows}`);
    out.push(textBytes(column.name), textBytes(column.type), dataBytes(column));
  }
  return out;
}
