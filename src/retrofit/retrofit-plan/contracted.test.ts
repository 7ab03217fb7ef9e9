import { expect, test } from 'vitest';
import { limitOfContracted } from './contracted.ts';

const fixed = (id: string, amounts: Readonly<Record<string, string>>) => ({ id, options: [{ id: 'typed', amounts }] });
const money = { id: 'money', resource: 'fund:county', max: '100' };

test('leaving out one that is contracted weighs more than all that it takes of the hard limits', () => {
  const all = [fixed('A', { 'fund:county': '250', 'crew:hvac': '40' }), fixed('B', { 'fund:county': '10' })];
  const crews = { id: 'crew', resource: 'crew:hvac', max: '20' };
  const limit = limitOfContracted(all, [money, crews, { id: 'floor', resource: 'area', min: '5' }]);
  expect(limit).toMatchObject({ resource: 'contracted', min: '2', hard: true });
  const one = Number(limit?.['weight']) / 2;
  expect(one).toBeGreaterThan(250 / 100 + 40 / 20);
});

test('a limit of nothing is passed by the whole at most; one that is not hard does not count; without a contract there is no limit', () => {
  const all = [fixed('A', { 'fund:county': '250' })];
  expect(limitOfContracted(all, [{ ...money, max: '0' }])?.['weight']).toBe('2');
  expect(limitOfContracted(all, [{ ...money, hard: false }])?.['weight']).toBe('1');
  expect(limitOfContracted([], [money])).toBeNull();
});
