import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Came } from '../golden/fixture.ts';
import { createWorld, type World } from '../world.ts';

/** A city for which nothing has been prepared. */
let world: World;

beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

test('any city of China can start: its places are named by the bundled list, and only those in use are stored', async () => {
  const before = (await world.local.place.list({})).places.length;
  const ledger = [
    '杭州市公共建筑台账（2024年）,,,',
    '建筑名称,所属区县,建筑类型,建筑面积(㎡)',
    '武林大厦,拱墅区,写字楼,32000',
    '西湖文化馆,西湖区,文化馆,8000',
    '桐庐宾馆,桐庐县,宾馆,9000',
  ].join('\n');
  const file = await world.upload('台账.csv', ledger);
  const came = (await world.local.registry.importBuildings({ file })) as unknown as Came;
  expect(came).toMatchObject({ created: 3, rejectedCount: 0 });
  expect(await world.local.registry.building({ building: '西湖文化馆' })).toMatchObject({ region: '330106' });
  const { places } = await world.local.place.list({});
  expect(places.find(({ code }) => code === '330106')).toMatchObject({ name: '西湖区', parent: '330100' });
  expect(places.find(({ code }) => code === '330100')).toMatchObject({ name: '杭州市', parent: '330000' });
  expect(places).toHaveLength(before + 4);
});

test('counties directly below their province, and districts of a municipality, get no invented city above them', async () => {
  const file = await world.upload('两地.csv', 'code,name,use,region\nA,甲,office,五指山市\nB,乙,office,北京市海淀区\n');
  expect(await world.local.registry.importBuildings({ file })).toMatchObject({ created: 2, rejectedCount: 0 });
  const { places } = await world.local.place.list({});
  expect(places.find(({ code }) => code === '469001')).toMatchObject({ name: '五指山市', parent: '460000' });
  expect(places.find(({ code }) => code === '110108')).toMatchObject({ name: '海淀区', parent: '110000' });
});
