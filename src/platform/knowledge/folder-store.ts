import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Fault, FileRead, Placed } from './read.ts';

const largestFile = 5_000_000;

/** The content of the files of a folder, and their faults. */
export type FolderRead = { readonly entries: readonly Placed[]; readonly faults: readonly Fault[] };

/** The knowledge files in a folder, which need not exist. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true }).catch(absent)).filter((name) => /\.ya?ml$/iu.test(name)).toSorted();
}

/**
 * Reads the files of a folder in order.
 * @param but a file to be left out
 */
export async function readFolder(folder: string, reader: (file: string, text: string) => FileRead, but?: string): Promise<FolderRead> {
  const files = (await namesIn(folder)).filter((name) => name.replaceAll('\\', '/') !== but);
  const entries: Placed[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const { size } = await stat(path);
    if (size > largestFile) faults.push({ file, line: 1, code: 'knowledge-too-large', evidence: { bytes: size, most: largestFile } });
    else {
      const read = reader(file, await readFile(path, 'utf8'));
      entries.push(...read.entries);
      faults.push(...read.faults);
    }
  }
  return { entries, faults };
}

function absent(cause: unknown): string[] {
  if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw cause;
}

export const findingOf = ({ file, line, code, evidence }: Fault): Finding => ({ code, severity: 'error', evidence: { file, line, ...evidence } });

/** Throws Problem `knowledge-bad` with every fault. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const [first] = faults;
  throw new Problem('cannot-do', 'knowledge-bad', { faults: faults.length, file: first?.file, line: first?.line }, faults.map(findingOf));
}
