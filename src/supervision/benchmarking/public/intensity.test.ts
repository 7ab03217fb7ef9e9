import { describe, expect, it } from 'vitest';
import type { Carrier } from '#kernel/carrier.ts';
import { shippedChronicle } from '../../../../test/knowledge.ts';
import type { YearUse } from '../facts.ts';
import { countedInTotal, intensityOf, totalOf, type CoalCoefficients } from './intensity.ts';

const chronicle = shippedChronicle();
const coefficients: CoalCoefficients = new Map(
  countedInTotal.flatMap((carrier) => {
    const found = chronicle.find('coefficient', `standard-coal/${carrier}`, { on: '2025-12-31', recorded: 0 });
    return found ? [[carrier, { ...found, source: found.source.document }] as const] : [];
  }),
);

function use(carrier: Carrier, unit: YearUse['unit'], value: number | null, coverage = 1): YearUse {
  return { building: 'B1', carrier, unit, value, coverage, meters: 1 };
}

describe('the total in standard coal', () => {
  it('is 100,000 kWh and 500 GJ: 12,290 and 17,060 kgce', () => {
    const total = totalOf([use('electricity', 'kWh', 100_000), use('heat', 'GJ', 500, 0.97)], coefficients);
    expect(total.kgce).toBeCloseTo(12_290 + 17_060, 6);
    expect(total.coverage).toBe(0.97);
    expect(intensityOf(total.kgce, 1000)).toBeCloseTo(29.35, 6);
  });

  it('excludes water: it is not energy', () => {
    expect(totalOf([use('electricity', 'kWh', 10), use('water', 'm3', 1000, 0.1)], coefficients)).toMatchObject({ coverage: 1 });
    expect(totalOf([use('water', 'm3', 1000)], coefficients).kgce).toBeNull();
  });

  it('converts gas in m3 by its own coefficient and gas in kWh as heat', () => {
    expect(totalOf([use('gas', 'm3', 1000)], coefficients).kgce).toBeCloseTo(1214.3, 6);
    // 9,873.3 kWh are 35.544 GJ, the heat of 1,000 m3: 1,212.8 kgce.
    expect(totalOf([use('gas', 'kWh', 9873.333)], coefficients).kgce).toBeCloseTo(9873.333 * 0.0036 * 34.12, 6);
  });

  it('is unknown if nothing was measured, and never zero', () => {
    expect(totalOf([use('electricity', 'kWh', null, 0)], coefficients)).toMatchObject({ kgce: null, coverage: 0 });
    expect(totalOf([], coefficients)).toMatchObject({ kgce: null, coverage: 0 });
    expect(intensityOf(null, 100)).toBeNull();
    expect(intensityOf(5, null)).toBeNull();
    expect(intensityOf(5, 0)).toBeNull();
  });

  it('names a carrier without a coefficient, or with one in another unit', () => {
    const electricityOnly = new Map([...coefficients].filter(([carrier]) => carrier === 'electricity'));
    expect(totalOf([use('coal', 't', 3)], electricityOnly).without).toEqual(['coal']);
    expect(totalOf([use('coal', 'kg', 3)], coefficients).without).toEqual(['coal']);
  });
});
