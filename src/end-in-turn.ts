type Work = (() => Promise<unknown> | void) | undefined;

/**
 * Ends parts one after another. Where one cannot end as it should, because a store is away, that is told, and the others end all the same:
 * otherwise the program would neither work nor go.
 */
export async function endInTurn(works: readonly Work[], warn: (message: string, error?: unknown) => void): Promise<void> {
  for (const work of works) {
    try {
      await work?.();
    } catch (trouble) {
      warn('a part of the program did not end as it should', trouble);
    }
  }
}
