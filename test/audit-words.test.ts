import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { auditActionTerms, auditSubjectTerms } from '#platform/access/vocabulary.ts';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const written = /audit\(\s*[\w.]+,\s*\{\s*action: (?:'(?<only>[a-z-]+)'|[^,]*\? '(?<one>[a-z-]+)' : '(?<other>[a-z-]+)')/gu;

test('whatever the program writes into its trail has words in both languages', () => {
  const files = globSync('**/*.ts', { cwd: sources }).filter((path) => !path.includes('.test.'));
  const actions = files.flatMap((path) =>
    [...readFileSync(sources + path, 'utf8').matchAll(written)].flatMap(({ groups }) =>
      Object.values(groups ?? {}).filter((name) => name !== undefined),
    ),
  );
  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((name) => !Object.hasOwn(auditActionTerms, name))).toEqual([]);
});

test('what an entry of the trail is about has words in both languages', () => {
  const files = globSync('**/*.ts', { cwd: sources }).filter((path) => !path.includes('.test.'));
  const subjects = files.flatMap((path) =>
    [...readFileSync(sources + path, 'utf8').matchAll(/subject: `(?<kind>[a-z-]+):/gu)].map(({ groups }) => groups?.['kind'] ?? ''),
  );
  expect(subjects.length).toBeGreaterThan(40);
  expect([...new Set(subjects)].filter((kind) => !Object.hasOwn(auditSubjectTerms, kind))).toEqual([]);
});
