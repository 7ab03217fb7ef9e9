import { expect, test } from 'vitest';
import { inputsOf, withoutOrigin } from '#heat/heat-planning/plan-inputs.ts';
import { readMatch } from '#heat/heat-planning/read-match.ts';
import { emptyDemand, emptyPlan, emptySource, fileOf, formOf, type PlanForm, withSpot } from './plan-form.ts';

const typed = (value: string, origin = '') => ({ value, origin });
const town: PlanForm = {
  constants: {
    base: typed('18'),
    designOutdoor: typed('-10'),
    detour: typed('1.3'),
    maxKm: typed('5', '设计院经验'),
    lossPerKm: typed('0.01'),
    approach: typed('5'),
    carnot: typed('0.5'),
    yuanPerKmYear: typed('90000'),
    yuanPerKwh: typed('0.52'),
    alternativeYuanPerGj: typed('62'),
  },
  periods: [
    { hours: '2000', outdoor: '-8', origin: '' },
    { hours: '1600', outdoor: '2', origin: '' },
  ],
  sources: [
    { ...emptySource, code: '甲', latitude: '37.85', longitude: '112.55', temperature: '65', yuanPerGj: '12', kw: '3000' },
    { ...emptySource, code: '乙', latitude: '37.86', longitude: '112.55', temperature: '30', yuanPerGj: '2', kw: '2600，2800' },
  ],
  demands: [
    { ...emptyDemand, code: '丙', latitude: '37.87', longitude: '112.55', temperature: '45', kw: '2000', origin: '实测' },
    { ...emptyDemand, code: '丁', latitude: '37.87', longitude: '112.56', temperature: '45', by: 'plot', m2: '60000', wattPerM2: '32' },
    { ...emptyDemand, code: '戊', latitude: '37.87', longitude: '112.57', temperature: '45', by: 'kwByPeriod', kw: '10 20' },
  ],
  origin: '示范',
};

test('what is typed is a file in which every number says where it is from; what says nothing of its own has the origin of all', () => {
  const file = fileOf(town);
  const { sources, demands, carnot } = readMatch(file);
  expect([carnot, sources.map(({ kw }) => kw), demands.map(({ kw }) => kw.map(Math.round))]).toEqual([
    0.5,
    [
      [3000, 3000],
      [2600, 2800],
    ],
    [
      [1857, 1143],
      [1783, 1097],
      [10, 20],
    ],
  ]);
  const inputs = inputsOf(file);
  expect(withoutOrigin(inputs)).toEqual([]);
  expect(inputs.find(({ path }) => path === 'maxKm')?.origin).toBe('设计院经验');
  expect(inputs.find(({ path }) => path === 'demands[0].peakKw')?.origin).toBe('实测');
  expect(inputs.find(({ path }) => path === 'lift.carnot')?.origin).toBe('示范');
});

test('a plan that is kept becomes the form that it could have been typed into', () => {
  const again = formOf(JSON.parse(JSON.stringify(fileOf(town))) as Record<string, unknown>);
  expect(fileOf(again)).toEqual(fileOf(town));
  const measured = formOf({ origins: { demands: '示范' }, demands: [{ code: 'D', measured: { points: ['A', 'B'], season: '2025-26' } }] });
  expect(measured.demands).toEqual([{ ...emptyDemand, code: 'D', by: 'measured', points: 'A B', season: '2025-26', origin: '示范' }]);
  expect(fileOf(measured)['demands']).toEqual([{ code: 'D', origin: '示范', measured: { points: ['A', 'B'], season: '2025-26' } }]);
});

test('an empty form guesses nothing: every number that is missing is a fault at its place, and what is no number is told as it was typed', () => {
  const faults = (form: PlanForm) => {
    try {
      readMatch(fileOf(form));
      return [];
    } catch (error) {
      return (error as { findings: { code: string; evidence: { path: string; value?: string } }[] }).findings.map(
        ({ code, evidence }) => `${evidence.path} ${code}`,
      );
    }
  };
  const missing = ['detour', 'maxKm', 'lossPerKm', 'approach', 'yuanPerKmYear', 'yuanPerKwh', 'alternativeYuanPerGj'];
  expect(faults(emptyPlan)).toEqual(['periods[0].hours match-missing', ...missing.map((name) => `${name} match-missing`)]);
  expect(faults({ ...town, constants: { ...town.constants, maxKm: typed('五') } })).toEqual(['maxKm match-not-number']);
});

test('a spot of the map is a row with its coordinates', () => {
  const form = withSpot(withSpot(emptyPlan, 'sources', 112.5512345, 37.8598764), 'demands', 113, 38);
  expect(form.sources).toEqual([{ ...emptySource, latitude: '37.859876', longitude: '112.551235' }]);
  expect(form.demands).toEqual([{ ...emptyDemand, latitude: '38.000000', longitude: '113.000000' }]);
});
