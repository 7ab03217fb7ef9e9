import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);

const year = { region: '140300', year: 2025 } as const;

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  const buildings = [
    '代码,名称,用途,地区,建筑面积,供暖方式',
    'A,甲,办公,140302,1000,集中供热',
    'B,乙,办公,140303,3000,无',
    'C,丙,居住,140303,,无',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings.join('\n')) });
  const meters = [
    'code,building,carrier,kind,unit,direction',
    'A-e,A,electricity,register,kWh,import',
    'A-h,A,heat,register,GJ,import',
    'B-e,B,electricity,register,kWh,import',
    'B-pv,B,electricity,register,kWh,generation',
  ];
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters.join('\n')) });
  const readings = [
    'meter,time,value',
    ...[
      ['A-e', 10_000],
      ['A-h', 100],
      ['B-e', 20_000],
      ['B-pv', 3000],
    ].flatMap(([meter, total]) => [`${meter},2025-01-01T00:00:00+08:00,0`, `${meter},2026-01-01T00:00:00+08:00,${total}`]),
  ];
  const file = await world.upload('readings.csv', readings.join('\n'));
  await world.local.readings.importReadings({
    file,
    layout: 'long',
    timeColumn: 'time',
    meterColumn: 'meter',
    valueColumn: 'value',
    kind: 'register',
  });
  const projects = [
    'code,name,region,work,class,projectAreaM2,prefab,constructionOn,deliveredOn',
    'P1,一,140302,new,public,1000,true,2025-03-01,',
    'P2,二,140303,new,public,3000,false,2025-04-01,',
    'P3,三,140303,retrofit,residential,500,,2024-04-01,2025-11-01',
    'P4,四,140303,retrofit,public,700,,2024-04-01,2024-11-01',
  ];
  await world.local.project.importProjects({ file: await world.upload('projects.csv', projects.join('\n')) });
  await elsewhere();
});

/** Buildings of three other counties: one without the heat that it is heated with, one with heating unknown, and one without heating. */
async function elsewhere(): Promise<void> {
  const buildings = [
    'code,name,use,region,floorArea,heating',
    'D,丁,office,140802,1000,heat',
    'E,戊,office,140821,1000,',
    'F,己,office,140822,1000,none',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('more.csv', buildings.join('\n')) });
  const meters = ['D', 'E', 'F'].map((one) => `${one}-e,${one},electricity,register,kWh,import`);
  await world.local.registry.importMeters({
    file: await world.upload('more-meters.csv', ['code,building,carrier,kind,unit,direction', ...meters].join('\n')),
  });
  const readings = ['D', 'E', 'F'].flatMap((one) => [`${one}-e,2025-01-01T00:00:00+08:00,0`, `${one}-e,2026-01-01T00:00:00+08:00,100`]);
  const file = await world.upload('more-readings.csv', ['meter,time,value', ...readings].join('\n'));
  await world.local.readings.importReadings({ file, kind: 'register' });
}

afterAll(() => world.stop());

it('the share of electricity is calculated from the meters of a place, and says what is missing', async () => {
  const told = await world.local.indicator.value({ id: 'electricity-share', ...year });
  const [electricity, heat] = [30_000 * 0.1229, 100 * 34.12];
  expect(told.value).toBeCloseTo((100 * electricity) / (electricity + heat), 9);
  expect(told).toMatchObject({ unit: '%', indicative: true });
  expect(told.coverage).toBeCloseTo(2 / 3, 9);
  expect(told.findings.find(({ code }) => code === 'indicator-use-missing')?.evidence).toMatchObject({
    carrier: 'electricity',
    buildings: 1,
    of: 3,
  });
  expect(told.parts.map(({ value }) => value)).toEqual([expect.closeTo(electricity, 6), expect.closeTo(electricity + heat, 6)]);
});

it('buildings’ own generation is the renewable part', async () => {
  const told = await world.local.indicator.value({ id: 'renewable-rate', ...year });
  const [made, used] = [3000 * 0.1229, 30_000 * 0.1229 + 100 * 34.12];
  expect(told.value).toBeCloseTo((100 * made) / (used + made), 9);
});

