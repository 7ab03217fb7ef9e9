import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let from: World;
let into: World;
beforeAll(async () => {
  [from, into] = [await createWorld(), await createWorld()];
});
afterAll(async () => void (await Promise.all([from.stop(), into.stop()])));

const take = async (world: World, name: string, text: string, options: object = {}) =>
  world.local.place.importPlaces({ file: await world.upload(name, text), ...options });
const out = async (world: World, within?: string) =>
  (await world.ask(`/api/exports/places?format=geojson${within === undefined ? '' : `&within=${within}`}`)).text();

const square = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })).map(([x, y]) => {
  const [left, low] = [113 + x / 1000, 37 + y / 1000];
  return [
    [
      [left, low],
      [left + 0.05, low],
      [left + 0.05, low + 0.05],
      [left, low],
    ],
  ];
});
const zone = fc.record({
  name: fc.stringMatching(/^['=园区A][园区A]{0,5}$/u),
  boundary: fc.option(
    fc.oneof(
      square.map((coordinates) => ({ type: 'Polygon', coordinates })),
      fc.array(square, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
    ),
  ),
});

test('regions and zones are exported with their boundaries and imported again: the same file on both sides', async () => {
  const features = fc.sample(zone, { numRuns: 60, seed: 3 }).map(({ name, boundary }, at) => ({
    type: 'Feature',
    properties: { code: `Z${at}`, name, parent: at % 3 === 0 ? '140300' : `Z${at - 1}` },
    geometry: boundary,
  }));
  const told = JSON.stringify({ type: 'FeatureCollection', features });
  expect(await take(from, 'zones.geojson', told, { preview: true })).toMatchObject({ created: 60, rejectedCount: 0 });
  expect((await from.local.place.list({ within: '140300' })).places.some(({ code }) => code === 'Z0')).toBe(false);
  expect(await take(from, 'zones.geojson', told)).toMatchObject({ created: 60, updated: 0, rejectedCount: 0 });
  const region = {
    type: 'Feature',
    properties: { adcode: 140302, name: '别名' },
    geometry: { type: 'Polygon', coordinates: fc.sample(square, { numRuns: 1, seed: 1 })[0] },
  };
  expect(await take(from, 'region.geojson', JSON.stringify(region))).toMatchObject({ updated: 1 });
  expect((await from.local.place.get({ code: '140302' })).name).not.toBe('别名');

  const sent = await out(from);
  const came = await take(into, 'places.geojson', sent);
  expect(came).toMatchObject({ created: 60, updated: 1, rejectedCount: 0 });
  expect(await out(into)).toBe(sent);
  expect(await take(into, 'places.geojson', sent)).toMatchObject({ created: 0, updated: 0, rejectedCount: 0 });

  const edited = sent.replace(/("code":"Z7","name":")[^"]*"/u, '$1改名"');
  const change = await take(into, 'places.geojson', edited);
  expect(change).toMatchObject({ created: 0, updated: 1, rejectedCount: 0 });
  expect(await out(into)).toBe(edited);
  await into.local.imports.undo({ id: change.import });
  expect(await out(into)).toBe(sent);
  await into.local.imports.undo({ id: came.import });
  expect((await into.local.place.list({})).places.some(({ code }) => code.startsWith('Z'))).toBe(false);
});

test('features of an unknown place, duplicates and empty ones are returned with their number', async () => {
  const feature = (properties: object, geometry: object | null = null) => ({ type: 'Feature', properties, geometry });
  const features = [
    feature({ code: 'NEW', name: '新区', parent: '140300' }),
    feature({ code: 'TWICE', name: '甲', parent: '140300' }),
    feature({ code: 'TWICE', name: '乙', parent: '140300' }),
    feature({ code: 'ORPHAN', name: '园', parent: 'nobody' }),
    feature({ code: '140303' }),
    feature({ name: '没有的地方' }),
    feature({ code: 'BAD', name: 'a\u0000b\ud800', parent: '140300' }),
    feature({ code: 'B'.repeat(61), name: '长', parent: '140300' }),
  ];
  const told = await take(from, 'x.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  expect(told).toMatchObject({ created: 2, rejectedCount: 6 });
  expect((told.rejected ?? []).map(({ row, code }) => [row, code])).toEqual([
    [2, 'code-twice'],
    [3, 'code-twice'],
    [4, 'unknown-region'],
    [5, 'bad-boundary'],
    [6, 'unknown-region'],
    [8, 'bad-text'],
  ]);
});
