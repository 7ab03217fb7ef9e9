import { describe, expect, it } from 'vitest';
import { figureId, readFigure, type Explanation } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { textIn } from '#kernel/localized-text.ts';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { createChronicle } from '#platform/knowledge/chronicle.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { readShipped, shippedChronicle } from '../../../test/knowledge.ts';
import { createBenchmarking } from './benchmarking.ts';
import { type BenchmarkingNeeds } from './needs.ts';
import type { YearUse } from './facts.ts';

const known = { received: Date.UTC(2026, 0, 2), recorded: Date.UTC(2026, 0, 3) };

function office(code: string, fields: BuildingFacts['fields'] = {}, areaM2: number | null = 1000, use = 'office'): BuildingFacts {
  const uses = [{ from: null, value: [{ use, areaM2: null }] }];
  return {
    id: 1,
    code,
    name: `name of ${code}`,
    region: '140302',
    zone: 'Asia/Shanghai',
    uses,
    floorAreaM2: [{ from: null, value: areaM2 }],
    fields,
    dated: {},
  };
}

function use(
  building: string,
  carrier: YearUse['carrier'],
  value: number | null,
  coverage = 1,
  unit: YearUse['unit'] = carrier === 'heat' ? 'GJ' : carrier === 'gas' ? 'm3' : 'kWh',
): YearUse {
  return { building, carrier, unit, value, coverage, meters: 1 };
}

function slice(facts: readonly BuildingFacts[], uses: readonly YearUse[], knowledge: BenchmarkingNeeds['knowledge'] = shippedChronicle()) {
  const explained: string[] = [];
  const explain = async (scope: Scope, figure: string): Promise<Explanation> => {
    const question = readFigure(figure);
    const own = service.explainers[question.kind];
    if (own !== undefined) return own(scope, figure, question);
    explained.push(figure);
    const meters = [{ code: `M-${String(question['carrier'])}`, coverage: 1, from: 'a', to: 'b' }];
    const result = { name: 'use', value: 1, unit: 'kWh' };
    return { figure, result, formula: 'sum', clause: null, inputs: [], meters, knownAt: '', findings: [] };
  };
  const needs: BenchmarkingNeeds = {
    explain,
    registry: {
      buildingFacts: async (_, which) => facts.filter(({ code }) => which.buildings?.includes(code) ?? true),
      confirmedFacts: async () => new Map(),
    },
    metering: {
      yearUse: async (_, { which }) =>
        uses.filter(({ building, carrier }) => (which.buildings?.includes(building) ?? true) && (which.carrier ?? carrier) === carrier),
      yearUses: async (_, { periods }) => periods.map((_, index) => (index === 0 ? uses : [])),
      flow: async (_, { building }) => ({ building, carriers: [] }),
      knownAt: () => known,
    },
    knowledge,
    place: { get: async () => undefined, places: async () => [] },
  };
  const service = createBenchmarking(needs);
  return { ...service, explain, explained };
}

const byElectricity = { region: '140300', year: 2025, measure: 'electricity', known } as const;

