import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, describe, expect, test } from 'vitest';
import { makeCity } from './city.ts';
import { useValues } from './city/profiles.ts';
import { byMeter, cellsOf, differences, tableOf } from './city/read-back.ts';
import type { ReadBack } from './city/read-back.ts';
import type { City, CityOptions, TrueMeter } from './city.ts';

const root = mkdtempSync(join(tmpdir(), 'city-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Ten weeks across the turn of a year; the weeks of the dirty city reach into the months without heating. */
const small = { seed: 7, buildings: 260, meteredBuildings: 30, from: '2024-11-20', to: '2025-02-01' } as const;
const dusty = { dirt: true, meteredBuildings: 48, from: '2025-03-01', to: '2025-05-11', metersPerFile: 20 } as const;
const days = 73;
const make = (name: string, options: Partial<CityOptions> = {}): City => makeCity({ ...small, directory: join(root, name), ...options });

const clean = make('clean');
const dirty = make('dirty', dusty);

/** Readings as one text, in the order of the meters: quick to compare. */
function textOf(readings: ReadonlyMap<string, ReadBack[]>): string {
  const meters = [...readings].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return meters.map(([meter, own]) => `${meter} ${own.map(({ at, value }) => `${at} ${value}`).join()}`).join('\n');
}

const cleanReadings = byMeter(clean.files);

describe('a synthetic city', () => {
  test('has the same bytes for the same seed and different bytes for another', () => {
    const digest = (name: string) => {
      const names = readdirSync(join(root, name)).toSorted();
      return names.map(
        (file) =>
          `${file} ${createHash('sha256')
            .update(readFileSync(join(root, name, file)))
            .digest('hex')}`,
      );
    };
    make('again', dusty);
    expect(digest('again')).toEqual(digest('dirty'));
    make('other', { ...dusty, seed: 8 });
    expect(
      digest('other')
        .filter((line) => digest('dirty').includes(line))
        .map((line) => line.split(' ')[0]),
    ).toEqual(['boundaries.geojson', 'organisations.csv', 'places.csv']);
  });

  test('has the requested sizes', () => {
    expect(clean.truth.buildings.size).toBe(260);
    expect(tableOf(join(root, 'clean', 'buildings.csv'))).toHaveLength(261);
    const mains = [...clean.truth.meters.values()].filter(({ carrier, parent }) => carrier === 'electricity' && parent === null);
    const quarterHourly = [...cleanReadings.values()].filter((readings) => readings.length >= days * 96);
    expect(quarterHourly).toHaveLength(30);
    expect(mains.length).toBeGreaterThan(230);
    expect([...cleanReadings.values()].reduce((sum, readings) => sum + readings.length, 0)).toBe(clean.truth.readings);
    expect(tableOf(join(root, 'clean', 'weather.csv'))).toHaveLength(days * 24 + 1);
  });

  test('knows what its retrofits save: their meters count less by exactly that, and no other meter differs', () => {
    const years = { buildings: 120, meteredBuildings: 20, from: '2024-01-01', to: '2025-03-11' };
    const [before, after] = [make('as-it-was', years), make('retrofitted', { ...years, retrofits: 8 })];
    // works that end in April or May are after this city's end
    expect(after.truth.retrofits.map(({ from }) => from)).toEqual(['2025-02-01', '2025-03-01', '2025-02-01', '2025-03-01']);
    const saved = new Map(after.truth.retrofits.map(({ meter, kwh }) => [meter, kwh]));
    for (const [meter, { years: was }] of before.truth.meters) {
      const now = after.truth.meters.get(meter)?.years ?? {};
      expect(now['2024'], meter).toBe(was['2024']);
      expect((was['2025'] ?? 0) - (now['2025'] ?? 0), meter).toBeCloseTo(saved.get(meter) ?? 0, 4);
    }
    expect([...saved.values()].every((kwh) => kwh > 0)).toBe(true);
    expect(before.truth.retrofits).toEqual([]);
  });

  test('names each building and each meter once', () => {
    for (const name of ['buildings', 'meters', 'organisations']) {
      const codes = tableOf(join(root, 'dirty', `${name}.csv`)).map(([code]) => code);
      expect(new Set(codes).size, name).toBe(codes.length);
    }
    const names = tableOf(join(root, 'clean', 'buildings.csv')).map((cells) => cells[1]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('knows every column, building, parent and organisation mentioned in its files', () => {
    for (const { path, options } of dirty.files) {
      const [header] = tableOf(path);
      for (const column of Object.values(options.column ?? {})) expect(header, path).toContain(column);
    }
    for (const meter of dirty.truth.meters.values()) {
      if (meter.building !== null) expect(dirty.truth.buildings.has(meter.building)).toBe(true);
      if (meter.parent !== null) expect(dirty.truth.meters.has(meter.parent)).toBe(true);
    }
    const [header = [], ...rows] = tableOf(join(root, 'dirty', 'buildings.csv'));
    const known = new Set(tableOf(join(root, 'dirty', 'organisations.csv')).map(([code]) => code));
    const at = header.indexOf('权属单位');
    expect(rows.filter((cells) => !known.has(cells[at]))).toEqual([]);
  });

  test('measures exactly what its ground truth says, by plain addition of its files', () => {
    expect(new Set(clean.truth.meters.keys())).toEqual(new Set(cleanReadings.keys()));
    expect(differences(cleanReadings, clean.truth.meters)).toEqual([]);
  });

  test('contains the same data in the long and in the wide layout', () => {
    for (const layout of ['long', 'wide'] as const) {
      const city = make(layout, { layout, metersPerFile: 13 });
      expect(textOf(byMeter(city.files))).toBe(textOf(cleanReadings));
    }
  });

  test('gives a parent slightly more than the sum of its items, in every hour', () => {
    const parents = new Set([...clean.truth.meters.values()].flatMap(({ parent }) => parent ?? []));
    expect(parents.size).toBe(5);
    for (const parent of parents) {
      const { kind, multiplier } = clean.truth.meters.get(parent) as TrueMeter;
      const own = cleanReadings.get(parent) as ReadBack[];
      const steps =
        kind === 'interval'
          ? own.map(({ value }) => value)
          : own.slice(1).map(({ value }, i) => (value - (own[i]?.value ?? 0)) * multiplier);
      const children = [...clean.truth.meters]
        .filter(([, meter]) => meter.parent === parent)
        .map(([code]) => cleanReadings.get(code) as ReadBack[]);
      for (let hour = 0; hour < days * 24; hour += 1) {
        const whole = steps.slice(hour * 4, hour * 4 + 4).reduce((sum, value) => sum + value, 0);
        const parts = children.reduce((sum, child) => sum + (child[hour]?.value ?? Number.NaN), 0);
        expect(parts <= whole + 1e-6 && parts > whole * 0.93 - 0.05, `${parent} ${hour}: ${parts} of ${whole}`).toBe(true);
      }
    }
  });
});

describe('its buildings', () => {
  const large = make('large', { buildings: 4000, meteredBuildings: 0, from: '2024-01-01', to: '2025-01-01' });

  test('use the usual amount for their kind, some too much and some too little', () => {
    const usual = {
      office: [45, 75],
      hotel: [60, 100],
      mall: [105, 160],
      hospital: [75, 115],
      school: [20, 36],
      dwelling: [20, 32],
    } as const;
    const year = new Map<string, number[]>();
    for (const meter of large.truth.meters.values()) {
      const building = large.truth.buildings.get(meter.building ?? '');
      if (meter.carrier !== 'electricity' || building === undefined) continue;
      year.set(building.use, [...(year.get(building.use) ?? []), (meter.years['2024'] as number) / building.floorArea]);
    }
    for (const [use, [low, high]] of Object.entries(usual)) {
      const sorted = (year.get(use) ?? []).toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(sorted.length * share)] as number;
      expect(at(0.5) > low && at(0.5) < high, `${use} ${at(0.5)}`).toBe(true);
      expect(at(0.9) / at(0.1), use).toBeGreaterThan(1.5);
    }
    const offices = year.get('office') ?? [];
    expect(offices.filter((kwh) => kwh > 80).length).toBeGreaterThan(offices.length * 0.1);
    expect(offices.filter((kwh) => kwh < 50).length).toBeGreaterThan(offices.length * 0.1);
  });

  test('cover all kinds of use', () => {
    expect(new Set([...large.truth.buildings.values()].map(({ use }) => use)).size).toBe(16);
  });

  const outlines = new URL('../../shared/data/cn_boundaries_shanxi_neimenggu/140000_counties.geojson', import.meta.url).pathname;

  test.skipIf(!existsSync(outlines))('are inside their county, whichever datum its outline uses', () => {
    const counties = JSON.parse(readFileSync(outlines, 'utf8')) as FeatureCollection<Polygon | MultiPolygon, { adcode: string }>;
    const [header = [], ...rows] = tableOf(join(root, 'large', 'buildings.csv'));
    const [east, north] = [header.indexOf('经度'), header.indexOf('纬度')];
    for (const cells of rows) {
      const county = counties.features.find(({ properties }) => properties.adcode === cells[0]?.slice(0, 6));
      const [x, y] = [Number(cells[east]), Number(cells[north])];
      expect(inside(x, y, county?.geometry), `${cells[0]} ${x} ${y}`).toBe(true);
      expect(inside(x + 0.0066, y + 0.0007, county?.geometry), `${cells[0]} as GCJ-02`).toBe(true);
    }
  });

  test('return the next year with the edits named in the ground truth', () => {
    const cells = cellsOf(large.later[0]?.path ?? '');
    const { edits } = large.truth;
    expect(new Set(edits.map(({ field }) => field))).toEqual(new Set(['floorArea', 'name', 'use', 'code']));
    expect(cells.size).toBe(4000 - 20 + 40);
    const headers = { floorArea: '建筑面积', name: '建筑名称', use: '使用功能', code: '建筑编号' };
    for (const { code, field, to } of edits) {
      const text = cells.get(code)?.[headers[field as keyof typeof headers]];
      expect(field === 'use' ? useValues[text ?? ''] : text).toBe(to);
      if (field === 'code') expect(large.truth.buildings.has(code)).toBe(false);
    }
  });

  test('in the development zone name it as their region', () => {
    const cells = cellsOf(join(root, 'large', 'buildings.csv'));
    const zoned = [...large.truth.buildings].filter(([, { zone }]) => zone !== null);
    expect(zoned.length).toBeGreaterThan(200);
    for (const [code, { region }] of zoned) expect([region, cells.get(code)?.['行政区划']]).toEqual(['140311', '阳泉高新技术产业开发区']);
  });
});

/** Even-odd rule, over all rings. */
function inside(x: number, y: number, shape: Polygon | MultiPolygon | undefined): boolean {
  const rings = shape?.type === 'Polygon' ? shape.coordinates : (shape?.coordinates.flat() ?? []);
  const crossings = (ring: Position[]) =>
    ring.filter(([x1 = 0, y1 = 0], i) => {
      const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] as Position;
      return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    }).length;
  return rings.reduce((sum, ring) => sum + crossings(ring), 0) % 2 === 1;
}
