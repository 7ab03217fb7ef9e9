import { advanceRetrofit } from '#cli/stated-as-read.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/imports/imports.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = [
    'code,name,use,region,organisation,floorArea,urban',
    'B1,一号楼,office,140802,甲单位,1000,是',
    'B2,二号楼,office,140802,乙单位,1000,是',
    'B3,三号楼,office,140802,乙单位,1000,是',
    'C1,四号楼,office,140302,甲单位,1000,是',
  ].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const rows = [
    ['meter', ...months],
    ...Object.entries({ B1: 9000, B2: 5000, B3: 4000 }).map(([code, each]) => [code, ...months.map(() => each)]),
  ];
  await world.local.readings.importReadings({
    file: await world.upload('2025.csv', rows.map((row) => row.join(',')).join('\n')),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
  const equipment = 'code,building,kind,meetsStandard\nE1,B2,boiler,否\nE2,B3,fan,是';
  await world.local.equipment.importEquipment({ file: await world.upload('e.csv', equipment) });
  const more =
    '代码,名称,用途,地区,供暖方式,建筑面积,空调方式\nC2,五号楼,office,140303,heat,1000,集中空调\nC3,六号楼,office,140303,heat,1000,集中空调';
  await world.local.registry.importBuildings({ file: await world.upload('c.csv', more) });
  await savingBuilding();
  await world.local.knowledge.files.put({ name: 'measures.yaml', text: ownMeasures });
  await world.local.knowledge.files.put({ name: 'packages.yaml', text: ownPackage });
});
afterAll(() => world.stop());

const asked = { region: '140800', year: 2025 };

test('buildings are found by rank and equipment, each with its reasons; ranking counts only from a given percentile on', async () => {
  const { candidates } = await world.local.retrofit.find({ ...asked, percentile: 90 });
  expect(candidates.map(({ code, reasons, project }) => [code, reasons.map(({ reason }) => reason), project])).toEqual([
    ['B1', ['ranking'], null],
    ['B2', ['equipment'], null],
  ]);
  const figure = candidates[0]?.reasons[0]?.figure ?? '';
  expect((await world.local.figures.explain({ figure })).result.value).toBeCloseTo(13.27, 1);
  expect((await world.local.retrofit.find(asked)).candidates.map(({ code }) => code)).toEqual(['B2']);
});

test('an owner sees its own alone, ranked among all; a duty that is surely owed is a reason', async () => {
  const owner = world.as('owner', { organisation: '乙单位' });
  const all = (await owner.retrofit.find({ ...asked, percentile: 60 })).candidates;
  expect(all.map(({ code, reasons }) => [code, reasons.map(({ reason }) => reason)])).toEqual([['B2', ['ranking', 'equipment']]]);
  const { change } = await world.local.retrofit.add({ code: 'W3', set: { name: '三', buildings: 'B3' } });
  expect((await world.local.retrofit.find(asked)).candidates.map(({ code }) => code)).toEqual(['B2']);
  await world.local.registry.editBuildings({ buildings: ['B3'], set: { oldCompound: '是' } });
  const found = (await world.local.retrofit.find(asked)).candidates.find(({ code }) => code === 'B3');
  expect(found).toMatchObject({ project: 'W3', reasons: [{ reason: 'duty', indicative: false }] });
  await world.local.registry.editBuildings({ buildings: ['B3'], set: { oldCompound: '否' } });
  await world.local.imports.undo({ id: change });
});

test('candidates without a project become one, once', async () => {
  const made = await world.local.retrofit.addFound({ ...asked, percentile: 90 });
  expect(made.added.map(({ code }) => code)).toEqual(['B1-2025', 'B2-2025']);
  expect(await world.local.retrofit.show({ project: 'B2-2025' })).toMatchObject({ state: 'found', buildings: ['B2'], region: '140802' });
  const again = await world.local.retrofit.addFound({ ...asked, percentile: 90 });
  expect([again.added, again.candidates.map(({ project }) => project)]).toEqual([[], ['B1-2025', 'B2-2025']]);
  for (const { change } of made.added) await world.local.imports.undo({ id: change });
  expect((await world.local.retrofit.find({ ...asked, percentile: 90 })).candidates.map(({ project }) => project)).toEqual([null, null]);
});

