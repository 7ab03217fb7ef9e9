import { join } from 'node:path';
import type { Building } from './buildings.ts';
import { CsvFile } from './bytes.ts';
import { counties, developmentZone } from './place.ts';
import { useValues } from './profiles.ts';
import type { CityFile, ImportOptions } from './types.ts';

type Cell = string | number | null;

/** The building list's columns: Chinese header, field of the contract, cell. */
const columns: readonly (readonly [string, string, (building: Building) => Cell])[] = [
  ['建筑编号', 'code', (b) => b.code],
  ['建筑名称', 'name', (b) => b.name],
  ['使用功能', 'use', (b) => b.profile.text],
  ['功能面积', 'uses', (b) => b.uses],
  ['行政区划', 'region', (b) => (b.spot.inZone ? developmentZone.name : b.county.name)],
  ['地址', 'address', (b) => b.spot.address],
  ['经度', 'longitude', (b) => b.spot.longitude],
  ['纬度', 'latitude', (b) => b.spot.latitude],
  ['建筑面积', 'floorArea', (b) => b.floorArea],
  ['供暖面积', 'heatedArea', (b) => (b.heating === 'none' ? '' : Math.round(b.floorArea * 0.92))],
  ['屋顶面积', 'roofArea', (b) => Math.round(b.floorArea / b.storeys)],
  ['建成年份', 'yearBuilt', (b) => b.yearBuilt],
  ['层数', 'storeys', (b) => b.storeys],
  ['结构形式', 'structure', (b) => b.structure],
  ['产权性质', 'ownership', (b) => b.ownership],
  ['资金来源', 'fund', (b) => b.fund],
  ['国家机关', 'stateOrgan', (b) => (b.stateOrgan ? '是' : '否')],
  ['在城镇', 'urban', () => '是'],
  // as in real life: for a third of the buildings no one has written it down
  ['节能改造', 'energyMeasures', (b) => ['', '否', '是'][b.serial % 3] ?? ''],
  ['气候区', 'climateZone', () => '2A'],
  ['节能标准', 'energyStandard', (b) => b.standard],
  ['绿建星级', 'greenStar', (b) => b.star],
  ['供暖方式', 'heating', (b) => heatingTexts[b.heating]],
  ['空调方式', 'airConditioning', (b) => b.airConditioning],
  ['酒店星级', 'hotelStars', (b) => b.hotelStars],
  ['商业类型', 'shopKind', (b) => b.shopKind],
  ['入住率', 'occupancyRate', (b) => b.occupancyRate],
  ['权属单位', 'organisation', (b) => b.organisation],
  ['使用人数', 'occupants', (b) => b.occupants],
  ['年使用小时', 'hoursPerYear', (b) => b.hours],
  ['户号', 'code:户号', (b) => b.account],
];

const heatingTexts = { heat: '集中供热', gas: '燃气锅炉', electricity: '电采暖', coal: '燃煤锅炉', none: '无' } as const;

/** Options of `import buildings` for the city's lists. */
const buildingOptions: ImportOptions = {
  column: Object.fromEntries(columns.map(([header, field]) => [field, header])),
  coordinates: 'wgs84',
  value: {
    use: useValues,
    region: Object.fromEntries([...counties, developmentZone].map(({ name, code }) => [name, code])),
    stateOrgan: { 是: 'true', 否: 'false' },
    urban: { 是: 'true', 否: 'false' },
    energyMeasures: { 是: 'true', 否: 'false' },
    heating: Object.fromEntries(Object.entries(heatingTexts).map(([code, text]) => [text, code])),
    airConditioning: { 集中空调: 'central', 分体空调: 'split', 无: 'none' },
    shopKind: { 百货店: 'department-store', 购物中心: 'shopping-centre', 超市: 'supermarket', 一般商铺: 'ordinary', 餐饮店: 'restaurant' },
    structure: { 钢结构: 'steel', 剪力墙: 'concrete', 砖混: 'brick-concrete', 框架: 'concrete' },
    ownership: { 国有: 'state', 集体: 'collective', 私有: 'private' },
    fund: { 财政: 'government', 自筹: 'private' },
  },
};

export type BuildingList = {
  readonly file: CityFile;
  readonly duplicates: readonly { readonly code: string; readonly of: string }[];
  readonly rejected: readonly { readonly row: number; readonly column: string }[];
};

/**
 * Writes a building list; with dirt, also the same building under other codes, areas in unusual notation, and three rows that cannot be
 * imported.
 */
export function writeBuildings(directory: string, name: string, buildings: readonly Building[], dirt: boolean): BuildingList {
  const path = join(directory, name);
  const file = new CsvFile(path);
  file.row(columns.map(([header]) => header));
  buildings.forEach((building, i) => file.row(dirt ? oddly(rowOf(building), i) : rowOf(building)));
  const twins = dirt ? twinsOf(buildings) : [];
  for (const { twin } of twins) file.row(rowOf(twin));
  const wrong = dirt ? wrongRows(buildings) : [];
  wrong.forEach(({ cells }) => file.row(cells));
  file.close();
  return {
    file: { kind: 'buildings', path, options: buildingOptions },
    duplicates: twins.map(({ twin, of }) => ({ code: twin.code, of })),
    rejected: wrong.map(({ column }, i) => ({ row: buildings.length + twins.length + 2 + i, column })),
  };
}

function rowOf(building: Building): Cell[] {
  return columns.map(([, , cell]) => cell(building));
}

/** The same number as people write it: with a comma, or in full-width digits. */
function oddly(cells: Cell[], i: number): Cell[] {
  const at = columns.findIndex(([, field]) => field === 'floorArea');
  const area = cells[at] as number;
  if (i % 40 === 7) cells[at] = area.toLocaleString('en-US', { minimumFractionDigits: 1 });
  if (i % 40 === 23) cells[at] = String(area).replaceAll(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return cells;
}

/**
 * Five to ten buildings that a second office listed again: another code, name and address written slightly differently, some with the same
 * customer number.
 */
function twinsOf(buildings: readonly Building[]): { twin: Building; of: string }[] {
  const count = Math.min(Math.floor(buildings.length / 10), buildings.length < 1000 ? 5 : 8);
  return Array.from({ length: count }, (_, i) => {
    const first = buildings[Math.floor(((i + 0.5) * buildings.length) / count)] as Building;
    const { spot } = first;
    const nudged = { ...spot, latitude: Math.round((spot.latitude + 2e-4) * 1e5) / 1e5, address: spot.address.replace('阳泉市', '') };
    const twin: Building = {
      ...first,
      code: `DUP-${String(i + 1).padStart(4, '0')}`,
      name: i % 2 === 0 ? `${first.name}(重复登记)` : first.name,
      spot: nudged,
      floorArea: first.floorArea + (i % 3) * 5,
      account: i % 2 === 0 ? first.account : '',
      uses: '',
    };
    return { twin, of: first.code };
  });
}

function wrongRows(buildings: readonly Building[]): { cells: Cell[]; column: string }[] {
  const [model] = buildings;
  if (model === undefined) return [];
  const wrongs: readonly (readonly [string, string])[] = [
    ['使用功能', '不明用途'],
    ['行政区划', '未知区'],
    ['建筑面积', '约三千'],
  ];
  return wrongs.map(([column, text], i) => {
    const cells = rowOf({ ...model, code: `BAD-${i + 1}`, name: `错误行${i + 1}`, account: '', uses: '' });
    cells[columns.findIndex(([header]) => header === column)] = text;
    return { cells, column };
  });
}
