import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.stop());

const changeCity = async (cityName: string) => {
  const { changedAt } = await world.local.settings.get();
  await world.local.settings.change({ cityName, ...(changedAt !== null && { seen: changedAt }) });
};

test('without a city and without buildings there is nowhere to begin', async () => {
  expect(await world.local.overview.home()).toEqual({ region: null, empty: true });
});

test('the city of the settings is where everyone begins, before it has a building', async () => {
  await changeCity('呼和浩特市');
  expect(await world.local.overview.home()).toEqual({ region: '150100', empty: true });
  expect(await world.local.place.get({ code: '150100' })).toMatchObject({ name: '呼和浩特市', parent: '150000' });
  expect(await world.local.overview.city({ region: '150100', year: 2025 })).toMatchObject({ buildings: 0 });
});

test('a name that several places have is the city if those above it are named too, and none without them', async () => {
  await changeCity('北京市朝阳区');
  expect(await world.local.overview.home()).toMatchObject({ region: '110105' });
  await changeCity('没有这个市');
  expect(await world.local.overview.home()).toEqual({ region: null, empty: true });
});

test('buildings elsewhere do not move it; only without a city they say where to begin', async () => {
  const list = '代码,名称,用途,地区,建筑面积\nB1,市政府,办公,140302,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', list) });
  expect(await world.local.overview.home()).toEqual({ region: '140302', empty: false });
  await changeCity('呼和浩特市');
  expect(await world.local.overview.home()).toEqual({ region: '150100', empty: false });
});

test('an officer of a county of the city begins in the county, one of another city there, one of the province in the city', async () => {
  await changeCity('阳泉市');
  const homeFor = async (region: string) => (await world.as('bureau', { region }).overview.home()).region;
  expect(await Promise.all(['140302', '140300', '140000', '150100'].map(homeFor))).toEqual(['140302', '140300', '140300', '150100']);
});