it('projects count in the year in which they reached the stage', async () => {
  expect((await world.local.indicator.value({ id: 'prefab-share', ...year })).value).toBe(25);
  expect((await world.local.indicator.value({ id: 'retrofit-area', ...year })).value).toBe(500);
  expect((await world.local.indicator.value({ id: 'retrofit-area', region: '140300', year: 2024 })).value).toBe(700);
});

it('a share of zero is unknown, and so is an unregistered capacity', async () => {
  const ofNothing = await world.local.indicator.value({ id: 'prefab-share', region: '140300', year: 2020 });
  expect(ofNothing.value).toBeNull();
  expect(ofNothing.findings.map(({ code }) => code)).toContain('indicator-of-nothing');
  const told = await world.local.indicator.value({ id: 'pv-capacity', ...year });
  expect(told.value).toBeNull();
  expect(told.findings.map(({ code }) => code)).toContain('indicator-resources-missing');
});

it('every figure opens: the indicator to its parts, a part to the buildings, a building to its readings', async () => {
  const told = await world.local.indicator.value({ id: 'electricity-share', ...year });
  const whole = await world.local.figures.explain({ figure: told.figure });
  expect(whole.result.value).toBe(told.value);
  const part = await world.local.figures.explain({ figure: whole.inputs[0]?.figure ?? '' });
  expect(part.inputs[0]).toMatchObject({ value: 20_000, unit: 'kWh' });
  const building = await world.local.figures.explain({ figure: part.inputs[0]?.figure ?? '' });
  expect(building.result.value).toBe(20_000);
});

it('a building’s generation opens to the meter that counted it', async () => {
  const told = await world.local.indicator.value({ id: 'renewable-rate', ...year });
  const part = await world.local.figures.explain({ figure: told.parts[0]?.figure ?? '' });
  expect(part.inputs).toMatchObject([{ value: 3000, unit: 'kWh' }]);
  expect((await world.local.figures.explain({ figure: part.inputs[0]?.figure ?? '' })).result.value).toBe(3000);
});

it('a faulty file of indicators is refused with all faults, by line and column', async () => {
  const text = `kind: indicator
id: mine
version: 1
names: {zh: 甲, en: a}
unit: '%'
decimals: 1
direction: sideways
source: {document: x, clause: y}
status: CITY
targets: [YQ/none]
value: {divide: [{use: {carriers: [electricty], in: kgce}}, {projects: {sum: hight, reached: built}}, {sum: 3}]}
`;
  const refused = await world.local.indicator
    .check({ text })
    .catch(
      (error: unknown) => error as { document: { code: string; findings: { code: string; evidence: { line: number; column: number } }[] } },
    );
  const { code, findings } = (refused as { document: { code: string; findings: { evidence: { line: number; column: number } }[] } })
    .document;
  expect(code).toBe('indicator-invalid');
  const columnOf = (line: number, word: string): number[] => [line, (text.split('\n')[line - 1] ?? '').indexOf(word) + 1];
  expect(findings.map(({ evidence: { line, column } }) => [line, column])).toEqual([
    columnOf(7, 'sideways'),
    columnOf(10, 'YQ/none'),
    columnOf(11, 'electricty'),
    columnOf(11, 'hight'),
    columnOf(11, 'built'),
    columnOf(11, '3}]'),
  ]);
});

