import {
  choiceField,
  choicesOf,
  dayField,
  type Dictionary,
  type FieldSpec,
  numberField,
  textField,
  wordField,
  yearField,
  yesField,
} from '#platform/list-intake/fields.ts';
import { placeFields } from './degrees.ts';
import { type HeadingWords, withHeadings } from './heading-words.ts';
import { lastOfBuilding } from './last-words.ts';
import { parseLife } from './life.ts';
import { storeysField, storeyWords } from './storeys.ts';
import { createUseFinder, ownUses, parseUse, parseUses, type UseFinder, type UseWords } from './uses.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { buildingFieldTerms, buildingValueTerms } from '../vocabulary.ts';
import { readZone } from './zone.ts';

/** Square metres in one unit. 1 ft = 0.3048 m exactly; 1 mu = 2000/3 m2. */
const areaUnits = {
  m2: 1,
  ft2: 0.09290304,
  '10000m2': 10_000,
  ha: 10_000,
  mu: 2000 / 3,
  '1000ft2': 92.90304,
  '1000m2': 1000,
  '100m2': 100,
  km2: 1_000_000,
};

type Field = keyof typeof buildingFieldTerms;

/** A field with its name and its label. */
const building = (name: Field) => ({ name, ...labelOf(buildingFieldTerms[name]), synonyms: [] as readonly string[] });

const area = (name: Field, also: readonly string[], synonyms: readonly string[]): FieldSpec =>
  numberField({ ...building(name), also, synonyms }, { min: 0, max: 10_000_000, units: areaUnits, unitAsked: true, amount: true });

const text = (name: Field, also: readonly string[] = [], synonyms: readonly string[] = [], max = 100): FieldSpec =>
  textField({ ...building(name), also, synonyms }, max);

const coefficient = (name: Field): FieldSpec =>
  numberField(building(name), { min: 0, max: 20, units: { 'W/(m2·K)': 1, 'W/m2K': 1, 'W/m2·K': 1, 'W/㎡·K': 1, 'W/(㎡·K)': 1 } });

/** The use of a building, by the terms that `finder` knows. */
function useField(finder: UseFinder): FieldSpec {
  return {
    ...building('use'),
    also: ['建筑用途', '建筑类型'],
    synonyms: [
      '类型',
      '功能',
      '使用性质',
      '使用功能',
      'type',
      'usage',
      'building use',
      'property type',
      'PrimaryPropertyType',
      'LargestPropertyUseType',
      'primaryspaceusage',
      'primary_use',
    ],
    required: true,
    words: finder.clear,
    parse: (given) => parseUse(finder, given),
  };
}

function usesField(finder: UseFinder): FieldSpec {
  const parse = (given: string, factor: number) => parseUses(given, factor, finder);
  return { ...building('uses'), also: ['多种用途'], units: areaUnits, parse };
}

const identity: readonly FieldSpec[] = [
  textField(
    {
      ...building('code'),
      also: ['编码', '建筑代码', '建筑编码', '建筑编号', '楼栋编码'],
      synonyms: ['编号', 'id', 'building_id', 'buildingid', 'building code', 'OSEBuildingID'],
      lastly: lastOfBuilding,
      required: true,
    },
    100,
  ),
  textField(
    {
      ...building('name'),
      also: ['建筑名称', '楼栋名称'],
      synonyms: ['项目名称', 'building name', 'PropertyName', 'property name', 'building'],
      required: true,
    },
    200,
  ),
  useField(ownUses),
  usesField(ownUses),
  textField(
    {
      ...building('region'),
      also: ['行政区划', '区划代码', '行政区划代码', '所在地区'],
      synonyms: ['区县', labelTerms.countyOrDistrict.zh, '所属区', 'City', 'district', 'county', 'adcode'],
      required: true,
    },
    100,
  ),
  text('developmentZone', ['开发区', '所属功能区'], ['高新区', '示范区', 'zone of its own']),
  { ...building('zone'), synonyms: ['timezone', 'time zone', 'tz'], parse: readZone },
  text('address', ['详细地址', '建筑地址'], ['坐落', '位置', 'street'], 300),
  ...placeFields(building),
  text('organisation', ['产权单位', '业主单位', '所属单位', '使用单位'], ['业主', 'owner', 'organization'], 200),
];

