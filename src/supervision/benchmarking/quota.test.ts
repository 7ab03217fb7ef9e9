import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Found, Kind } from '#platform/knowledge/facts.ts';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { shippedChronicle } from '../../../test/knowledge.ts';
import { criteriaOf, type Rules } from './criteria.ts';
import { isByCity, type YearOfBuilding, type YearUse } from './facts.ts';
import { lookupOf } from './lookup.ts';
import { afterEach, quotaOf, verdictOf } from './quota.ts';

function rulesOf(own = '', on = '2025-12-31'): Rules {
  const chronicle = shippedChronicle(own === '' ? [] : [...readKnowledge('own.yaml', own).entries]);
  const all = <K extends Kind>(kind: K): readonly Found<K>[] => chronicle.inForce(kind, { on, recorded: 0 });
  return {
    tables: all('quota'),
    corrections: all('correction'),
    methods: all('quota-method'),
    uses: all('use'),
    readings: all('reading'),
    zones: all('climate-zone'),
    climates: all('climate-of-place'),
    heatings: all('heating'),
  };
}

const shipped = rulesOf();
const within = ['140302', '140300', '140000', '100000'];

function building(use: string, fields: YearOfBuilding['fields'], more: Partial<YearOfBuilding> = {}): YearOfBuilding {
  return { code: 'B1', name: 'B1', region: '140302', use, parts: [{ use, areaM2: null }], floorAreaM2: 10_000, fields, ...more };
}

function electricity(kwh: number | null, coverage = 1): YearUse {
  return { building: 'B1', carrier: 'electricity', unit: 'kWh', value: kwh, coverage, meters: 1 };
}

const codes = (quota: { findings: readonly { code: string }[] }) => quota.findings.map(({ code }) => code);

describe('the quota of an office', () => {
  const office = building('office', {
    airConditioning: 'split',
    stateOrgan: false,
    climateZone: '2A',
    hoursPerYear: 3812,
    occupants: 1000,
  });

  it('multiplies the measured use by g1 = 0.3 + 0.7 × 2500/3812 = 0.759', () => {
    // Worked case of standards.md section 2: T = 14 × 250 + 6 × 52 = 3812 h, 100 kWh/m2; 10 m2 per person leave g2 at 1.
    const quota = quotaOf(office, [electricity(1_000_000)], within, shipped);
    const [part] = quota.parts;
    expect(part).toMatchObject({ measured: 100, constraint: 65, leading: 55, unit: 'kWh/m2', verdict: 'over' });
    expect(part?.corrections.map(({ symbol, factor }) => [symbol, Math.round(factor * 1000) / 1000])).toEqual([
      ['g1', 0.759],
      ['g2', 1],
    ]);
    expect(part?.corrected).toBeCloseTo(75.9077, 4);
    expect(part).toMatchObject({ corrects: 'measured', before: 100 });
    const [first, last] = part === undefined ? [] : afterEach(part);
    expect(first).toBeCloseTo(75.9077, 4);
    expect(last).toBe(part?.corrected);
    expect(quota).toMatchObject({ verdict: 'over', indicative: true });
  });

  it('multiplies by g2 = 0.7 + 0.3 × 20/10 = 1.3 with 20 m2 per person', () => {
    const roomy = { ...office, fields: { ...office.fields, hoursPerYear: 2500, occupants: 500 } };
    expect(quotaOf(roomy, [electricity(400_000)], within, shipped).parts[0]).toMatchObject({ corrected: 52, verdict: 'leading' });
  });

  it('says which correction it had to omit', () => {
    const bare = building('office', { airConditioning: 'central', stateOrgan: true, climateZone: '1C' });
    const quota = quotaOf(bare, [electricity(600_000)], within, shipped);
    expect(quota.parts[0]).toMatchObject({ constraint: 70, leading: 50, corrected: 60, verdict: 'within', corrections: [] });
    expect(quota.findings.map(({ code, evidence }) => [code, evidence['field']])).toEqual([
      ['correction-field-missing', 'hoursPerYear'],
      ['correction-field-missing', 'occupants'],
    ]);
  });

  it('uses the climate zone of its city without one of its own, and says so', () => {
    const bare = building('office', { airConditioning: 'split', hoursPerYear: 2500, occupants: 1000 });
    const quota = quotaOf(bare, [electricity(500_000)], within, shipped);
    expect(quota.parts[0]).toMatchObject({ constraint: 65, leading: 55, verdict: 'leading' });
    expect(codes(quota)).toEqual(['climate-from-place', 'state-organ-assumed']);
    expect(quota.grounds.map(({ id }) => id)).toContain('climate/140300');
  });

  it.each([
    ['2A', 'cold'],
    ['寒冷 B 区', 'cold'],
    ['严寒地区', 'severe-cold'],
    ['Severe cold C', 'severe-cold'],
    ['夏热冬冷', 'hscw'],
    ['mild', 'mild'],
    ['冷', undefined],
    ['9Z', undefined],
  ])('uses the climate zone %s for %s', (climateZone, thermal) => {
    expect(criteriaOf(building('office', { climateZone }), 'office', within, lookupOf(shipped)).values['thermal']).toBe(thermal);
  });

  it('asks for the field that the table requires', () => {
    const bare = building('office', { stateOrgan: false, climateZone: '2A', hoursPerYear: 2500, occupants: 1000 });
    const quota = quotaOf(bare, [electricity(500_000)], within, shipped);
    expect(quota).toMatchObject({ verdict: 'unknown' });
    expect(quota.findings).toMatchObject([{ code: 'quota-field-missing', evidence: { fields: 'airConditioning' } }]);
    const nowhere = quotaOf({ ...bare, fields: { ...bare.fields, climateZone: null } }, [electricity(1)], ['999999'], shipped);
    expect(nowhere.findings).toMatchObject([{ code: 'quota-field-missing', evidence: { fields: 'airConditioning, climateZone' } }]);
  });

  it('warns if the measured use includes electric heating', () => {
    const warm = { ...office, fields: { ...office.fields, heating: '电采暖' } };
    expect(codes(quotaOf(warm, [electricity(100_000)], within, shipped))).toContain('heating-in-measured');
    expect(codes(quotaOf(office, [electricity(100_000)], within, shipped))).toEqual([]);
  });
});

