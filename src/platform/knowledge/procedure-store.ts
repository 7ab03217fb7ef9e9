import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { withoutKind } from './checked-file.ts';
import { readKnowledge } from './read.ts';

/**
 * The file of a version of a procedure, found in one of some folders by its content; the stored text, if no file contains it.
 * @param folders of knowledge, in search order
 */
export async function procedureText(
  folders: readonly (string | null)[],
  { id, written }: { readonly id: string; readonly written: string },
): Promise<string> {
  for (const folder of folders) {
    if (folder === null) continue;
    const names = (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) => /procedures[/\\][^/\\]+\.ya?ml$/iu.test(name));
    for (const name of names.toSorted()) {
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      if (isThat(name, text, id, written)) return text;
    }
  }
  return stringify({ kind: 'procedure', ...withoutKind(written) }, { lineWidth: 0 });
}

/** Whether a text is exactly the known version: a file changed since then is not. */
function isThat(file: string, text: string, id: string, written: string): boolean {
  if (!text.includes(id)) return false;
  const { entries } = readKnowledge(file, text);
  return entries.length === 1 && entries[0]?.written === written;
}
