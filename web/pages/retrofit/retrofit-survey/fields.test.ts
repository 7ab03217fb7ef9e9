import { expect, test } from 'vitest';
import { answersOf, buildingAsked, setOf, unclear } from './fields.ts';

test('what is not clear is sent as such, what was left empty or said before is not sent', () => {
  const answers = { safe: 'no', floorArea: ' 1200 ', wallU: unclear, roofU: '', windowU: '约 2.7', energyMeasures: 'yes' };
  const set = setOf(buildingAsked, answers, { energyMeasures: 'yes' });
  expect(set).toEqual({ safe: false, floorArea: 1200, wallU: null, windowU: '约 2.7' });
});

test('answers come back as they were given', () => {
  expect(answersOf({ safe: true, wallU: null, floorArea: 1200, structure: 'brick' })).toEqual({
    safe: 'yes',
    wallU: unclear,
    floorArea: '1200',
    structure: 'brick',
  });
});
