import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { createPerson } from '../../../test/person.ts';
import { bodyOf } from '../../../test/visitor.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-02-01T02:00:00Z');

const first = parseDay('2025-01-01') as number;
const days = Array.from({ length: 365 }, (_, at) => first + at);
const temperature = (day: number): number =>
  Math.round(10 * (11 - 16 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5)) / 10;
const heatingOf = (day: number): number => 12.5 * Math.max(0, 14 - temperature(day));
const coolingOf = (day: number): number => 20 * Math.max(0, temperature(day) - 21.5);
const sumOf = (of: (day: number) => number): number => days.reduce((sum, day) => sum + of(day), 0);

const own = `kind: measure
status: CITY
source: {document: 市改造造价手册, clause: 表 1}
entries:
  - {id: city/wall, version: 1, supersedes: measure/wall-insulation, measure: wall-insulation, names: {zh: 外墙保温, en: Walls}, of: [heating], carrier: electricity,
     effect: {share: {low: 0.2, mid: 0.3, high: 0.4}}, cost: {per: floorArea, low: 80, mid: 100.1, high: 120}, life: 25, excludes: [city-cooling]}
  - {id: city/cooling, version: 1, measure: city-cooling, names: {zh: 供冷调适, en: Cooling}, of: [cooling], requires: [monitoring-control],
     effect: {share: {low: 0.1, mid: 0.1, high: 0.1}}}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  const buildings =
    'code,name,region,use,floorArea,zone,heating\nB1,一号楼,140302,office,5000,Asia/Shanghai,\nB2,二号楼,140311,office,3000,Asia/Shanghai,\nB3,三号楼,140302,office,3000,Asia/Shanghai,市政热力';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await world.local.registry.importMeters({
    file: await world.upload('m.csv', 'code,building,carrier,kind\nM1,B1,electricity,interval\nM3,B3,electricity,interval'),
  });
  const weather = days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${new Date(day * 86_400_000 + (hour - 8) * 3_600_000).toISOString()},${temperature(day)}`),
  );
  const file = await world.upload('w.csv', ['time,temperature', ...weather].join('\n'));
  await world.local.weather.importWeather({ file, station: 'W1', format: 'csv', zone: 'Asia/Shanghai' });
  const readings = days.map((day) => `${dayText(day)},M1,${(260 + heatingOf(day) + coolingOf(day)).toFixed(4)}`);
  const others = readings.map((line) => line.replace(',M1,', ',M3,'));
  await world.local.readings.importReadings({
    file: await world.upload('r.csv', ['time,meter,value', ...readings, ...others].join('\n')),
    interval: '1d',
  });
  await world.local.knowledge.files.put({ name: 'measures.yaml', text: own });
});
afterAll(() => world.stop());

const bureau = () => world.as('bureau', { region: '140302' });
const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (trouble: unknown) => (trouble instanceof ProblemAnswer ? trouble.document.code : String(trouble)),
  );

test('the parts of a building are those that it was made of, and add up to what was measured', async () => {
  const client = bureau();
  const { basis, before } = await client.retrofitEstimate.estimate({ building: 'B1', year: 2025, measures: ['wall-insulation'] });
  const [power] = before.carriers;
  expect(basis).toBe('metered');
  expect(power?.heating).toBeCloseTo(sumOf(heatingOf), -1);
  expect(power?.cooling).toBeCloseTo(sumOf(coolingOf), -1);
  expect((power?.base ?? 0) + (power?.heating ?? 0) + (power?.cooling ?? 0)).toBeCloseTo(power?.measured.value ?? 0, 6);
  expect(before.total.value).toBeCloseTo((power?.measured.value ?? 0) * 0.1229, 4);
});

test('a city’s own measure saves its share of heating, with interval, cost and money; its figure opens', async () => {
  const client = bureau();
  const asked = { building: 'B1', year: 2025, measures: ['wall-insulation'], prices: { electricity: '0.55' }, discount: '0.05', years: 20 };
  const { packages, before } = await client.retrofitEstimate.estimate(asked);
  const [custom] = packages;
  const saved = 0.3 * (before.carriers[0]?.heating ?? 0);
  expect(custom?.package).toBe('custom');
  expect(custom?.saving[0]?.value).toBeCloseTo(saved, 6);
  expect(custom?.total.value).toBeCloseTo(saved * 0.1229, 6);
  expect(custom?.total.low).toBeLessThan(custom?.total.value ?? 0);
  expect(custom?.cost).toEqual({ value: '500500.00', low: '400000.00', high: '600000.00' });
  expect(Number(custom?.yuanPerYear)).toBeCloseTo(saved * 0.55, 1);
  expect(custom?.gain).toMatchObject({ required: 0.2, owed: null });
  expect(custom?.carbonKg).toBeGreaterThan(0);
  const opened = await client.figures.explain({ figure: custom?.total.figure ?? '' });
  expect(opened.result.value).toBeCloseTo(custom?.total.value ?? 0, 9);

  const { cost, yuanPerYear, npvYuan } = custom?.figures ?? { cost: '', yuanPerYear: '', npvYuan: '' };
  const input = ({ inputs }: { inputs: readonly { name: string; value: unknown }[] }, name: string) =>
    inputs.find((one) => one.name === name);
  const priced = await client.figures.explain({ figure: cost });
  expect(priced.result).toMatchObject({ value: 500_500, unit: 'yuan' });
  expect(input(priced, 'wall-insulation cost')).toMatchObject({
    value: 100.1,
    unit: 'yuan/m2',
    source: expect.stringContaining('市改造造价手册 表 1'),
  });
  expect(input(priced, 'wall-insulation floorArea')).toMatchObject({ value: 5000, unit: 'm2' });
  const yearly = await client.figures.explain({ figure: yuanPerYear });
  expect(yearly.result.value).toBe(Number(custom?.yuanPerYear));
  expect(input(yearly, 'price electricity')).toMatchObject({ value: '0.55', unit: 'yuan/kWh' });
  const worth = await client.figures.explain({ figure: npvYuan });
  expect(worth.result.value).toBe(Number(custom?.npvYuan));
  expect(input(worth, 'cost')).toMatchObject({ value: '500500.00', figure: expect.any(String) });
  expect(input(worth, 'discount')).toMatchObject({ value: '0.05' });
});

