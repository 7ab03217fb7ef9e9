import { describe, expect, test } from 'vitest';
import type { Device, Known } from './effects.ts';
import type { Measure } from './facts.ts';
import { isIndicative } from './indicative.ts';

const boiler: Device = { code: 'K1', kind: 'boiler', count: 1, capacity: 700, power: 5, hours: 900, efficiency: 0.8, byHand: [] };
const known = (byHand: string[], typed: string[] = []): Known => ({
  devices: [{ ...boiler, byHand }],
  envelope: { wall: { u: 1.2, areaM2: 900 }, roof: { u: null, areaM2: null }, window: { u: null, areaM2: null } },
  heatingDegreeDays: 3000,
  calorificKj: null,
  isCalorificSure: false,
  typed: new Set(typed),
});
const measure = (more: Partial<Measure>): Measure =>
  ({ measure: 'm', status: 'CITY', of: ['heating'], effect: null, cost: null, effort: null, renews: ['boiler'], ...more }) as Measure;
const share = { share: { low: 0.1, mid: 0.2, high: 0.3 } };
const told = { leaf: 'heating', share: 0.2 };

describe('an estimate is indicative', () => {
  test('where what a measure says is neither verified nor the city’s, and some of it is said', () => {
    expect(isIndicative(measure({ effect: share }), told, known([]))).toBe(false);
    expect(isIndicative(measure({ effect: share, status: 'RECALLED' }), told, known([]))).toBe(true);
    expect(isIndicative(measure({ status: 'RECALLED' }), { leaf: 'heating', share: null }, known([]))).toBe(false);
  });

  test('where a number of the equipment that it goes by was typed', () => {
    const renewed = measure({ effect: { efficiency: { kind: 'boiler', after: 0.94 } } });
    expect(isIndicative(renewed, told, known(['efficiency']))).toBe(true);
    expect(isIndicative(renewed, told, known(['hours']))).toBe(false);
    expect(isIndicative(measure({ effect: share }), { leaf: 'equipment:boiler', share: 0.2 }, known(['hours']))).toBe(true);
  });

  test('where U, an area or what a cost is told per was typed', () => {
    const wall = measure({ effect: { conductance: { part: 'wall', after: 0.4 } } });
    expect(isIndicative(wall, told, known([]))).toBe(false);
    expect(isIndicative(wall, told, known([], ['wallU']))).toBe(true);
    const priced = measure({ cost: { per: 'floorArea', low: 1, mid: 2, high: 3 } });
    expect([known([]), known([], ['floorArea'])].map((one) => isIndicative(priced, told, one))).toEqual([false, true]);
  });
});
