import { setOccupancy } from '#cli/stated-as-read.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-05T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region,organisation\nB1,一号楼,office,140302,甲单位\n'),
  });
  const points = 'code,quantity,building,low,high\nT1,temperature,B1,5,45\nT2,temperature,B1,,\nS1,state,B1,,\n';
  await world.local.point.importPoints({ file: await world.upload('p.csv', points) });
  await world.local.registry.importMeters({
    file: await world.upload('m.csv', 'code,building,carrier,kind\nE1,B1,electricity,interval\n'),
  });
  brought = await values(
    'meter,time,value\nT1,2026-03-01 08:00,20\nT1,2026-03-01 08:30,21\nT1,2026-03-01 10:00,24\nE1,2026-03-01 08:00,5\n',
    {
      interval: '1h',
    },
  );
});
afterAll(() => world.stop());

const values = async (text: string, options: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload('r.csv', text), ...options });
let brought: Awaited<ReturnType<typeof values>>;
type Question = Parameters<typeof world.local.trend.trend>[0];
const trend = (asked: Partial<Question>) =>
  world.local.trend.trend({ point: 'T1', from: '2026-03-01T08:00', to: '2026-03-01T12:00', step: 'hour', ...asked });
const instant = (): string => new Date((clock += 1000)).toISOString();
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

