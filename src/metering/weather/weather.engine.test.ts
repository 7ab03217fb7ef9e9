import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImports, type Imports } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { freshStores, type FreshStores } from '../../../test/stores.ts';
import type { DegreeQuestion } from './questions.ts';
import { createWeather, type Weather } from './weather.ts';

let stores: FreshStores;
let imports: Imports;
let weather: Weather;
const audited: string[] = [];
let now = Date.UTC(2026, 0, 2);

beforeAll(async () => {
  stores = await freshStores();
  imports = createImports({ postgres: stores.postgres, directory: stores.places.root, now: () => now } as never);
  const registry = { building: async (_: unknown, code: string) => (code === 'B1' ? { latitude: 37.9, longitude: 113.5 } : {}) };
  weather = createWeather({
    postgres: stores.postgres,
    clickhouse: stores.clickhouse,
    imports,
    registry,
    place: { get: async () => ({}) as never, regionsWithin: async (region) => [region] },
    now: () => now,
    audit: async (_, entry) => audited.push(entry.subject),
  });
});

afterAll(() => stores.drop());

async function upload(name: string, text: string | Uint8Array): Promise<string> {
  return (await imports.keepFile(programScope, name, Readable.from([Buffer.from(text)]) as AsyncIterable<Uint8Array>)).file;
}

/** The thirty-one days of January 2025 at the given degrees, hour by hour. */
function january(degrees: (day: number) => number | ''): string {
  const rows = Array.from({ length: 31 * 24 }, (_, hour) => {
    const day = Math.floor(hour / 24) + 1;
    return `2025-01-${String(day).padStart(2, '0')} ${String(hour % 24).padStart(2, '0')}:00,${degrees(day)}`;
  });
  return ['time,C', ...rows].join('\n');
}

const csv = { station: 'YQ', format: 'csv', timeColumn: 'time', columns: { temperature: 'C' } } as const;
const known = (received: number) => ({ received, recorded: now });

async function januaryDegrees(at = now): Promise<{ heating: number | null; coverage: number } | undefined> {
  const asked: DegreeQuestion = {
    station: 'YQ',
    series: 'observed',
    from: '2025-01-01',
    to: '2025-02-01',
    step: 'month',
    heatingBase: 18,
    coolingBase: 26,
    method: 'daily-mean',
    known: known(at),
  };
  const { steps } = await weather.degrees(asked);
  return steps.map(({ heating, coverage }) => ({ heating, coverage }))[0];
}

describe('observed weather', () => {
  it('is imported, revised by a later file, and returned as known before', async () => {
    const first = await weather.importFile(
      programScope,
      await upload(
        'january.csv',
        january(() => 8),
      ),
      csv,
    );
    expect(first).toMatchObject({ accepted: 744, values: 744, rejectedCount: 0, from: Date.UTC(2024, 11, 31, 16) / 1000 });
    expect(first.findings.map(({ code }) => code)).toContain('station-without-place');
    expect(await januaryDegrees()).toEqual({ heating: 310, coverage: 1 });
    expect(audited).toEqual([`import:${first.import}`]);
    const before = now;
    now += 86_400_000;
    const second = await weather.importFile(
      programScope,
      await upload(
        'corrected.csv',
        january((day) => (day === 1 ? 0 : '')),
      ),
      csv,
    );
    expect(second).toMatchObject({ accepted: 24, missing: 720 });
    expect(await januaryDegrees()).toEqual({ heating: 318, coverage: 1 });
    expect(await januaryDegrees(before)).toEqual({ heating: 310, coverage: 1 });
    now += 86_400_000;
    const shown = now - 1;
    await imports.undo(programScope, second.import);
    expect(await januaryDegrees()).toEqual({ heating: 310, coverage: 1 });
    expect(await januaryDegrees(shown)).toEqual({ heating: 318, coverage: 1 });
  });

  it('lists impossible rows and imports the good ones', async () => {
    now += 1000;
    const text = 'time,C\n2025-02-01 00:00,5\n2025-02-01 01:00,500\nnoon,6\n';
    const done = await weather.importFile(programScope, await upload('february.csv', text), csv);
    expect(done.rejected).toMatchObject([
      { row: 3, column: 'C', code: 'value-impossible' },
      { row: 4, column: 'time', code: 'time-unreadable' },
    ]);
    expect(done).toMatchObject({ accepted: 1, rejectedCount: 2 });
  });

  it('leaves nothing of a file without a usable value', async () => {
    const file = await upload('empty.csv', 'time,C\n2025-03-01 00:00,900\n');
    await expect(weather.importFile(programScope, file, { ...csv, station: 'NEW' })).rejects.toThrow(Problem);
    expect((await weather.stations()).map(({ code }) => code)).toEqual(['YQ']);
    const left = await stores.clickhouse.query<{ n: number }>(
      "SELECT count() AS n FROM weather WHERE at >= toDateTime('2025-03-01 00:00:00', 'UTC')",
    );
    expect(left).toEqual([{ n: 0 }]);
  });
});

describe('a typical year', () => {
  it('is imported from EPW, zipped, and gives degree days of its own year', async () => {
    const head = ['LOCATION,Made up,Shanxi,CHN,Test,000000,37.86,113.58,8.0,742.0', ...Array.from({ length: 7 }, () => 'HEADER,x')];
    const rows = Array.from({ length: 8760 }, (_, hour) => {
      const at = new Date(Date.UTC(2001, 0, 1, hour));
      return `2005,${at.getUTCMonth() + 1},${at.getUTCDate()},${at.getUTCHours() + 1},0,?,${at.getUTCMonth() < 6 ? 8 : 27},1,50,93000,0,0,300,0,0,0,0,0,0,0,90,2.5`;
    });
    const file = await upload('made-up.epw.gz', gzipSync([...head, ...rows].join('\r\n')));
    const done = await weather.importFile(programScope, file, { station: '000000', format: 'epw' });
    expect(done).toMatchObject({ accepted: 8760, values: 8760 * 9, rejectedCount: 0, findings: [] });
    const asked = {
      station: '000000',
      series: 'typical',
      step: 'year',
      heatingBase: 18,
      coolingBase: 26,
      method: 'daily-mean',
      known: known(now),
    } as const;
    const { steps } = await weather.degrees(asked);
    expect(steps).toMatchObject([{ heating: 181 * 10, cooling: 184, coverage: 1 }]);
    const nearest = await weather.nearest(programScope, { latitude: 37.9, longitude: 113.5 });
    expect(nearest?.station.code).toBe('000000');
    expect(await weather.nearest(programScope, { building: 'B1' })).toEqual(nearest);
    await expect(weather.nearest(programScope, { building: 'B2' })).rejects.toMatchObject({ code: 'building-without-place' });
    await expect(weather.nearest(programScope, { latitude: 37.9 })).rejects.toMatchObject({ code: 'place-needed' });
    const { hours } = await weather.series({ ...asked, variable: 'windSpeed' });
    expect([hours.value.length, hours.value[0]]).toEqual([8760, 2.5]);
  });
});
