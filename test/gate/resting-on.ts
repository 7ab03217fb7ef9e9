import { readFileSync, globSync } from 'node:fs';
import path from 'node:path';

/** Files by their paths from the root, and what each of them imports. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * Where all slices meet: a file that imports these depends on everything and on nothing in particular, so the traversal does not pass
 * through them.
 */
const meetings = /^(?:src\/[\w-]+\.ts|web\/[\w.-]+\.tsx?|test\/[\w-]+\.ts)$/u;

/** The folders of code and its tests. */
const folders = '{src,web,test,lint,deploy}/**/*.{ts,tsx}';

/** What every file of the checkout imports from the others, extracted from its text. */
export function importsOf(root: string): Imports {
  const files = globSync(folders, { cwd: root });
  return new Map(files.map((file) => [file, imported(file, readFileSync(path.join(root, file), 'utf8'))]));
}

/** @example imported('src/a/b.ts', "import { x } from '#c/d.ts'; import './e.ts'") // ['src/c/d.ts', 'src/a/e.ts'] */
export function imported(file: string, text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(?<what>[#.][^']+)'/gu)].map(({ groups }) => {
    const what = groups?.['what'] ?? '';
    return what.startsWith('#') ? `src/${what.slice(1)}` : path.join(path.dirname(file), what);
  });
}

/**
 * The test files of the places that a word names, and of what depends on them by imports. A word is a district or a slice of `src` or
 * `web/pages`, or the start of its name (`heat`), or the start of the name of a file in `test`.
 */
export function testsRestingOn(words: readonly string[], imports: Imports): string[] {
  const named = (file: string): boolean => words.some((word) => isNamed(file, word));
  const resting = new Set([...imports.keys()].filter(named));
  const importers = importersOf(imports);
  for (const file of resting) for (const one of meetings.test(file) ? [] : (importers.get(file) ?? [])) resting.add(one);
  const places = new Set([...resting].filter((file) => !file.startsWith('test/')).map((file) => path.dirname(file)));
  const isReached = (file: string): boolean => resting.has(file) || (!file.startsWith('test/') && places.has(path.dirname(file)));
  return [...imports.keys()].filter((file) => /\.(?:test|spec)\.tsx?$/u.test(file) && isReached(file)).toSorted();
}

function isNamed(file: string, word: string): boolean {
  const begins = (name: string | undefined): boolean =>
    name !== undefined && (name === word || name.startsWith(`${word}-`) || name.startsWith(`${word}.`));
  // district and slice of `src/heat/heat-notes/public/note.ts` and of `web/pages/heat/heat-notes/bill.tsx`
  const [top, ...folders] = file.split('/');
  if (top === 'test') return begins(path.basename(file)) || begins(folders[0]);
  return folders.slice(top === 'web' ? 1 : 0, top === 'web' ? 3 : 2).some(begins);
}

function importersOf(imports: Imports): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, all] of imports) for (const one of all) importers.set(one, [...(importers.get(one) ?? []), file]);
  return importers;
}
