import { describe, expect, it } from 'vitest';
import type { StandingResource } from '#registry/resources/resources.ts';
import { capabilityOf } from './capability-of.ts';

const resource = (kind: StandingResource['kind'], given: Partial<StandingResource>): StandingResource =>
  ({
    kind,
    share: null,
    minKwh: null,
    maxKwh: null,
    dischargeKw: null,
    chargeEfficiency: null,
    dischargeEfficiency: null,
    mode: null,
    cop: null,
    r: null,
    c: null,
    gain: null,
    set: null,
    low: null,
    high: null,
    ...given,
  }) as StandingResource;
const around = { hours: 2, typical: null, outdoor: null };
const able = (
  kind: StandingResource['kind'],
  given: Partial<StandingResource>,
  at: Partial<typeof around | { typical: number; outdoor: number }> = {},
) => capabilityOf(resource(kind, given), { ...around, ...at });
const unknown = { downKw: null, upKw: null };

describe('the capability of a resource', () => {
  it('of sheddable load is its share of typical load, at most its power', () => {
    expect(able('shed', { kw: 15, share: 0.4 }, { typical: 20 })).toEqual({ downKw: 8, upKw: 0 });
    expect(able('shed', { kw: 5, share: 0.4 }, { typical: 20 })).toEqual({ downKw: 5, upKw: 0 });
    expect(able('shed', { kw: 5, share: 0.4 })).toEqual(unknown);
  });

  it('of a battery is limited by its power and its stored energy', () => {
    const battery = { kw: 50, dischargeKw: 60, minKwh: 10, maxKwh: 100, chargeEfficiency: 0.9, dischargeEfficiency: 0.8 };
    // 90 kWh × 0.8 over 2 h is 36 kW; 90 / 0.9 over 2 h is 50
    expect(able('battery', battery)).toEqual({ downKw: 36, upKw: 50 });
    expect(able('battery', { kw: 50 })).toEqual(unknown);
  });

  it('of chargers and of photovoltaics follows what is typical', () => {
    expect(able('ev', { kw: 7 }, { typical: 3 })).toEqual({ downKw: 3, upKw: 4 });
    expect(able('pv', { kw: 100 }, { typical: 30 })).toEqual({ downKw: 0, upKw: 30 });
    expect(able('shift', { kw: 9 }, { typical: 3 })).toEqual(unknown);
  });

  it('of a heat pump is what the room allows on its way to its limits', () => {
    const pump = { kw: 10, mode: 'heat' as const, cop: 3, r: 2, c: 10, gain: 1, set: 20, low: 18, high: 21 };
    // heat needed: (20 − 0)/2 − 1 = 9 kW; q = 2/(2(1−e^(−2/20))) = 10.508 of heat for 2 K, half of it for 1 K
    const q = 1 / (1 - Math.exp(-0.1));
    const told = able('hvac', pump, { outdoor: 0 });
    expect(told.downKw).toBeCloseTo(Math.min(9, q) / 3, 9);
    expect(told.upKw).toBeCloseTo(Math.min(30 - 9, q / 2) / 3, 9);
    expect(able('hvac', pump)).toEqual(unknown);
    for (const lacking of ['mode', 'cop', 'r', 'c', 'gain', 'set', 'low', 'high'])
      expect(able('hvac', { ...pump, [lacking]: null }, { outdoor: 0 })).toEqual(unknown);
    const cooler = able('hvac', { ...pump, mode: 'cool', set: 24, low: 23, high: 26 }, { outdoor: 34 });
    expect(cooler.downKw).toBeCloseTo(Math.min(6, q) / 3, 9);
    expect(cooler.upKw).toBeCloseTo(Math.min(24, q / 2) / 3, 9);
  });
});
