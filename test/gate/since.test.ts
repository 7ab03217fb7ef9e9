import { expect, test } from 'vitest';
import { changedSince, toLint, toTry } from './since.ts';

const imports = new Map([
  ['src/a/a.ts', []],
  ['src/b/b.ts', ['src/a/a.ts']],
  ['src/c/c.ts', ['src/b/b.ts']],
  ['src/a/a.test.ts', ['src/a/a.ts']],
  ['src/c/c.test.ts', ['src/c/c.ts']],
  ['src/c/c.engine.test.ts', ['src/c/c.ts']],
  ['src/d/d.test.ts', []],
  ['test/words.test.ts', []],
]);
const now = Object.fromEntries([...imports.keys(), 'knowledge/x.yaml', 'docs/x.md'].map((file) => [file, 'same']));

test('a file counts as changed if its content differs, or if it was added or removed', () => {
  expect(changedSince({ a: '1', b: '2', c: '3' }, { a: '1', b: '4', d: '5' })).toEqual(['b', 'c', 'd']);
});

test('changed files are linted with the files that import them', () => {
  expect(toLint(['src/a/a.ts'], now, imports)).toEqual(['src/a/a.test.ts', 'src/a/a.ts', 'src/b/b.ts']);
});

test('every unit test that depends on a change is run, directly or indirectly, and so are tests that read all files', () => {
  expect(toTry(['src/a/a.ts'], now, imports)).toEqual(['src/a/a.test.ts', 'src/c/c.test.ts', 'test/words.test.ts']);
});

test('if a file was removed, the tests that depended on it are run', () => {
  const { 'src/b/b.ts': _gone, ...left } = now;
  expect(toTry(['src/b/b.ts'], left, imports)).toEqual(['src/c/c.test.ts', 'test/words.test.ts']);
  expect(toLint(['src/b/b.ts'], left, imports)).toEqual(['src/c/c.ts']);
});

test('if data changed, all tests are run; if the lint configuration changed, everything is linted', () => {
  expect(toTry(['knowledge/x.yaml'], now, imports)).toBe('all');
  expect(toLint(['knowledge/x.yaml'], now, imports)).toEqual([]);
  expect(toLint(['oxlint.config.ts'], now, imports)).toBe('all');
  expect(toTry(['docs/x.md'], now, imports)).toEqual(['test/words.test.ts']);
});
