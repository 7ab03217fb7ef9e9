import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** A file shorter than this, in lines, is not worth a place of its own if only one other uses it. */
const short = 40;
/** The most lines that a file may come to by taking in another. */
const most = 260;

/** Files whose name says what they are in every slice: a reader looks for them there, however short they are. */
const named =
  /(?:^|[/-])(?:slice|routes|words|downloads|facts|contract|vocabulary|store|worker|sender|line|door|caller|devices|terms|kind|address)\.tsx?$|-file\.ts$|\/(?:commands|public)\//u;

const files = globSync('{src,web,test,bench,deploy,bin}/**/*.{ts,tsx}', { cwd: root, exclude: ['**/*.d.ts'] }).map((file) =>
  file.replaceAll(path.sep, '/'),
);
const isTest = (file: string): boolean => /\.(?:test|spec)\.tsx?$|^(?:test|bench)\//u.test(file);
const textOf = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
const linesOf = (file: string): number => (textOf.get(file) ?? '').split('\n').length - 1;

/** The slice of a file, or the folder of its pages. */
const placeOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('src/') ? 3 : 4)
    .join('/');

type Use = { readonly by: string; readonly apart: boolean };

/** What is taken in with `import()`, by its address, or only handed on, stays a file. */
const specifiers = /(?:(?<apart>\bimport\(|\bURL\(|\bexport (?:type )?\{[^}]*\} from\s)|\bfrom\s|\bimport\s)\s*'(?<specifier>[#.][^'?]+)/gu;

function usesOf(): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const [by, text] of textOf)
    for (const { groups = {} } of text.matchAll(specifiers)) {
      const { specifier = '', apart } = groups;
      const file = specifier.startsWith('#') ? `src/${specifier.slice(1)}` : path.posix.join(path.posix.dirname(by), specifier);
      uses.set(file, [...(uses.get(file) ?? []), { by, apart: apart !== undefined }]);
    }
  return uses;
}

test('a short file that only one other uses, next to it, is part of that one, unless it has its own test or its name says what it is', () => {
  const fragments = [...usesOf()].flatMap(([file, uses]) => {
    const [only, ...others] = [...new Map(uses.map((use) => [use.by, use])).values()];
    if (only === undefined || others.length > 0 || isTest(only.by) || only.apart || named.test(file) || isTest(file)) return [];
    const together = linesOf(file) + linesOf(only.by);
    const isFragment = textOf.has(file) && linesOf(file) < short && placeOf(file) === placeOf(only.by) && together <= most;
    return isFragment ? [`${file} in ${only.by}`] : [];
  });
  expect(fragments).toEqual([]);
});
