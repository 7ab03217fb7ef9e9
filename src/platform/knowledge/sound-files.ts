import type { FolderRead } from './folder-store.ts';
import type { Fault, Placed } from './read.ts';

/** The entries of the city's own files that can be taken, and all that is wrong with the other files. */
export type SoundFiles = { readonly entries: readonly Placed[]; readonly faults: readonly Fault[] };

/**
 * Leaves out the files that are at fault, and in turn those that cannot stand without them, until what is left is sound together.
 * @param read files that cannot be read have faults and no entries
 * @param faultsOf what is wrong with entries beside those that ship
 */
export function soundFiles(read: FolderRead, faultsOf: (entries: readonly Placed[]) => readonly Fault[]): SoundFiles {
  const faults: Fault[] = [...read.faults];
  let entries = read.entries;
  for (;;) {
    const found = faultsOf(entries);
    if (found.length === 0) return { entries, faults };
    faults.push(...found);
    const atFault = new Set(found.map(({ file }) => file));
    const left = entries.filter(({ file }) => !atFault.has(file));
    // a fault of a file that ships, which the city's own have brought about: which of them did is not told
    entries = left.length < entries.length ? left : [];
  }
}
