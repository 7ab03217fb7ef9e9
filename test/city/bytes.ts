import { closeSync, openSync, writeSync } from 'node:fs';

/** Time stamps of one width, concatenated. */
export type Stamps = { readonly bytes: Buffer; readonly width: number };

const room = 1 << 20;
const comma = 0x2c;
const newline = 0x0a;

/** Writes a csv file as bytes: a fixed buffer and no string per number, so that hundreds of millions of readings cost no memory. */
export class CsvFile {
  readonly path: string;
  private readonly buffer = Buffer.allocUnsafe(room);
  private readonly file: number;
  private at = 0;

  constructor(path: string) {
    this.path = path;
    this.file = openSync(path, 'w');
  }

  /** A whole line of texts, quoted where necessary. */
  row(cells: readonly (string | number | null | undefined)[]): void {
    this.raw(Buffer.from(`${cells.map(quoted).join(',')}\n`));
  }

  raw(bytes: Buffer): void {
    if (this.at + bytes.length > room) this.flush();
    if (bytes.length > room) writeAll(this.file, bytes, bytes.length);
    else this.at += bytes.copy(this.buffer, this.at);
  }

  /**
   * Lines `stamp,code,value` for one meter: the long layout. Missing values (below 0) have no line.
   * @param stamps time stamps of equal width, each with its comma, the first value's at `from`
   * @param code the meter's code with its comma
   */
  long(stamps: Stamps, from: number, code: Buffer, values: Float64Array): void {
    const { bytes, width } = stamps;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i] as number;
      if (value < 0) continue;
      if (this.at + width + code.length + 24 > room) this.flush();
      this.part(bytes, (from + i) * width, width);
      this.part(code, 0, code.length);
      this.hundredths(value);
      this.buffer[this.at++] = newline;
    }
  }

  /** One line of the wide layout: a stamp, then the value at `step` of each meter, empty if it is missing. */
  wide(stamp: Buffer, meters: readonly Float64Array[], step: number): void {
    this.raw(stamp);
    for (const values of meters) {
      if (this.at + 24 > room) this.flush();
      this.buffer[this.at++] = comma;
      const value = values[step] as number;
      if (value >= 0) this.hundredths(value);
    }
    this.buffer[this.at++] = newline;
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private part(bytes: Uint8Array, from: number, length: number): void {
    for (let i = 0; i < length; i += 1) this.buffer[this.at++] = bytes[from + i] as number;
  }

  /** `12345` as `123.45`. The integer part is below 2^31. */
  private hundredths(value: number): void {
    const whole = Math.floor(value / 100) | 0;
    const rest = (value - whole * 100) | 0;
    this.at += digitsOf(whole);
    let end = this.at;
    for (let left = whole; ; left = (left / 10) | 0) {
      this.buffer[--end] = 48 + (left % 10);
      if (left < 10) break;
    }
    this.buffer[this.at++] = 46;
    this.buffer[this.at++] = 48 + ((rest / 10) | 0);
    this.buffer[this.at++] = 48 + (rest % 10);
  }

  private flush(): void {
    writeAll(this.file, this.buffer, this.at);
    this.at = 0;
  }
}

function writeAll(file: number, bytes: Buffer, length: number): void {
  for (let done = 0; done < length;) done += writeSync(file, bytes, done, length - done);
}

function digitsOf(whole: number): number {
  let digits = 1;
  for (let bound = 10; whole >= bound; bound *= 10) digits += 1;
  return digits;
}

function quoted(cell: string | number | null | undefined): string {
  const text = String(cell ?? '');
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
