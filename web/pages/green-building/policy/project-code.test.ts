import { expect, test } from 'vitest';
import { decodeProject, encodeProject, withFact, type Kind } from './project-code.ts';

const kinds: Readonly<Record<string, Kind>> = { work: 'choice', urban: 'bool', buildingAreaM2: 'number', use: 'choice' };
const read = (text: string) => decodeProject(text, (name) => kinds[name]);

test('a project reads back from its address, whatever stands in its values', () => {
  const project = { work: 'new', urban: false, buildingAreaM2: 19_999.5, use: 'a_b.c 混合&=%' };
  expect(encodeProject({ work: 'new', urban: true })).toBe('work.new_urban.true');
  expect(read(encodeProject(project) ?? '')).toEqual(project);
});

test('what is unknown or empty is left out; a number that is none stays, to be refused', () => {
  expect(read('')).toEqual({});
  expect(read('colour.red_urban.maybe_buildingAreaM2.big_work._.x_use.%E4_urban.true')).toEqual({ buildingAreaM2: 'big', urban: true });
  expect(read(encodeProject({ buildingAreaM2: '约 300_平米' }) ?? '')).toEqual({ buildingAreaM2: '约 300_平米' });
  expect(read('buildingAreaM2.-5')).toEqual({ buildingAreaM2: -5 });
  expect(encodeProject({})).toBeUndefined();
});

test('a fact is set at the end or taken away', () => {
  expect(Object.keys(withFact({ work: 'new', urban: true }, 'work', 'land'))).toEqual(['urban', 'work']);
  expect(withFact({ work: 'new' }, 'work', undefined)).toEqual({});
});
