import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const buildings = `代码,名称,用途,地区,建筑面积,单位,地址
B1,阳泉市人民医院,医院,140302,1000,人民医院,南大街 12 号
B2,城区财政局,办公,140302,2000,财政局,北大街 8 号
B3,平定县人民医院,医院,140321,500,平定县卫健局,府新街
`;

const meters = `code,building,carrier
M-100,B1,electricity
M-200,B3,electricity
`;

beforeAll(async () => {
  world = await createWorld();
  expect(await world.local.registry.importBuildings({ file: await world.upload('医院台账.csv', buildings) })).toMatchObject({ created: 3 });
  expect(await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) })).toMatchObject({ created: 2 });
  await world.local.project.add({ code: 'P-1', set: { name: '医院节能改造', region: '140302' } });
});

afterAll(() => world.stop());

const found = async (text: string, as = world.local) =>
  Object.fromEntries((await as.search.find({ text })).groups.map(({ kind, hits }) => [kind, hits.map(({ code, name }) => code ?? name)]));

describe('the search finds', () => {
  test('buildings, organisations and projects by Chinese words, in full pinyin and by initials', async () => {
    expect((await found('人民医院'))['building']).toEqual(['B1', 'B3']);
    expect(await found('yqsrmyy')).toMatchObject({ building: ['B1'] });
    expect(await found('caizhengju')).toMatchObject({ building: ['B2'] });
    expect((await found('czj'))['organisation']).toHaveLength(1);
    expect(await found('yyjngz')).toMatchObject({ project: ['P-1'] });
  });

  test('metering points by code, and leads to their building', async () => {
    const { groups } = await world.local.search.find({ text: 'm-100' });
    expect(groups).toEqual([
      { kind: 'meter', total: 1, least: false, hits: [{ code: 'M-100', name: 'M-100', detail: 'B1', href: '/buildings/B1?tab=flow' }] },
    ]);
  });

  test('pages, imports, clauses and entries of knowledge', async () => {
    expect((await found('sjzl'))['page']).toEqual(['数据质量']);
    expect((await found('草稿'))['page']).toEqual(['草稿', '怎样保存草稿']);
    expect((await found('医院台账'))['import']).toEqual(['1']);
    const { groups } = await world.local.search.find({ text: '超低能耗', kind: 'clause' });
    expect(groups[0]?.hits[0]).toMatchObject({ name: expect.stringContaining('《'), detail: expect.stringContaining('超低能耗') });
    expect((await found('GB/T 51161'))['entry']?.length).toBeGreaterThan(0);
  });

  test('merged buildings by their former code', async () => {
    await world.local.registry.importBuildings({
      file: await world.upload('b4.csv', '代码,名称,用途,地区,建筑面积\nOLD-7,老市府,办公,140302,900\nNEW-8,政务楼,办公,140302,900\n'),
    });
    await world.local.registry.merge({ building: 'OLD-7', into: 'NEW-8' });
    expect(await found('OLD-7')).toMatchObject({ building: ['NEW-8'] });
  });
});

describe('places of the whole country', () => {
  test('are found by name, code and pinyin, with their parents and their climate zone', async () => {
    const places = async (text: string) => (await world.local.search.places({ text })).places;
    const climate = { zone: '2A', name: '寒冷 A', region: '140300', formal: false, entry: 'climate/140300' };
    expect((await places('yangquan'))[0]).toMatchObject({ code: '140300', above: ['山西省'], kept: true, climate });
    expect((await places('140302'))[0]).toMatchObject({ name: '城区', above: ['山西省', '阳泉市'], climate });
    expect((await places('成都'))[0]).toMatchObject({ code: '510100', name: '成都市', kept: false, climate: null });
  });

  test('are looked for below one place alone: all its counties, whatever digits other codes have', async () => {
    const below = async (text: string, within: string) => (await world.local.search.places({ text, within, limit: 1000 })).places;
    const counties = (await below('50', '500000')).filter(({ kind }) => kind === 'county');
    expect(counties).toHaveLength(38);
    expect(counties.every(({ parent }) => parent === '500000')).toBe(true);
    expect((await below('城区', '140000')).map(({ code }) => code)).toContain('140302');
    expect((await below('城区', '150100')).map(({ code }) => code)).not.toContain('140302');
    await expect(below('50', '999999')).rejects.toMatchObject({ document: { code: 'no-such-place' } });
  });
});

describe('nobody finds what they cannot see', () => {
  test('an owner finds only their own buildings, meters and imports', async () => {
    const organisation = (await world.local.place.organisations({ search: '平定县卫健局' })).organisations[0]?.code ?? '';
    const owner = world.as('owner', { organisation });
    const seen = await found('医院', owner);
    expect([seen['building'], seen['project'], seen['import'], seen['organisation']]).toEqual([['B3'], undefined, undefined, undefined]);
    expect((await found('m-', owner))['meter']).toEqual(['M-200']);
    expect((await found('B1', owner))['building']).toBeUndefined();
  });

  test('a page is found only by those who may open it', async () => {
    expect((await found('审计日志'))['page']).toEqual(['审计日志']);
    expect(await found('审计日志', world.as('viewer'))).toEqual({});
  });
});
