import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.stop());

const head = ['LOCATION,Made up,Shanxi,CHN,Test,000000,37.86,113.58,8.0,742.0', ...Array.from({ length: 7 }, () => 'HEADER,x')];
const hour = (number: number) => `2005,1,1,${number},0,?,${number - 5},1,50,93000,0,0,300,0,0,0,0,0,0,0,90,2.5`;

describe('weather over HTTP', () => {
  it('is imported by file, listed by station, returned as series and degree days, and found as the nearest', async () => {
    const file = await world.upload('made-up.epw', [...head, ...Array.from({ length: 24 }, (_, at) => hour(at + 1))].join('\n'));
    const done = await world.local.weather.importWeather({ file, station: '000000', format: 'epw' });
    expect(done).toMatchObject({ accepted: 24, rejectedCount: 0, from: '2001-01-01T00:00:00Z' });
    expect(done.findings[0]?.detail).toBe('典型年只有 24 小时，应为 8,760 小时。');
    const { stations } = await world.local.weather.stations();
    expect(stations).toMatchObject([{ code: '000000', name: 'Made up, Shanxi', elevationM: 742, zone: 'Asia/Shanghai' }]);
    expect(stations[0]?.holdings).toContainEqual({
      series: 'typical',
      variable: 'temperature',
      unit: 'degC',
      from: '2001-01-01T00:00:00Z',
      to: '2001-01-01T23:00:00Z',
      hours: 24,
    });
    const { hours } = await world.local.weather.series({ station: '000000', series: 'typical' });
    expect(hours.slice(0, 2)).toEqual([
      { start: '2001-01-01T00:00:00Z', value: -4 },
      { start: '2001-01-01T01:00:00Z', value: -3 },
    ]);
    const inColumns = await world.local.weather.series({ station: '000000', series: 'typical', as: 'columns' });
    expect(inColumns).toMatchObject({ hours: [], columns: { start: '2001-01-01T00:00:00Z', seconds: [[24, 3600]] } });
    expect(inColumns.columns?.values).toEqual(hours.map(({ value }) => value));
    const none = await world.local.weather.series({ station: '000000', from: '2025-01-01', to: '2025-02-01', as: 'columns' });
    expect(none.columns).toBe(null);
    const { steps } = await world.local.weather.degrees({ station: '000000', series: 'typical', step: 'month' });
    expect(steps[0]).toEqual({ start: '2001-01-01', end: '2001-02-01', mean: 7.5, heating: 10.5, cooling: 0, coverage: 1 / 31 });
    expect(steps[1]).toMatchObject({ heating: null, coverage: 0 });
    expect(await world.local.weather.nearest({ latitude: 37.86, longitude: 113.58 })).toMatchObject({
      station: { code: '000000' },
      distanceKm: 0,
    });
    await world.local.imports.undo({ id: done.import });
    expect((await world.local.weather.stations()).stations).toEqual([]);
  });

  it('is refused with an explanation if the file is not weather', async () => {
    const file = await world.upload('list.csv', 'name,area\noffice,100\n');
    const refused = await world.ask('/api/imports/weather', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ file, station: 'X', format: 'epw' }),
    });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      detail: 'This is not an EPW file: line 1 should be the LOCATION line or hourly data, found "name,area". For csv say --format csv.',
    });
  });
});

describe('knowledge over HTTP', () => {
  it('is listed with its sources and with what applies today', async () => {
    const { entries, trouble } = await world.local.knowledge.list({ kind: 'coefficient', id: 'standard-coal/electricity' });
    expect(trouble).toEqual([]);
    expect(entries).toMatchObject([
      { id: 'standard-coal/electricity', version: 1, status: 'VERIFIED+', origin: 'shipped', holds: true, held: { value: 0.1229 } },
    ]);
  });

  it('is reloaded only by authorised callers', async () => {
    await expect(world.as('viewer').knowledge.reload()).rejects.toMatchObject({ document: { code: 'role-may-not' } });
    expect((await world.local.knowledge.reload()).entries).toBeGreaterThan(100);
  });
});
