import { expect, test } from 'vitest';
import { usualYear } from '../../../ui/year.ts';
import { listInput, readBuildings } from './list-address.ts';

const usual = { year: usualYear, carrier: 'electricity' };

test('what the address says is what the server is asked', () => {
  const at = readBuildings({
    region: '140302',
    areaFrom: '5000',
    hasMeters: 'no',
    stateOrgan: 'yes',
    verdict: 'over',
    gap: 'colour',
    sort: 'name',
    order: 'desc',
    yearFrom: 'x',
  });
  const asked = { region: '140302', areaFrom: 5000, hasMeters: false, stateOrgan: true, verdict: 'over', sort: 'name', descending: true };
  expect(listInput(at)).toEqual({ ...usual, ...asked });
  expect(listInput(readBuildings({ sort: 'colour' }))).toEqual({ ...usual, sort: 'code', descending: false });
  expect(listInput(readBuildings({ sort: 'intensity', year: '2024' }))).toMatchObject({ sort: 'intensity', year: 2024 });
});
