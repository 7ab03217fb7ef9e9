import { expect, test } from 'vitest';
import { createKeptLists } from './kept-lists.ts';

test('a list is found by its name, for the identical query, for some minutes', () => {
  let now = 0;
  const kept = createKeptLists<string>(() => now);
  const name = kept.keep('question', 'rows', 10);
  expect(kept.find(name, 'question')).toBe('rows');
  expect(kept.find(name, 'another question')).toBeUndefined();
  expect(kept.find('nobody gave this name', 'question')).toBeUndefined();
  now += 11 * 60_000;
  expect(kept.find(name, 'question')).toBeUndefined();
});

test('of large lists the most recent stay, however large the last one is', () => {
  const kept = createKeptLists<string>(() => 0);
  const [first, second, last] = [kept.keep('1', 'first', 200_000), kept.keep('2', 'second', 90_000), kept.keep('3', 'third', 150_000)];
  expect([kept.find(first, '1'), kept.find(second, '2'), kept.find(last, '3')]).toEqual([undefined, 'second', 'third']);
  const huge = kept.keep('4', 'huge', 900_000);
  expect([kept.find(last, '3'), kept.find(huge, '4')]).toEqual([undefined, 'huge']);
});
