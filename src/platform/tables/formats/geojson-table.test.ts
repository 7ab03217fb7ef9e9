import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { geojsonPieces } from './geojson.ts';
import { openTable } from '../tables.ts';

const room = mkdtempSync(join(tmpdir(), 'yaodong-geojson-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

let number = 0;
async function read(text: string) {
  const path = join(room, `${(number += 1)}.json`);
  writeFileSync(path, text);
  const table = await openTable(path, { name: '楼.geojson' });
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  for await (const batch of table.rows) {
    rows.push(...batch.map(({ cells }) => cells));
    numbers.push(...batch.map(({ row }) => row));
  }
  return { header: table.header, rows, numbers, findings: table.findings.map(({ code }) => code), format: table.format };
}

const feature = (properties: object | null, geometry: object | null) => ({ type: 'Feature', properties, geometry });
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

test('properties are columns, whatever feature first has them, and the point is longitude and latitude', async () => {
  const told = await read(
    collection(
      feature({ code: 'B1', 面积: 1200.5 }, { type: 'Point', coordinates: [113.58, 37.86] }),
      feature({ code: 'B2', name: '二号楼', 面积: null }, null),
    ),
  );
  expect(told).toEqual({
    header: ['code', '面积', 'name', 'longitude', 'latitude'],
    rows: [
      ['B1', '1200.5', '', '113.58', '37.86'],
      ['B2', '', '二号楼', '', ''],
    ],
    numbers: [2, 3],
    findings: [],
    format: 'geojson',
  });
});

test('an outline is placed at the centre of its box, and this is reported', async () => {
  const ring = [
    [113, 37],
    [113.5, 37],
    [113.5, 38],
    [113, 37],
  ];
  const told = await read(collection(feature({ code: 'B1' }, { type: 'MultiPolygon', coordinates: [[ring]] })));
  expect([told.rows, told.findings]).toEqual([[['B1', '113.25', '37.5']], ['outline-middle']]);
});

test('coordinates of another system and texts that are not features are refused', async () => {
  const gauss = { type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4548' } }, features: [] };
  await expect(read(JSON.stringify(gauss))).rejects.toMatchObject({ code: 'geojson-system' });
  await expect(read(collection(feature({ code: 'B1' }, null)).slice(0, -3))).rejects.toMatchObject({ code: 'geojson-unreadable' });
  await expect(read('{"type":"FeatureCollection","features":[1]}')).rejects.toMatchObject({ code: 'geojson-unreadable' });
  await expect(read('{"rows":[]}')).rejects.toMatchObject({ code: 'not-a-table' });
  await expect(read('{"type":"FeatureCollection","features":[]}')).rejects.toMatchObject({ code: 'no-header' });
});

const deep = (levels: number, inner = '') => `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`;
const withGeometry = (geometry: string) =>
  `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"B1"},"geometry":${geometry}}]}`;
const withProperty = (value: string) =>
  `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"code":"B1","x":${value}}}]}`;

test('a collection of geometries is placed at its common centre; an empty one, and endlessly nested lists, are refused', async () => {
  const both =
    '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[113,37]},null,{"type":"Point","coordinates":[114,38]}]}';
  expect((await read(withGeometry(both))).rows).toEqual([['B1', '113.5', '37.5']]);
  for (const broken of [
    withGeometry('{"type":"GeometryCollection"}'),
    withGeometry('{"type":"GeometryCollection","geometries":{}}'),
    withGeometry(`{"type":"Polygon","coordinates":${deep(50_000, '1,2')}}`),
    withGeometry(`${'{"type":"GeometryCollection","geometries":['.repeat(20_000)}${']}'.repeat(20_000)}`),
    withProperty(deep(50_000)),
    withProperty(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
  ]) {
    await expect(read(broken)).rejects.toMatchObject({ code: 'geojson-unreadable' });
  }
});

test('missing coordinates, properties and geometries are ignored', async () => {
  for (const geometry of [
    '5',
    '"Point"',
    '[]',
    '{"type":"Point"}',
    '{"type":"Point","coordinates":"x"}',
    '{"type":"Point","coordinates":["1",2]}',
  ])
    expect((await read(withGeometry(geometry))).rows).toEqual([['B1', '', '']]);
});

test('more different properties than a table has columns are refused, many rows with many properties come in small batches', async () => {
  const named = (count: number, first = 0) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${first + at}`, at]));
  const many = collection(...Array.from({ length: 20 }, (_, at) => feature(named(100, at * 100), null)));
  await expect(read(many)).rejects.toMatchObject({ code: 'geojson-too-many-properties' });
  const wide = collection(feature(named(1000), null), ...Array.from({ length: 2500 }, () => feature({ p1: 1 }, null)));
  expect((await read(wide)).rows).toHaveLength(2501);
});

test('what is exported is read again, text by text', async () => {
  const cell = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('甲', '', '=1+1', '__proto__'));
  const degrees = fc.double({ min: -180, max: 180, noNaN: true });
  const things = fc.array(fc.record({ code: fc.stringMatching(/^[A-Z]\d{1,5}$/u), name: cell, x: degrees, y: degrees }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(things, async (all) => {
      const placed = all.map(({ code, name, x, y }) => ({
        properties: { code, name },
        geometry: { type: 'Point' as const, coordinates: [x, y] },
      }));
      const pieces: Buffer[] = [];
      for await (const piece of geojsonPieces(placed)) pieces.push(piece);
      const { rows } = await read(Buffer.concat(pieces).toString('utf8'));
      expect(rows.map(([code, , x, y]) => [code, Number(x), Number(y)])).toEqual(all.map(({ code, x, y }) => [code, x + 0, y + 0]));
    }),
    { numRuns: 30 },
  );
});
