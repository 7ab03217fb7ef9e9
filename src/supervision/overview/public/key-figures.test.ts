import { describe, expect, test } from 'vitest';
import type { HowCompared } from '#supervision/benchmarking/public/assess.ts';
import type { YearUse } from '#supervision/benchmarking/facts.ts';
import type { CoalCoefficient } from '#supervision/benchmarking/public/intensity.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { sumsOf } from './city.ts';
import { measuredParts, placeIntensity, totalEnergy } from './key-figures.ts';
import { usesOf } from './uses.ts';

const coefficient = (carrier: string, value: number, unit: string): CoalCoefficient => ({
  id: `standard-coal/${carrier}`,
  version: 1,
  value,
  unit,
  source: 'GB/T 2589',
});
// GB/T 2589-2020: 0.1229 kgce/kWh, 34.12 kgce/GJ
const coefficients = new Map([
  ['electricity', coefficient('electricity', 0.1229, 'kgce/kWh')],
  ['heat', coefficient('heat', 34.12, 'kgce/GJ')],
] as const);
const how: HowCompared = { measure: 'total', alike: null, heatings: [], coefficients };

const useOf = (carrier: YearUse['carrier'], value: number | null, coverage = 1): YearUse => ({
  building: 'x',
  carrier,
  unit: carrier === 'heat' ? 'GJ' : carrier === 'water' ? 'm3' : 'kWh',
  value,
  coverage,
  meters: 1,
});
const building = (uses: readonly YearUse[], before: readonly YearUse[], floorAreaM2: number | null = 1000): YearBuilding => ({
  building: { code: 'x', name: 'x', region: '140302', use: 'office', parts: [], floorAreaM2, fields: {} },
  uses,
  before,
  quota: { verdict: 'unknown', indicative: false, parts: [], grounds: [], findings: [] },
});

describe('all energy of a place', () => {
  test('is the sum of its carriers in standard coal; water is not included, nor is unmeasured use', () => {
    const some = [building([useOf('electricity', 10_000), useOf('heat', 100), useOf('water', 500)], [useOf('electricity', 8000)])];
    const { tce, change, coverage, parts } = totalEnergy(sumsOf(some, null), coefficients);
    expect(tce).toBeCloseTo((10_000 * 0.1229 + 100 * 34.12) / 1000, 9);
    // heat was not measured in the year before: it counts on neither side
    expect(change).toBeCloseTo(0.25, 9);
    expect([coverage, parts.length]).toEqual([1, 2]);
  });

  test('is null if nothing was measured, and names what it cannot convert', () => {
    expect(totalEnergy([], coefficients)).toMatchObject({ tce: null, change: null, coverage: 0 });
    expect(totalEnergy(sumsOf([building([useOf('electricity', 5)], [])], null), new Map())).toMatchObject({
      tce: null,
      without: ['electricity'],
    });
  });
});

describe('energy per square metre of a place', () => {
  test('covers only the buildings that are well measured and have a known area', () => {
    const some = [
      building([useOf('electricity', 10_000)], [useOf('electricity', 10_000)]),
      building([useOf('electricity', 90_000, 0.5)], []),
      building([useOf('electricity', 90_000)], [], null),
    ];
    expect(placeIntensity(measuredParts(some, how).values(), null)).toMatchObject({
      areaM2: 1000,
      buildings: 1,
      compared: 1,
      change: 0,
      changeAtWeather: null,
    });
    expect(placeIntensity(measuredParts(some, how).values(), null).kgcePerM2).toBeCloseTo(1.229, 9);
  });

  test('against a colder year before: only heat is corrected by the ratio of degree days', () => {
    const some = [building([useOf('electricity', 10_000), useOf('heat', 90)], [useOf('electricity', 10_000), useOf('heat', 100)])];
    const { change, changeAtWeather } = placeIntensity(measuredParts(some, how).values(), { now: 2700, before: 3000 });
    expect(change).toBeCloseTo((1229 + 3070.8) / (1229 + 3412) - 1, 9);
    expect(changeAtWeather).toBeCloseTo(0, 9);
  });
});

test('the uses of a place add up to it, each with its share; buildings without a stated use are listed as unknown', () => {
  const of = (use: string | null, kwh: number): YearBuilding => {
    const one = building([use === 'mall' ? useOf('electricity', kwh, 0.5) : useOf('electricity', kwh)], []);
    return { ...one, building: { ...one.building, use } as YearBuilding['building'] };
  };
  const some = [of('office', 3000), of('office', 1000), of('mall', 4000), of(null, 2000)];
  const floors = [{ of: 'share', coverage: 0.5 }];
  const knowledge = { find: () => null, inForce: () => floors } as unknown as Parameters<typeof usesOf>[0];
  const asked = { region: '140300', year: 2025, known: { received: 1, recorded: 1 } };
  const uses = usesOf(knowledge, asked, { buildings: some, parts: measuredParts(some, how), how });
  expect(uses.map(({ use, buildings, share }) => [use, buildings, share])).toEqual([
    ['mall', 1, 0.4],
    ['office', 2, 0.4],
    ['unknown', 1, 0.2],
  ]);
  const total = totalEnergy(sumsOf(some, null), coefficients).tce ?? 0;
  expect(uses.reduce((sum, { tce }) => sum + (tce ?? 0), 0)).toBeCloseTo(total, 12);
  // the mall is measured for half of the year: it has a share of the energy but no intensity
  expect(uses.map(({ intensity }) => intensity.value)).toEqual([null, (4000 * 0.1229) / 2000, (2000 * 0.1229) / 1000]);
});
