import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { seattleMapping } from './files/example.ts';

const worlds: World[] = [];
const world = async (): Promise<World> => {
  const made = await createWorld();
  worlds.push(made);
  return made;
};
afterAll(async () => {
  for (const one of worlds) await one.stop();
});

const data = (name: string): Buffer => readFileSync(new URL(`../../../test/data/${name}`, import.meta.url));
const facts = async (of: World) => ({
  buildings: (await of.app.slices.registry.buildingFacts(programScope, {}, asOfNow)).map(({ id: _id, ...rest }) => rest),
  meters: (await of.app.slices.registry.meterFacts(programScope, {}, asOfNow)).map(({ id: _id, parent, ...rest }) => ({
    ...rest,
    hasParent: parent !== null,
  })),
});

test('what is exported goes into an empty directory with no options and gives the same', async () => {
  const [one, other] = [await world(), await world()];
  const put = async (of: World, kind: 'importBuildings' | 'importMeters', name: string, bytes: string | Uint8Array, options: object = {}) =>
    of.local.registry[kind]({ file: await of.upload(name, bytes), ...options });
  await put(one, 'importBuildings', 'seattle.csv', data('seattle_benchmarking_2016/excerpt.csv'), seattleMapping);
  await put(
    one,
    'importBuildings',
    'rest.csv',
    'code,name,use,region,uses,floorArea,lifeEvents,organisation,stateOrgan,greenStar,wallU,code:户号\nR1,"=2+3 楼",mixed,140302,office:8000;shop:2000,10000,立项:2019-05-01;竣工:2021-06-30:备案,市直机关,是,二星级,0.45,"\'-77"\nR2,旧名,office,140302,,10,,,,,,',
  );
  await one.local.registry.editBuilding({
    building: 'R1',
    set: { floorArea: 12_000, uses: 'office:12000', use: 'office' },
    from: '2024-07-01',
  });
  await one.local.registry.merge({ building: 'R2', into: 'R1' });
  await put(
    one,
    'importMeters',
    'meters.csv',
    'code,building,carrier,kind,unit,multiplier,digits,parent,capacity,direction,installed,shares,operator\nP,R1,electricity,register,kWh,0.123457,6,,500,both,2020-01-02,,供电公司\nC,R2,electricity,interval,MWh,,,P,,,,,\nS,,heat,register,GJ,,,,,,,R1:0.25;1:0.75,',
  );
  await one.local.registry.swapMeter({
    meter: 'P',
    at: '2025-03-04T10:00',
    oldFinal: 98_210.5,
    newStart: 12.25,
    multiplier: 40,
    received: '2025-03-05T00:00:00.250Z',
  });
  for (const format of ['csv', 'xlsx']) {
    const buildings = new Uint8Array(await (await one.ask(`/api/exports/buildings?format=${format}`)).arrayBuffer());
    const meters = new Uint8Array(await (await one.ask(`/api/exports/meters?format=${format}`)).arrayBuffer());
    const first = format === 'csv';
    expect(await put(other, 'importBuildings', `b.${format}`, buildings)).toMatchObject({
      created: first ? 52 : 0,
      unchanged: first ? 0 : 52,
      updated: 0,
      rejectedCount: 0,
    });
    expect(await put(other, 'importMeters', `m.${format}`, meters)).toMatchObject({
      created: first ? 3 : 0,
      unchanged: first ? 0 : 3,
      updated: 0,
      rejectedCount: 0,
    });
    expect(await facts(other)).toEqual(await facts(one));
  }
  expect(await other.local.registry.building({ building: 'R2' })).toMatchObject({
    code: 'R1',
    aliases: ['R2'],
    name: '=2+3 楼',
    'code:户号': '-77',
  });
});