describe('values of a point', () => {
  test('are imported by file like readings, and hold for an hour at most', async () => {
    const told = brought;
    expect(told).toMatchObject({ readings: 4, accepted: 4, rejectedCount: 0 });
    const found = await trend({});
    expect(found).toMatchObject({ point: 'T1', unit: 'degC', findings: [] });
    expect(found.steps).toMatchObject([
      { start: '2026-03-01T00:00:00Z', mean: 20.5, min: 20, max: 21, last: 21, coverage: 1 },
      { mean: 21, min: 21, max: 21, last: null, coverage: 0.5 },
      { mean: 24, min: 24, max: 24, last: 24, coverage: 1 },
      { mean: null, min: null, max: null, last: null, coverage: 0 },
    ]);
    expect(found.total).toMatchObject({ mean: 22, min: 20, max: 24, last: null, coverage: 0.625 });
    expect((await trend({ step: 'raw' })).values).toEqual([
      { at: '2026-03-01T00:00:00Z', until: '2026-03-01T00:30:00Z', value: 20 },
      { at: '2026-03-01T00:30:00Z', until: '2026-03-01T01:30:00Z', value: 21 },
      { at: '2026-03-01T02:00:00Z', until: '2026-03-01T03:00:00Z', value: 24 },
    ]);
  });

  test('are returned in quarter hours, days and with the share within limits', async () => {
    expect((await trend({ step: '15min', to: '2026-03-01T08:45' })).steps?.map(({ mean }) => mean)).toEqual([20, 20, 21]);
    expect((await trend({ step: 'day', from: '2026-03-01', to: '2026-03-02' })).steps).toMatchObject([{ mean: 22, coverage: 0.1042 }]);
    expect((await trend({ within: '20.5:' })).total).toMatchObject({ within: 0.8 });
    expect(await problem(trend({ within: 'x' }))).toBe('bad-within');
    expect(await problem(trend({ during: 'occupied' }))).toBe('no-occupancy');
    await setOccupancy(world.local, { building: 'B1', hours: { workday: ['08:00-10:30'], rest: ['08:00-10:30'] } });
    expect((await trend({ during: 'occupied' })).steps?.map(({ coverage }) => coverage)).toEqual([1, 0.5, 1, null]);
    expect((await trend({ during: 'unoccupied' })).total).toMatchObject({ mean: 24, coverage: 0.3333 });
  });

  test('that are impossible are refused, other units are converted to the quantity’s own, empty ones are missing', async () => {
    const told = await values(
      'meter,time,value,unit\nT2,2026-03-01 08:00,68,degF\nT2,2026-03-01 09:00,300,℃\nT2,2026-03-01 10:00,,℃\nS1,2026-03-01 08:00,0.5,\nT2,2026-03-01 11:00,5,kWh\n',
    );
    expect(told).toMatchObject({ readings: 5, accepted: 1, missing: 1, rejectedCount: 3 });
    expect(told.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [3, 'out-of-range'],
      [5, 'out-of-range'],
      [6, 'unit-differs'],
    ]);
    expect((await trend({ point: 'T2', step: 'raw' })).values).toEqual([
      { at: '2026-03-01T00:00:00Z', until: '2026-03-01T01:00:00Z', value: 20 },
    ]);
  });

  test('that are corrected count from then on; the earlier state is returned as it was', async () => {
    const before = instant();
    const corrected = await values('meter,time,value\nT1,2026-03-01 08:30,23\nT1,2026-03-01 08:00,20\n');
    expect(corrected).toMatchObject({ revised: 1, repeated: 1 });
    expect((await trend({})).steps?.[0]).toMatchObject({ mean: 21.5, last: 23 });
    expect((await trend({ knownAt: before })).steps?.[0]).toMatchObject({ mean: 20.5, last: 21 });
    await world.local.imports.undo({ id: corrected.import });
  });

  test('that are implausible or contradictory do not hold until decided', async () => {
    const told = await values(
      'meter,time,value\nT1,2026-03-02 08:00,20\nT1,2026-03-02 08:15,85\nT1,2026-03-02 08:30,22\nT1,2026-03-02 08:30,23\n',
    );
    expect(told.findings?.map(({ code }) => code)).toEqual(['contradiction', 'contradiction', 'implausible']);
    const day = { from: '2026-03-02T08:00', to: '2026-03-02T09:00' };
    const found = await trend(day);
    expect(found.total).toMatchObject({ mean: 20, coverage: 0.25 });
    expect(found.findings.map(({ code }) => code).toSorted()).toEqual(['contradiction', 'contradiction', 'implausible']);
    const { findings } = await world.local.readings.findings({ meter: 'T1' });
    const idOf = (code: string, value: number) =>
      findings.find((one) => one.code === code && one.detail.includes(String(value)))?.id as string;
    await world.local.readings.decide({ finding: idOf('implausible', 85), as: 'bad', note: '断线' });
    expect((await trend(day)).total).toMatchObject({ mean: 20, coverage: 0.5 });
    const { decision } = await world.local.readings.decide({ finding: idOf('contradiction', 23), as: 'this', note: '核对' });
    expect((await trend(day)).total).toMatchObject({ mean: 21.5, coverage: 1 });
    await world.local.imports.undo({ id: decision });
    expect((await trend(day)).total).toMatchObject({ mean: 20, coverage: 0.5 });
  });

  test('arrive live, typed and by undo; each hour follows', async () => {
    const day = { from: '2026-03-03T08:00', to: '2026-03-03T10:00' };
    await world.local.readings.recordLive({ readings: [{ meter: 'T1', time: '2026-03-03T08:00', value: 18 }] });
    expect((await trend(day)).steps).toMatchObject([
      { mean: 18, coverage: 1 },
      { mean: null, coverage: 0 },
    ]);
    await world.local.readings.recordLive({ readings: [{ meter: 'T1', time: '2026-03-03T08:30', value: 20 }] });
    expect((await trend(day)).steps).toMatchObject([{ mean: 19 }, { mean: 20, coverage: 0.5 }]);
    const typed = await world.local.readings.record({ readings: [{ meter: 'T1', time: '2026-03-03T09:30', value: 25 }] });
    expect((await trend(day)).steps?.[1]).toMatchObject({ mean: 22.5, coverage: 1 });
    await world.local.imports.undo({ id: typed.import });
    expect((await trend(day)).steps?.[1]).toMatchObject({ mean: 20, coverage: 0.5 });
  });

  test('hold as long as their point says, from the moment it says so', async () => {
    const day = { from: '2026-03-01T08:00', to: '2026-03-01T14:00' };
    const before = instant();
    await world.local.point.edit({ points: ['T1'], set: { hold: '3h' } });
    expect((await trend(day)).steps?.map(({ coverage }) => coverage)).toEqual([1, 1, 1, 1, 1, 0]);
    expect((await trend({ ...day, knownAt: before })).steps?.map(({ coverage }) => coverage)).toEqual([1, 0.5, 1, 0, 0, 0]);
    await world.local.point.edit({ points: ['T1'], set: { hold: '1h' } });
    expect((await trend(day)).steps?.map(({ coverage }) => coverage)).toEqual([1, 0.5, 1, 0, 0, 0]);
  });

  test('open down to their cell, and can be exported and imported again', async () => {
    const { total } = await trend({});
    const first = await world.local.figures.explain({ figure: total.figure });
    expect(first.result).toMatchObject({ value: total.mean, unit: 'degC' });
    const readings = await world.local.figures.explain({ figure: first.inputs[0]?.figure as string });
    const reading = await world.local.figures.explain({ figure: readings.inputs[0]?.figure as string });
    const cell = await world.local.figures.explain({ figure: reading.inputs[0]?.figure as string });
    expect(cell.inputs.map(({ value }) => value)).toContain('20');
    await values('meter,time,value,unit\nT2,2026-02-28 08:00,68,degF\n');
    const out = await (await world.ask('/api/exports/readings?format=csv')).text();
    expect(out).toContain('T2,2026-02-28T00:00:00Z,,20,degC');
  });

  test('prevent the undo of their point', async () => {
    const made = await world.local.point.add({ code: 'N1', set: { quantity: 'temperature', building: 'B1' } });
    await values('meter,time,value\nN1,2026-03-01 08:00,20\n');
    expect(await problem(world.local.imports.undo({ id: made.change }))).toBe('undo-refused');
  });

  test('can be imported in wide layout too, under headings that name a temperature', async () => {
    const told = await values('时间,T1,T2,室外温度\n2026-03-04 08:00,21,22,3\n2026-03-04 08:15,21.5,22.5,3\n');
    expect(told).toMatchObject({ accepted: 4, rejectedCount: 0 });
  });
});
