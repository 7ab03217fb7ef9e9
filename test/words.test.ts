import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemStatus } from '#kernel/problem.ts';
import { words, wordsBySlice } from '#words.ts';

const source = new URL('../src', import.meta.url).pathname;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

/** The codes that a file puts into problems and findings. */
function codesIn(text: string): string[] {
  const kinds = Object.keys(problemStatus).join('|');
  const inProblems = [...text.matchAll(new RegExp(String.raw`(?:Problem|problemOf)\(\s*'(?:${kinds})',\s*'([a-z0-9-]+)'`, 'gu'))];
  const inFindings = [...text.matchAll(/\bcode: '([a-z0-9-]+)',\s*severity:/gu)];
  return [...inProblems, ...inFindings].map((match) => match[1] ?? '');
}

test('the codes are found at all', () => {
  expect(codesIn(`throw new Problem('bad-input', 'one-place', {})`)).toEqual(['one-place']);
  expect(codesIn(`[{ code: 'place-used-later', severity: 'error', evidence }]`)).toEqual(['place-used-later']);
});

test.each(files.map((name) => [name, codesIn(readFileSync(join(source, name), 'utf8'))] as const).filter(([, codes]) => codes.length > 0))(
  'every code in %s has words in both languages',
  (_name, codes) => {
    const silent = codes.filter((code) => !words[code]?.zh || !words[code].en);
    expect(silent).toEqual([]);
  },
);

test('no code is told differently by two slices', () => {
  const told = Object.entries(wordsBySlice).flatMap(([slice, own]) =>
    Object.entries(own).map(([code, text]) => ({ code, slice, text: JSON.stringify(text) })),
  );
  const unlike = [...Map.groupBy(told, ({ code }) => code)].filter(([, list]) => new Set(list.map(({ text }) => text)).size > 1);
  expect(unlike.map(([code, list]) => `${code}: ${list.map(({ slice }) => slice).join(', ')}`)).toEqual([]);
});

test('both languages of one code name the same evidence', () => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''))].toSorted();
  const unlike = Object.entries(words).filter(([, { zh, en }]) => names(zh).join() !== names(en).join());
  expect(unlike.map(([code]) => code)).toEqual([]);
});
