import type { FolderRead } from './folder-store.ts';
import type { Fault, Placed } from './read.ts';

/** The entries of the city's own files that can be used, and all faults of the other files. */
export type SoundFiles = { readonly entries: readonly Placed[]; readonly faults: readonly Fault[] };

/**
 * Leaves out the files with faults, and then those that depend on them, until what is left has no faults together.
 * @param read files that cannot be read have faults and no entries
 * @param faultsOf the faults of entries together with the shipped ones
 */
export function soundFiles(read: FolderRead, faultsOf: (entries: readonly Placed[]) => readonly Fault[]): SoundFiles {
  const faults: Fault[] = [...read.faults];
  let entries = read.entries;
  for (;;) {
    const found = faultsOf(entries);
    if (found.length === 0) return { entries, faults };
    faults.push(...found);
    // what is wrong without any of them lies in the shipped files
    if (entries.length === 0) return { entries, faults };
    const atFault = new Set(found.map(({ file }) => file));
    const left = entries.filter(({ file }) => !atFault.has(file));
    // a fault of a shipped file caused by the city's own files: it is unknown which of them caused it
    entries = left.length < entries.length ? left : [];
  }
}
