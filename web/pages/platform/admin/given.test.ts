import { expect, test } from 'vitest';
import { checkGiven, givenInput } from './given.ts';

const words = { nameMissing: 'name', regionMissing: 'region', organisationMissing: 'organisation' };

test('what a role needs is asked for before it is sent', () => {
  expect(checkGiven({ name: 'a', role: 'viewer' }, words)).toBe('name');
  expect(checkGiven({ name: 'wang', role: 'bureau' }, words)).toBe('region');
  expect(checkGiven({ name: 'wang', role: 'owner' }, words)).toBe('organisation');
  expect(checkGiven({ name: 'wang', role: 'administrator' }, words)).toBeUndefined();
  expect(checkGiven({ name: 'wang', role: 'bureau', region: '140300' }, words)).toBeUndefined();
});

test('a place that was chosen for another role is not sent', () => {
  expect(givenInput({ name: ' wang ', role: 'owner', region: '140300', organisation: 'O1' })).toEqual({
    name: 'wang',
    role: 'owner',
    organisation: 'O1',
  });
  expect(givenInput({ name: 'root2', role: 'administrator', region: '140300' })).toEqual({ name: 'root2', role: 'administrator' });
});