test('where nobody has said what a measure costs the cost is unknown, and its figure says of which', async () => {
  const { packages } = await bureau().retrofitEstimate.estimate({
    building: 'B1',
    year: 2025,
    measures: ['wall-insulation', 'monitoring-control'],
  });
  expect(packages[0]?.cost).toEqual({ value: null, low: null, high: null });
  const { result, inputs } = await bureau().figures.explain({ figure: packages[0]?.figures.cost ?? '' });
  expect(result.value).toBeNull();
  expect(inputs.find(({ name }) => name === 'monitoring-control cost')?.value).toBeNull();
  expect(inputs.find(({ name }) => name === 'wall-insulation cost')?.value).toBe(100.1);
});

test('a package of whose measures no effect is known saves an unknown amount, not nothing', async () => {
  const { packages } = await bureau().retrofitEstimate.estimate({ building: 'B1', year: 2025, packages: ['public-systems'] });
  const [of] = packages;
  expect(of).toMatchObject({
    total: { value: null, low: null, high: null },
    after: { value: null, low: null, high: null },
    gain: { share: null, low: null, high: null, verdict: 'unknown' },
    carbonKg: null,
    yuanPerYear: null,
  });
  expect(of?.saving).toEqual([{ carrier: 'electricity', unit: 'kWh', value: null }]);
  expect(of?.missing).toContain('lighting.effect');
  expect((await bureau().figures.explain({ figure: of?.total.figure ?? '' })).result.value).toBeNull();
});

test('what ships names its clause, and that its cost and effect are empty', async () => {
  const client = bureau();
  const { measures, packages } = await client.retrofitEstimate.measures({});
  expect(measures.find(({ measure }) => measure === 'lighting')).toMatchObject({ cost: null, effect: null, life: null });
  expect(measures.find(({ measure }) => measure === 'wall-insulation')).toMatchObject({ status: 'CITY', life: 25 });
  expect(packages.map((one) => one.package)).toContain('homes');
  const told = await client.retrofitEstimate.estimate({ building: 'B1', year: 2025, packages: ['public-systems'] });
  expect(told.packages[0]?.missing).toContain('lighting.cost');
  expect(told.packages[0]?.gain.verdict).toBe('unknown');
});

test('measures that exclude each other, that want others, and that are not there are told', async () => {
  const client = bureau();
  const asked = (...measures: string[]) => client.retrofitEstimate.estimate({ building: 'B1', year: 2025, measures });
  expect(await problem(asked('wall-insulation', 'city-cooling'))).toBe('measures-exclude');
  expect(await problem(asked('none-such'))).toBe('no-such-measure');
  expect((await asked('city-cooling')).findings.map(({ code }) => code)).toContain('prerequisite-added');
});

test('prices, discounts and years that are no numbers, or have seven decimals, are refused', async () => {
  const asked = { building: 'B1', year: 2025, measures: ['wall-insulation'] };
  const bad = [
    ...['NaN', '1e400', '0.5500001', '-1', ''].map((electricity) => ({ prices: { electricity } })),
    ...['NaN', '1e400', '0.0500001', '2.1'].map((discount) => ({ discount })),
    ...[Number.NaN, Infinity, 0, 1.5].map((years) => ({ years })),
  ];
  for (const one of bad) expect([one, await problem(bureau().retrofitEstimate.estimate({ ...asked, ...one }))]).not.toEqual([one, 'none']);
});

test('a building without a meter has no basis, and one of elsewhere is not there', async () => {
  const told = await world.local.retrofitEstimate.estimate({ building: 'B2', year: 2025, packages: ['homes'] });
  expect(told).toMatchObject({ basis: 'none', before: { carriers: [], total: { value: null } } });
  const client = bureau();
  expect(await problem(client.retrofitEstimate.estimate({ building: 'B2', year: 2025, packages: [] }))).toBe('no-such-building');
});

