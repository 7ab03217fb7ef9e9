import { describe, expect, it } from 'vitest';
import type { Found } from '#platform/knowledge/facts.ts';
import { correctionsOf, factorOf } from './corrections.ts';
import type { YearOfBuilding } from './facts.ts';

const source = { document: 'D', clause: 'C' };
const rule = (field: string, more: Partial<Found<'correction'>> = {}): Found<'correction'> => ({
  id: `of-${field}`,
  version: 1,
  status: 'VERIFIED',
  source,
  symbol: 'x',
  field,
  unit: 'h',
  constant: 0.3,
  slope: 0.7,
  ratio: 'base/value',
  base: 2500,
  kind: 'correction',
  origin: 'shipped',
  firstSeen: 0,
  standsFor: [],
  ...more,
});

const building = (fields: YearOfBuilding['fields'], floorAreaM2: number | null = 1000): YearOfBuilding => ({
  code: 'B',
  name: 'B',
  region: 'R',
  use: 'office',
  parts: [],
  floorAreaM2,
  fields,
});
const tell = (fields: YearOfBuilding['fields'], one: Found<'correction'>, floorAreaM2?: number | null) => {
  const { applied, factor, findings } = correctionsOf(building(fields, floorAreaM2), {}, [one]);
  return applied.length > 0 ? factor : findings[0]?.code;
};

describe('a correction', () => {
  it('is constant and slope by the ratio, in either direction', () => {
    expect(factorOf({ constant: 0.3, slope: 0.7, ratio: 'base/value' }, 5000, 2500)).toBeCloseTo(0.65, 12);
    expect(factorOf({ constant: 0.7, slope: 0.3, ratio: 'value/base' }, 20, 10)).toBeCloseTo(1.3, 12);
  });

  it('accepts numbers and numbers in text, and nothing else', () => {
    expect(tell({ hoursPerYear: 2500 }, rule('hoursPerYear'))).toBe(1);
    expect(tell({ hoursPerYear: '2500' }, rule('hoursPerYear'))).toBe(1);
    for (const hoursPerYear of ['', 'many', Number.NaN, Infinity, null, true])
      expect(tell({ hoursPerYear }, rule('hoursPerYear'))).toBe('correction-field-missing');
  });

  it('is omitted at zero and below', () => {
    expect(tell({ hoursPerYear: 0 }, rule('hoursPerYear'))).toBe('correction-field-bad');
    expect(tell({ hoursPerYear: -1 }, rule('hoursPerYear'))).toBe('correction-field-bad');
  });

  it('calculates the area per person from area and people', () => {
    const density = rule('areaPerPerson', { ratio: 'value/base', constant: 0.7, slope: 0.3, base: 10 });
    expect(tell({ occupants: 50 }, density)).toBeCloseTo(1.3, 12);
    expect(tell({ occupants: 0 }, density)).toBe('correction-field-missing');
    expect(tell({}, density)).toBe('correction-field-missing');
    expect(tell({ occupants: 50 }, density, null)).toBe('correction-field-missing');
  });

  it('reads an occupancy of 1 as full and one above as per cent', () => {
    const occupancy = rule('occupancyRate', { constant: 0.4, slope: 0.6, base: 0.5 });
    expect(tell({ occupancyRate: 1 }, occupancy)).toBeCloseTo(0.7, 12);
    expect(tell({ occupancyRate: 50 }, occupancy)).toBeCloseTo(1, 12);
  });

  it('may have its base by kind, and is omitted if the kind has none', () => {
    const byKind = rule('hoursPerYear', { base: { by: 'shopKind', values: { supermarket: 5110 } } });
    const of = (shopKind: string) => correctionsOf(building({ hoursPerYear: 5110 }), { shopKind }, [byKind]);
    expect(of('supermarket').factor).toBe(1);
    expect(of('shop').findings.map(({ code }) => code)).toEqual(['correction-base-missing']);
  });
});
