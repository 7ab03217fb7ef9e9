import { expect, test } from 'vitest';
import { draftOf, inputOf } from './settings-draft.ts';

const disclosure = {
  open: true,
  consent: false,
  leastArea: 3000,
  leastCoverage: 0.9,
  leastBuildings: 5,
  targetsOf: '140300',
  notice: '',
};
const settings = { cityName: '阳泉市', mapNumber: '', tiles: '', tilesBy: '', disclosure };

test('what is shown and sent again is the same', () => {
  expect(draftOf(settings)).toMatchObject({ leastCoverage: '90', leastArea: '3000' });
  expect(inputOf(draftOf(settings))).toEqual(settings);
});

test.each([
  { leastArea: '' },
  { leastArea: '-1' },
  { leastCoverage: '101' },
  { leastBuildings: '2' },
  { leastBuildings: '3.5' },
  { leastArea: 'x' },
])('%o is not sent', (wrong) => {
  expect(inputOf({ ...draftOf(settings), ...wrong })).toBeUndefined();
});
