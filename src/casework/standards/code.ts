/** Why a code is invalid: it is not in the table, or ends in 0 where the table goes deeper. */
export type CodeFault = 'standard-code-unknown' | 'standard-code-incomplete';

/** Part, discipline, category, item, number. */
export type Levels = readonly [number, number, number, number, number];

/** The five integers of a code, ignoring width and leading zeros; null if it is not such a code. @example levelsOf('3.6.1.0.12') */
export function levelsOf(text: string): Levels | null {
  const bare = text.normalize('NFKC').replaceAll('。', '.').trim();
  if (!/^\d{1,6}(\.\d{1,6}){4}$/u.test(bare)) return null;
  // the pattern above has exactly as many numbers as `Levels`
  return bare.split('.').map(Number) as unknown as Levels;
}

/** The levels above the number in a code: `3.6.1.0.12` is below `3.6.1`. */
export function aboveNumber(levels: Levels): string {
  const upper = levels.slice(0, 4);
  const end = upper.findIndex((level, at) => level === 0 && upper.slice(at).every((one) => one === 0));
  return upper.slice(0, end === -1 ? 4 : end).join('.');
}

/**
 * What is wrong with a code (SX 四(四)2): a level that the table lacks is 0, and a level that the table has is not 0. The number is never
 * 0.
 * @param table the codes of all levels, `3`, `3.6`, `3.6.1` …
 */
export function codeFault(levels: Levels, table: ReadonlySet<string>): CodeFault | null {
  const above = aboveNumber(levels);
  if (above === '') return levels.slice(0, 4).every((level) => level === 0) ? 'standard-code-incomplete' : 'standard-code-unknown';
  if (!table.has(above)) return 'standard-code-unknown';
  if (levels[4] === 0) return 'standard-code-incomplete';
  return isLeaf(above, table) ? null : 'standard-code-incomplete';
}

/** Whether the table goes no deeper. */
export function isLeaf(code: string, table: ReadonlySet<string>): boolean {
  for (const other of table) if (other.startsWith(`${code}.`)) return false;
  return true;
}

/** Whether a code is below another, or equal to it; compared level by level. @example isUnder('3.6.1.0.12', '3.6') // true */
export const isUnder = (code: string, under: string): boolean => code === under || code.startsWith(`${under}.`);

/** Orders codes by their numbers: 3.6.1.0.2 before 3.6.1.0.12. */
export function compareCodes(one: string, other: string): number {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
