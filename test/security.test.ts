import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');

/** Requirements of levels 1 and 2 in OWASP ASVS 5.0.0. */
const required = 253;

test('every requirement of ASVS 5.0.0 level 2 has its line, once, with one of four words', () => {
  const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\| [12] +\| (\S.*?) +\| (\S.*?) +\|$/gmu)];
  expect(rows).toHaveLength(required);
  expect(new Set(rows.map(([, id]) => id)).size).toBe(required);
  for (const [, id, word] of rows) expect(['done', 'partly', '**open**', 'does not apply'], id).toContain(word);
});

test('what it points at is there', () => {
  const pointed = [...page.matchAll(/`((?:src|test|web|docs|deploy)\/[\w./-]+)`/gu)].map(([, path]) => path as string);
  expect(pointed.length).toBeGreaterThan(100);
  expect(pointed.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
