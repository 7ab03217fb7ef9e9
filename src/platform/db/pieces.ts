/** Bytes that arrive in chunks, read in order. Throws RangeError if they end too early. */
export class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #piece: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Fetches the next chunk and appends it to the remaining bytes; false at the end. */
  async more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    const piece = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.#piece = this.#at === this.#piece.length ? piece : Buffer.concat([this.#piece.subarray(this.#at), piece]);
    this.#at = 0;
    return true;
  }

  /** No more is needed: the source may be closed. */
  async leave(): Promise<void> {
    await this.#source.return?.();
  }

  async ended(): Promise<boolean> {
    while (this.#at === this.#piece.length) if (!(await this.more())) return true;
    return false;
  }

  /** A whole variable-length number (LEB128), or -1 if the chunk ends within it. */
  #tryNumber(): number {
    let value = 0;
    for (let i = this.#at, factor = 1; i < this.#piece.length; i += 1, factor *= 128) {
      const byte = this.#piece[i] as number;
      value += (byte & 127) * factor;
      if (byte < 128) {
        this.#at = i + 1;
        return value;
      }
    }
    return -1;
  }

  #tryText(): string | null {
    const start = this.#at;
    const length = this.#tryNumber();
    if (length < 0 || this.#at + length > this.#piece.length) {
      this.#at = start;
      return null;
    }
    this.#at += length;
    return this.#piece.toString('utf8', this.#at - length, this.#at);
  }

  async number(): Promise<number> {
    for (;;) {
      const value = this.#tryNumber();
      if (value >= 0) return value;
      await this.#must();
    }
  }

  async text(): Promise<string> {
    for (;;) {
      const text = this.#tryText();
      if (text !== null) return text;
      await this.#must();
    }
  }

  async texts(count: number): Promise<string[]> {
    const out: string[] = [];
    while (out.length < count) {
      const text = this.#tryText();
      if (text === null) await this.#must();
      else out.push(text);
    }
    return out;
  }

  async fill(target: Uint8Array): Promise<void> {
    let done = 0;
    while (done < target.length) {
      if (this.#at === this.#piece.length) await this.#must();
      const part = Math.min(target.length - done, this.#piece.length - this.#at);
      target.set(this.#piece.subarray(this.#at, this.#at + part), done);
      this.#at += part;
      done += part;
    }
  }

  async #must(): Promise<void> {
    if (!(await this.more())) throw new RangeError('the answer ended within a block');
  }
}