describe('rank', () => {
  it('ranks measured buildings and says why the others are not ranked', async () => {
    const facts = [office('A'), office('B'), office('C'), office('D'), office('E', {}, null), office('F', {}, 1000, 'school')];
    const uses = [
      use('A', 'electricity', 50_000),
      use('B', 'electricity', 80_000, 0.95),
      use('C', 'electricity', 90_000, 0.94),
      use('E', 'electricity', 1),
      use('F', 'electricity', 60_000),
    ];
    const { unit, buildings, excluded } = await slice(facts, uses).rank(programScope, byElectricity);
    expect(unit).toBe('kWh/m2');
    expect(buildings.map(({ code, rank, intensity, percentile }) => [code, rank, intensity, percentile])).toEqual([
      ['B', 1, 80, 100],
      ['F', 2, 60, 100],
      ['A', 3, 50, 50],
    ]);
    expect(excluded.map(({ code, reason }) => [code, reason])).toEqual([
      ['C', 'coverage-low'],
      ['D', 'no-meter'],
      ['E', 'area-missing'],
    ]);
  });

  it('returns a part of the list on request, ranked among all', async () => {
    const codes = ['A', 'B', 'C', 'D'];
    const service = slice(
      codes.map((code) => office(code)),
      codes.map((code, at) => use(code, 'electricity', 1000 * at)),
    );
    const { count, buildings } = await service.rank(programScope, { ...byElectricity, offset: 1, limit: 2 });
    expect([count, ...buildings.map(({ code, rank }) => `${code}${rank}`)]).toEqual([4, 'C2', 'B3']);
  });

  it('treats a row without meters as no meter', async () => {
    const none = { ...use('A', 'electricity', 5000), meters: 0 };
    const gasOfNone = { ...use('A', 'gas', 5, 1, 'kWh'), meters: 0 };
    const service = slice([office('A'), office('B')], [none, gasOfNone, use('B', 'gas', 1000), use('B', 'water', 7, 1, 'm3')]);
    const reasons = async (measure: 'electricity' | 'total' | 'gas') =>
      (await service.rank(programScope, { ...byElectricity, measure })).excluded.map(({ code, reason }) => `${code} ${reason}`);
    expect(await reasons('electricity')).toEqual(['A no-meter', 'B no-meter']);
    expect(await reasons('total')).toEqual(['A no-meter']);
    expect(await reasons('gas')).toEqual(['A no-meter']);
    expect((await service.rank(programScope, { ...byElectricity, measure: 'gas' })).unit).toBe('m3/m2');
  });

  it('ranks no building with negative use, alone or in a total, unless it generates some itself', async () => {
    const service = slice(
      [office('A'), office('B'), office('C')],
      [
        use('A', 'electricity', -1000),
        use('A', 'heat', 5000),
        use('B', 'electricity', 1000),
        { ...use('C', 'electricity', -1000), makes: true },
      ],
    );
    for (const measure of ['electricity', 'total'] as const) {
      const { buildings, excluded } = await service.rank(programScope, { ...byElectricity, measure });
      expect(buildings.map(({ code }) => code)).toEqual(['B', 'C']);
      expect(excluded).toMatchObject([{ code: 'A', reason: 'use-negative', evidence: { carrier: 'electricity' } }]);
    }
  });

  it('states the coverage if it is too low, never rounded up to the requirement', async () => {
    const { excluded } = await slice([office('A')], [use('A', 'electricity', 5000, 0.94999)]).rank(programScope, byElectricity);
    expect(excluded).toMatchObject([{ reason: 'coverage-low', evidence: { coverage: 0.949, needed: 0.95, carrier: 'electricity' } }]);
  });

  it('keeps to one use on request', async () => {
    const { buildings } = await slice(
      [office('A'), office('F', {}, 1000, 'school')],
      [use('A', 'electricity', 1), use('F', 'electricity', 2)],
    ).rank(programScope, { ...byElectricity, use: 'school' });
    expect(buildings.map(({ code }) => code)).toEqual(['F']);
  });

  it('gives no total if the carrier of the heating has no meter', async () => {
    const facts = [office('A', { heating: 'heat' }), office('B', { heating: 'heat' }), office('C', { heating: 'heat-pump' })];
    const uses = [use('A', 'electricity', 10_000), use('A', 'heat', 100), use('B', 'electricity', 10_000), use('C', 'electricity', 10_000)];
    const { unit, buildings, excluded } = await slice(facts, uses).rank(programScope, { ...byElectricity, measure: 'total' });
    expect(unit).toBe('kgce/m2');
    expect(buildings.map(({ code, intensity }) => [code, Math.round(intensity * 1000) / 1000])).toEqual([
      ['A', 4.641],
      ['C', 1.229],
    ]);
    expect(excluded).toMatchObject([{ code: 'B', reason: 'carrier-missing', evidence: { carrier: 'heat' } }]);
  });

  it('gives gas in kWh if one building counts it as energy, and names the calorific value', async () => {
    const uses = [use('A', 'gas', 1000), use('B', 'gas', 5000, 1, 'kWh')];
    const service = slice([office('A'), office('B')], uses);
    const { unit, buildings, findings } = await service.rank(programScope, { ...byElectricity, measure: 'gas' });
    expect(unit).toBe('kWh/m2');
    expect(buildings.map(({ code, intensity }) => [code, Math.round(intensity * 1000) / 1000])).toEqual([
      ['A', 9.873],
      ['B', 5],
    ]);
    expect(findings).toMatchObject([{ code: 'gas-converted', evidence: { value: 35544 } }]);
    const explained = await service.explain(programScope, buildings[0]!.figure);
    expect(explained.result.value).toBeCloseTo(9.8733, 4);
    expect(explained.inputs.map(({ name }) => name)).toEqual(['use gas', 'calorific-value/gas', 'floorArea']);
  });

  it('shows the distribution of peers of each use', async () => {
    const facts = ['A', 'B', 'C', 'D'].map((code) => office(code));
    const uses = [10, 20, 30, 50].map((each, at) => use('ABCD'.charAt(at), 'electricity', each * 1000));
    const { uses: spread } = await slice(facts, uses).peers(programScope, byElectricity);
    expect(spread).toMatchObject([{ use: 'office', count: 4, low: 17.5, median: 25, high: 35 }]);
    expect(spread[0]?.bins.reduce((all, { count }) => all + count, 0)).toBe(4);
  });
});

