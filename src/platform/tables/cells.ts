/**
 * Safe spreadsheets: text that a spreadsheet would run as a formula is written with a `'` in front, which is removed on import. The same
 * applies to such text preceded by any number of `'`, so that a round trip returns the original.
 *
 * Characters that begin a formula, plain or full-width (a spreadsheet reads `＝` as `=`), also after invisible ones: spaces, control and
 * zero-width characters, which some programs drop on import (OWASP, CSV Injection). A control character at the beginning is enough: another
 * cell or row may begin after it.
 */
const risky = /^'*(?:\p{Cc}|[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠])/u;

const [quote, equals] = [0x27, 0x3d];

/** A formula that is only a text, used by programs to keep a spreadsheet from dropping leading zeros: `="0060101"`. */
const textFormula = /^="([^"]*)"$/u;

/** A cell's text as written; numbers need none of this. */
export function safeCell(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

/** The same for a format in which nothing is executed: escapes only text from which an import would remove a `'`. */
export function keptCell(text: string): string {
  return unsafeCell(text) === text ? text : `'${text}`;
}

/** The intended text of a cell: removes one `'` added by `safeCell`, and `="…"` around a text. */
export function unsafeCell(text: string): string {
  const first = text.charCodeAt(0);
  if (first === equals) return textFormula.exec(text)?.[1] ?? text;
  return first === quote && risky.test(text) ? text.slice(1) : text;
}

/** The same on UTF-8 bytes: where the intended text begins and ends. */
export function unsafeSpan(bytes: Buffer, start: number, end: number): readonly [number, number] {
  if (start >= end || (bytes[start] !== quote && bytes[start] !== equals)) return [start, end];
  const text = bytes.toString('utf8', start, end);
  if (bytes[start] === equals) return textFormula.test(text) ? [start + 2, end - 1] : [start, end];
  return [risky.test(text) ? start + 1 : start, end];
}