describe('the quota of hotels and shops', () => {
  it('corrects a hotel by its occupancy: th1 = 0.4 + 0.6 × 50 %/75 % = 0.8', () => {
    const hotel = building('hotel', { airConditioning: 'central', hotelStars: 4, climateZone: '2B', occupancyRate: 0.75 });
    const quota = quotaOf(hotel, [electricity(1_400_000)], within, shipped);
    expect(quota.parts[0]).toMatchObject({ measured: 140, constraint: 120, leading: 85, verdict: 'within' });
    expect(quota.parts[0]?.corrected).toBeCloseTo(112, 9);
    expect(quota.findings).toMatchObject([{ code: 'correction-field-missing', evidence: { symbol: 'th2' } }]);
  });

  it('reads an occupancy of 75 as per cent', () => {
    const hotel = building('hotel', {
      airConditioning: 'central',
      hotelStars: '4',
      climateZone: '2B',
      occupancyRate: 75,
      roomAreaShare: 0.7,
    });
    expect(quotaOf(hotel, [electricity(1_400_000)], within, shipped).parts[0]?.corrected).toBeCloseTo(112, 9);
  });

  it('corrects a supermarket by its hours: d = 0.3 + 0.7 × 5110/7000 = 0.811', () => {
    const market = building('shop', { airConditioning: 'central', shopKind: 'supermarket', climateZone: '2A', hoursPerYear: 7000 });
    const quota = quotaOf(market, [electricity(2_200_000)], within, shipped);
    expect(quota.parts[0]).toMatchObject({ measured: 220, constraint: 170, leading: 120, verdict: 'over' });
    expect(quota.parts[0]?.corrected).toBeCloseTo(178.42, 9);
  });

  it('treats a mall as a shopping centre and has no base hours for a restaurant', () => {
    const mall = building('mall', { airConditioning: 'central', climateZone: '2A', hoursPerYear: 4570 });
    expect(quotaOf(mall, [electricity(1_000_000)], within, shipped).parts[0]).toMatchObject({
      corrected: 100,
      constraint: 175,
      verdict: 'leading',
    });
    const restaurant = building('restaurant', { airConditioning: 'none', climateZone: '2A', hoursPerYear: 4000 });
    const quota = quotaOf(restaurant, [electricity(500_000)], within, shipped);
    expect(quota.parts[0]).toMatchObject({ corrected: 50, constraint: 60, verdict: 'within' });
    expect(codes(quota)).toEqual(['correction-base-missing']);
  });

  it('has no row for a restaurant of type B', () => {
    const quota = quotaOf(building('restaurant', { airConditioning: 'central', climateZone: '2A' }), [electricity(1)], within, shipped);
    expect(quota.verdict).toBe('unknown');
    expect(codes(quota)).toContain('quota-row-missing');
  });
});

