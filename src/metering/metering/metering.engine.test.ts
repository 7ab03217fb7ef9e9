import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.UTC(2026, 5, 1);

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
  const codes = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const rows = codes.map((code) => `${code},${code}楼,office,140302,1000`);
  const file = await world.upload('buildings.csv', `code,name,use,region,floorArea\n${rows.join('\n')}\n`);
  await world.local.registry.importBuildings({ file });
});
afterAll(() => world.stop());

type Options = Record<string, unknown>;

async function bring(content: string, options: Options = {}) {
  const file = await world.upload('readings.csv', content);
  return world.local.readings.importReadings({ file, ...options });
}

const hourly = { interval: '1h', createMeters: true };
const register = { kind: 'register', createMeters: true };

async function useOf(building: string, from: string, to: string, more: Options = {}) {
  return world.local.metering.useOfBuilding({ building, carrier: 'electricity', from, to, step: 'day', ...more } as never);
}

const total = async (building: string, from: string, to: string, more: Options = {}) => (await useOf(building, from, to, more)).total.value;

/** Advances the clock, so that what follows is received later. */
const later = (ms = 60_000): number => (clock += ms);

describe('use', () => {
  test('readings under the code of a building create a meter of it, and its use is available', async () => {
    const done = await bring('time,meter,value\n2025-01-01 00:00,A,1.5\n2025-01-01 01:00,A,2.5\n', hourly);
    expect(done).toMatchObject({
      state: 'shown',
      readings: 2,
      accepted: 2,
      repeated: 0,
      revised: 0,
      missing: 0,
      rejectedCount: 0,
      meters: 1,
    });
    const use = await useOf('A', '2025-01-01', '2025-01-02');
    expect(use.steps).toEqual([{ start: '2024-12-31T16:00:00Z', end: '2025-01-01T16:00:00Z', value: 4, coverage: 0.083333 }]);
    expect(use.total).toMatchObject({ value: 4, unit: 'kWh', coverage: 0.083333 });
  });

  test('a register with a dropout is 30, not a million', async () => {
    await bring(
      'time,meter,value\n2025-01-01 00:00,B,955000\n2025-01-01 01:00,B,955010\n2025-01-01 02:00,B,0\n2025-01-01 03:00,B,955030\n',
      register,
    );
    const use = await useOf('B', '2025-01-01', '2025-01-01T03:00', { step: 'hour' });
    expect(use.steps.map((step) => [step.value, step.coverage])).toEqual([
      [10, 1],
      [10, 1],
      [10, 1],
    ]);
    expect(use.steps.map((step) => step.estimated)).toEqual([undefined, true, true]);
    expect(use.findings.map((one) => one.code)).toContain('dropout');
  });

  test('what has no reading is null and not zero, and the meter is reported as silent', async () => {
    const use = await useOf('A', '2025-03-01', '2025-03-03');
    expect(use.steps.map((step) => [step.value, step.coverage])).toEqual([
      [null, 0],
      [null, 0],
    ]);
    expect(use.findings.map((one) => one.code)).toEqual(['meter-silent']);
  });

  test('a monthly bill is spread over its days as an estimate, and complete as a month', async () => {
    await bring('表号,2025-01,2025-02\nC,3100,2800\n', { layout: 'months', createMeters: true });
    const days = await useOf('C', '2025-01-30', '2025-02-02');
    expect(days.steps.map((step) => [step.value, step.estimated])).toEqual([
      [100, true],
      [100, true],
      [100, true],
    ]);
    const months = await useOf('C', '2025-01-01', '2025-03-01', { step: 'month' });
    expect(months.steps.map((step) => [step.value, step.coverage, step.estimated])).toEqual([
      [3100, 1, undefined],
      [2800, 1, undefined],
    ]);
  });

  test('too many steps, an empty period and an unknown building are problems', async () => {
    await expect(useOf('A', '2000-01-01', '2025-01-01', { step: '15min' })).rejects.toMatchObject({ document: { status: 400 } });
    await expect(useOf('A', '2025-01-01', '2025-01-01')).rejects.toMatchObject({ document: { status: 400 } });
    await expect(useOf('NOBODY', '2025-01-01', '2025-01-02')).rejects.toMatchObject({ document: { status: 404 } });
  });
});

