/** The fields read from an import's record. */
export type ImportRecord = {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly began: Date;
  readonly undone: Date | null;
  readonly result: unknown;
};

/**
 * Of the imports, newest first, those with rejected rows that no later import of the same kind and file has corrected.
 * @example toCorrect(records).map(({ id }) => id) // [17]
 */
export function toCorrect<T extends ImportRecord>(records: readonly T[]): T[] {
  const seen = new Set<string>();
  return records.filter((one) => {
    const key = JSON.stringify([one.kind, correctedName(one.subject)]);
    if (seen.has(key)) return false;
    seen.add(key);
    return one.undone === null && rejectedOf(one.result) > 0;
  });
}

/** Rejected rows come back as a file of their own: `台账-rejects.xlsx` corrects what `台账.xlsx` left. */
const correctedName = (subject: string): string => subject.replace(/\.\w+$/u, '').replace(/-rejects(?:-\d+)?$/u, '');

function rejectedOf(result: unknown): number {
  const count = (result as { readonly rejectedCount?: unknown } | null)?.rejectedCount;
  return typeof count === 'number' ? count : 0;
}
