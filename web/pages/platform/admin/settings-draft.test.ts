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
const settings = { cityName: '阳泉市', mapNumber: '', tiles: '', tilesBy: '', disclosure, filesKeptYears: 10 };

test('what is shown and sent again is the same', () => {
  expect(draftOf(settings)).toMatchObject({ leastCoverage: '90', leastArea: '3000' });
  expect(inputOf(draftOf(settings))).toEqual(settings);
  expect(draftOf({ ...settings, filesKeptYears: null }).filesKeptYears).toBe('');
  expect(inputOf(draftOf({ ...settings, filesKeptYears: null }))).toMatchObject({ filesKeptYears: null });
});

test.each([
  { leastArea: '' },
  { leastArea: '-1' },
  { leastCoverage: '101' },
  { leastBuildings: '2' },
  { leastBuildings: '3.5' },
  { leastArea: 'x' },
  { filesKeptYears: '0' },
  { filesKeptYears: '1.5' },
  { filesKeptYears: '101' },
])('%o is not sent', (wrong) => {
  expect(inputOf({ ...draftOf(settings), ...wrong })).toBeUndefined();
});
