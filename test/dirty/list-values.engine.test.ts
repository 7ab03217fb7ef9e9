import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Contents of cells in lists: storeys, years, degrees, codes, and whether a thing still exists. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
});
afterAll(() => world.stop());

let made = 0;
const asked = async <T>(told: Promise<T>) => told.catch((error: unknown) => (error as ProblemAnswer).document);
const buildings = async (lines: readonly string[], more: Record<string, unknown> = {}) =>
  world.local.registry.importBuildings({
    set: { use: 'office', region: '140302', name: '楼' },
    file: await world.upload('b.csv', `${lines.join('\n')}\n`),
    ...more,
  });

/** A building from one row under these headings. */
async function building(headings: string, cells: string, more: Record<string, unknown> = {}) {
  const code = `V${(made += 1)}`;
  await buildings([`code,${headings}`, `${code},${cells}`], more);
  return world.local.registry.building({ building: code });
}
const found = ({ findings = [] }: { readonly findings?: readonly { readonly code: string }[] | undefined }) =>
  findings.map(({ code }) => code);

test.each([
  ['层数', '-1~6', 6],
  ['层数', 'B2-18F', 18],
  ['层数', '地上六层地下一层', 6],
  ['层数', '三层', 3],
  ['层数', '十二', 12],
  ['层数', '12/-2', 12],
  ['层数', '6-1', 6],
  ['层数', '1-6层', null],
  ['层数', '6/1', null],
  ['地上/地下层数', '6/1', 6],
  ['楼层,总层数', '2,8', 8],
])('storeys: %s %s', async (headings, cells, storeys) => {
  expect((await building(headings, cells)).storeys ?? null).toBe(storeys);
});

test.each([
  ['民国25年', 1936],
  ['民国十四年', 1925],
  ['二〇〇三年', 2003],
  ['一九九八', 1998],
  ['2003.5', 2003],
  ['90年代', null],
  ['98', null],
])('years: %s', async (cell, year) => {
  expect((await building('建成年代', cell)).yearBuilt ?? null).toBe(year);
});

describe('places', () => {
  const shifted = { latitude: 37.8594912, longitude: 113.5735868 };
  test.each([
    ['经度(GCJ-02),纬度(GCJ-02)', '113.58,37.86', shifted],
    ['经度（高德）,纬度（高德）', '113.58,37.86', shifted],
    ['gcj02经度,gcj02纬度', '113.58,37.86', shifted],
    ['lng_gcj02,lat_gcj02', '113.58,37.86', shifted],
    ['经度,纬度,坐标系', '113.58,37.86,GCJ02', shifted],
    ['经度,纬度,坐标系', '113.58,37.86,WGS-84', { latitude: 37.86, longitude: 113.58 }],
    ['经度,纬度,坐标系', '113.58,37.86,CGCS2000', { latitude: 37.86, longitude: 113.58 }],
    ['百度经度,百度纬度', '113.58,37.86', { latitude: 37.8538014, longitude: 113.5669617 }],
    ['经度,纬度', '113°34′48″,37°51′36″', { latitude: 37.86, longitude: 113.58 }],
    ['经度,纬度', '113°34.8′E,N37°51.6′', { latitude: 37.86, longitude: 113.58 }],
    ['经度,纬度', '113.58E,37.86N', { latitude: 37.86, longitude: 113.58 }],
    ['经度,纬度', '东经113度34分48秒,北纬37度51分36秒', { latitude: 37.86, longitude: 113.58 }],
  ])('%s %s', async (headings, cells, place) => {
    expect(await building(headings, cells)).toMatchObject(place);
  });

  test('the sender’s word takes precedence over the heading, and an unknown one is refused', async () => {
    const told = await building('经度(GCJ-02),纬度(GCJ-02)', '113.58,37.86', { coordinates: 'wgs84' });
    expect(told).toMatchObject({ latitude: 37.86, longitude: 113.58 });
    expect(await asked(building('经度,纬度,坐标系', '113.58,37.86,北京54'))).toMatchObject({ code: 'coordinates-unknown' });
    expect(await asked(building('经度(GCJ-02),纬度(BD09)', '113.58,37.86'))).toMatchObject({ code: 'coordinates-several' });
  });
});

describe('things that no longer exist are reported', () => {
  test.each([
    '是否停用,是,否',
    '是否拆除,是,否',
    '是否启用,否,是',
    'Active,N,Y',
    'In use,no,yes',
    'Status,demolished,ok',
    '状态,已拆迁,正常',
  ])('%s', async (line) => {
    const [heading, gone, there] = line.split(',');
    const told = await buildings([`code,${heading}`, `V${(made += 1)},${gone}`, `V${(made += 1)},${there}`]);
    expect(found(told)).toContain('rows-gone');
  });

  test.each(['不计入', '不纳入统计', '不参与统计', '剔除', '不计入考核'])('and rows that do not count are excluded: %s', async (remark) => {
    const told = await buildings(['code,备注', `V${(made += 1)},${remark}`, `V${(made += 1)},`]);
    expect(told).toMatchObject({ created: 1 });
    expect(found(told)).toContain('rows-void');
  });
});

describe('codes', () => {
  test.each(['1.23457E+11', '1E+05', '2.1E+17'])('truncated by a spreadsheet are rejected: %s', async (code) => {
    expect(await buildings(['code', code])).toMatchObject({ created: 0, rejected: [{ code: 'code-rounded' }] });
  });

  test.each([
    ['00777', '777'],
    ['Q31', 'Ｑ３１'],
    ['Q 32', 'q32'],
    ['55.0', '55'],
  ])('in two notations are reported: %s, %s', async (one, other) => {
    expect(found(await buildings(['code', one, other]))).toContain('codes-alike');
    expect(found(await buildings(['code', `${one}-1`, `${one}-2`]))).not.toContain('codes-alike');
  });
});

test.each(['面积,供热面积', '供热面积,面积'])('the charged area takes precedence over another: %s', async (headings) => {
  const code = `V${(made += 1)}`;
  const cells = headings.startsWith('面积') ? '80,100' : '100,80';
  const file = await world.upload('h.csv', `户号,结算点,用户类别,${headings}\n${code},P1,dwelling,${cells}\n`);
  await world.local.heatSupply.importHouseholds({ file });
  expect(await (await world.ask('/api/exports/households?format=csv')).text()).toContain(`${code},P1,dwelling,100,`);
});

describe('meters', () => {
  const meters = async (headings: string, cells: string) => {
    const code = `V${(made += 1)}`;
    const file = await world.upload('m.csv', `表号,${headings}\n${code},${cells}\n`);
    const told = await world.local.registry.importMeters({ file });
    return { told, meter: told.created === 1 ? await world.local.registry.meter({ meter: code }) : null };
  };

  test.each(['额定容量(A)', '额定容量（V）', 'capacity (A)'])('what is not a power is not a capacity: %s', async (heading) => {
    expect(await asked(meters(`能源,${heading}`, '电,50'))).toMatchObject({ code: 'unit-not-of-field' });
  });

  test('a water meter that counts in tonnes counts in cubic metres', async () => {
    expect((await meters('能源,单位', '水,吨')).meter).toMatchObject({ devices: [{ unit: 'm3' }] });
  });

  test.each([
    ['读数', 'register'],
    ['止码', 'register'],
    ['消耗量', 'interval'],
  ])('kinds: %s', async (word, kind) => {
    expect((await meters('能源,计量方式', `电,${word}`)).meter).toMatchObject({ kind });
  });
});
