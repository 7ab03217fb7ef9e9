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

test('a file that holds something else, came or went has changed', () => {
  expect(changedSince({ a: '1', b: '2', c: '3' }, { a: '1', b: '4', d: '5' })).toEqual(['b', 'c', 'd']);
});

test('what changed is linted with what imports it', () => {
  expect(toLint(['src/a/a.ts'], now, imports)).toEqual(['src/a/a.test.ts', 'src/a/a.ts', 'src/b/b.ts']);
});

test('every unit test that rests on what changed is run, by however many steps, and what looks over all files', () => {
  expect(toTry(['src/a/a.ts'], now, imports)).toEqual(['src/a/a.test.ts', 'src/c/c.test.ts', 'test/words.test.ts']);
});

test('of what is gone the tests that rested on it are run', () => {
  const { 'src/b/b.ts': _gone, ...left } = now;
  expect(toTry(['src/b/b.ts'], left, imports)).toEqual(['src/c/c.test.ts', 'test/words.test.ts']);
  expect(toLint(['src/b/b.ts'], left, imports)).toEqual(['src/c/c.ts']);
});

test('where data changed all tests are run, and where what lint goes by changed all is linted', () => {
  expect(toTry(['knowledge/x.yaml'], now, imports)).toBe('all');
  expect(toLint(['knowledge/x.yaml'], now, imports)).toEqual([]);
  expect(toLint(['oxlint.config.ts'], now, imports)).toBe('all');
  expect(toTry(['docs/x.md'], now, imports)).toEqual(['test/words.test.ts']);
});
