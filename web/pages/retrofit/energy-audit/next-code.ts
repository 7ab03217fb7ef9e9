/** The next unused code of a kind: `F3`. */
export function nextCode(kind: string, taken: readonly string[]): string {
  let at = taken.length + 1;
  while (taken.includes(`${kind}${at}`)) at += 1;
  return `${kind}${at}`;
}