test('progress counts what was accepted against the targets of the place, in their unit, from their first year on', async () => {
  const { change: without } = await world.local.retrofit.add({ code: 'P0', set: { name: '三', buildings: 'B3' } });
  const before = await world.local.retrofit.progress(asked);
  expect(before).toMatchObject({ accepted: { projects: 0, area: 0 }, verified: { projects: 0, estimated: null, ratio: null } });
  const nowhere = await world.local.retrofit.progress({ ...asked, region: '140100' });
  expect(nowhere).toMatchObject({ accepted: { projects: 0, area: null }, findings: [{ code: 'retrofits-none' }] });
  expect(nowhere.targets.length).toBeGreaterThan(0);
  expect(nowhere.targets.map(({ done, gap }) => [done, gap])).toEqual(nowhere.targets.map(() => [null, null]));
  const file = await world.upload(
    'r.csv',
    ['code,name,region,state,area,cost,saving,year', 'P1,一,140802,accepted,15000,1,1,2025', 'P2,二,140802,works,5000,1,1,2025'].join('\n'),
  );
  await world.local.retrofit.importRetrofits({ file });
  await advanceRetrofit(world.local, { project: 'P2', to: 'accepted', on: '2026-02-01' });
  const told = await world.local.retrofit.progress(asked);
  expect(told.accepted).toEqual({ projects: 1, area: 15_000 });
  expect(told.targets.find(({ id }) => id === 'YC/retrofit-area')).toMatchObject({
    document: 'YC',
    value: 200,
    unit: '万平方米',
    due: 2025,
    done: 1.5,
    gap: 198.5,
    // the clock is in 2026: 2025 has ended, whichever year is requested
    lapsed: true,
  });
  expect(told.findings).toEqual([]);
  expect((await world.local.retrofit.progress({ ...asked, year: 2024 })).accepted).toEqual({ projects: 0, area: 0 });
  const later = await world.local.retrofit.progress({ ...asked, year: 2026 });
  expect(later.accepted).toEqual({ projects: 1, area: 5000 });
  expect(later.targets.find(({ id }) => id === 'YC/retrofit-area')).toMatchObject({ done: 2, lapsed: true });
  expect(later.targets.find(({ id }) => id === 'YC/retrofit-gain')).toMatchObject({ done: null, gap: null });
  await world.local.imports.undo({ id: without });
});

