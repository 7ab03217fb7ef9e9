import { disclose } from '../disclose.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createTown, type Town } from './town.ts';

let town: Town;

beforeAll(async () => {
  town = await createTown();
});

afterAll(() => town.world.stop());

/** The problem of a request that must be refused. */
async function refused(work: Promise<unknown>) {
  const problem = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof ProblemAnswer)) throw new Error(`not refused: ${String(problem)}`);
  const { status, code, detail, findings } = problem.document;
  return { status, code, detail, findings: findings.map((one) => one.code) };
}

const takenOff = { status: 409, code: 'undo-refused', findings: ['out-of-scope'] };

describe('what has moved to another scope since cannot be undone', () => {
  test('an edit of a building', async () => {
    const { local } = town.world;
    const { change } = await town.as('bureau').registry.editBuilding({ building: 'C-1', set: { storeys: 3 } });
    const { change: moved } = await local.registry.editBuilding({ building: 'C-1', set: { region: '140303' } });
    const before = await local.registry.building({ building: 'C-1' });
    expect(await refused(town.as('bureau').imports.undo({ id: change }))).toMatchObject(takenOff);
    expect(await local.registry.building({ building: 'C-1' })).toEqual(before);
    await local.imports.undo({ id: moved });
    expect(await town.as('bureau').imports.undo({ id: change })).toMatchObject({ undone: true });
  });

  test('an edit of a meter', async () => {
    const { local } = town.world;
    const { change } = await town.as('owner').registry.editMeter({ meter: 'MA-1', set: { capacity: 5 } });
    const { change: shared } = await local.registry.editMeter({
      meter: 'MA-1',
      set: { shares: 'A-1:0.5;B-1:0.5' },
      onIdentityChange: 'accept',
    });
    expect(await refused(town.as('owner').imports.undo({ id: change }))).toMatchObject(takenOff);
    await local.imports.undo({ id: shared });
    expect(await town.as('owner').imports.undo({ id: change })).toMatchObject({ undone: true });
  });

  test('readings, and a decision on them', async () => {
    const { local } = town.world;
    const file = await town.upload('bureau', 'time,meter,value\n2025-02-01,MC-1,5\n');
    const came = await town.as('bureau').readings.importReadings({ file, interval: '1month' });
    const text = 'meter,code,from,to,value,as,note\nMC-1,outlier,2025-01-01T00:00:00Z,2025-01-02T00:00:00Z,,good,x\n';
    const words = await town.as('bureau').readings.importDecisions({ file: await town.upload('bureau', text) });
    expect(words.rejected).toEqual([]);
    const { change: moved } = await local.registry.editMeter({ meter: 'MC-1', set: { building: 'B-1' }, onIdentityChange: 'accept' });
    for (const id of [came.import, words.import]) expect(await refused(town.as('bureau').imports.undo({ id }))).toMatchObject(takenOff);
    await local.imports.undo({ id: moved });
    for (const id of [words.import, came.import]) expect(await town.as('bureau').imports.undo({ id })).toMatchObject({ undone: true });
  });

  test('a swap', async () => {
    const { local } = town.world;
    const swap = { meter: 'MA-1', at: '2026-01-02T00:00:00+08:00', oldFinal: 5, newStart: 0 };
    const { change } = await town.as('operator').registry.swapMeter(swap);
    const { change: moved } = await local.registry.editMeter({ meter: 'MA-1', set: { operator: 'SUP-B' } });
    expect(await refused(town.as('operator').imports.undo({ id: change }))).toMatchObject(takenOff);
    await local.imports.undo({ id: moved });
    expect(await town.as('operator').imports.undo({ id: change })).toMatchObject({ undone: true });
  });

  test('a merge, and unmerging is refused too', async () => {
    const { local } = town.world;
    const { change } = await town.as('bureau').registry.merge({ building: 'C-1', into: 'A-2' });
    const { change: moved } = await local.registry.editBuilding({ building: 'A-2', set: { region: '140303' } });
    expect(await refused(town.as('bureau').imports.undo({ id: change }))).toMatchObject(takenOff);
    const none = await refused(town.as('bureau').registry.unmerge({ building: 'NOT' }));
    expect(await refused(town.as('bureau').registry.unmerge({ building: 'C-1' }))).toEqual({
      ...none,
      detail: none.detail.replace('NOT', 'C-1'),
    });
    const again = await refused(town.as('bureau').registry.merge({ building: 'C-1', into: 'A-1' }));
    expect(again).toEqual({ ...none, detail: none.detail.replace('NOT', 'C-1') });
    await local.imports.undo({ id: moved });
    expect(await town.as('bureau').imports.undo({ id: change })).toMatchObject({ undone: true });
  });

  test('a list of notes', async () => {
    const { local } = town.world;
    const text = 'building,kind,text\nC-1,note,留意\n';
    const came = await town.as('bureau').attachments.importList({ file: await town.upload('bureau', text) });
    expect(came).toMatchObject({ created: 1 });
    const { change: moved } = await local.registry.editBuilding({ building: 'C-1', set: { region: '140303' } });
    expect(await refused(town.as('bureau').imports.undo({ id: came.import }))).toMatchObject(takenOff);
    await local.imports.undo({ id: moved });
    expect(await town.as('bureau').imports.undo({ id: came.import })).toMatchObject({ undone: true });
  });

  test('a merge stated by a file joins nothing from another scope', async () => {
    const { local } = town.world;
    await local.registry.merge({ building: 'A-2', into: 'B-2' });
    const file = await town.upload('bureau', 'code,name,use,region,mergedInto\nC-1,丙一号楼,office,140302,A-2\n');
    await town.as('bureau').registry.importBuildings({ file });
    expect((await local.registry.merged({})).merges.map(({ alias }) => alias)).toEqual(['A-2']);
    await local.registry.unmerge({ building: 'A-2' });
  });
});

