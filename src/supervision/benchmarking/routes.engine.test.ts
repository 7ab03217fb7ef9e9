import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const buildings = `代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式
B1,一号楼,办公,140302,1000,分体,否,2A,3812,100,无
B2,二号楼,办公,140302,2000,分体,否,2A,2500,200,集中供热
B3,三号楼,办公,140321,500,集中,是,2A,2500,50,无
B4,医院,医院,140302,500,集中,,2A,,,
B5,旅馆,宾馆,140302,,集中,,2A,,,
`;

/** Twelve months of one value each, in 2025. */
function months(rows: Record<string, number>): string {
  const head = ['meter', ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)].join(',');
  return [head, ...Object.entries(rows).map(([code, each]) => [code, ...Array.from({ length: 12 }, () => each)].join(','))].join('\n');
}

beforeAll(async () => {
  world = await createWorld();
  const file = await world.upload('buildings.csv', buildings);
  const done = await world.local.registry.importBuildings({ file });
  expect(done).toMatchObject({ created: 5, rejectedCount: 0 });
  const readings = await world.upload('2025.csv', months({ B1: 10_000, B2: 5000, B3: 2500, B5: 1000 }));
  const taken = await world.local.readings.importReadings({
    file: readings,
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
  expect(taken).toMatchObject({ accepted: 48, rejectedCount: 0 });
});

afterAll(() => world.stop());

describe('rank, quota and explain over HTTP', () => {
  it('ranks the buildings of a region and says why others are not ranked', async () => {
    const {
      unit,
      buildings: ranked,
      excluded,
    } = await world.local.benchmarking.rank({ region: '140300', year: 2025, carrier: 'electricity' });
    expect(unit).toBe('kWh/m2');
    expect(ranked.map(({ code, rank, intensity, floorArea, coverage }) => [code, rank, intensity, floorArea, coverage])).toEqual([
      ['B1', 1, 120, 1000, 1],
      ['B3', 2, 60, 500, 1],
      ['B2', 3, 30, 2000, 1],
    ]);
    expect(ranked.map(({ percentile }) => Math.round(percentile))).toEqual([100, 67, 33]);
    expect(excluded.map(({ code, reason }) => [code, reason])).toEqual([
      ['B4', 'no-meter'],
      ['B5', 'area-missing'],
    ]);
    expect(excluded[1]?.detail).toContain('建筑面积');
  });

  it('gives the verdict of each ranked building, as an indication if the limits are not verified, whatever the ranking is by', async () => {
    const { buildings: by } = await world.local.benchmarking.rank({ region: '140302', year: 2025, carrier: 'electricity' });
    for (const { code, verdict, indicative } of by) {
      const quota = await world.local.benchmarking.quota({ building: code, year: 2025 });
      expect({ code, verdict, indicative }).toEqual({ code, verdict: quota.verdict, indicative: quota.indicative });
    }
    expect(by[0]).toMatchObject({ code: 'B1', verdict: 'over', indicative: true });
    const { buildings: total } = await world.local.benchmarking.rank({ region: '140302', year: 2025, carrier: 'total' });
    expect(total).toMatchObject([{ code: 'B1', verdict: 'over', indicative: true }]);
  });

  it('lists the requested number of unranked buildings, and counts all by reason', async () => {
    const asked = { region: '140300', year: 2025, carrier: 'electricity' } as const;
    const { excluded, reasons } = await world.local.benchmarking.rank({ ...asked, excludedLimit: 1, excludedOffset: 1 });
    expect(excluded.map(({ code }) => code)).toEqual(['B5']);
    expect(reasons).toEqual([
      { reason: 'area-missing', count: 1 },
      { reason: 'no-meter', count: 1 },
    ]);
    const of = await world.local.benchmarking.rank({ ...asked, reason: 'no-meter' });
    expect(of.excluded.map(({ code }) => code)).toEqual(['B4']);
    expect((await world.local.benchmarking.rank({ ...asked, excludedLimit: 0 })).excluded).toEqual([]);
  });

  it('names the lowest of each use, and no building as over quota by unverified limits', async () => {
    const { unit, uses } = await world.local.benchmarking.champions({ region: '140300', year: 2025, each: 2 });
    expect(unit).toBe('kWh/m2');
    expect(uses.map(({ use, count, buildings: best }) => [use, count, best.map(({ code, intensity }) => [code, intensity])])).toEqual([
      [
        'office',
        3,
        [
          ['B2', 30],
          ['B3', 60],
        ],
      ],
    ]);
    const over = await world.local.benchmarking.over({ region: '140300', year: 2025 });
    expect(over).toMatchObject({ total: 0, buildings: [] });
    expect(over.indicative).toBeGreaterThan(0);
    expect(await world.local.benchmarking.over({ region: '140300', year: 2025, use: 'hospital' })).toMatchObject({
      indicative: 0,
      unknown: 1,
    });
  });

  it('gives no total if the heat is not metered', async () => {
    const { unit, buildings: ranked, excluded } = await world.local.benchmarking.rank({ region: '140302', year: 2025, carrier: 'total' });
    expect(unit).toBe('kgce/m2');
    expect(ranked.map(({ code }) => code)).toEqual(['B1']);
    expect(ranked[0]?.intensity).toBeCloseTo(120 * 0.1229, 9);
    expect(excluded.find(({ code }) => code === 'B2')?.reason).toBe('carrier-missing');
  });

  it('judges by GB/T 51161 as an indication, and opens the figure down to the meter', async () => {
    const quota = await world.local.benchmarking.quota({ building: 'B1', year: 2025 });
    expect(quota).toMatchObject({
      measured: 120,
      constraint: 65,
      leading: 55,
      unit: 'kWh/m2',
      verdict: 'over',
      indicative: true,
      coverage: 1,
      source: { status: 'RECALLED' },
    });
    expect(quota.corrected).toBeCloseTo(120 * 0.759077, 3);
    expect(quota.corrections.map(({ name, why }) => [name, why])).toEqual([
      ['g1', '年使用小时数为 3,812 h，基准 2,500 h'],
      ['g2', '人均建筑面积为 10 m²，基准 10 m²'],
    ]);
    const explained = await world.local.figures.explain({ figure: quota.figure });
    expect(explained.result.value).toBe(quota.corrected);
    expect(explained.meters).toMatchObject([{ code: 'B1', coverage: 1 }]);
    const use = explained.inputs.find(({ name }) => name === 'use electricity');
    expect(use).toMatchObject({ value: 120_000, unit: 'kWh' });
    const below = await world.local.figures.explain({ figure: use?.figure ?? '' });
    expect(below.result).toMatchObject({ value: 120_000, unit: 'kWh' });
    expect(await world.local.figures.explain({ figure: quota.figure })).toEqual(explained);
  });

  it('says what is missing if there is no table', async () => {
    const quota = await world.as('viewer', { all: true }, 'en').benchmarking.quota({ building: 'B4', year: 2025 });
    expect(quota).toMatchObject({ verdict: 'unknown', source: null });
    expect(quota.findings[0]?.detail).toContain('no table of limits for the use hospital');
  });

  it('shows nobody anything outside their scope', async () => {
    const { figure } = await world.local.benchmarking.quota({ building: 'B1', year: 2025 });
    const neighbour = world.as('bureau', { region: '140321' });
    await expect(neighbour.benchmarking.quota({ building: 'B1', year: 2025 })).rejects.toMatchObject({
      document: { code: 'no-such-building' },
    });
    await expect(neighbour.figures.explain({ figure })).rejects.toMatchObject({ document: { code: 'no-such-building' } });
    const { buildings: seen } = await neighbour.benchmarking.rank({ region: '140300', year: 2025, carrier: 'electricity' });
    expect(seen.map(({ code, rank }) => [code, rank])).toEqual([['B3', 1]]);
  });

  it('keeps an explained figure unchanged when an area is corrected later', async () => {
    const before = await world.local.benchmarking.quota({ building: 'B3', year: 2025 });
    const told = await world.local.figures.explain({ figure: before.figure });
    const file = await world.upload('areas.csv', '代码,建筑面积\nB3,600\n');
    const { import: id } = await world.local.registry.importBuildings({ file });
    expect((await world.local.benchmarking.quota({ building: 'B3', year: 2025 })).measured).toBe(50);
    expect(await world.local.figures.explain({ figure: before.figure })).toEqual(told);
    await world.local.imports.undo({ id });
  });

  it('shows the distribution of peers of a use', async () => {
    const { uses } = await world.local.benchmarking.peers({ region: '140300', year: 2025, carrier: 'electricity' });
    expect(uses).toMatchObject([{ use: 'office', count: 3, median: 60 }]);
  });
});
