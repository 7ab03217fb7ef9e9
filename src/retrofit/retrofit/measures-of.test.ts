import { expect, test } from 'vitest';
import { addedUp, type BuildingPart } from './estimate-source.ts';
import { measuresOf, packageOf } from './measures-of.ts';

test('a project is done by the package of its option, else by that of its estimate; what was typed has none', () => {
  const steps = [{ detail: { estimate: { package: 'homes', year: 2025 } } }, { detail: {} }];
  expect(packageOf({ option: 'shell/self', steps })).toBe('shell');
  expect(packageOf({ option: null, steps })).toBe('homes');
  expect(packageOf({ option: 'typed', steps })).toBe('homes');
  expect(packageOf({ option: 'typed', steps: [] })).toBeNull();
});

test('a package has the measures that its own require, each once, in a circle too', () => {
  const one = (measure: string, requires: string[] = []) => ({ measure, requires, outOfSeason: false });
  const known = { measures: [one('a', ['b']), one('b', ['a', 'c']), one('c'), one('d')], packages: [{ package: 'p', measures: ['a'] }] };
  expect(measuresOf(known, 'p').map(({ measure }) => measure)).toEqual(['a', 'b', 'c']);
  expect(measuresOf(known, 'none')).toEqual([]);
});

const part = (cost: string | null, value: number | null): BuildingPart => ({
  total: { value, low: value === null ? null : value - 1, high: value === null ? null : value + 1, unit: 'kgce', figure: `F${value}` },
  cost: { value: cost, low: null, high: null },
  missing: [],
  indicative: false,
});
const asked = { package: 'p', year: 2025 };

test('buildings add up to the cent, and their ends too; what one of them lacks is unknown of the whole', () => {
  expect(addedUp(asked, [part('0.10', 0.1), part('0.20', 0.2)])).toMatchObject({
    cost: '0.30',
    saving: 0.3,
    savingLow: -1.7,
    savingHigh: 2.3,
    figures: ['F0.1', 'F0.2'],
  });
  expect(addedUp(asked, [part('1.00', 5), part(null, 6)])).toMatchObject({ cost: null, saving: 11 });
  expect(addedUp(asked, [part('1.00', 5), part('1.00', null)])).toMatchObject({ cost: '2.00', saving: null });
  expect(addedUp(asked, [])).toMatchObject({ cost: null, saving: null });
});
