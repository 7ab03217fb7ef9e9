import { unsafeSpan } from '#platform/tables/cells.ts';
import { isBlankMark } from '#platform/tables/number.ts';

/** The results of failed formulas, and what programs and pivot tables write for empty values. */
const nothing =
  /^(?:NULL|null|NaN|nan|None|undefined|\(null\)|[(（](?:blank|空白)[)）]|#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA))$/u;

/**
 * Numbers the distinct codes of a file in order of appearance, from their bytes and without building a string for each row. A code is
 * trimmed of spaces; it is compared byte for byte.
 */
export function createCodes() {
  let slots = new Int32Array(1024).fill(-1);
  let hashes = new Int32Array(512);
  const texts: string[] = [];
  const heads: Buffer[] = [];
  let last = -1;

  const place = (hash: number, bytes: Buffer, start: number, end: number): number => {
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at] as number;
      if (slot === -1) return ~at;
      if (hashes[slot] === hash && same(heads[slot] as Buffer, bytes, start, end)) return slot;
    }
  };

  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const wider = new Int32Array(hashes.length * 2);
    wider.set(hashes);
    hashes = wider;
    const mask = slots.length - 1;
    texts.forEach((_, slot) => {
      let at = (hashes[slot] as number) & mask;
      while (slots[at] !== -1) at = (at + 1) & mask;
      slots[at] = slot;
    });
  };

  return {
    /** The distinct codes so far, by number. */
    texts,
    /** The number of the code in these bytes; -1 if they are blank, or a mark for an unknown value. */
    of(bytes: Buffer, from: number, to: number): number {
      let [start, end] = [from, to];
      while (start < end && (bytes[start] as number) <= 32) start += 1;
      while (end > start && (bytes[end - 1] as number) <= 32) end -= 1;
      [start, end] = unsafeSpan(bytes, start, end);
      if (start === end) return -1;
      if (last >= 0 && same(heads[last] as Buffer, bytes, start, end)) return last;
      // In a file sorted by time the codes come in the same order again and again.
      const next = last + 1 < heads.length ? last + 1 : 0;
      if (next < heads.length && same(heads[next] as Buffer, bytes, start, end)) return (last = next);
      const hash = hashOf(bytes, start, end);
      const found = place(hash, bytes, start, end);
      if (found >= 0) return (last = found);
      const text = bytes.toString('utf8', start, end);
      if (isBlankMark(text) || nothing.test(text)) return -1;
      const slot = texts.length;
      if (slot * 2 >= slots.length) {
        grow();
        return this.of(bytes, start, end);
      }
      slots[~found] = slot;
      hashes[slot] = hash;
      const head = Buffer.from(bytes.subarray(start, end));
      heads.push(head);
      texts.push(text);
      return (last = slot);
    },
    /** The number of a code given as text, such as a column's heading. */
    add(text: string): number {
      const bytes = Buffer.from(text, 'utf8');
      return this.of(bytes, 0, bytes.length);
    },
  };
}

export type Codes = ReturnType<typeof createCodes>;

function same(head: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (head.length !== end - start) return false;
  for (let at = 0; at < head.length; at++) if (head[at] !== bytes[start + at]) return false;
  return true;
}

/** FNV-1a over the bytes. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash;
}
