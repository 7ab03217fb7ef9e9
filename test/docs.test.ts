import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const pages = ['README.md', 'CONTRIBUTING.md', 'web/README.md', ...globSync('docs/**/*.md', { cwd: root })];

test.each(pages)('every link of %s leads to an existing file', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu)]
    .map((match) => match[1] as string)
    .filter((link) => !/^[a-z]+:/u.test(link));
  const broken = links.filter((link) => !existsSync(join(root, dirname(page), link)));
  expect(broken).toEqual([]);
});

test('the README names no command that the package lacks', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const named = [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z:]+)\b/gu)].map((match) => match[1] as string);
  expect(named).toContain('start');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

const sources = globSync('{src,web,test,bench,bin,deploy,docs,knowledge,lint}/**/*', { cwd: root });

/** Whether a path in backticks is in the repository: a file of the root, of a folder, or of a slice, with or without its folder. */
const stands = (path: string): boolean =>
  existsSync(join(root, path)) || sources.some((file) => file === `src/${path}` || file.endsWith(`/${path}`));

test.each(pages)('every code path that %s names in backticks exists', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const named = [...text.matchAll(/`((?:[\w-]+\/)*[\w.-]+\.(?:ts|tsx|sql|css))`/gu)].map((match) => match[1] as string);
  expect(named.filter((path) => !stands(path))).toEqual([]);
});

test.each([...pages, 'CHANGELOG.md', 'knowledge/README.md'])('no line of prose of %s is longer than 140 columns', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^ *```[^]*?^ *```/gmu, '');
  const long = text.split('\n').filter((line) => line.length > 140 && !line.trimStart().startsWith('|'));
  expect(long).toEqual([]);
});
