import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { terms } from './terms.ts';

test('the glossary of the console and that of the documents say the same, in the same order', () => {
  const [text = ''] = readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8').split('## Words of the code');
  const rows = text.split('\n').flatMap((line) => /^\| (.+?) \| (.+?) \| (.+) \|$/u.exec(line)?.slice(1, 4) ?? []);
  const told = Object.values(terms).flatMap(({ en, zh, means }) => [en, zh, means.en]);
  expect(told).toEqual(rows.slice(6));
});

test('every term says in Chinese what it means', () => {
  expect(Object.values(terms).filter(({ means }) => !/\p{Script=Han}/u.test(means.zh))).toEqual([]);
});