test('a building over the limit of its quota is a candidate, with the figure; so is one of which a complaint was founded', async () => {
  const place = { region: '140300', year: 2025 };
  const rows = ['meter,2025', 'C2,600000', 'C3,10000'];
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const bills = [
    ['meter', ...months],
    ...rows.slice(1).map((row) => [row.split(',')[0], ...months.map(() => Number(row.split(',')[1]) / 12)]),
  ];
  await world.local.readings.importReadings({
    file: await world.upload('bills.csv', bills.map((row) => row.join(',')).join('\n')),
    layout: 'months',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
  const complaints = [
    'case,region,building,state,field:matter,field:place,field:text,field:founded,field:answer,entered:received,entered:handling,entered:answered',
    'TS-1,140303,C3,answered,heating,六号楼,冬天室内温度一直很低,true-matter,属实,2025-03-01,2025-03-02,2025-03-09',
    'TS-2,140302,C1,answered,heating,四号楼,冬天室内温度一直很低,unfounded,不属实,2025-03-01,2025-03-02,2025-03-09',
  ];
  const brought = await world.local.cases.importCases({
    file: await world.upload('ts.csv', complaints.join('\n')),
    procedure: 'complaint',
  });
  expect(brought).toMatchObject({ created: 2, rejectedCount: 0 });
  const { candidates } = await world.local.retrofit.find(place);
  expect(candidates.map(({ code, reasons }) => [code, reasons.map(({ reason }) => reason)])).toEqual([
    ['C2', ['quota']],
    ['C3', ['complaint']],
  ]);
  const figure = candidates[0]?.reasons[0]?.figure ?? '';
  expect((await world.local.figures.explain({ figure })).result.value).toBeCloseTo(600, 6);
  expect((await world.local.retrofit.find({ ...place, year: 2024 })).candidates).toEqual([]);
  const added = await world.local.retrofit.addFound({ ...place, buildings: ['C3'] });
  expect(added.added.map(({ code }) => code)).toEqual(['C3-2025']);
  const listed = async (reason: 'quota' | 'complaint') =>
    (await world.local.retrofit.list({ region: '140300', reason })).projects.map(({ code }) => code);
  expect([await listed('complaint'), await listed('quota')]).toEqual([['C3-2025'], []]);
  expect(await problem(world.local.retrofit.list({ reason: 'quota' }))).toBe('input-invalid');
  for (const { change } of added.added) await world.local.imports.undo({ id: change });
});

test('a duty is found as the facts of the building were known', async () => {
  const before = new Date((clock += 1000)).toISOString();
  await world.local.registry.editBuildings({ buildings: ['B3'], set: { oldCompound: '是' } });
  const of = async (more: object) => (await world.local.retrofit.find({ ...asked, ...more })).candidates.map(({ code }) => code);
  expect([(await of({})).includes('B3'), (await of({ knownAt: before })).includes('B3')]).toEqual([true, false]);
  await world.local.registry.editBuildings({ buildings: ['B3'], set: { oldCompound: '否' } });
});

const state = async (project: string) => (await world.local.retrofit.show({ project })).state;
const problem = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const adopt = (plan: string, on: string, projects: readonly string[]) =>
  inTransaction(world.stores.postgres, (client) =>
    world.app.slices.retrofit.adopted(client, programScope, {
      plan,
      on,
      document: '阳建发〔2026〕1号',
      projects: projects.map((code) => ({ code, set: { year: '2026', option: 'shell/self' } })),
    }),
  );

test('an adopted plan brings its projects to planned, and is taken back whole while none is contracted', async () => {
  const file = await world.upload(
    'r.csv',
    [
      'code,name,region,state,cost,saving,safe',
      'A1,一,140302,estimated,100,10,是',
      'A2,二,140302,estimated,100,10,是',
      'A3,三,140302,found,,,',
    ].join('\n'),
  );
  await world.local.retrofit.importRetrofits({ file });
  await expect(adopt('P', '2026-03-01', ['A1', 'A3'])).rejects.toMatchObject({ code: 'state-order' });
  const first = await adopt('P', '2026-03-01', ['A1', 'A2']);
  expect([await state('A1'), await state('A2')]).toEqual(['planned', 'planned']);
  await world.local.imports.undo({ id: first });
  expect([await state('A1'), await state('A2')]).toEqual(['estimated', 'estimated']);
  const second = await adopt('P', '2026-03-01', ['A1', 'A2']);
  const step = { project: 'A1', to: 'contracted', on: '2026-03-02' } as const;
  expect(await problem(advanceRetrofit(world.local, step))).toBe('needs-missing');
  const contracted = await advanceRetrofit(world.local, { ...step, set: { contract: 'HT-1' } });
  expect(contracted).toMatchObject({ state: 'contracted', contract: 'HT-1', option: 'shell/self', year: 2026 });
  expect(await problem(world.local.imports.undo({ id: second }))).toBe('plan-in-use');
  await world.local.imports.undo({ id: contracted.change });
  await world.local.imports.undo({ id: second });
  expect([await state('A1'), await state('A2')]).toEqual(['estimated', 'estimated']);
});

test('works that are not for the heating season are told when they begin in it', async () => {
  await world.local.comfort.seasons.set({ region: '140300', heating: '11-01:03-31', cooling: '06-01:08-31' });
  const rows = [
    'code,name,region,state,option',
    'S1,一,140302,contracted,homes/self',
    'S2,二,140302,contracted,typed',
    'S3,三,140302,contracted,homes/self',
  ];
  await world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', rows.join('\n')) });
  const begin = async (project: string, on: string) =>
    (await advanceRetrofit(world.local, { project, to: 'works', on })).findings.map(({ code }) => code);
  expect(await begin('S1', '2026-01-15')).toEqual(['works-in-season']);
  expect(await begin('S2', '2026-01-15')).toEqual([]);
  expect(await begin('S3', '2026-04-01')).toEqual([]);
});

test('projects that wait for one another are told', async () => {
  const rows = ['code,name,region,requires', 'Q1,一,140302,Q2', 'Q2,二,140302,Q1', 'Q3,三,140302,Q1'];
  const told = await world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', rows.join('\n')) });
  expect(told.findings?.filter(({ code }) => code === 'projects-in-circle').map(({ evidence }) => evidence)).toEqual([
    { code: 'Q1', projects: 'Q1 → Q2' },
    { code: 'Q2', projects: 'Q2 → Q1' },
  ]);
  await world.local.retrofit.edit({ projects: ['Q2'], set: { requires: '' } });
  expect((await world.local.retrofit.show({ project: 'Q1' })).findings).toEqual([]);
});

test('verified wants the savings of a report, opens them, and progress holds them against the estimate', async () => {
  const rows = ['code,name,region,buildings,state,area,cost,saving,option', 'V1,一,140302,C1,accepted,1000,1,5000,public-systems/self'];
  await world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', rows.join('\n')) });
  const report = await world.local.savings.report({ baseline: '四号楼', from: '2025-01-01', to: '2026-01-01' });
  const step = { project: 'V1', to: 'verified', on: '2026-02-20' } as const;
  expect(await problem(advanceRetrofit(world.local, step))).toBe('needs-missing');
  const other = report.measured.figure ?? null;
  expect(await problem(advanceRetrofit(world.local, { ...step, set: { savings: other } }))).toBe('savings-not-of-report');
  const made = await advanceRetrofit(world.local, { ...step, set: { savings: report.savings.figure ?? null } });
  expect(made).toMatchObject({ state: 'verified', savings: report.savings.figure });
  const { verified } = await world.local.retrofit.progress({ region: '140300', year: 2026 });
  const coal = report.standardCoal?.value ?? Number.NaN;
  expect(verified).toMatchObject({ projects: 1, estimated: 5000 });
  expect(verified.verified).toBeCloseTo(coal, 6);
  expect(verified.ratio).toBeCloseTo(coal / 5000, 9);
  expect(verified.byMeasure.map(({ measure }) => measure)).toEqual(['distribution', 'hvac', 'lighting', 'monitoring-control']);
  expect(verified.byMeasure[0]).toMatchObject({ projects: 1, estimated: 5000, ratio: verified.ratio });
  await world.local.imports.undo({ id: made.change });
  expect(await state('V1')).toBe('accepted');
});

const ownMeasures = `kind: measure
status: CITY
source: {document: 市改造造价手册, clause: 表 1}
entries:
  - {id: city/wall, version: 1, supersedes: measure/wall-insulation, measure: wall-insulation, names: {zh: 外墙保温, en: Walls}, of: [heating], carrier: electricity,
     effect: {share: {low: 0.2, mid: 0.3, high: 0.4}}, cost: {per: floorArea, low: 80, mid: 100.1, high: 120}, life: 25, outOfSeason: true}
`;
const ownPackage = `kind: package
status: CITY
source: {document: 市改造造价手册, clause: 表 2}
entries:
  - {id: city/shell, version: 1, package: city-shell, names: {zh: 外墙包, en: Shell}, measures: [wall-insulation]}
`;

test('cost and saving are those of an estimate where the step says so; what the estimate lacks is missing', async () => {
  const rows = ['code,name,region,buildings,state,safe', 'E1,一,140302,C1,surveyed,是', 'E2,二,140302,C1;C3,surveyed,是'];
  const { import: brought } = await world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', rows.join('\n')) });
  const estimate = { package: 'city-shell', year: 2025 };
  const told = await world.local.retrofit.estimated({ project: 'E1', ...estimate });
  const [own] = (await world.local.retrofitEstimate.estimate({ building: 'C1', year: 2025, packages: ['city-shell'] })).packages;
  expect(told).toMatchObject({ cost: '100100.00', saving: own?.total.value, savingLow: own?.total.low });
  expect((await world.local.figures.explain({ figure: told.figures[0] ?? '' })).result.value).toBeCloseTo(told.saving ?? 0, 6);
  const step = { to: 'estimated', on: '2026-02-01', estimate } as const;
  expect(await problem(advanceRetrofit(world.local, { project: 'E1', ...step, to: 'surveyed' }))).toBe('estimate-at-estimated');
  expect(await problem(advanceRetrofit(world.local, { project: 'E2', ...step }))).toBe('needs-missing');
  const made = await advanceRetrofit(world.local, { project: 'E1', ...step });
  expect(made).toMatchObject({ state: 'estimated', cost: '100100.00', saving: told.saving, savingHigh: told.savingHigh });
  const [origin] = made.estimates;
  const shell = { measure: 'wall-insulation', life: 25, source: expect.stringContaining('市改造造价手册') };
  expect(origin).toMatchObject({ building: 'C1', year: 2025, name: '外墙包', measures: [shell], knownAt: expect.any(String) });
  const opened = async (figure = '') => (await world.local.figures.explain({ figure })).result.value;
  expect([await opened(origin?.figures.saving), await opened(origin?.figures.cost)]).toEqual([made.saving, 100_100]);
  await world.local.imports.undo({ id: made.change });
  const before = { state: 'surveyed', cost: null, saving: null, estimate: [], estimates: [] };
  expect(await world.local.retrofit.show({ project: 'E1' })).toMatchObject(before);
  const again = await advanceRetrofit(world.local, { project: 'E1', ...step, set: { cost: '90000' } });
  expect(again).toMatchObject({ cost: '90000.00', saving: told.saving });
  for (const id of [again.change, brought]) await world.local.imports.undo({ id });
});

test('a project made of an estimate keeps its figure, as known then; what is no figure of an estimate is refused', async () => {
  const [own] = (await world.local.retrofitEstimate.estimate({ building: 'C1', year: 2025, packages: ['city-shell'] })).packages;
  const set = { name: '三', buildings: 'C1', cost: own?.cost.value ?? '', estimate: own?.total.figure ?? '' };
  await world.local.retrofit.add({ code: 'E3', set });
  const shown = await world.local.retrofit.show({ project: 'E3' });
  expect(shown).toMatchObject({ estimate: [own?.total.figure], estimates: [{ building: 'C1', name: '外墙包' }] });
  expect(shown.provenance['estimate']).toBeDefined();
  for (const bad of ['外墙', own?.figures.cost ?? '', own?.parts[0]?.figure ?? '']) {
    const { refused } = await world.local.retrofit.edit({ projects: ['E3'], set: { estimate: bad } });
    expect(refused).toHaveLength(1);
    expect(refused[0]?.detail).toContain('不是改造测算的数据编号');
  }
});

/** A building with a baseline of 2024 that used a tenth less in 2025. */
async function savingBuilding(): Promise<void> {
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind\nM1,C1,electricity,interval') });
  const [first, change, end] = ['2024-01-01', '2025-01-01', '2026-01-01'].map((text) => parseDay(text) ?? 0) as [number, number, number];
  const days = Array.from({ length: end - first }, (_, at) => first + at);
  const temperature = (day: number): number => 11 - 16 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5;
  const weather = days.flatMap((day) =>
    Array.from(
      { length: 24 },
      (_, hour) => `${new Date(day * 86_400_000 + (hour - 8) * 3_600_000).toISOString()},${temperature(day).toFixed(1)}`,
    ),
  );
  const file = await world.upload('w.csv', ['time,temperature', ...weather].join('\n'));
  await world.local.weather.importWeather({ file, station: 'W1', format: 'csv', zone: 'Asia/Shanghai' });
  const use = (day: number): number => (day < change ? 1 : 0.9) * (200 + 12.5 * Math.max(0, 14 - Number(temperature(day).toFixed(1))));
  const readings = days.map((day) => `${dayText(day)},M1,${use(day).toFixed(4)}`);
  await world.local.readings.importReadings({
    file: await world.upload('d.csv', ['time,meter,value', ...readings].join('\n')),
    interval: '1d',
  });
  await world.local.savings.lock({
    meters: ['M1'],
    from: '2024-01-01',
    to: '2025-01-01',
    calendar: 'none',
    station: 'W1',
    baseline: '四号楼',
  });
}
