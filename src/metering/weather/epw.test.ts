import { globSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { degreeDays, type Method } from './degree-days.ts';
import { createEpwReader, readLocation, type EpwSeries } from './epw.ts';
import type { Observation } from './variable.ts';

/** A made-up place: no licence is stated for published EPW files, so none is included here. */
const head = `LOCATION,Yaodong,Shanxi,CHN,Made up,000000,37.86,113.58,8.0,742.0
DESIGN CONDITIONS,0
TYPICAL/EXTREME PERIODS,0
GROUND TEMPERATURES,0
HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0
COMMENTS 1,made up
COMMENTS 2,
DATA PERIODS,1,1,Data,Sunday,1/1,12/31`;

function hour(month: number, day: number, number: number, degrees: number | string, year = 2005): string {
  return `${year},${month},${day},${number},0,?9,${degrees},-8.7,70,93670,9999,9999,229,0,0,0,999900,999900,999900,99990,999,2.5,1,1`;
}

function read(lines: readonly string[], series: EpwSeries = 'typical') {
  const [first = '', ...rest] = [...head.split('\n'), ...lines];
  const reader = createEpwReader(readLocation(first.split(',')), series);
  const observations = rest.flatMap((line) => reader.take(line));
  return { ...reader.end(), observations };
}

const at = (one: Observation | undefined) => new Date((one?.at ?? 0) * 1000).toISOString();
const temperatures = (all: readonly Observation[]) => all.filter(({ variable }) => variable === 'temperature');

describe('an EPW file', () => {
  it('names its place', () => {
    expect(readLocation(head.split('\n')[0]!.split(','))).toEqual({
      name: 'Yaodong, Shanxi',
      source: 'Made up 000000',
      latitude: 37.86,
      longitude: 113.58,
      elevationM: 742,
      offsetSeconds: 28_800,
    });
  });

  it('is not recognised without a location or without an hour', () => {
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (problem) {
        return problem instanceof Problem ? problem.code : 'other';
      }
      return 'none';
    };
    expect(code(() => readLocation(['time', 'temperature']))).toBe('not-epw');
    expect(code(() => readLocation('LOCATION,a,b,c,d,e,,113,8,1'.split(',')))).toBe('not-epw');
    expect(code(() => read([]))).toBe('not-epw');
  });

  it('has hour 1 end at one o’clock: it is the first of the day', () => {
    const { observations } = read([hour(1, 1, 1, -4.5), hour(12, 31, 24, -7)]);
    expect(temperatures(observations).map((one) => [at(one), one.value])).toEqual([
      ['2001-01-01T00:00:00.000Z', -4.5],
      ['2001-12-31T23:00:00.000Z', -7],
    ]);
  });

  it('keeps observed hours in their own year, in UTC', () => {
    const { observations } = read([hour(2, 29, 9, 1.5, 2024)], 'observed');
    expect(at(observations[0])).toBe('2024-02-29T00:00:00.000Z');
  });

  it('excludes what is marked as missing and lists impossible values', () => {
    const { observations, missing, rejects } = read([hour(1, 1, 1, 99.9), hour(1, 1, 2, 70), hour(1, 1, 3, 'x'), hour(13, 1, 1, 0)]);
    expect(temperatures(observations)).toEqual([]);
    // In each readable hour the wind direction is marked missing; in the first the temperature too.
    expect(missing).toBe(4);
    expect(rejects.map(({ row, column, code }) => [row, column, code])).toEqual([
      [10, 'temperature', 'value-impossible'],
      [11, 'temperature', 'value-impossible'],
      [12, 'time', 'time-unreadable'],
    ]);
    expect(observations.some(({ variable }) => variable === 'globalRadiation')).toBe(true);
  });

  it('excludes the leap day from a typical year and says so', () => {
    expect(read([hour(2, 29, 1, 0), hour(3, 1, 1, 0)]).findings.map(({ code }) => code)).toEqual(['leap-day-left-out', 'year-incomplete']);
  });
});

const folder = new URL('../../../../shared/data/weather_cswd_epw/', import.meta.url).pathname;
const files = globSync('*.epw.gz', { cwd: folder });

describe.skipIf(files.length === 0)('the CSWD typical years of Shanxi and Inner Mongolia (shared/data)', () => {
  const rows =
    files.length === 0
      ? []
      : readFileSync(`${folder}stations.csv`, 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','));

  it.each(rows)('%s: HDD18 and CDD26 as in stations.csv, which sums each hour', (file, ...told) => {
    const [byHours, byDays] = [yearOf(file, 'hourly'), yearOf(file, 'daily-mean')];
    expect(byHours.coverage).toBe(1);
    // stations.csv rounds to 0.1.
    expect(Math.abs(byHours.heating! - Number(told[11]))).toBeLessThanOrEqual(0.0501);
    expect(Math.abs(byHours.cooling! - Number(told[12]))).toBeLessThanOrEqual(0.0501);
    expect(byDays.heating!).toBeLessThanOrEqual(byHours.heating!);
    expect(byDays.cooling!).toBeLessThanOrEqual(byHours.cooling!);
  });

  it('Taiyuan by daily means: 3,115 and 3.9 (summed separately, in awk)', () => {
    const taiyuan = yearOf('CHN_Shanxi.Taiyuan.537720_CSWD.epw', 'daily-mean');
    expect(taiyuan.heating).toBeCloseTo(3114.98, 1);
    expect(taiyuan.cooling).toBeCloseTo(3.90417, 4);
  });
});

function yearOf(file: string, method: Method) {
  const lines = gunzipSync(readFileSync(`${folder}${file}.gz`))
    .toString('utf8')
    .split('\n');
  const reader = createEpwReader(readLocation(lines[0]!.split(',')), 'typical');
  const all = temperatures(lines.slice(1).flatMap((line) => reader.take(line)));
  expect(reader.end()).toMatchObject({ hours: 8760, rejects: [], findings: [] });
  const from = Date.UTC(2001, 0, 1) / 86_400_000;
  const asked = { from, to: from + 365, step: 'year', heatingBase: 18, coolingBase: 26, method } as const;
  return degreeDays({ at: all.map((one) => one.at), value: all.map(({ value }) => value) }, utcDays, asked)[0]!;
}

const utcDays = { dayOf: (utc: number) => Math.floor(utc / 86_400), dayStart: (day: number) => day * 86_400 };
