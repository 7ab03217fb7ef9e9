import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let from: World;
let into: World;
beforeAll(async () => {
  [from, into] = [await createWorld(), await createWorld()];
  const rows = [
    'code,name,use,region,floorArea,latitude,longitude,yearBuilt',
    'B1,"一号楼, 东",office,140302,1200.5,37.8612345,113.5812345,1998',
    'B2,=二号楼,hotel,140303,800,37.9,113.6,',
    'B3,没有坐标的楼,school,140302,,,,2015',
  ];
  await from.local.registry.importBuildings({ file: await from.upload('b.csv', rows.join('\n')) });
});
afterAll(async () => void (await Promise.all([from.stop(), into.stop()])));

const fieldsOf = async (world: World) =>
  (await world.local.registry.buildings({ limit: 100 })).buildings.map(({ code, name, region, use, floorArea }) => ({
    code,
    name,
    region,
    use,
    floorArea,
  }));

test('buildings go out as points and come in again the same, seen before', async () => {
  const answer = await from.ask('/api/exports/buildings?format=geojson');
  const file = await into.upload('buildings.geojson', await answer.text());
  const seen = await into.local.imports.inspect({ file, kind: 'buildings' });
  expect(seen.header).toEqual(expect.arrayContaining(['code', 'name', 'longitude', 'latitude']));
  expect(await into.local.registry.importBuildings({ file, preview: true })).toMatchObject({ created: 3, rejectedCount: 0, preview: true });
  expect((await into.local.registry.buildings({})).total).toBe(0);
  expect(await into.local.registry.importBuildings({ file })).toMatchObject({ created: 3, rejectedCount: 0 });
  expect(await fieldsOf(into)).toEqual(await fieldsOf(from));
  for (const building of ['B1', 'B2', 'B3']) {
    const [there, here] = await Promise.all([from, into].map((world) => world.local.registry.building({ building })));
    for (const field of ['latitude', 'longitude', 'yearBuilt', 'name'] as const) expect(here?.[field]).toEqual(there?.[field]);
  }
});

test('columns of another name and outlines are read by what is said of them; rows that cannot go in come back', async () => {
  const ring = [
    [113.5, 37.8],
    [113.7, 37.8],
    [113.7, 37.9],
    [113.5, 37.9],
    [113.5, 37.8],
  ];
  const features = [
    { type: 'Feature', properties: { 编号: 'P1', 楼名: '轮廓楼', 类别: '办公' }, geometry: { type: 'Polygon', coordinates: [ring] } },
    { type: 'Feature', properties: { 编号: 'P2', 楼名: '别处', 类别: '办公' }, geometry: { type: 'Point', coordinates: [500, 37] } },
  ];
  const file = await into.upload('楼.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  const done = await into.local.registry.importBuildings({
    file,
    column: { code: '编号', name: '楼名', use: '类别' },
    value: { use: { 办公: 'office' } },
    set: { region: '140302' },
  });
  expect(done).toMatchObject({ created: 1, rejectedCount: 1, rejected: [{ row: 3, column: 'longitude' }] });
  expect(await into.local.registry.building({ building: 'P1' })).toMatchObject({ latitude: 37.85, longitude: 113.6, use: 'office' });
});

/** A building with initial facts and some days on which they changed. */
const grown = fc.record({
  name: fc.stringMatching(/^['=@楼A][楼东A ]{0,4}东$/u),
  place: fc.option(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }))),
  floorArea: fc.option(fc.integer({ min: 1, max: 9_999_999 }).map((area) => area / 10)),
  later: fc.uniqueArray(
    fc.record({
      from: fc.integer({ min: 1, max: 28 }).map((day) => `2024-0${1 + (day % 9)}-${String(day).padStart(2, '0')}`),
      floorArea: fc.integer({ min: 1, max: 99_999 }),
      use: fc.constantFrom('', 'hotel', 'school'),
    }),
    { selector: ({ from: day }) => day, maxLength: 3 },
  ),
});

test('what became of buildings later goes out with them and comes in again: the same file from both sides', async () => {
  const rows = fc.sample(grown, { numRuns: 80, seed: 7 }).flatMap(({ name, place, floorArea, later }, at) => {
    const [x, y] = place ?? [null, null];
    const first = [
      `R${at}`,
      `"'${name}"`,
      'office',
      '140302',
      '',
      floorArea ?? '',
      x === null ? '' : 113 + x / 10_000,
      y === null ? '' : 37 + y / 10_000,
    ];
    return [first, ...later.map((one) => [`R${at}`, '', one.use, '', one.from, one.floorArea, '', ''])];
  });
  const table = ['code,name,use,region,from,floorArea,longitude,latitude', ...rows.map((row) => row.join(','))].join('\n');
  expect(await from.local.registry.importBuildings({ file: await from.upload('r.csv', table) })).toMatchObject({
    created: 80,
    rejectedCount: 0,
  });
  const out = async (world: World) => (await world.ask('/api/exports/buildings?format=geojson&region=140302')).text();
  const sent = await out(from);
  expect(sent).toContain('"dated":[{"from":"2024-0');
  const third = await createWorld();
  try {
    const file = await third.upload('buildings.geojson', sent);
    expect(await third.local.registry.importBuildings({ file })).toMatchObject({ rejectedCount: 0 });
    expect(await out(third)).toBe(sent);
    expect(await third.local.registry.importBuildings({ file })).toMatchObject({ created: 0, updated: 0, rejectedCount: 0 });
  } finally {
    await third.stop();
  }
});
