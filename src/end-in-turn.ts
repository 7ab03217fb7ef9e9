type Work = (() => Promise<unknown> | void) | undefined;

/**
 * Ends parts one after another. If one cannot end properly because a store is away, this is logged and the others end all the same:
 * otherwise the program would neither work nor exit.
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