const size: readonly FieldSpec[] = [
  area(
    'floorArea',
    ['总建筑面积', '面积'],
    ['sqm', 'sqft', 'floor area', 'gross floor area', 'gfa', 'gia_m2', 'PropertyGFATotal', 'PropertyGFABuilding(s)'],
  ),
  area('heatedArea', ['采暖面积', '供热面积'], ['heated area']),
  area('roofArea', ['屋面面积'], ['roof area', 'approx_roof_m2']),
  area('wallArea', [], ['wall area']),
  area('windowArea', ['外窗（幕墙）面积'], ['window area']),
  yearField(
    { ...building('yearBuilt'), also: ['建成年代', '竣工年份', '建造年份'], synonyms: ['年代', 'year built', 'built'] },
    { min: 1000, max: 2100 },
  ),
  storeysField({ ...building('storeys'), also: ['地上层数', '楼层数'], synonyms: storeyWords }),
  numberField(
    { ...building('occupants'), also: ['用能人数', '使用人数'], synonyms: ['people'] },
    { min: 0, max: 10_000_000, units: { 人: 1, 万人: 10_000 }, amount: true },
  ),
  numberField(
    { ...building('households'), also: ['居民户数', '住户数'], synonyms: ['dwelling units', 'units'] },
    { min: 0, max: 1_000_000, whole: true, units: { 户: 1, 万户: 10_000 }, amount: true },
  ),
  numberField(
    { ...building('hoursPerYear'), also: ['年运行时间', '年使用时间'], synonyms: ['hours', 'operating hours'] },
    { min: 0, max: 8784, units: { h: 1, d: 24, min: 1 / 60, 万小时: 10_000, 千小时: 1000 }, suffixes: ['小时', '时'] },
  ),
  share('occupancyRate', ['年平均入住率'], ['occupancy(%)', 'occupancyrate']),
  share('roomAreaShare', ['客房面积比例']),
];

/** A share from 0 to 1, also written as a percentage: `80%`. */
function share(name: Field, also: readonly string[], synonyms: readonly string[] = []): FieldSpec {
  const plain = numberField({ ...building(name), also, synonyms }, { min: 0, max: 1, units: { 1: 1, '%': 0.01 } });
  return {
    ...plain,
    parse: (given, factor) => {
      const percent = /^(.*?)\s*[%％]$/u.exec(given)?.[1];
      return percent === undefined ? plain.parse(given, factor) : plain.parse(percent, 0.01);
    },
  };
}

const stars: Readonly<Record<string, readonly string[]>> = {
  0: ['无', 'none'],
  1: ['一星', '一星级', '★'],
  2: ['二星', '二星级', '★★'],
  3: ['三星', '三星级', '★★★'],
  4: ['四星', '四星级'],
  5: ['五星', '五星级'],
};

/** A number of stars, in digits or words. */
function starField(name: Field, also: readonly string[], max: number): FieldSpec {
  const words = choiceField({ ...building(name), also }, stars);
  const digits = numberField({ ...building(name), also }, { min: 0, max, whole: true, units: { 星: 1, 级: 1 } });
  return {
    ...digits,
    parse: (given, factor) => {
      const word = words.parse(given, 1);
      return digits.parse('value' in word ? String(word.value) : given, factor);
    },
  };
}

const kind: readonly FieldSpec[] = [
  wordField(
    { ...building('structure'), also: ['结构类型', '建筑结构'], synonyms: ['结构'] },
    choicesOf(buildingValueTerms.structure, {
      'brick-concrete': ['砖混结构'],
      concrete: ['钢混', '混凝土', '框架', '框架结构', '剪力墙', '框剪'],
      steel: ['钢'],
      timber: ['木'],
      other: ['其它'],
    }),
  ),
  wordField(
    { ...building('ownership'), also: ['所有制'], synonyms: ['产权'] },
    choicesOf(buildingValueTerms.ownership, { state: ['公有'], private: ['民营'] }),
  ),
  wordField(
    { ...building('fund'), also: ['投资来源'], synonyms: ['资金'] },
    choicesOf(buildingValueTerms.fund, { government: ['财政', '财政资金'], private: ['自筹'] }),
  ),
  yesField({ ...building('stateOrgan'), also: ['国家机关办公建筑', '是否国家机关'] }),
  yesField({ ...building('publicInstitution'), also: ['是否公共机构'] }),
  yesField({ ...building('urban'), also: ['城镇建筑', '是否城镇'] }),
  yesField({ ...building('oldCompound'), also: ['是否老旧小区'] }),
  yesField({ ...building('energyMeasures'), also: ['已节能改造', '是否节能改造'] }),
  yesField({ ...building('equipmentOutdated'), also: ['有淘汰设备'] }),
  yesField({ ...building('heatMeteringPossible'), also: ['具备供热计量改造条件'] }),
  text('climateZone', ['气候分区', '热工分区']),
  text('energyStandard', ['执行节能标准', '设计节能标准']),
  starField('greenStar', ['绿建星级'], 3),
  text('temperatureExempt', ['室温豁免', '室温控制豁免说明'], [], 300),
  yesField({ ...building('greenAcceptance'), also: ['绿色建筑专项验收'] }),
  wordField(
    { ...building('heating'), also: ['采暖方式', '供热方式'], synonyms: ['heating type', 'heatingtype'] },
    choicesOf(buildingValueTerms.heating, {
      heat: ['市政热力', '集中供暖', 'district heat', 'district-heating', '热力'],
      gas: ['燃气锅炉', '燃气壁挂炉'],
      electricity: ['电采暖', '电供暖', '电锅炉'],
      'heat-pump': ['空气源热泵', '地源热泵'],
      coal: ['煤', '燃煤锅炉'],
      oil: ['油'],
      none: ['不供暖'],
    }),
  ),
  wordField(
    { ...building('airConditioning'), also: ['空调形式', '空调系统形式'], synonyms: ['空调'] },
    choicesOf(buildingValueTerms.airConditioning, {
      central: ['集中', '中央空调'],
      'fan-coil': ['风机盘管加新风', '风机盘管+新风'],
      split: ['分体空调', '分散'],
      vrf: ['变制冷剂流量'],
      none: ['无空调'],
    }),
  ),
  starField('hotelStars', ['宾馆星级', '饭店星级'], 5),
  wordField(
    { ...building('shopKind'), also: ['商场类型'] },
    choicesOf(buildingValueTerms.shopKind, {
      'department-store': ['百货'],
      supermarket: ['大型超市'],
      restaurant: ['餐饮店'],
      shop: ['商铺'],
    }),
  ),
];

