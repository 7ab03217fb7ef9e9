/** The next code of a kind that nobody has: `F3`. */
export function nextCode(kind: string, taken: readonly string[]): string {
  let at = taken.length + 1;
  while (taken.includes(`${kind}${at}`)) at += 1;
  return `${kind}${at}`;
}
