import { describe, expect, it } from 'vitest';
import type { YearUse } from '#supervision/benchmarking/facts.ts';
import type { Quota, QuotaPart } from '#supervision/benchmarking/quota.ts';
import { overOf, type YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { coveredOf, missingOf, sumsOf, unverifiedOf, verdictsOf, worstOf } from './city.ts';
import { pointsOf } from '../map-points.ts';
import { branchesOf } from './places.ts';

const use = (carrier: YearUse['carrier'], value: number | null, coverage = 1, unit: YearUse['unit'] = 'kWh'): YearUse => ({
  building: 'x',
  carrier,
  unit,
  value,
  coverage,
  meters: 1,
});

function quota(verdict: Quota['verdict'], indicative = false, corrected = 120, constraint = 100): Quota {
  const source = {
    id: 'quota/x',
    version: 1,
    status: indicative ? ('RECALLED' as const) : ('VERIFIED' as const),
    document: 'DB',
    clause: '1',
  };
  const part = { verdict, corrected, constraint, unit: 'kWh/m2' } as QuotaPart;
  return { verdict, indicative, parts: [part], grounds: [source], findings: [] };
}

function building(code: string, given: Partial<YearBuilding> = {}, fields: Record<string, unknown> = {}, region = '140302'): YearBuilding {
  const facts = { code, name: `name of ${code}`, region, use: 'office', parts: [], floorAreaM2: 1000, fields };
  return { building: facts, uses: [], before: [], quota: quota('unknown'), ...given };
}

describe('the use of a place', () => {
  it('is summed as measured, and compared with the year before only if both are well measured', () => {
    const all = [
      building('A', { uses: [use('electricity', 110)], before: [use('electricity', 100)] }),
      building('B', { uses: [use('electricity', 50, 0.5)], before: [use('electricity', 200)] }),
      building('C', { uses: [use('electricity', null, 0)], before: [use('electricity', 10)] }),
      building('D'),
    ];
    const [sum] = sumsOf(all, null);
    expect(sum).toMatchObject({ carrier: 'electricity', unit: 'kWh', value: 160, coverage: 0.5, buildings: 3, compared: 1 });
    expect(sum?.change).toBeCloseTo(0.1, 12);
  });

  it('is null and never 0 if nothing was measured', () => {
    expect(sumsOf([building('A', { uses: [use('heat', null, 0, 'GJ')] })], null)).toMatchObject([
      { value: null, coverage: 0, change: null },
    ]);
  });

  it('has gas in kWh if one building does, by the calorific value', () => {
    const all = [building('A', { uses: [use('gas', 100, 1, 'm3')] }), building('B', { uses: [use('gas', 50)] })];
    expect(sumsOf(all, 36_000)).toMatchObject([{ unit: 'kWh', value: 1050 }]);
  });
});

describe('buildings over quota', () => {
  const all = [
    building('A', { quota: quota('over', false, 110) }),
    building('B', { quota: quota('over', false, 150) }),
    building('C', { quota: quota('over', true, 900) }),
    building('D', { quota: quota('within', true) }),
  ];

  it('have verified verdicts only, the furthest over first', () => {
    expect(overOf(all).map(({ building: { code }, times }) => [code, times])).toEqual([
      ['B', 1.5],
      ['A', 1.1],
    ]);
    expect(verdictsOf(all.map((one) => one.quota))).toEqual({ leading: 0, within: 1, over: 3, unknown: 0 });
  });

  it('are accompanied by what is not verified, and how many buildings depend on it', () => {
    expect(unverifiedOf(all.map((one) => one.quota))).toEqual([{ document: 'DB', clause: '1', status: 'RECALLED', buildings: 2 }]);
  });

  it('get no map colour for an unverified verdict', () => {
    const at = { longitude: 113.123456, latitude: 37.9 };
    const points = pointsOf(
      [building('A', { quota: quota('over') }, at), building('C', { quota: quota('over', true) }, at), building('D')],
      'kWh',
    );
    expect(points).toMatchObject({
      code: ['A', 'C'],
      verdict: [2, 3],
      longitude: [113.12346, 113.12346],
      coverage: [null, null],
      without: 1,
      fifths: [],
    });
  });
});

it('missing data: the worst covered first, buildings without a meter before all', () => {
  const all = [
    building('A', { uses: [use('electricity', 1), use('heat', 1, 0.4, 'GJ')] }),
    building('B'),
    building('C', { uses: [use('electricity', 1)] }),
  ];
  const covered = coveredOf(all);
  expect(covered.map(({ building: { code }, carrier, coverage }) => [code, carrier, coverage])).toEqual([
    ['A', 'heat', 0.4],
    ['B', null, 0],
    ['C', 'electricity', 1],
  ]);
  expect(worstOf(covered, 10).map(({ building: { code } }) => code)).toEqual(['B', 'A']);
  expect(worstOf(covered, 1).map(({ building: { code } }) => code)).toEqual(['B']);
  expect(missingOf(covered)).toEqual({ meter: 1, coverage: 1, area: 0, use: 0 });
});

it('the places directly below contain each building once; buildings of the place itself are in none', () => {
  const places = [
    { code: '140300', name: '阳泉市', kind: 'prefecture', parent: '140000' },
    { code: '140302', name: '城区', kind: 'county', parent: '140300' },
    { code: '140311', name: '郊区', kind: 'county', parent: '140300' },
    { code: 'ZONE', name: '高新区', kind: 'zone', parent: '140311' },
  ];
  const all = [
    building('A'),
    building('B', {}, {}, 'ZONE'),
    building('C', {}, {}, '140300'),
    building('D', {}, { developmentZone: 'ZONE' }, '140302'),
  ];
  const below = branchesOf('140300', places, all);
  expect(below.map(({ code, buildings }) => [code, buildings.map((one) => one.building.code)])).toEqual([
    ['140302', ['A', 'D']],
    ['140311', ['B']],
  ]);
  expect(branchesOf('140311', places, all).map(({ code }) => code)).toEqual(['ZONE']);
});
