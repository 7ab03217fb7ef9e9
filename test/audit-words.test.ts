import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { secretDoorTerms } from '#kernel/secret-door-terms.ts';
import { auditActionTerms, auditSubjectTerms } from '#platform/access/vocabulary.ts';
import { doorOf } from '#platform/http/secret-doors.ts';
import { procedures } from './procedures.ts';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const written = /audit\(\s*[\w.]+,\s*\{\s*action: (?:'(?<only>[a-z-]+)'|[^,]*\? '(?<one>[a-z-]+)' : '(?<other>[a-z-]+)')/gu;

test('every action that the program writes to its audit trail has words in both languages', () => {
  const files = globSync('**/*.ts', { cwd: sources }).filter((path) => !path.includes('.test.'));
  const actions = files.flatMap((path) =>
    [...readFileSync(sources + path, 'utf8').matchAll(written)].flatMap(({ groups }) =>
      Object.values(groups ?? {}).filter((name) => name !== undefined),
    ),
  );
  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((name) => !Object.hasOwn(auditActionTerms, name))).toEqual([]);
});

test('the subject of every audit trail entry has words in both languages', () => {
  const files = globSync('**/*.ts', { cwd: sources }).filter((path) => !path.includes('.test.'));
  const subjects = files.flatMap((path) =>
    [...readFileSync(sources + path, 'utf8').matchAll(/subject: `(?<kind>[a-z-]+):/gu)].map(({ groups }) => groups?.['kind'] ?? ''),
  );
  expect(subjects.length).toBeGreaterThan(40);
  expect([...new Set(subjects)].filter((kind) => !Object.hasOwn(auditSubjectTerms, kind))).toEqual([]);
});

/** A complaint is submitted without any link. */
const openToAll = new Set(['/public/cases']);

test('every address opened by a link is named in the audit trail', () => {
  const doors = procedures().flatMap(({ route }) => {
    const isDoor = /^\/(?:public|survey-links)\b/u.test(route.path) && route.method !== 'GET' && !openToAll.has(route.path);
    return isDoor ? [doorOf(`/api${route.path}`)] : [];
  });
  expect(doors.length).toBeGreaterThan(10);
  for (const door of new Set([...doors, 'api-key', 'openadr-token'])) expect(Object.keys(secretDoorTerms)).toContain(door);
});