describe('a weather station', () => {
  const table = (value: number) => `time,C\n2025-01-01 00:00,${value}\n2025-01-01 01:00,${value}\n`;
  const csv = { format: 'csv', timeColumn: 'time', columns: { temperature: 'C' } } as const;
  const values = async (station: string) =>
    (await town.world.local.weather.series({ station, from: '2025-01-01', to: '2025-01-02' })).hours.map(({ value }) => value);
  const other = ['bureau', { region: '140303' }] as const;

  async function bring(station: string, value: number, region?: string) {
    const file = await town.upload('bureau', table(value));
    return town.as('bureau').weather.importWeather({ file, station, ...csv, ...(region && { region }) });
  }

  test('is written by its keeper: the bureau that imported it, or the administrator for the city’s', async () => {
    const { world } = town;
    await world.local.weather.importWeather({ file: await world.upload('w.csv', table(1)), station: 'CITY', ...csv });
    const theirs = await world.upload('w.csv', table(2), await world.secretOf(...other));
    await world.as(...other).weather.importWeather({ file: theirs, station: 'THEIRS', ...csv });
    for (const station of ['CITY', 'THEIRS']) {
      const before = await values(station);
      expect(await refused(bring(station, 99))).toMatchObject({ status: 403, code: 'station-out-of-scope' });
      expect(await values(station)).toEqual(before);
    }
    await bring('OURS', 3);
    await bring('OURS', 4);
    expect(await values('OURS')).toEqual([4, 4]);
    const { stations } = await world.local.weather.stations();
    const some = stations.filter(({ code }) => ['CITY', 'OURS', 'THEIRS'].includes(code));
    expect(some.map(({ code, region }) => [code, region])).toEqual([
      ['CITY', null],
      ['OURS', '140302'],
      ['THEIRS', '140303'],
    ]);
  });

  test('is handed over by the administrator, and cannot be by a bureau', async () => {
    const { world } = town;
    expect(await refused(bring('OURS', 5, '140303'))).toMatchObject({ code: 'station-out-of-scope' });
    expect(await refused(bring('NEW', 5, '140303'))).toMatchObject({ code: 'station-out-of-scope' });
    await world.local.weather.importWeather({ file: await world.upload('w.csv', table(1)), station: 'HANDED', ...csv, region: '140302' });
    expect(await bring('HANDED', 6)).toMatchObject({ accepted: 2 });
  });

  test('that another place now keeps is left unchanged', async () => {
    const { world } = town;
    const came = await bring('LEFT', 7);
    const file = await world.upload('w.csv', table(7));
    await world.local.weather.importWeather({ file, station: 'LEFT', ...csv, region: '140303' });
    expect(await refused(town.as('bureau').imports.undo({ id: came.import }))).toMatchObject(takenOff);
    expect(await values('LEFT')).toEqual([7, 7]);
  });

  test('is used by no building of another place', async () => {
    const { world } = town;
    const { local } = world;
    const placed = (latitude: number) => `time,temperature,latitude,longitude\n2025-01-01 00:00,9,${latitude},113.6\n`;
    await local.registry.editBuilding({ building: 'B-1', set: { latitude: 37.9, longitude: 113.6 } });
    const near = await town.upload('bureau', placed(37.9));
    await town.as('bureau').weather.importWeather({ file: near, station: 'NEAR', format: 'csv' });
    const far = await world.upload('w.csv', placed(36.9));
    await local.weather.importWeather({ file: far, station: 'FAR', format: 'csv' });
    const asked = { building: 'B-1', from: '2025-01-01', to: '2025-01-02', step: 'day' } as const;
    expect((await local.weather.temperature(asked)).station?.code).toBe('FAR');
    expect((await local.weather.nearest({ building: 'B-1' })).station?.code).toBe('FAR');
  });
});

