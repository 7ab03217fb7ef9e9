import { expect, test } from 'vitest';
import { readReason, reasonText } from './pool-reasons.ts';

test('a reason is kept with its figure, and read back as it was', () => {
  for (const one of [
    { reason: 'quota', figure: 'eyJrIjoxfQ' },
    { reason: 'audit', figure: null },
  ] as const)
    expect(readReason(reasonText(one))).toEqual(one);
});

test('a word that is no reason is none', () => {
  expect(readReason('because')).toBeNull();
  expect(readReason('')).toBeNull();
});