it('meaningless names are faults too, and a valid file is stored and calculated', async () => {
  const of = (field: string) => `kind: indicator
id: large-floor
version: 1
names: {zh: 大型建筑面积, en: floor area of large buildings}
unit: m2
decimals: 0
direction: up
source: {document: 本市, clause: 一}
status: CITY
value: {buildings: {sum: floorArea, where: {${field}: {atLeast: 2000}}}}
`;
  await expect(world.local.indicator.check({ text: of('flooArea') })).rejects.toMatchObject({
    document: { code: 'indicator-invalid', findings: [{ evidence: { line: 10, column: 45, name: 'flooArea' } }] },
  });
  await expect(world.as('bureau', { region: '140300' }).indicator.add({ text: of('floorArea') })).rejects.toMatchObject({
    document: { status: 403 },
  });
  await world.local.indicator.add({ text: of('floorArea') });
  at += 2000;
  const told = await world.local.indicator.value({ id: 'large-floor', ...year });
  expect(told).toMatchObject({ value: 3000, unit: 'm2' });
  expect(told.findings.find(({ code }) => code === 'indicator-condition-open')?.evidence).toMatchObject({ count: 1, needs: 'floorArea' });
});

it('a sum with a carrier that nobody has to supply is unknown, and says which', async () => {
  const text = `kind: indicator
id: own-sum
version: 1
names: {zh: 电和煤, en: Electricity and coal}
unit: kgce
decimals: 0
direction: down
source: {document: 本市, clause: 三}
status: CITY
value: {add: [{use: {carriers: [electricity], in: kgce}}, {use: {carriers: [coal], in: kgce}}]}
`;
  await world.local.indicator.add({ text });
  at += 2000;
  const told = await world.local.indicator.value({ id: 'own-sum', ...year });
  expect([told.value, told.parts.map(({ value }) => value)]).toEqual([null, [expect.closeTo(30_000 * 0.1229, 6), null]]);
  expect(told.findings).toContainEqual(expect.objectContaining({ code: 'indicator-carrier-none', evidence: { carrier: 'coal' } }));
});

it('an indicator is returned as known: later readings do not change it', async () => {
  const before = await world.local.indicator.value({ id: 'electricity-share', ...year, knownAt: '2020-01-01T00:00:00Z' });
  expect(before.value).toBeNull();
});

it('a share of a whole that lacks a carrier is unknown: both if it is measured nowhere, and if heating is not stated', async () => {
  const shareOf = (region: string, id = 'electricity-share') => world.local.indicator.value({ id, region, year: 2025 });
  const codes = async (region: string) => (await shareOf(region)).findings.map(({ code }) => code);
  expect([await shareOf('140802'), await shareOf('140821')]).toMatchObject([{ value: null }, { value: null }]);
  expect(await codes('140802')).toContain('indicator-carrier-uncovered');
  expect(await codes('140821')).toContain('indicator-heating-unknown');
  expect((await shareOf('140822')).value).toBe(100);
  expect((await shareOf('140802', 'renewable-rate')).value).toBeNull();
  // a sum covers what is measured, and states what it lacks
  expect((await shareOf('140802', 'energy-of-buildings')).value).toBeCloseTo(0.01229, 9);
  const { targets } = await world.local.targets.progress({ region: '140821', year: 2025, document: 'CN' });
  expect(targets.find(({ id }) => id === 'CN/electricity-share')).toMatchObject({ now: null, status: 'unknown', gap: null });
  // however little a county uses compared with the nation, that means nothing for the target
  const total = targets.find(({ id }) => id === 'CN/table-energy-total');
  expect(total?.now).toBeGreaterThan(0);
  expect(total).toMatchObject({ ofAbove: true, status: 'unknown', path: null, gap: null });
});

it('a share with less coverage than the minimum is not shown', async () => {
  const buildings = ['code,name,use,region,floorArea,heating', 'G,庚,office,140822,1000,none', 'H,辛,office,140822,1000,none'];
  const { import: id } = await world.local.registry.importBuildings({ file: await world.upload('bare.csv', buildings.join('\n')) });
  const asked = { id: 'electricity-share', region: '140822', year: 2025 };
  const told = await world.local.indicator.value(asked);
  expect(told.value).toBeNull();
  expect(told.findings.find(({ code }) => code === 'indicator-coverage-low')?.evidence).toMatchObject({ floor: 0.5 });
  await world.local.imports.undo({ id });
  expect((await world.local.indicator.value(asked)).value).toBe(100);
});
