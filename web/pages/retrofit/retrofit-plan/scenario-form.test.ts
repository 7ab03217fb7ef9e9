import { expect, test } from 'vitest';
import { faultsAt } from '../../../ui/faults-at.ts';
import { formOf, scenarioOf, withGoals, yearsOf } from './scenario-form.ts';

const scenario = {
  years: [2026, 2027],
  objective: { savingKgce: '1' },
  yearWeights: { 2026: '1', 2027: '0.9' },
  limits: [
    { clause: '二(三)', document: 'D', lapsed: true, id: 'YC/area', resource: 'area', min: '30000' },
    { id: 'money:county:2026', resource: 'fund:county', max: '5000000', years: [2026] },
    { id: 'floor:area', resource: 'area', minShare: '0.3', regions: ['140302'], tags: ['residential'], hard: true, weight: '2' },
    { of: { years: [2026] }, id: 'own', resource: 'costYuan', maxShare: '0.5' },
  ],
  crews: [{ region: '140302', trade: 'envelope', crews: '2' }],
  packages: ['P'],
  funding: [
    {
      mode: 'A',
      tags: ['old-compound'],
      sources: [
        { source: 'county', share: '0.3', max: '100' },
        { source: 'owner', rest: true },
      ],
    },
  ],
  prices: { heat: '45.5' },
  discount: { rate: '0.05', years: '20' },
  heatingSeason: '11-01:03-31',
  pins: [{ project: 'R1', in: true }],
};

test('a scenario goes into the form and comes out as it was, what has no box too', () => {
  const form = formOf(scenario);
  expect(form.limits.map(({ kind }) => kind)).toEqual(['goal', 'money', 'floor', 'other']);
  expect(scenarioOf(form)).toEqual(scenario);
  expect(scenarioOf(formOf(scenarioOf(form)))).toEqual(scenario);
});

test('rows of money and floors are named by what they are of', () => {
  const [goal, money] = formOf(scenario).limits;
  const bare = { ...money, id: '', years: '2027', amount: ' 1 ' } as NonNullable<typeof money>;
  const out = scenarioOf({ ...formOf(scenario), limits: [goal as NonNullable<typeof goal>, bare] })['limits'] as readonly unknown[];
  expect(out[1]).toEqual({ id: 'money:county:2027', resource: 'fund:county', max: '1', years: [2027] });
});

test('years run from the first to the last; what is no year gives none', () => {
  expect(yearsOf({ from: '2026', to: '2028' })).toEqual([2026, 2027, 2028]);
  expect(yearsOf({ from: '2028', to: '2026' })).toEqual([]);
  expect(yearsOf({ from: '20x6', to: '2026' })).toEqual([]);
});

test('goals of documents come in once', () => {
  const goals = { objective: { savingKgce: 1 }, limits: [{ id: 'YC/area', resource: 'area', min: '5', clause: '二' }] };
  const once = withGoals(withGoals(formOf(scenario), goals), goals);
  expect(once.limits.map(({ id, amount }) => [id, amount])).toEqual([
    ['YC/area', '5'],
    ['money:county:2026', '5000000'],
    ['floor:area', '0.3'],
    ['own', '0.5'],
  ]);
});

test('a fault stands at its path, and within it where that is asked', () => {
  const at = faultsAt([
    { detail: 'no number', evidence: { path: 'limits[1].max' } },
    { detail: 'no year', evidence: { path: 'limits[2].years[0]' } },
  ]);
  expect([at('limits[1].max'), at('limits[1]'), at('limits[1]', true), at('limits[2].years', true), at('limits[10]', true)]).toEqual([
    'no number',
    undefined,
    'no number',
    'no year',
    undefined,
  ]);
});
