/**
 * Writes JSON character by character into memory that is reused: allocating several MB for each response would cause most of the garbage.
 */
export class JsonWriter {
  #out = new Uint8Array(usualBytes);
  #at = 0;

  /** Reserves space for a number of bytes; all methods below except `text` require this to be called before. */
  reserve(more: number): void {
    const need = this.#at + more;
    if (need <= this.#out.length) return;
    const wide = new Uint8Array(Math.max(need, 2 * this.#out.length));
    wide.set(this.#out.subarray(0, this.#at));
    this.#out = wide;
  }

  /** Discards what was written, and releases the memory needed for an exceptionally large response. */
  clear(): void {
    this.#at = 0;
    if (this.#out.length > keptBytes) this.#out = new Uint8Array(usualBytes);
  }

  /** Writes JSON unchanged; anything not ASCII is within its strings and is escaped there. */
  text(json: string): void {
    const bytes = new TextEncoder().encode(json.replaceAll(/[\u0080-\uffff]/g, escaped));
    this.reserve(bytes.length);
    this.#out.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** One ASCII character. */
  sign(byte: number): void {
    this.#out[this.#at++] = byte;
  }

  /** `count` bytes from another buffer, starting at `begin`. */
  bytes(from: Uint8Array, begin: number, count: number): void {
    const [out, at] = [this.#out, this.#at];
    for (let i = 0; i < count; i++) out[at + i] = from[begin + i] as number;
    this.#at = at + count;
  }

  /**
   * As `JSON.stringify` writes it, with at most `mostDigits` characters; NaN is null. Numbers with up to six decimals are written digit by
   * digit, which takes a tenth of the time.
   */
  number(value: number): void {
    // a year that is not measured yet is all nulls
    if (Number.isNaN(value)) return this.bytes(unknown, 0, unknown.length);
    const millionths = Math.round(value * 1e6);
    if (!(Math.abs(millionths) < 1e15 && millionths / 1e6 === value)) return this.text(JSON.stringify(value));
    if (millionths < 0) this.sign(minus);
    this.#digits(Math.abs(millionths));
  }

  #digits(millionths: number): void {
    const whole = Math.floor(millionths / 1e6);
    let rest = millionths - whole * 1e6;
    this.#whole(whole);
    if (rest === 0) return;
    this.sign(point);
    for (let place = 100_000; rest > 0; place /= 10) {
      const digit = Math.floor(rest / place);
      this.sign(zero + digit);
      rest -= digit * place;
    }
  }

  #whole(value: number): void {
    let [place, digits] = [10, 1];
    while (value >= place) {
      place *= 10;
      digits += 1;
    }
    let rest = value;
    for (let i = digits - 1; i >= 0; i--) {
      const tens = Math.floor(rest / 10);
      this.#out[this.#at + i] = zero + rest - tens * 10;
      rest = tens;
    }
    this.#at += digits;
  }

  /** Everything written since it was cleared, in newly allocated memory. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#out.slice(0, this.#at);
  }
}

/** By UTF-16 unit, as JSON requires. */
const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The most characters of a JavaScript number. */
export const mostDigits = 25;

/** The initial memory, and the most that is kept between responses: a year by quarter hours takes 4 MB. */
const usualBytes = 1 << 16;
const keptBytes = 1 << 24;

const [minus, point, zero] = [0x2d, 0x2e, 0x30];
const unknown = new TextEncoder().encode('null');
