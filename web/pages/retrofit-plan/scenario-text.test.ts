import { expect, test } from 'vitest';
import { scenarioText, withGoals, yearsOf } from './scenario-text.ts';

const rows = {
  from: '2026',
  to: '2027',
  money: [
    { source: 'county', year: '2026', yuan: '5000000' },
    { source: 'owner', year: '', yuan: ' ' },
  ],
  crews: [{ region: '140302', trade: 'insulation', crews: '2' }],
  floors: [{ resource: 'area', year: '', min: '30000' }],
};

test('what is typed becomes limits, and what was written beside it stays', () => {
  const before = JSON.stringify({ objective: { carbonKg: 1 }, limits: [{ id: 'own', resource: 'area', max: 1 }, { id: 'money:city' }] });
  expect(JSON.parse(scenarioText(before, rows))).toEqual({
    objective: { carbonKg: 1 },
    years: [2026, 2027],
    limits: [
      { id: 'own', resource: 'area', max: 1 },
      { id: 'money:county:2026', resource: 'fund:county', max: '5000000', years: [2026] },
      { id: 'floor:area', resource: 'area', min: '30000' },
    ],
    crews: rows.crews,
  });
});

test('years run from the first to the last; what is no year gives none', () => {
  expect(yearsOf({ from: '2026', to: '2028' })).toEqual([2026, 2027, 2028]);
  expect(yearsOf({ from: '2028', to: '2026' })).toEqual([]);
  expect(yearsOf({ from: '20x6', to: '2026' })).toEqual([]);
});

test('goals of documents come in once', () => {
  const goals = {
    years: [2026],
    objective: { savingKgce: 1 },
    limits: [{ id: 'YC/retrofit-area', resource: 'area', min: '5' }],
    funding: [],
  };
  const once = withGoals('', goals);
  expect(JSON.parse(withGoals(once, goals))).toEqual(goals);
});
