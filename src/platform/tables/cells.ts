/**
 * Safe spreadsheets: text that a spreadsheet would run as a formula goes out with a `'` before it, and comes in without. So does text that
 * begins with any number of `'` and then such text, so that what comes back is what went out.
 *
 * Signs that begin a formula, plain or full-width (a spreadsheet takes `＝` for `=`), also behind what is not seen: blanks, controls and
 * signs without a width, which are left out on the way in by one program or another (OWASP, CSV Injection). A control at the beginning is
 * enough: behind it another cell or row may begin.
 */
const risky = /^'*(?:\p{Cc}|[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠])/u;

const [quote, equals] = [0x27, 0x3d];

/** A formula that is a text alone, by which programs keep a spreadsheet from dropping noughts: `="0060101"`. */
const textFormula = /^="([^"]*)"$/u;

/** A cell's text as it is written; numbers need none of this. */
export function safeCell(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

/** The same for a format in which nothing is run: only what an import would take for a `'` that was put on. */
export function keptCell(text: string): string {
  return unsafeCell(text) === text ? text : `'${text}`;
}

/** A cell's text as it is meant: takes one `'` off where `safeCell` put one on, and `="…"` from around a text. */
export function unsafeCell(text: string): string {
  const first = text.charCodeAt(0);
  if (first === equals) return textFormula.exec(text)?.[1] ?? text;
  return first === quote && risky.test(text) ? text.slice(1) : text;
}

/** The same on bytes of UTF-8: where the meant text begins and ends. */
export function unsafeSpan(bytes: Buffer, start: number, end: number): readonly [number, number] {
  if (start >= end || (bytes[start] !== quote && bytes[start] !== equals)) return [start, end];
  const text = bytes.toString('utf8', start, end);
  if (bytes[start] === equals) return textFormula.test(text) ? [start + 2, end - 1] : [start, end];
  return [risky.test(text) ? start + 1 : start, end];
}