test('whether a gain is reached is not known where the carrier of the heating has no meter', async () => {
  const told = await world.local.retrofitEstimate.estimate({ building: 'B3', year: 2025, measures: ['wall-insulation'] });
  expect(told.packages[0]?.gain).toMatchObject({ verdict: 'unknown', share: expect.any(Number) });
  expect(told.findings.map(({ code }) => code)).toContain('heating-not-metered');
});

test('the parts of a package add up to it, and every figure opens with formula, clause, meters and coverage', async () => {
  const client = bureau();
  const asked = { building: 'B1', year: 2025, measures: ['wall-insulation', 'lighting'] };
  const { packages, before } = await client.retrofitEstimate.estimate(asked);
  const [custom] = packages;
  expect(custom?.indicative).toBe(true);
  expect(custom?.parts).toMatchObject([
    { measure: 'lighting', value: null, carriers: [] },
    { measure: 'wall-insulation', value: custom?.total.value, carriers: [{ carrier: 'electricity', unit: 'kWh' }] },
  ]);
  expect(custom?.after.value).toBeCloseTo((before.total.value ?? 0) - (custom?.total.value ?? 0), 9);
  for (const { figure, value, clause } of [
    { figure: custom?.total.figure, value: custom?.total.value, clause: '2–5' },
    { figure: custom?.parts[1]?.figure, value: custom?.parts[1]?.value, clause: '11' },
    { figure: custom?.after.figure, value: custom?.after.value, clause: '12' },
  ]) {
    const opened = await client.figures.explain({ figure: figure ?? '' });
    expect(opened.result.value).toBeCloseTo(value ?? 0, 9);
    expect(opened.result.coverage).toBe(1);
    expect(opened.clause).toContain(clause);
    expect(opened.meters.map(({ code }) => code)).toEqual(['M1']);
  }
});

test('values of a place are typed by one, indicative until another confirms them, and hold in the place alone', async () => {
  const first = bureau();
  const place = { measure: 'monitoring-control', region: '140302' };
  const values = {
    ...place,
    effect: { share: { low: 0.02, mid: 0.05, high: 0.08 } },
    life: 8,
    source: { document: '市监测平台后评估', clause: '表 3' },
  };
  const estimated = async (client: typeof first, building: string) =>
    (await client.retrofitEstimate.estimate({ building, year: 2025, measures: ['monitoring-control'] })).packages[0];
  expect((await estimated(first, 'B1'))?.parts[0]?.value).toBeNull();
  const typed = await first.retrofitEstimate.enter(values);
  expect(typed).toMatchObject({
    status: 'RECALLED',
    region: '140302',
    life: 8,
    cost: null,
    may: { enter: true, confirm: false, withdraw: true },
  });
  expect(await estimated(first, 'B1')).toMatchObject({ indicative: true, parts: [{ value: expect.any(Number) }] });
  expect((await estimated(world.local, 'B2'))?.parts[0]?.value).toBeNull();
  expect(await problem(first.retrofitEstimate.confirm({ ...place, seen: typed.version }))).toBe('measure-same-person');
  expect(await problem(first.retrofitEstimate.enter({ ...values, effect: null, life: null }))).toBe('measure-values-empty');
  expect(await problem(world.as('bureau', { region: '140311' }).retrofitEstimate.enter(values))).toBe('measure-not-yours');
  const other = await createPerson(world);
  const post = async (verb: string, body: object) => bodyOf(await other.browser.post(`/api/measures/monitoring-control/${verb}`, body));
  const again = await first.retrofitEstimate.enter({ ...values, effect: { share: { low: 0.2, mid: 0.5, high: 0.8 } } });
  expect(again.version).toBe(typed.version + 1);
  expect(await post('confirm', { ...place, seen: typed.version })).toMatchObject({
    status: 409,
    code: 'seen-not-latest',
    evidence: { seen: typed.version, latest: again.version, changed: 'effect' },
  });
  expect(await post('confirm', place)).toMatchObject({ status: 400, code: 'seen-missing', evidence: { latest: again.version } });
  expect((await first.retrofitEstimate.enter(values)).agreed).toBeNull();
  const agreed = await post('confirm', { ...place, seen: again.version + 1 });
  expect(agreed).toMatchObject({ agreed: { by: expect.any(String) }, may: { confirm: false } });
  const { measures } = await first.retrofitEstimate.measures({ region: '140302' });
  expect(measures.find((one) => one.measure === place.measure)).toMatchObject({ status: 'CITY', life: 8 });
  expect((await estimated(first, 'B1'))?.measures[0]).toMatchObject({ share: 0.05 });
  expect(await post('confirm', { ...place, seen: again.version + 2 })).toMatchObject({ code: 'measure-confirmed' });
  expect(await problem(first.retrofitEstimate.withdraw({ ...place, measure: 'lighting', reason: '重新评估' }))).toBe('measure-values-none');
  expect(await post('withdraw', { ...place, reason: '重新评估' })).toMatchObject({ region: null, effect: null });
});
