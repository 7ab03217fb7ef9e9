import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');
const mostFiles = 40;

/** Districts hold slices, slices hold folders. */
const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name));

const slices = foldersIn(src)
  .filter((district) => !['kernel', 'cli'].includes(path.basename(district)))
  .flatMap(foldersIn);

/** Files without tests. */
const filesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

const importedFrom = /(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/gu;

/** The folders of its slice that a folder imports from, including types. */
function usedBy(folder: string, slice: string): Set<string> {
  const used = new Set<string>();
  for (const name of filesIn(folder))
    for (const [, specifier] of readFileSync(path.join(folder, name), 'utf8').matchAll(importedFrom)) {
      const [first, ...rest] = path.relative(slice, path.resolve(folder, specifier ?? '')).split(path.sep);
      if (first !== undefined && first !== '..' && rest.length > 0 && first !== path.basename(folder)) used.add(first);
    }
  return used;
}

/** The cycle back to the start, as `a > b > a`; null if there is none. */
function circleFrom(start: string, uses: ReadonlyMap<string, ReadonlySet<string>>, way: readonly string[] = [start]): string | null {
  for (const next of uses.get(way.at(-1) ?? start) ?? []) {
    if (next === start) return [...way, next].join(' > ');
    const circle = way.includes(next) ? null : circleFrom(start, uses, [...way, next]);
    if (circle !== null) return circle;
  }
  return null;
}

test('no two folders of a slice import each other, not even types', () => {
  const circles = slices.flatMap((slice) => {
    const uses = new Map(foldersIn(slice).map((folder) => [path.basename(folder), usedBy(folder, slice)]));
    return [...uses.keys()]
      .map((folder) => circleFrom(folder, uses))
      .flatMap((way) => (way === null ? [] : `${path.basename(slice)}: ${way}`));
  });
  expect(circles).toEqual([]);
});

test(`no folder of a slice holds more than ${mostFiles} files`, () => {
  const folders = slices.flatMap((slice) => [slice, ...foldersIn(slice)]);
  expect(folders.filter((folder) => filesIn(folder).length > mostFiles).map((folder) => path.relative(src, folder))).toEqual([]);
});
