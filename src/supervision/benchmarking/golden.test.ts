import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unitRatio } from '#kernel/carrier.ts';
import { shippedChronicle } from '../../../test/knowledge.ts';
import { intensityOf, totalOf } from './public/intensity.ts';
import { coefficientsFor, rulesFor } from './public/known-rules.ts';
import { quotaOf } from './quota.ts';
import { rankAll } from './public/ranking.ts';
import type { YearUse } from './facts.ts';

const carried = new URL('../../../test/data/', import.meta.url).pathname;
const shared = new URL('../../../../shared/data/', import.meta.url).pathname;
const known = { received: 1, recorded: 1 };
const knowledge = shippedChronicle();
/** 1 kBtu (International Table) in GJ, and 1 ft2 in m2, exactly. */
const [gjPerKbtu, m2PerSqft] = [1.05505585262e-3, 0.09290304];

/** A table without line breaks in quotes; commas in quotes are kept. */
function readCsv(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/u);
  const split = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const names = split(head);
  return lines.map((line) => Object.fromEntries(split(line).map((cell, at) => [names[at] ?? '', cell])));
}

function use(carrier: YearUse['carrier'], unit: YearUse['unit'], value: number, coverage = 1): YearUse {
  return { building: 'B', carrier, unit, value, coverage, meters: 1 };
}

// City of Seattle Open Data, 2016 Building Energy Benchmarking (2bpz-gwpy), public domain: test/data/seattle_benchmarking_2016.
describe('the hotels of Seattle 2016 (rows in the repository; expected values calculated separately)', () => {
  const hotels = readCsv(readFileSync(`${carried}seattle_benchmarking_2016/excerpt.csv`, 'utf8')).filter(
    (row) => row['PrimaryPropertyType'] === 'Hotel',
  );
  const rankBy = (intensity: (row: Record<string, string>) => number | null) =>
    rankAll(hotels.map((row) => ({ code: row['OSEBuildingID'] ?? '', use: 'hotel', intensity: intensity(row) ?? 0 })));
  const area = (row: Record<string, string>) => Number(row['PropertyGFATotal']) * m2PerSqft;

  it('by electricity: 178.6 kWh/m2 first, 11.4 last', () => {
    const ranked = rankBy((row) => intensityOf(Number(row['Electricity(kWh)']), area(row)));
    expect(ranked.map(({ code }) => code)).toEqual([
      '25',
      '16',
      '3',
      '23',
      '5',
      '1',
      '12',
      '18',
      '19',
      '15',
      '35',
      '10',
      '33',
      '2',
      '8',
      '29',
      '17',
      '32',
    ]);
    expect(ranked[0]?.intensity).toBeCloseTo(178.619, 3);
    expect(ranked.at(-1)?.intensity).toBeCloseTo(11.378, 3);
    expect(ranked[8]).toMatchObject({ code: '19', rank: 9, percentile: (10 / 18) * 100 });
  });

  it('by total: gas in kWh and steam by its heat', () => {
    const coefficients = coefficientsFor(knowledge, 2020, known);
    const ranked = rankBy((row) => {
      const [gas, steam] = [Number(row['NaturalGas(kBtu)']) * gjPerKbtu, Number(row['SteamUse(kBtu)']) * gjPerKbtu];
      const kwh = unitRatio('GJ', 'kWh');
      const uses = [
        use('electricity', 'kWh', Number(row['Electricity(kWh)'])),
        use('gas', 'kWh', (gas * kwh.num) / kwh.den),
        use('heat', 'GJ', steam),
      ];
      return intensityOf(totalOf(uses, coefficients).kgce, area(row));
    });
    expect(ranked.map(({ code }) => code)).toEqual([
      '19',
      '5',
      '15',
      '17',
      '25',
      '12',
      '1',
      '2',
      '16',
      '8',
      '23',
      '3',
      '18',
      '10',
      '35',
      '33',
      '29',
      '32',
    ]);
    expect(ranked[0]?.intensity).toBeCloseTo(45.193, 3);
    expect(ranked.at(-1)?.intensity).toBeCloseTo(13.012, 3);
  });
});

