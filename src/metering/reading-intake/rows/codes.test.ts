import { expect, test } from 'vitest';
import { createCodes } from './codes.ts';

test('codes are numbered in the order in which they appear, each once', () => {
  const codes = createCodes();
  expect(['b', 'a', 'b', 'a', 'c'].map((code) => codes.add(code))).toEqual([0, 1, 0, 1, 2]);
  expect(codes.texts).toEqual(['b', 'a', 'c']);
});

test('surrounding spaces and the spreadsheet’s quote are not part of a code, inner spaces are', () => {
  const codes = createCodes();
  expect([' A', 'A ', '\tA\r', "'A"].map((code) => codes.add(code))).toEqual([0, 0, 0, 1]);
  expect([codes.add("'=A"), codes.add('=A'), codes.add('A A')]).toEqual([2, 2, 3]);
  expect(codes.texts).toEqual(['A', "'A", '=A', 'A A']);
});

test('a blank is not a code', () => {
  const codes = createCodes();
  expect([codes.add(''), codes.add('  '), codes.texts]).toEqual([-1, -1, []]);
});

test('only the bytes between the positions count', () => {
  const codes = createCodes();
  const bytes = Buffer.from('xx表-一,表-二');
  expect([codes.of(bytes, 2, 9), codes.of(bytes, 10, 17), codes.of(bytes, 2, 9)]).toEqual([0, 1, 0]);
  expect(codes.texts).toEqual(['表-一', '表-二']);
});

test('twenty thousand codes keep their numbers, even if one is a prefix of another', () => {
  const codes = createCodes();
  const all = Array.from({ length: 20_000 }, (_, at) => `m${at}`);
  expect(all.map((code) => codes.add(code))).toEqual(all.map((_, at) => at));
  expect(all.toReversed().map((code) => codes.add(code))).toEqual(all.map((_, at) => at).toReversed());
  expect(codes.texts).toEqual(all);
});
