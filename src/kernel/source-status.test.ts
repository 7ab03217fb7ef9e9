import { expect, test } from 'vitest';
import { isCertain, isRecalled, isVerified } from './source-status.ts';

const all = ['VERIFIED', 'VERIFIED+', 'CONFIRMED', 'CITY', 'RECALLED', 'RECALLED-LOW', 'DEMO', 'MISSING', ''];

test('seen in one source or in two is verified; a value set by a city is certain, not verified', () => {
  expect(all.filter(isVerified)).toEqual(['VERIFIED', 'VERIFIED+']);
  expect(all.filter(isRecalled)).toEqual(['RECALLED', 'RECALLED-LOW']);
  expect(all.filter(isCertain)).toEqual(['VERIFIED', 'VERIFIED+', 'CONFIRMED', 'CITY']);
});