const wholeFile = `${shared}seattle_benchmarking_2016/2016_Building_Energy_Benchmarking.csv.gz`;

describe.skipIf(!existsSync(wholeFile))('all 3,376 buildings of Seattle 2016 (shared/data)', () => {
  it('rank by site energy as calculated by the city where it divides by the whole floor area', () => {
    const rows = readCsv(gunzipSync(readFileSync(wholeFile)).toString('utf8')).filter((row) => Number(row['SiteEUI(kBtu/sf)']) > 0);
    const plain = rows.filter((row) => Number(row['PropertyGFAParking']) === 0 && row['ComplianceStatus'] === 'Compliant');
    const close = plain.filter((row) => {
      const ours = intensityOf(Number(row['SiteEnergyUse(kBtu)']), Number(row['PropertyGFATotal'])) ?? 0;
      return Math.abs(ours / Number(row['SiteEUI(kBtu/sf)']) - 1) < 0.005;
    });
    // The city divides by the area of the metered uses, which is the whole floor area for most.
    expect(close.length / plain.length).toBeGreaterThan(0.5);
    const ranked = rankAll(
      close.map((row) => ({ code: row['OSEBuildingID'] ?? '', use: 'x', intensity: Number(row['SiteEUI(kBtu/sf)']) })),
    );
    expect(ranked[0]?.rank).toBe(1);
    for (const { rank, intensity } of ranked) expect(rank).toBe(ranked.filter((other) => other.intensity > intensity).length + 1);
  });
});

// OEDI submission 358, NREL RSF Measured Data 2011, CC BY 4.0: test/data/nrel_rsf_2011.
describe('the Research Support Facility of NREL in 2011', () => {
  const months = readCsv(readFileSync(`${carried}nrel_rsf_2011/months.csv`, 'utf8'));
  const sum = (column: string) => months.reduce((all, row) => all + Number(row[column]), 0);
  const electricity = sum('building_kwh') - sum('heating_kwh');
  const coverage = sum('hours') / 8760;
  const uses = [use('electricity', 'kWh', electricity, coverage), use('heat', 'GJ', sum('heating_kwh') * 0.0036, coverage)];

  it('uses 79.3 kWh/m2 of electricity without its heating, and the parts equal the whole to 0.3 %', () => {
    const parts = ['cooling_kwh', 'heating_kwh', 'mechanical_kwh', 'lighting_kwh', 'plug_kwh', 'data_center_kwh'].reduce(
      (all, name) => all + sum(name),
      0,
    );
    expect(sum('building_kwh')).toBe(2_345_624);
    expect(Math.abs(parts / sum('building_kwh') - 1)).toBeLessThan(0.003);
    expect(intensityOf(electricity, 20_000)).toBeCloseTo(79.2947, 4);
  });

  it('is 14.41 kgce/m2 in total: 1,585,894 kWh × 0.1229 and 2,735.028 GJ × 34.12', () => {
    const { kgce } = totalOf(uses, coefficientsFor(knowledge, 2020, known));
    expect(kgce).toBeCloseTo(194_906.37 + 93_319.16, 0);
    expect(intensityOf(kgce, 20_000)).toBeCloseTo(14.411, 3);
  });

  it('would be within the limit of a commercial office of type B in the cold zone, 80 kWh/m2, as an indication', () => {
    const fields = { airConditioning: 'central', stateOrgan: false, climateZone: '2A', heating: 'heat' };
    const office = {
      code: 'RSF',
      name: 'RSF',
      region: '140302',
      use: 'office',
      parts: [{ use: 'office', areaM2: null }],
      floorAreaM2: 20_000,
      fields,
    };
    const quota = quotaOf(office, uses, ['140302', '140300'], rulesFor(knowledge, 2020, known));
    expect(quota).toMatchObject({ verdict: 'within', indicative: true, parts: [{ constraint: 80, leading: 60 }] });
  });
});