describe('the quota of dwellings', () => {
  const gas: YearUse = { building: 'B1', carrier: 'gas', unit: 'm3', value: 15_000, coverage: 1, meters: 2 };

  it('is by household, for electricity and for gas, and over where one of them is', () => {
    const homes = building('dwelling', { households: 100, climateZone: '2A' });
    const quota = quotaOf(homes, [electricity(200_000), gas], within, shipped);
    expect(quota.parts).toMatchObject([
      { carrier: 'electricity', measured: 2000, constraint: 2700, leading: null, verdict: 'within' },
      { carrier: 'gas', measured: 150, constraint: 140, verdict: 'over' },
    ]);
    expect(quota.verdict).toBe('over');
  });

  it('uses the row in force, which may be more certain than its table', () => {
    const bySource = (climateZone: string) =>
      quotaOf(building('dwelling', { households: 100, climateZone }), [electricity(400_000), gas], within, shipped).parts.map(
        ({ constraint, source }) => [constraint, source.status],
      );
    expect(bySource('3A')).toEqual([
      [3100, 'VERIFIED'],
      [240, 'VERIFIED'],
    ]);
    expect(bySource('2A')).toEqual([
      [2700, 'RECALLED'],
      [140, 'RECALLED'],
    ]);
    const homes = quotaOf(building('dwelling', { households: 100, climateZone: '3A' }), [electricity(400_000)], within, shipped);
    expect(homes).toMatchObject({ verdict: 'over', indicative: homes.grounds.some(({ status }) => !status.startsWith('VERIFIED')) });
  });

  it('is by electricity only without a gas meter, and asks for the households', () => {
    const quota = quotaOf(building('dwelling', { climateZone: '2A' }), [electricity(200_000)], within, shipped);
    expect(quota).toMatchObject({ verdict: 'unknown', parts: [{ measured: null, constraint: 2700 }] });
    expect(codes(quota)).toContain('households-missing');
  });
});

describe('what cannot be judged', () => {
  it('says that a use has no table', () => {
    const quota = quotaOf(building('hospital', { climateZone: '2A' }), [electricity(1)], within, shipped);
    expect(quota).toMatchObject({ verdict: 'unknown', indicative: false, parts: [] });
    expect(quota.findings).toMatchObject([{ code: 'quota-table-missing', evidence: { family: 'hospital' } }]);
  });

  it('says that the year is older than the standard', () => {
    expect(codes(quotaOf(building('office', {}), [electricity(1)], within, rulesOf('', '2015-12-31')))).toEqual(['quota-table-missing']);
  });

  it('says that there is no meter and no area', () => {
    const bare = building(
      'office',
      { airConditioning: 'split', stateOrgan: true, climateZone: '2A', hoursPerYear: 2500, occupants: 9 },
      { floorAreaM2: null },
    );
    expect(codes(quotaOf(bare, [], within, shipped))).toEqual(['quota-no-meter', 'quota-area-missing', 'correction-field-missing']);
  });
});

const cityTable = `kind: quota
source: {document: 阳泉市公共建筑能耗限额, clause: 表 1}
entries:
  - id: yangquan/office
    version: 1
    status: VERIFIED
    validFrom: 2024-01-01
    family: office
    region: '140300'
    carrier: electricity
    unit: kWh/m2
    per: m2
    corrected: limits
    corrections: [gbt51161-2016/office-hours]
    rows: [{when: {}, constraint: 50, leading: 40}]
`;

describe('inputs of a verdict', () => {
  const office = building('office', {
    airConditioning: 'split',
    stateOrgan: false,
    climateZone: '2A',
    hoursPerYear: 2500,
    occupants: 1000,
  });

  it('are no row of a carrier without meters', () => {
    const quota = quotaOf(office, [{ ...electricity(0), meters: 0 }], within, shipped);
    expect(quota).toMatchObject({ verdict: 'unknown', parts: [{ measured: null, use: null }] });
    expect(quota.findings).toMatchObject([{ code: 'quota-no-meter', severity: 'error', evidence: { carrier: 'electricity' } }]);
  });

  it('include the coverage of the year if it is too low', () => {
    const quota = quotaOf(office, [electricity(500_000, 0.9)], within, shipped);
    expect(quota).toMatchObject({ verdict: 'unknown', parts: [{ measured: 50, corrected: 50, constraint: 65 }] });
    expect(quota.findings).toMatchObject([{ code: 'quota-coverage-low', evidence: { coverage: 0.9, needed: 0.98 } }]);
  });

  it('give no verdict if use is negative, unless the building generates some itself', () => {
    const quota = quotaOf(office, [electricity(-118_000)], within, shipped);
    expect(quota).toMatchObject({ verdict: 'unknown', parts: [{ verdict: 'unknown' }] });
    expect(quota.findings).toMatchObject([{ code: 'quota-use-negative', severity: 'error', evidence: { value: -118_000 } }]);
    expect(quotaOf(office, [{ ...electricity(-118_000), makes: true }], within, shipped)).toMatchObject({
      verdict: 'leading',
      findings: [],
    });
  });

  it('are in the unit of the limit, or are not compared', () => {
    const heatOnly = { ...electricity(1), unit: 'MWh' as const };
    expect(quotaOf(office, [heatOnly], within, shipped).findings).toMatchObject([
      { code: 'quota-unit-differs', evidence: { unit: 'MWh', wanted: 'kWh/m2' } },
    ]);
  });
});

