import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { stringify } from 'yaml';

/**
 * The file of a version of a procedure, found in one of some folders by what it says of itself; what was written, where no file has it.
 * @param folders of knowledge, in the order they are looked through
 */
export async function procedureText(
  folders: readonly (string | null)[],
  { id, version, written }: { readonly id: string; readonly version: number; readonly written: string },
): Promise<string> {
  for (const folder of folders) {
    if (folder === null) continue;
    const names = (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) => /procedures[/\\][^/\\]+\.ya?ml$/iu.test(name));
    for (const name of names.toSorted()) {
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      if (isThat(text, id, version)) return text;
    }
  }
  return stringify(JSON.parse(written), { lineWidth: 0 });
}

function isThat(text: string, id: string, version: number): boolean {
  if (!text.includes(id)) return false;
  try {
    const said = load(text) as { readonly kind?: unknown; readonly id?: unknown; readonly version?: unknown } | null;
    return said?.kind === 'procedure' && said.id === id && said.version === version;
  } catch {
    return false;
  }
}
