/**
 * Safe spreadsheets: text that a spreadsheet would run as a formula goes out with a `'` before it, and comes in without. So does text that begins
 * with any number of `'` and then one of these, so that what comes back is what went out.
 */
const risky = /^'*[=+\-@\t]/u;

/** A cell's text as it is written; numbers need none of this. */
export function safeCell(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

/** A cell's text as it is meant: takes one `'` off where `safeCell` put one on. */
export function unsafeCell(text: string): string {
  return text.charCodeAt(0) === 39 && risky.test(text) ? text.slice(1) : text;
}

/** The same on bytes: where the meant text begins. */
export function unsafeStart(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== 39) return start;
  let at = start;
  while (at < end && bytes[at] === 39) at += 1;
  return at < end && isRisky(bytes[at] as number) ? start + 1 : start;
}

function isRisky(byte: number): boolean {
  return byte === 61 || byte === 43 || byte === 45 || byte === 64 || byte === 9;
}