describe('as known on a date', () => {
  test('a correction changes what is known from then on, and the previous state stays readable', async () => {
    await bring('time,meter,value\n2025-01-01 00:00,D,10\n', hourly);
    const before = new Date(later()).toISOString();
    later();
    const again = await bring('time,meter,value\n2025-01-01 00:00,D,12\n2025-01-01 00:00,D,12\n', hourly);
    expect(again).toMatchObject({ readings: 2, accepted: 0, revised: 1, repeated: 1 });
    expect(await total('D', '2025-01-01', '2025-01-02')).toBe(12);
    expect(await total('D', '2025-01-01', '2025-01-02', { knownAt: before })).toBe(10);
  });

  test('an undo removes an import, and what was known before the undo stays readable', async () => {
    await bring('time,meter,value\n2025-01-01 00:00,E,10\n', hourly);
    later();
    const wrong = await bring('time,meter,value\n2025-01-01 00:00,E,99\n2025-01-01 01:00,E,1\n', hourly);
    const before = new Date(later()).toISOString();
    later();
    await world.local.imports.undo({ id: wrong.import });
    expect(await total('E', '2025-01-01', '2025-01-02')).toBe(10);
    expect(await total('E', '2025-01-01', '2025-01-02', { knownAt: before })).toBe(100);
  });

  test('a page of meters says how many there are on all pages', async () => {
    const { meters: all, total: many } = await world.local.registry.meters({ limit: 1000 });
    expect([all.length > 2, many]).toEqual([true, all.length]);
    const first = await world.local.registry.meters({ limit: 2 });
    const rest = await world.local.registry.meters({ after: first.next ?? '' });
    expect([first.meters.length, first.total, rest.meters.length, rest.total]).toEqual([2, many, many - 2, many]);
    expect(await world.local.registry.meters({ building: all[0]?.building ?? '', limit: 1 })).toMatchObject({
      total: all.filter(({ building }) => building === all[0]?.building).length,
    });
  });

  test('an undo removes the meters that an import created, unless something else depends on them', async () => {
    const content = (meter: string) => `time,meter,value\n2025-01-01 00:00,${meter},10\n`;
    const meters = async () => (await world.local.registry.meters({ building: 'L' })).meters.map((meter) => meter.code);
    const made = await bring(content('L'), hourly);
    await world.local.imports.undo({ id: made.import });
    expect(await meters()).toEqual([]);
    later();
    const again = await bring(content('L'), hourly);
    later();
    await bring('time,meter,value\n2025-01-01 01:00,L,5\n', hourly);
    await world.local.imports.undo({ id: again.import });
    expect(await meters()).toEqual(['L']);
    expect(await total('L', '2025-01-01', '2025-01-02')).toBe(5);
  });

  test('a figure explains itself, and has the same explanation after a correction', async () => {
    await bring('time,meter,value\n2025-01-01 00:00,F,10\n', hourly);
    const { figure } = (await useOf('F', '2025-01-01', '2025-01-02')).total;
    later();
    await bring('time,meter,value\n2025-01-01 00:00,F,20\n', hourly);
    const told = await world.local.figures.explain({ figure: figure as string });
    expect(told).toMatchObject({ result: { value: 10, unit: 'kWh' }, meters: [{ code: 'F', coverage: 0.041667 }] });
    expect(told.inputs).toMatchObject([{ name: 'F', value: 10, unit: 'kWh' }]);
    const deeper = await world.local.figures.explain({ figure: told.inputs[0]?.figure as string });
    expect(deeper.result).toMatchObject({ value: 10 });
  });
});

