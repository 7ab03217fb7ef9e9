import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const pages = ['README.md', 'CONTRIBUTING.md', 'web/README.md', ...globSync('docs/**/*.md', { cwd: root })];

test.each(pages)('every link of %s leads to a file that is there', (page) => {
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
