export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/**
 * The result of a part of the long tests: from its closing line, or counted as one if it has none. A part that ended badly has failed,
 * whatever its line says; so has a part of vitest that ran nothing.
 * @param code of its process; null if a signal ended it
 */
export function closingOf(said: string, code: number | null): Counts {
  const line = said
    .matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gmu)
    .toArray()
    .at(-1);
  if (line === undefined) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const [passed = 0, failed = 0, skipped = 0] = line.slice(1).map(Number);
  const isBad = code !== 0 || passed + failed === 0;
  return { passed, failed: isBad ? Math.max(1, failed) : failed, skipped };
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts): number => all.reduce((total, one) => total + one[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