const envelope: readonly FieldSpec[] = [
  wordField(
    { ...building('wallMaterial'), also: ['墙体材料'] },
    choicesOf(buildingValueTerms.wallMaterial, {
      'solid-brick': ['实心黏土砖'],
      'hollow-brick': ['空心粘土砖'],
      aerated: ['加气砌块'],
      other: ['其它'],
    }),
  ),
  wordField(
    { ...building('insulation'), also: ['外墙保温形式'] },
    choicesOf(buildingValueTerms.insulation, { sandwich: ['夹心保温'], other: ['其它'], none: ['无保温'] }),
  ),
  text('windowType', ['外窗形式']),
  text('glassType'),
  text('frameType'),
  coefficient('wallU'),
  coefficient('roofU'),
  coefficient('windowU'),
  share('windowWallRatio', ['窗墙面积比']),
];

const life: readonly FieldSpec[] = [
  { ...building('lifeEvents'), synonyms: ['全生命期'], parse: parseLife },
  dayField({ ...building('from') }),
  text('mergedInto', []),
];

/** Outside codes: `code:户号`. */
export function outsideCode(scheme: string): FieldSpec {
  return textField({ name: `code:${scheme}`, zh: `编码:${scheme}`, synonyms: [] }, 200);
}

/** Fields that are useful, but not worth rejecting a building for if a cell cannot be read. */
const spare = (fields: readonly FieldSpec[]): FieldSpec[] => fields.map((one) => ({ ...one, spare: true }));

export const buildingDictionary: Dictionary = {
  kind: 'buildings',
  fields: [...identity, ...spare(size), ...spare(kind), ...spare(envelope), ...life],
  open: { prefixes: ['code:', '编码:', '代码:'], make: outsideCode },
};

/** The same with the terms for uses in force at the time of access: those of other lists and the city's own. */
export function createBuildingFields(inForce: () => readonly UseWords[], headings: () => readonly HeadingWords[] = () => []): Dictionary {
  // created once for each list of terms
  let made: { readonly said: readonly UseWords[]; readonly heads: readonly HeadingWords[]; readonly fields: Dictionary['fields'] } | null =
    null;
  return {
    ...buildingDictionary,
    get fields() {
      const [said, heads] = [inForce(), headings()];
      if (made === null || made.said !== said || made.heads !== heads)
        made = { said, heads, fields: withHeadings('buildings', fieldsWith(createUseFinder(said)), heads) };
      return made.fields;
    },
  };
}

/** The city of a region given only by the name of its county; stated in files, not stored for any building. */
export const cityOfRegion = 'city';

const cityField = textField(
  { name: cityOfRegion, zh: '所在市', synonyms: ['所属市', labelTerms.city.zh, '地市', '设区市', '市州', '所属城市', '地级市'] },
  100,
);

function fieldsWith(finder: UseFinder): Dictionary['fields'] {
  const [use, several] = [useField(finder), usesField(finder)];
  return [...buildingDictionary.fields.map((one) => [use, several].find(({ name }) => name === one.name) ?? one), cityField];
}

/** The required fields of every building. */
export const requiredOfBuilding = ['name', 'use', 'region'] as const;