describe('findings and decisions', () => {
  test('a register that fell has no use until somebody decides, and a decision can be withdrawn', async () => {
    await bring('time,meter,value\n2025-01-01 00:00,G,5000\n2025-01-02 00:00,G,100\n2025-01-03 00:00,G,150\n', register);
    expect((await useOf('G', '2025-01-01', '2025-01-03')).steps.map((step) => step.value)).toEqual([null, 50]);
    const { findings } = await world.local.readings.findings({ building: 'G', code: 'register-fell' });
    expect(findings).toMatchObject([
      { meter: 'G', severity: 'warning', from: '2024-12-31T16:00:00Z', to: '2025-01-01T16:00:00Z', decision: null },
    ]);
    const before = new Date(later()).toISOString();
    later();
    const { decision } = await world.local.readings.decide({ finding: findings[0]?.id as string, as: 'reset', note: '换过表芯' });
    expect((await useOf('G', '2025-01-01', '2025-01-03')).steps.map((step) => step.value)).toEqual([100, 50]);
    expect(await total('G', '2025-01-01', '2025-01-03', { knownAt: before })).toBe(50);
    await world.local.imports.undo({ id: decision });
    expect((await useOf('G', '2025-01-01', '2025-01-03')).steps.map((step) => step.value)).toEqual([null, 50]);
  });

  test('different values received together do not count until one is chosen', async () => {
    await bring('time,meter,value\n2025-01-01 00:00,H,10\n2025-01-01 00:00,H,11\n2025-01-01 01:00,H,1\n', hourly);
    expect(await total('H', '2025-01-01', '2025-01-02')).toBe(1);
    const { findings } = await world.local.readings.findings({ building: 'H', code: 'contradiction' });
    expect(new Set(findings.map((one) => one.evidence['value']))).toEqual(new Set([10, 11]));
    const eleven = findings.find((one) => one.evidence['value'] === 11);
    await world.local.readings.decide({ finding: eleven?.id as string, as: 'this', note: '' });
    expect(await total('H', '2025-01-01', '2025-01-02')).toBe(12);
    const ten = findings.find((one) => one.evidence['value'] === 10);
    await world.local.readings.decide({ finding: ten?.id as string, as: 'this', note: '' });
    expect(await total('H', '2025-01-01', '2025-01-02')).toBe(11);
  });

  test('an import with a decision on it cannot be undone before the decision', async () => {
    const came = await bring('time,meter,value\n2025-01-01 00:00,I,900\n2025-01-02 00:00,I,10\n', register);
    const { findings } = await world.local.readings.findings({ building: 'I', code: 'register-fell' });
    await world.local.readings.decide({ finding: findings[0]?.id as string, as: 'reset', note: '' });
    await expect(world.local.imports.undo({ id: came.import })).rejects.toMatchObject({ document: { status: 409 } });
  });

  test('an unsuitable decision is refused, and so is an unknown finding', async () => {
    const { findings } = await world.local.readings.findings({ building: 'B', code: 'dropout' });
    await expect(world.local.readings.decide({ finding: findings[0]?.id as string, as: 'rollover', note: '' })).rejects.toMatchObject({
      document: { status: 400 },
    });
    await expect(world.local.readings.decide({ finding: '1~dropout~1~2', as: 'bad', note: '' })).rejects.toMatchObject({
      document: { status: 404 },
    });
  });
});

describe('a preview', () => {
  test('shows what an import would do, and leaves nothing', async () => {
    const content = 'time,meter,value\n2025-01-01 00:00,J,10\n2025-01-01 01:00,J,x\n';
    const seen = await bring(content, { ...hourly, preview: true });
    expect(seen).toMatchObject({ preview: true, readings: 2, accepted: 1, rejectedCount: 1 });
    await expect(world.local.metering.useOfMeter({ meter: 'J', from: '2025-01-01', to: '2025-01-02', step: 'day' })).rejects.toMatchObject({
      document: { status: 404 },
    });
    expect(await bring(content, hourly)).toMatchObject({ accepted: 1, repeated: 0 });
  });
});