describe('a figure', () => {
  const facts = [office('A', { airConditioning: 'split', stateOrgan: false, climateZone: '2A', hoursPerYear: 3812, occupants: 100 })];
  const uses = [use('A', 'electricity', 100_000), use('A', 'heat', 300)];

  it('of total intensity opens into the total, that into uses and coefficients, and those are from metering', async () => {
    const service = slice(facts, uses);
    const { buildings } = await service.rank(programScope, { ...byElectricity, measure: 'total' });
    const top = await service.explain(programScope, buildings[0]!.figure);
    expect(top.result).toMatchObject({ value: buildings[0]!.intensity, unit: 'kgce/m2', coverage: 1 });
    expect(top.inputs.map(({ name }) => name)).toEqual(['total', 'floorArea']);
    expect(top.meters.map(({ code }) => code)).toEqual(['M-electricity', 'M-heat']);
    const below = await service.explain(programScope, top.inputs[0]!.figure!);
    expect(below.result).toMatchObject({ value: 100_000 * 0.1229 + 300 * 34.12, unit: 'kgce' });
    expect(below.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['use electricity', 100_000],
      ['standard-coal/electricity', 0.1229],
      ['use heat', 300],
      ['standard-coal/heat', 34.12],
    ]);
    expect(below.inputs[1]?.source).toContain('standard-coal/electricity@1, VERIFIED+');
    const leaf = below.inputs[0]!.figure!;
    expect(readFigure(leaf)).toMatchObject({
      kind: 'use',
      building: 'A',
      carrier: 'electricity',
      from: Date.UTC(2024, 11, 31, 16) / 1000,
      to: Date.UTC(2025, 11, 31, 16) / 1000,
    });
    await service.explain(programScope, leaf);
    expect(service.explained.at(-1)).toBe(leaf);
  });

  it('of a quota opens into the measured use, each factor and each limit, with their sources', async () => {
    const service = slice(facts, uses);
    const quota = await service.quota(programScope, { building: 'A', year: 2025, known });
    expect(quota).toMatchObject({ building: 'A', year: 2025, verdict: 'over', indicative: true });
    const { inputs, result, clause } = await service.explain(programScope, quota.figure);
    expect(result).toMatchObject({ value: quota.parts[0]?.corrected, unit: 'kWh/m2' });
    expect(clause).toContain('表 5.2.1');
    expect(inputs.map(({ name }) => name)).toEqual([
      'use electricity',
      'floorArea',
      'measured',
      'g1',
      'g2',
      'corrected',
      'constraint',
      'leading',
      'gbt51161-2016/office',
      'gbt51161-2016/office-hours',
      'gbt51161-2016/office-density',
      'criterion/type',
      'climate-zone/2A',
    ]);
    expect(textIn(inputs.find(({ name }) => name === 'g1')?.source ?? '', 'en')).toContain('hoursPerYear = 3812 h, base 2500');
    expect(textIn(inputs.find(({ name }) => name === 'g1')?.source ?? '', 'zh')).toContain('hoursPerYear = 3812 h，基准 2500');
  });

  it('keeps its coefficient when a newer version arrives', async () => {
    const text =
      'kind: coefficient\nsource: {document: D, clause: C}\nstatus: CITY\nentries: [{id: standard-coal/electricity, version: 2, value: 0.2, unit: kgce/kWh}]';
    const later = readKnowledge('own.yaml', text).entries.map((entry) => ({
      ...entry,
      firstSeen: known.recorded + 1,
      origin: 'own' as const,
    }));
    const shipped = readShipped().entries.map((entry) => ({ ...entry, firstSeen: 0, origin: 'shipped' as const }));
    const service = slice(facts, uses, createChronicle([...shipped, ...later]));
    const at = (recorded: number) =>
      service.rank(programScope, { ...byElectricity, measure: 'total', known: { received: known.received, recorded } });
    const [old, fresh] = [await at(known.recorded), await at(known.recorded + 1)];
    expect(old.buildings[0]?.value).toBeCloseTo(100_000 * 0.1229 + 300 * 34.12, 6);
    expect(fresh.buildings[0]?.value).toBeCloseTo(100_000 * 0.2 + 300 * 34.12, 6);
    expect((await service.explain(programScope, old.buildings[0]!.figure)).result.value).toBe(old.buildings[0]?.intensity);
  });

  it('with an unknown id is refused', async () => {
    const service = slice(facts, uses);
    const codeOf = (figure: string) =>
      service.explain(programScope, figure).then(
        () => 'none',
        (problem: unknown) => (problem instanceof Problem ? problem.code : 'other'),
      );
    expect(await codeOf('nonsense')).toBe('figure-unknown');
    expect(await codeOf(figureId({ kind: 'intensity', building: 'A', year: 2025, carrier: 'mood', ...known }))).toBe('figure-unknown');
    expect(await codeOf(figureId({ kind: 'quota', building: 'A', year: 2025.5, ...known }))).toBe('figure-unknown');
    expect(await codeOf(figureId({ kind: 'quota', building: 'Z', year: 2025, ...known }))).toBe('no-such-building');
  });
});