test('the metadata of Building Data Genome 2: old zone aliases, square metres, years such as 1987.0, one column for two fields', async () => {
  const here = await world();
  const file = await here.upload('metadata.csv', data('bdg2/metadata.csv'));
  const seen = await here.local.imports.inspect({ file, kind: 'buildings' });
  expect(
    seen.columns.filter((one) => ['floorArea', 'zone', 'latitude', 'yearBuilt'].includes(one.field)).map((one) => [one.column, one.field]),
  ).toEqual([
    ['yearbuilt', 'yearBuilt'],
    ['sqm', 'floorArea'],
    ['lat', 'latitude'],
    ['timezone', 'zone'],
  ]);
  const mapping = {
    column: {
      code: 'building_id',
      name: 'building_id',
      use: 'primaryspaceusage',
      floorArea: 'sqm',
      zone: 'timezone',
      latitude: 'lat',
      longitude: 'lng',
      yearBuilt: 'yearbuilt',
      storeys: 'numberoffloors',
    },
    set: { region: '140302' },
    value: {
      use: {
        Education: 'university',
        'Lodging/residential': 'dwelling',
        'Entertainment/public assembly': 'culture',
        'Public services': 'other',
        Parking: 'other',
        'Food sales and service': 'restaurant',
        'Religious worship': 'culture',
        'Warehouse/storage': 'other',
        Utility: 'other',
      },
    },
  };
  await here.local.imports.profiles.save({ kind: 'buildings', name: 'bdg2', header: seen.header, mapping });
  expect((await here.local.imports.inspect({ file, kind: 'buildings' })).profiles.map((one) => one.name)).toEqual(['bdg2']);
  const result = await here.local.registry.importBuildings({ file, profile: 'bdg2' });
  expect(result).toMatchObject({ rejectedCount: 0, created: result.rows });
  expect(await here.local.registry.building({ building: 'Cockatoo_lodging_Elvia' })).toMatchObject({
    zone: 'US/Eastern',
    floorArea: 13_962.8,
    yearBuilt: 1987,
    use: 'dwelling',
    name: 'Cockatoo_lodging_Elvia',
  });
});

test('places and organisations come in by file, with boundaries, and are taken back unless they are used', async () => {
  const here = await world();
  const zones = await here.local.place.importPlaces({
    file: await here.upload('z.csv', '代码,名称,上级\nGX,高新区,140300\nGX1,高新区一园,GX\n140399,新区,\nBAD,无上级,'),
  });
  expect(zones).toMatchObject({ created: 3, rejectedCount: 1, rejected: [{ row: 5, column: '上级', code: 'missing' }] });
  const square = {
    type: 'Feature',
    properties: { name: '高新区' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [113.5, 37.8],
          [113.6, 37.8],
          [113.6, 37.9],
          [113.5, 37.8],
        ],
      ],
    },
  };
  expect(await here.local.place.importPlaces({ file: await here.upload('b.geojson', JSON.stringify(square)) })).toMatchObject({
    updated: 1,
  });
  expect((await here.local.place.get({ code: 'GX' })).boundary).toMatchObject({ type: 'Polygon' });
  const owners = await here.local.place.importOrganisations({
    file: await here.upload('o.csv', '单位名称,统一社会信用代码,所在地区\n市医院,H1,阳泉市\n,H2,阳泉市'),
    column: { code: '统一社会信用代码', name: '单位名称' },
  });
  expect(owners).toMatchObject({ created: 1, rejectedCount: 1 });
  await here.local.registry.importBuildings({
    file: await here.upload('x.csv', 'code,name,use,region,developmentZone,organisation\nG1,楼,hospital,140302,高新区,市医院'),
  });
  expect(await here.local.registry.building({ building: 'G1' })).toMatchObject({ developmentZone: 'GX', organisation: 'H1' });
  expect((await here.local.registry.buildings({ region: 'GX' })).total).toBe(1);
  for (const used of [zones, owners])
    await expect(here.local.imports.undo({ id: used.import })).rejects.toMatchObject({ document: { code: 'undo-refused' } });
});
