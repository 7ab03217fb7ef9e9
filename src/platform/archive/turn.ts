const lineFeed = 10;

/** Tables with more columns are not transposed. */
const mostColumns = 65_536;

const headBytes = 8;

/**
 * Transposes lines of a table to columns, which halves the packed size because similar values are adjacent. The output is the number of
 * columns and of rows (two uint32, little-endian), then the cells of each column, each followed by a line feed; a carriage return before a
 * line end belongs to the last cell. Quotes have no meaning here: bytes are moved, nothing is parsed.
 * @param bytes whole lines, the last with its line feed
 * @param delimiter between cells, one byte
 * @returns null if the lines do not all have the same number of delimiters, or there is only one column or line
 */
export function turned(bytes: Buffer, delimiter: number): Buffer | null {
  const sizes = columnSizes(bytes, delimiter);
  if (sizes === null) return null;
  const columns = sizes.length;
  const out = Buffer.allocUnsafe(headBytes + bytes.length);
  const places = new Uint32Array(columns);
  for (let column = 0, at = headBytes; column < columns; at += sizes[column] as number, column += 1) places[column] = at;
  let rows = 0;
  for (let at = 0, column = 0, place = headBytes; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte !== delimiter && byte !== lineFeed) {
      out[place] = byte;
      place += 1;
      continue;
    }
    out[place] = lineFeed;
    places[column] = place + 1;
    if (byte === lineFeed) rows += 1;
    column = byte === lineFeed ? 0 : column + 1;
    place = places[column] as number;
  }
  out.writeUInt32LE(columns, 0);
  out.writeUInt32LE(rows, 4);
  return out;
}

/** The original lines. @throws RangeError if the bytes were not produced by `turned` */
export function turnedBack(bytes: Buffer, delimiter: number): Buffer {
  const [columns, rows] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
  const places = columnStarts(bytes, columns, rows);
  const out = Buffer.allocUnsafe(bytes.length - headBytes);
  let to = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let at = places[column] as number;
      for (let byte = bytes[at] as number; byte !== lineFeed; byte = bytes[(at += 1)] as number, to += 1) out[to] = byte;
      out[to] = column === columns - 1 ? lineFeed : delimiter;
      to += 1;
      places[column] = at + 1;
    }
  }
  if (to !== out.length) throw new RangeError('no turned table');
  return out;
}

/** The size of each column in bytes, including line feeds; null if the lines differ in their number of cells. */
function columnSizes(bytes: Buffer, delimiter: number): Uint32Array | null {
  const first = bytes.indexOf(lineFeed) + 1;
  if (first === 0 || first === bytes.length || bytes.at(-1) !== lineFeed) return null;
  let columns = 1;
  for (let at = 0; at < first; at += 1) if (bytes[at] === delimiter) columns += 1;
  if (columns < 2 || columns > mostColumns) return null;
  const sizes = new Uint32Array(columns);
  for (let at = 0, column = 0, begin = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== delimiter && byte !== lineFeed) continue;
    if (column >= columns || (byte === lineFeed) !== (column === columns - 1)) return null;
    sizes[column] = (sizes[column] as number) + at + 1 - begin;
    begin = at + 1;
    column = byte === lineFeed ? 0 : column + 1;
  }
  return sizes;
}

function columnStarts(bytes: Buffer, columns: number, rows: number): Uint32Array {
  if (columns * rows > bytes.length) throw new RangeError('no turned table');
  const starts = new Uint32Array(columns);
  let at = headBytes;
  for (let column = 0; column < columns; column += 1) {
    starts[column] = at;
    for (let row = 0; row < rows; row += 1) {
      at = bytes.indexOf(lineFeed, at) + 1;
      if (at === 0) throw new RangeError('no turned table');
    }
  }
  return starts;
}
