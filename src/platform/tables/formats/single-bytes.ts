import type { OpenBytes } from '../unpack.ts';

/** How non-ASCII bytes occur in a text that is not UTF-8: alone, among Western letters, or several together. */
type Stand = { alone: number; western: number; together: number };

const isLetter = (byte: number | undefined): boolean => byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
/** Accented letters, and characters of units and addresses: `°`, `²`, `³`, `µ`, `§`, `º`, `ª`, `€`, a quote, a dash, a space. */
const isWestern = (byte: number): boolean =>
  byte >= 0xc0 || [0x80, 0x92, 0x96, 0xa0, 0xa7, 0xaa, 0xb0, 0xb2, 0xb3, 0xb4, 0xb5, 0xba].includes(byte);

/**
 * Whether a text is in a single-byte encoding, as Windows uses it in Western countries (`Zähler`, `Énergie`): Chinese comes in runs of
 * pairs, whereas accented letters occur alone among others. `strange`: they occur alone, but are not Western.
 */
export async function areSingleBytes(open: OpenBytes): Promise<'western' | 'strange' | null> {
  const stand: Stand = { alone: 0, western: 0, together: 0 };
  let text: number[] = [];
  for await (const chunk of open()) {
    // the bytes around a run are examined as well, so some are kept for the next chunk
    const bytes = [...text, ...chunk];
    const end = endOfRuns(bytes);
    countRuns(bytes.slice(0, end + 1), stand);
    text = bytes.slice(Math.max(0, end));
    if (stand.alone + stand.together > enoughRuns) break;
  }
  countRuns(text, stand);
  if (stand.alone === 0 || stand.alone < 2 * stand.together) return null;
  return stand.western >= 0.8 * stand.alone ? 'western' : 'strange';
}

const enoughRuns = 10_000;

/** Where a run surely ends: the last ASCII byte, but not a digit that may be the second or fourth byte of a character of GB18030. */
function endOfRuns(bytes: readonly number[]): number {
  const isInside = (at: number): boolean => (bytes[at] as number) >= 0x80 || (isFigure(bytes[at]) && (bytes[at - 1] ?? 0) >= 0x80);
  let at = bytes.length - 1;
  while (at >= 0 && isInside(at)) at -= 1;
  return at;
}

function countRuns(bytes: readonly number[], stand: Stand): void {
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] as number) < 0x80) continue;
    let end = at;
    while (end < bytes.length && (bytes[end] as number) >= 0x80) end += 1;
    const [before, byte, next] = [bytes[at - 1], bytes[at] as number, bytes[end]];
    const pair = bytes.slice(at, end);
    if (isOfFour(bytes, at, end)) {
      stand.together += 1;
      end += 3;
    } else if (end - at === 2 && isLetter(before) && isSmall(next) && pair.every((one) => one >= 0xdf)) {
      // `Größe`
      stand.alone += 1;
      stand.western += 1;
    } else if (end - at > 1) stand.together += 1;
    else {
      stand.alone += 1;
      if (isWestern(byte) && isNatural(before, byte, next)) stand.western += 1;
    }
    at = end;
  }
}

const isFigure = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isSmall = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x61 && byte <= 0x7a;

/** Whether a rare four-byte character of GB18030 begins here: every second byte is a digit. */
const isOfFour = (bytes: readonly number[], at: number, end: number): boolean =>
  end - at === 1 && isFigure(bytes[end]) && (bytes[end + 1] ?? 0) >= 0x81 && isFigure(bytes[end + 2]);

/** An accented letter is next to another letter, and a lower-case one is not followed by a capital; symbols may be anywhere. */
function isNatural(before: number | undefined, byte: number, next: number | undefined): boolean {
  if (byte < 0xc0) return true;
  const isSmall = byte >= 0xdf;
  const isCapitalNext = next !== undefined && next >= 0x41 && next <= 0x5a;
  const isCapitalBefore = before !== undefined && before >= 0x41 && before <= 0x5a;
  return (isLetter(before) || isLetter(next)) && !(isSmall && isCapitalNext && !isCapitalBefore);
}