describe('readings typed in', () => {
  test('are available to the next query; errors are reported by location', async () => {
    await bring('time,meter,value\n2025-01-01 00:00,K,1\n', hourly);
    const done = await world.local.readings.record({
      readings: [
        { meter: 'K', time: '2025-01-01T01:00', end: '2025-01-01T02:00', value: 2 },
        { meter: 'K', time: 'never', end: '2025-01-01T02:00', value: 2 },
      ],
    });
    expect(done).toMatchObject({ readings: 2, accepted: 1, rejected: [{ row: 2, column: 'time', code: 'not-a-time' }] });
    expect(await total('K', '2025-01-01', '2025-01-02')).toBe(3);
  });
});

test('a building’s own generation is reported for its own meter only: it is in no use, balance, tree or coverage', async () => {
  const meters =
    'code,building,carrier,kind,direction,parent\nGRID,Z,electricity,interval,,\nSUN,Z,electricity,interval,发电,GRID\nPUMP,Z,electricity,interval,,GRID\n';
  const { rejected } = await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  expect(rejected).toEqual([]);
  await bring('time,meter,value\n2025-01-01,GRID,100\n2025-01-01,PUMP,30\n2025-01-01,SUN,40\n', { interval: '1d' });
  const span = { from: '2025-01-01', to: '2025-01-02', step: 'day' } as const;
  expect((await useOf('Z', span.from, span.to)).total).toMatchObject({ value: 100, coverage: 1 });
  expect((await world.local.metering.useOfMeter({ meter: 'SUN', ...span })).total.value).toBe(40);
  const { children, total: sums } = await world.local.metering.balance({ meter: 'GRID', ...span });
  expect(children.map(({ meter }) => meter)).toEqual(['PUMP']);
  expect(sums.remainder.value).toBe(70);
  const { meters: tree } = await world.local.metering.meterTree({ building: 'Z', from: span.from, to: span.to });
  expect(tree.map(({ meter, balance }) => [meter, balance?.rest.value ?? null])).toEqual([
    ['GRID', 70],
    ['PUMP', null],
    ['SUN', null],
  ]);
  const { buildings } = await world.local.metering.completeness({ building: 'Z', from: span.from, to: '2025-02-01', step: 'month' });
  await world.local.registry.editMeter({ meter: 'SUN', set: { direction: 'import' } });
  expect(await total('Z', span.from, span.to)).toBe(100);
  await world.local.registry.editMeter({ meter: 'SUN', set: { parent: '' } });
  expect(await total('Z', span.from, span.to)).toBe(140);
  await world.local.registry.editMeter({ meter: 'SUN', set: { direction: 'generation' } });
  expect(await total('Z', span.from, span.to)).toBe(100);
  expect((await world.local.metering.completeness({ building: 'Z', from: span.from, to: '2025-02-01', step: 'month' })).buildings).toEqual(
    buildings,
  );
});

test('missing heat readings outside the heating season of their place are not a gap; a place without a known season is reported', async () => {
  const rows = 'code,name,use,region,floorArea\nHY,热甲,office,140302,1000\nHC,热乙,office,510104,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('heated.csv', rows) });
  const bills = 'meter,2024-10,2024-11,2024-12\nHY,,50,60\nHC,,50,60\n';
  await bring(bills, { layout: 'months', carrier: 'heat', unit: 'GJ', createMeters: true });
  const asked = { carrier: 'heat', from: '2024-09-01', to: '2025-01-01', step: 'month', sort: 'worst' } as const;
  const { buildings, findings } = await world.local.metering.completeness(asked);
  expect(buildings.map(({ code, steps }) => [code, steps])).toEqual([
    ['HC', [0, 0, 1, 1]],
    ['HY', [null, null, 1, 1]],
  ]);
  expect(findings.map(({ code, evidence }) => [code, evidence['region'] ?? evidence['regions']])).toEqual([
    ['heating-season-indicative', '140300'],
    ['heating-season-unknown', '510104'],
  ]);
});
