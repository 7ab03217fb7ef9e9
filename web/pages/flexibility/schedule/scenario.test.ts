import { expect, test } from 'vitest';
import { changedScenario, isChanged, movableBattery, noChanges, priceOf, seriesOf } from './scenario.ts';

const battery = { code: 'B', kind: 'battery', kw: 10, minKwh: 2, maxKwh: 22, startKwh: 2 };
const scenario = {
  start: '2026-03-01T00:00:00Z',
  step: 15,
  steps: 4,
  site: { exportKw: 5 },
  price: { import: ['0.3', 1, null, 2], export: 0 },
  base: 3,
  resources: [{ code: 'P', kind: 'pv', available: 1 }, battery],
};

test('a number stands for a list, what is no number is none', () => {
  expect(seriesOf(3, 2)).toEqual([3, 3]);
  expect(priceOf(scenario)).toEqual([0.3, 1, null, 2]);
  expect(seriesOf(undefined, 2)).toBeNull();
});

test('nothing moved is the same scenario', () => {
  expect(isChanged(noChanges)).toBe(false);
  expect(changedScenario(scenario, noChanges)).toEqual(scenario);
});

test('a limit, a battery and a target are moved, and everything else stays', () => {
  const changed = changedScenario(scenario, { importKw: 4, batteryKw: 5, batteryKwh: 10, targetKwh: 12 });
  expect(changed).toMatchObject({ site: { exportKw: 5, importKw: 4 }, price: scenario.price, base: 3 });
  expect(changed['resources']).toEqual([
    scenario.resources[0],
    { ...battery, targets: [{ at: '2026-03-01T01:00:00.000Z', kwh: 12 }] },
    { code: '+1', kind: 'battery', kw: 5, maxKwh: 10, startKwh: 0 },
  ]);
  expect(movableBattery(scenario)).toEqual({ code: 'B', least: 2, most: 22 });
  expect(movableBattery({ ...scenario, resources: [] })).toBeNull();
});