describe('a special plan', () => {
  const head = { title: '规划', issuer: '市', issued: '2026-01-01' };
  const ring = [
    [113.5, 37.8],
    [113.6, 37.8],
    [113.6, 37.9],
    [113.5, 37.8],
  ];
  const feature = { type: 'Feature', properties: { name: '片区', star: 2 }, geometry: { type: 'Polygon', coordinates: [ring] } };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] });

  test('replaces none of another region by its code, not in the preview either', async () => {
    const { world } = town;
    const plans = async () => (await world.local.specialPlans.list({})).plans;
    await world.local.specialPlans.import({ ...head, code: 'P-B', region: '140303', file: await world.upload('p.geojson', text) });
    const before = await plans();
    for (const preview of [true, false]) {
      const file = await town.upload('bureau', text, 'p.geojson');
      const asked = town.as('bureau').specialPlans.import({ ...head, code: 'P-B', region: '140302', file, preview });
      expect(await refused(asked)).toMatchObject({ status: 403, code: 'special-plan-of-elsewhere' });
    }
    expect(await plans()).toEqual(before);
  });
});

describe('a disclosure', () => {
  test('moves with its building: the new holder withdraws and issues it again, the previous one no longer', async () => {
    const { world } = town;
    const { local } = world;
    await local.settings.change({ disclosure: { open: true, consent: false, leastArea: 0, leastCoverage: 0, leastBuildings: 3 } });
    expect(await disclose(local, { region: '140302', year: 2025, buildings: ['C-1'] })).toMatchObject({ issued: 1 });
    await local.registry.editBuilding({ building: 'C-1', set: { region: '140303' } });
    const asked = { year: 2025, buildings: ['C-1'] };
    expect(await town.as('bureau').disclosure.withdraw(asked)).toEqual({ withdrawn: 0 });
    const theirs = world.as('bureau', { region: '140303' });
    expect(await disclose(theirs, { ...asked, region: '140303' })).toMatchObject({ issued: 1 });
    expect(await theirs.disclosure.withdraw(asked)).toEqual({ withdrawn: 1 });
    await local.registry.editBuilding({ building: 'C-1', set: { region: '140302' } });
  });

  test('of a place as a whole is published by callers who see all of it', async () => {
    const asked = town.as('bureau').disclosure.issueSums({ region: '140300', year: 2025, seen: 'x' });
    expect(await refused(asked)).toMatchObject({ status: 403, code: 'disclosure-out-of-scope' });
  });
});
