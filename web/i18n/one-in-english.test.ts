import { expect, test } from 'vitest';
import { oneInEnglish } from './one-in-english.ts';

const words = {
  title: 'Buildings',
  found: (count: string) => `${count} buildings found`,
  deep: { rows: (count: string) => `${count} rows` },
  all: ['1 rows'],
};

test('texts with a count are in the singular where it is one; plain texts and lists stay', () => {
  const said = oneInEnglish(words);
  expect([said.title, said.found('1'), said.found('2'), said.deep.rows('1'), said.all]).toEqual([
    'Buildings',
    '1 building found',
    '2 buildings found',
    '1 row',
    ['1 rows'],
  ]);
});

test('the same words are made once, so that what depends on them is not drawn again', () => {
  expect(oneInEnglish(words)).toBe(oneInEnglish(words));
});
