import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let from: World;
let into: World;
beforeAll(async () => {
  [from, into] = [await createWorld(), await createWorld()];
});
afterAll(async () => void (await Promise.all([from.stop(), into.stop()])));

const seed = 20_261_120;
const day = { from: '2025-03-01', to: '2025-03-04' };

const cell = fc.option(
  fc.integer({ min: -400_000, max: 400_000 }).map((value) => value / 10_000),
  { nil: null },
);
const files = fc.array(
  fc.record({
    minute: fc.integer({ min: 0, max: 3 * 24 * 60 - 1 }),
    temperature: cell,
    humidity: cell.map((value) => value && Math.abs(value)),
  }),
  { minLength: 1, maxLength: 60 },
);

const text = (rows: readonly { minute: number; temperature: number | null; humidity: number | null }[]) =>
  [
    '时间,气温,湿度',
    ...rows.map(
      (row) => `${new Date(Date.UTC(2025, 1, 28, 16) + row.minute * 60_000).toISOString()},${row.temperature ?? ''},${row.humidity ?? ''}`,
    ),
  ].join('\n');

async function exportedAs(station: string, format: string, series = 'observed'): Promise<Uint8Array> {
  const answer = await from.ask(`/api/exports/weather?station=${station}&series=${series}&format=${format}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

async function rowsOf(world: World, station: string, series: 'observed' | 'typical' = 'observed') {
  const { stations } = await world.local.weather.stations();
  const one = stations.find(({ code }) => code === station);
  const variables = (one?.holdings ?? []).filter((held) => held.series === series).map(({ variable }) => variable);
  const hours = await Promise.all(
    variables.map(async (variable) => (await world.local.weather.series({ station, series, variable, ...day })).hours),
  );
  return { place: { ...one, holdings: [] }, variables, hours };
}

describe('exported weather is imported unchanged', () => {
  test.each(['csv', 'xlsx', 'parquet'])('as %s, whatever was observed, revised and left out', async (format) => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(files, files, async (first, second) => {
        const station = `${format}-${(number += 1)}`;
        const options = { station, format: 'csv', timeColumn: '时间', columns: { temperature: '气温', humidity: '湿度' } } as const;
        for (const rows of [first, second])
          await from.local.weather.importWeather({ ...options, file: await from.upload('w.csv', text(rows)) }).catch(() => undefined);
        if ((await rowsOf(from, station)).variables.length === 0) return;
        const file = await into.upload(`w.${format}`, await exportedAs(station, format));
        const came = await into.local.weather.importWeather({ file, station, format: 'csv' });
        expect(came.rejectedCount).toBe(0);
        expect(await rowsOf(into, station)).toEqual(await rowsOf(from, station));
      }),
      { seed, numRuns: 5 },
    );
  });

  test('a station keeps its location, and a typical year its hours', async () => {
    const head = 'time,temperature,latitude,longitude,elevation,zone,stationName,source\n';
    const rows = '2001-01-01T00:00:00Z,-5,37.85,113.6,742.5,Asia/Shanghai,阳泉,观测台\n2001-01-01T01:00:00Z,-6.5,,,,,,\n';
    await from.local.weather.importWeather({
      file: await from.upload('t.csv', head + rows),
      station: 'TY',
      format: 'csv',
      series: 'typical',
    });
    const file = await into.upload('t.csv', await exportedAs('TY', 'csv', 'typical'));
    await into.local.weather.importWeather({ file, station: 'TY', format: 'csv', series: 'typical' });
    const here = await rowsOf(into, 'TY', 'typical');
    expect(here).toEqual(await rowsOf(from, 'TY', 'typical'));
    expect(here.place).toMatchObject({ latitude: 37.85, longitude: 113.6, elevationM: 742.5, name: '阳泉', source: '观测台' });
    expect(here.hours[0]?.slice(0, 2)).toEqual([
      { start: '2001-01-01T00:00:00Z', value: -5 },
      { start: '2001-01-01T01:00:00Z', value: -6.5 },
    ]);
  });

  test('an unknown station or series is reported as such', async () => {
    expect((await from.ask('/api/exports/weather?station=nowhere')).status).toBe(404);
    expect(await (await from.ask('/api/exports/weather?station=TY&series=x')).json()).toMatchObject({ code: 'input-invalid' });
  });
});