describe('a table of the city', () => {
  const office = building('office', { hoursPerYear: 2500 });

  it('takes precedence over the national one, in its own place and from its own day', () => {
    const quota = quotaOf(office, [electricity(450_000)], within, rulesOf(cityTable));
    expect(quota.parts[0]).toMatchObject({
      constraint: 50,
      leading: 40,
      verdict: 'within',
      source: { document: '阳泉市公共建筑能耗限额' },
    });
    expect(quotaOf(office, [electricity(450_000)], ['140202', '140200'], rulesOf(cityTable)).parts[0]?.source.id).toBe(
      'gbt51161-2016/office',
    );
    expect(quotaOf(office, [electricity(450_000)], within, rulesOf(cityTable, '2023-12-31')).parts[0]?.source.id).toBe(
      'gbt51161-2016/office',
    );
  });

  it('is formal if everything that it depends on is VERIFIED', () => {
    const known = { ...office, fields: { ...office.fields, climateZone: '2A' } };
    expect(quotaOf(known, [electricity(450_000)], within, rulesOf(cityTable)).indicative).toBe(false);
    expect(quotaOf(known, [electricity(450_000)], within, rulesOf(cityTable.replace('VERIFIED', 'CITY'))).indicative).toBe(true);
  });

  const confirmed = '{check: 1, edition: 第一版, page: "12", typedBy: 甲, confirmedBy: 乙, at: "2026-03-01T00:00:00Z"}';

  it('is formal too if the city has confirmed its own from the printed text, except for a row that was left out', () => {
    const known = { ...office, fields: { ...office.fields, climateZone: '2A' } };
    const own = cityTable.replace('status: VERIFIED', `status: CITY\n    confirmed: ${confirmed}`);
    expect(quotaOf(known, [electricity(450_000)], within, rulesOf(own)).indicative).toBe(false);
    const rowLeftOut = own.replace(/(\{when: \{[^}]*\}, )/gu, '$1status: RECALLED, ');
    expect(quotaOf(known, [electricity(450_000)], within, rulesOf(rowLeftOut))).toMatchObject({
      indicative: true,
      parts: [{ source: { status: 'RECALLED' } }],
    });
  });

  it('applies the correction that supersedes the one named by its table', () => {
    const own = `kind: correction
source: {document: 核对, clause: '5.3'}
entries:
  - {id: checked/hours, version: 1, status: CITY, confirmed: ${confirmed}, supersedes: gbt51161-2016/office-hours, symbol: g1, field: hoursPerYear, unit: h, constant: 0.5, slope: 0.5, ratio: base/value, base: 2500}
`;
    const long = building('office', {
      airConditioning: 'split',
      stateOrgan: false,
      climateZone: '2A',
      hoursPerYear: 5000,
      occupants: 1000,
    });
    const [part] = quotaOf(long, [electricity(1_000_000)], within, rulesOf(own)).parts;
    expect(part?.corrections.map(({ name, factor }) => [name, factor])).toEqual([
      ['checked/hours', 0.75],
      ['gbt51161-2016/office-density', 1],
    ]);
  });

  it('may have the limits corrected instead of the measured use', () => {
    const long = { ...office, fields: { hoursPerYear: 3812, climateZone: '2A' } };
    const [part] = quotaOf(long, [electricity(450_000)], within, rulesOf(cityTable)).parts;
    expect(part).toMatchObject({ measured: 45, corrected: 45, verdict: 'over' });
    expect(part?.constraint).toBeCloseTo(50 * 0.759077, 3);
  });
});

