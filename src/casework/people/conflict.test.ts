import { expect, test } from 'vitest';
import { conflicts } from './facts.ts';

const of = { organisations: ['U1', '甲公司'], building: 'B1', case: 'C-1' };

test.each([
  ['works for the organisation, by code', { organisation: 'U1', recuse: [] }, true],
  ['works for the organisation, by name', { organisation: ' 甲公司 ', recuse: [] }, true],
  ['keeps out of the organisation', { organisation: 'U9', recuse: ['U8', '甲公司'] }, true],
  ['keeps out of the building', { organisation: '', recuse: ['B1'] }, true],
  ['keeps out of the case', { organisation: '', recuse: ['C-1'] }, true],
  ['has nothing to do with it', { organisation: 'U9', recuse: ['U8', 'B2', 'C-2'] }, false],
  ['works for an organisation called like the building', { organisation: 'B1', recuse: [] }, false],
])('who %s: %o conflicts %s', (_, person, is) => {
  expect(conflicts(person, of)).toBe(is);
});

test('an empty organisation conflicts with nobody, on either side', () => {
  expect(conflicts({ organisation: '', recuse: [''] }, { organisations: [''], building: null, case: null })).toBe(false);
  expect(conflicts({ organisation: ' ', recuse: [] }, { organisations: [' '], building: '', case: '' })).toBe(false);
});

test('names written with full-width signs are the same names', () => {
  expect(conflicts({ organisation: '甲公司（山西）', recuse: [] }, { organisations: ['甲公司(山西)'], building: null, case: null })).toBe(
    true,
  );
});