describe('a building of several uses', () => {
  const fields = { airConditioning: 'split', stateOrgan: false, climateZone: '2A', shopKind: 'supermarket' };
  const parts = [
    { use: 'office', areaM2: 8000 },
    { use: 'shop', areaM2: 2000 },
  ];

  it('has the mean of their limits, weighted by area, uncorrected and indicative', () => {
    const quota = quotaOf(building('office', fields, { parts }), [electricity(700_000)], within, shipped);
    expect(quota.parts[0]).toMatchObject({ constraint: 74, leading: 62, corrections: [], verdict: 'within' });
    expect(codes(quota)).toEqual(['limits-blended']);
    expect(quota.indicative).toBe(true);
  });

  it('is formal if the city has confirmed the rule with the tables of its uses, and has no limits without a printed rule', () => {
    const who = { check: 1, edition: '第一版', page: '12', typedBy: '甲', confirmedBy: '乙', at: '2026-03-01T00:00:00Z' };
    const confirmed = <T extends object>(entries: readonly T[]) =>
      entries.map((one) => ({ ...one, status: 'CITY' as const, confirmed: who }));
    const judge = (rules: Rules) => quotaOf(building('office', fields, { parts }), [electricity(700_000)], within, rules);
    const { tables, readings, zones, methods } = shipped;
    const all = { ...shipped, tables: confirmed(tables), readings: confirmed(readings), zones: confirmed(zones) };
    const byRule = judge({ ...all, methods: confirmed(methods) });
    expect(byRule).toMatchObject({ verdict: 'within', indicative: false, parts: [{ constraint: 74 }] });
    expect(isByCity(byRule)).toBe(true);
    for (const left of [judge(all), judge({ ...all, tables, methods: confirmed(methods) }), judge(shipped)]) {
      expect(left).toMatchObject({ verdict: 'within', indicative: true });
      expect(isByCity(left)).toBe(false);
    }
    const none = judge({ ...all, methods: confirmed(methods).map((one) => ({ ...one, method: 'none' as const })) });
    expect(none).toMatchObject({ verdict: 'unknown', parts: [{ constraint: null }] });
    expect(codes(none)).toContain('limits-not-blended');
  });

  it('of mixed use is judged by its parts, like one that names its largest', () => {
    const mixed = quotaOf(building('mixed', fields, { parts }), [electricity(700_000)], within, shipped);
    expect(mixed.parts[0]).toMatchObject({ constraint: 74, leading: 62 });
    expect(codes(quotaOf(building('mixed', fields), [electricity(1)], within, shipped))).toEqual(['quota-table-missing']);
  });

  it('is not judged if a part has no table or no area', () => {
    const withWard = [...parts, { use: 'hospital', areaM2: 100 }];
    expect(codes(quotaOf(building('office', fields, { parts: withWard }), [electricity(1)], within, shipped))).toEqual([
      'quota-table-missing',
    ]);
    const { shopKind: _shopKind, ...unknownShop } = fields;
    expect(codes(quotaOf(building('office', unknownShop, { parts }), [electricity(1)], within, shipped))).toEqual(['quota-field-missing']);
    const blank = [{ use: 'office', areaM2: null }, parts[1]!];
    expect(codes(quotaOf(building('mixed', fields, { parts: blank }), [electricity(1)], within, shipped))).toEqual(['part-area-missing']);
  });
});

describe('a verdict', () => {
  it('is over as soon as measured use exceeds the limit, whatever the coverage', () => {
    expect(verdictOf(65.1, 65, 55, 0.1)).toBe('over');
    expect(verdictOf(65, 65, 55, 1)).toBe('within');
    expect(verdictOf(55, 65, 55, 1)).toBe('leading');
  });

  it('is leading or within only with a coverage of at least 0.98', () => {
    expect(verdictOf(40, 65, 55, 0.9799)).toBe('unknown');
    expect(verdictOf(40, 65, 55, 0.98)).toBe('leading');
    expect(verdictOf(60, 65, 55, 0.98)).toBe('within');
    expect(verdictOf(null, 65, 55, 1)).toBe('unknown');
    expect(verdictOf(60, null, null, 1)).toBe('unknown');
    expect(verdictOf(60, 65, null, 1)).toBe('within');
  });

  it('never changes from over to anything else, nor from within to leading, as more is measured', () => {
    const amount = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (value, more, coverage, rise) => {
          const before = verdictOf(value, 65, 55, coverage);
          const after = verdictOf(value + more, 65, 55, coverage + (1 - coverage) * rise);
          if (before === 'over') expect(after).toBe('over');
          if (before === 'within') expect(['within', 'over']).toContain(after);
        },
      ),
    );
  });
});
