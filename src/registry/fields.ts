import { choiceField, dayField, type Dictionary, type FieldSpec, numberField, textField, wordField, yesField } from '#imports/fields.ts';
import { parseLife } from './life.ts';
import { parseUses, uses } from './uses.ts';
import { readZone } from './zone.ts';

/** Square metres in one unit. 1 ft = 0.3048 m exactly; 1 mu = 2000/3 m2. */
const areaUnits = { m2: 1, ft2: 0.09290304, '10000m2': 10_000, ha: 10_000, mu: 2000 / 3, '1000ft2': 92.90304, km2: 1_000_000 };

const area = (name: string, zh: string, also: readonly string[], synonyms: readonly string[]): FieldSpec =>
  numberField({ name, zh, also, synonyms }, { min: 0, max: 10_000_000, units: areaUnits, unitAsked: true });

const text = (name: string, zh: string, also: readonly string[] = [], synonyms: readonly string[] = [], max = 100): FieldSpec =>
  textField({ name, zh, also, synonyms }, max);

const coefficient = (name: string, zh: string): FieldSpec => numberField({ name, zh, synonyms: [] }, { min: 0, max: 20 });

const identity: readonly FieldSpec[] = [
  textField(
    {
      name: 'code',
      zh: '代码',
      also: ['编码', '建筑代码', '建筑编码', '建筑编号', '楼栋编码'],
      synonyms: ['编号', 'id', 'building_id', 'buildingid', 'building code', 'OSEBuildingID'],
      required: true,
    },
    100,
  ),
  textField(
    {
      name: 'name',
      zh: '名称',
      also: ['建筑名称', '楼栋名称'],
      synonyms: ['项目名称', 'building name', 'PropertyName', 'property name', 'building'],
      required: true,
    },
    200,
  ),
  choiceField(
    {
      name: 'use',
      zh: '用途',
      also: ['建筑用途', '建筑类型'],
      synonyms: ['类型', '功能', '使用性质', 'PrimaryPropertyType', 'primaryspaceusage', 'type', 'usage'],
      required: true,
    },
    uses,
    'unknown-use',
  ),
  { name: 'uses', zh: '用途构成', also: ['多种用途'], synonyms: [], units: areaUnits, parse: parseUses },
  textField(
    {
      name: 'region',
      zh: '地区',
      also: ['行政区划', '区划代码', '行政区划代码', '所在地区'],
      synonyms: ['区县', '县区', '所属区', 'City', 'district', 'county', 'adcode'],
      required: true,
    },
    100,
  ),
  text('developmentZone', '功能区', ['开发区', '所属功能区'], ['高新区', '示范区', 'zone of its own']),
  { name: 'zone', zh: '时区', synonyms: ['timezone', 'time zone', 'tz'], parse: readZone },
  text('address', '地址', ['详细地址', '建筑地址'], ['坐落', '位置', 'street'], 300),
  numberField({ name: 'latitude', zh: '纬度', synonyms: ['lat', 'y'] }, { min: -90, max: 90 }),
  numberField({ name: 'longitude', zh: '经度', synonyms: ['lng', 'lon', 'long', 'x'] }, { min: -180, max: 180 }),
  text('organisation', '单位', ['产权单位', '业主单位', '所属单位', '使用单位'], ['业主', 'owner', 'organization'], 200),
];

const size: readonly FieldSpec[] = [
  area(
    'floorArea',
    '建筑面积',
    ['总建筑面积', '面积'],
    ['sqm', 'sqft', 'floor area', 'gross floor area', 'gfa', 'gia_m2', 'PropertyGFATotal', 'PropertyGFABuilding(s)'],
  ),
  area('heatedArea', '供暖面积', ['采暖面积', '供热面积'], ['heated area']),
  area('roofArea', '屋顶面积', ['屋面面积'], ['roof area', 'approx_roof_m2']),
  numberField(
    { name: 'yearBuilt', zh: '建成年份', also: ['建成年代', '竣工年份', '建造年份'], synonyms: ['年代', 'year built', 'built'] },
    { min: 1000, max: 2100, whole: true, units: { 年: 1 } },
  ),
  numberField(
    { name: 'storeys', zh: '层数', also: ['地上层数', '楼层数'], synonyms: ['floors', 'stories', 'NumberofFloors', 'numberoffloors'] },
    { min: 0, max: 200, whole: true, units: { 层: 1 } },
  ),
  numberField(
    { name: 'occupants', zh: '人数', also: ['用能人数', '使用人数'], synonyms: ['people', 'occupancy'] },
    { min: 0, max: 10_000_000, units: { 人: 1, 万人: 10_000 } },
  ),
  numberField(
    { name: 'households', zh: '户数', also: ['居民户数', '住户数'], synonyms: ['dwelling units', 'units'] },
    { min: 0, max: 1_000_000, whole: true, units: { 户: 1, 万户: 10_000 } },
  ),
  numberField(
    { name: 'hoursPerYear', zh: '年使用小时数', also: ['年运行时间', '年使用时间'], synonyms: ['hours', 'operating hours'] },
    { min: 0, max: 8784, units: { h: 1 } },
  ),
  share('occupancyRate', '入住率', ['年平均入住率']),
  share('roomAreaShare', '客房区面积比例', ['客房面积比例']),
];

/** A share from 0 to 1, also written as per cent: `80%`. */
function share(name: string, zh: string, also: readonly string[]): FieldSpec {
  const plain = numberField({ name, zh, also, synonyms: [] }, { min: 0, max: 1, units: { 1: 1, '%': 0.01 } });
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
function starField(name: string, zh: string, also: readonly string[], max: number): FieldSpec {
  const words = choiceField({ name, zh, also, synonyms: [] }, stars);
  const digits = numberField({ name, zh, also, synonyms: [] }, { min: 0, max, whole: true });
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
    { name: 'structure', zh: '结构形式', also: ['结构类型', '建筑结构'], synonyms: ['结构'] },
    {
      'brick-concrete': ['砖混', '砖混结构'],
      concrete: ['钢混', '混凝土', '钢筋混凝土', '框架', '框架结构', '剪力墙', '框剪'],
      steel: ['钢结构', '钢'],
      timber: ['木结构', '木'],
      other: ['其他', '其它'],
    },
  ),
  wordField(
    { name: 'ownership', zh: '产权性质', also: ['所有制'], synonyms: ['产权'] },
    { state: ['国有', '公有'], collective: ['集体'], private: ['私有', '民营'] },
  ),
  wordField(
    { name: 'fund', zh: '资金来源', also: ['投资来源'], synonyms: ['资金'] },
    { government: ['政府投资', '财政', '财政资金'], 'state-owned': ['国有资金'], private: ['社会资本', '自筹'] },
  ),
  yesField({ name: 'stateOrgan', zh: '国家机关', also: ['国家机关办公建筑', '是否国家机关'], synonyms: [] }),
  yesField({ name: 'publicInstitution', zh: '公共机构', also: ['是否公共机构'], synonyms: [] }),
  yesField({ name: 'urban', zh: '在城镇', also: ['城镇建筑', '是否城镇'], synonyms: [] }),
  yesField({ name: 'oldCompound', zh: '老旧小区', also: ['是否老旧小区'], synonyms: [] }),
  yesField({ name: 'energyMeasures', zh: '已采取节能措施', also: ['已节能改造', '是否节能改造'], synonyms: [] }),
  yesField({ name: 'equipmentOutdated', zh: '设备须更新', also: ['有淘汰设备'], synonyms: [] }),
  yesField({ name: 'heatMeteringPossible', zh: '具备户内供热计量条件', also: ['具备供热计量改造条件'], synonyms: [] }),
  text('climateZone', '气候区', ['气候分区', '热工分区']),
  text('energyStandard', '节能标准', ['执行节能标准', '设计节能标准']),
  starField('greenStar', '绿色建筑星级', ['绿建星级'], 3),
  wordField(
    { name: 'heating', zh: '供暖方式', also: ['采暖方式', '供热方式'], synonyms: ['heating type', 'heatingtype'] },
    {
      heat: ['集中供热', '市政热力', '集中供暖', 'district heat', 'district-heating', '热力'],
      gas: ['燃气', '燃气锅炉', '燃气壁挂炉'],
      electricity: ['电', '电采暖', '电供暖', '电锅炉'],
      'heat-pump': ['热泵', '空气源热泵', '地源热泵'],
      coal: ['燃煤', '煤', '燃煤锅炉'],
      oil: ['燃油', '油'],
      steam: ['蒸汽'],
      none: ['无', '不供暖'],
    },
  ),
  wordField(
    { name: 'airConditioning', zh: '空调方式', also: ['空调形式', '空调系统形式'], synonyms: ['空调'] },
    {
      central: ['集中', '集中空调', '中央空调'],
      'all-air': ['全空气'],
      'fan-coil': ['风机盘管', '风机盘管加新风', '风机盘管+新风'],
      split: ['分体', '分体空调', '分散'],
      vrf: ['多联机', '变制冷剂流量'],
      none: ['无', '无空调'],
    },
  ),
  starField('hotelStars', '酒店星级', ['宾馆星级', '饭店星级'], 5),
  wordField(
    { name: 'shopKind', zh: '商店类型', also: ['商场类型'], synonyms: [] },
    {
      'department-store': ['百货', '百货店'],
      'shopping-centre': ['购物中心'],
      supermarket: ['超市', '大型超市'],
      restaurant: ['餐饮', '餐饮店'],
      shop: ['一般商铺', '商铺'],
    },
  ),
];

const envelope: readonly FieldSpec[] = [
  wordField(
    { name: 'wallMaterial', zh: '外墙材料', also: ['墙体材料'], synonyms: [] },
    {
      'solid-brick': ['实心粘土砖', '实心黏土砖'],
      'hollow-brick': ['空心砖', '空心粘土砖'],
      'sand-lime': ['灰砂砖'],
      aerated: ['加气混凝土砌块', '加气砌块'],
      'curtain-wall': ['玻璃幕墙'],
      other: ['其他', '其它'],
    },
  ),
  wordField(
    { name: 'insulation', zh: '保温形式', also: ['外墙保温形式'], synonyms: [] },
    { inside: ['内保温'], outside: ['外保温'], sandwich: ['夹芯保温', '夹心保温'], other: ['其他', '其它'], none: ['无', '无保温'] },
  ),
  text('windowType', '外窗类型', ['外窗形式']),
  text('glassType', '玻璃类型'),
  text('frameType', '窗框材料'),
  coefficient('wallU', '外墙传热系数'),
  coefficient('roofU', '屋面传热系数'),
  coefficient('windowU', '外窗传热系数'),
  share('windowWallRatio', '窗墙比', ['窗墙面积比']),
];

const life: readonly FieldSpec[] = [
  { name: 'lifeEvents', zh: '生命周期事件', synonyms: ['全生命期'], parse: parseLife },
  dayField({ name: 'from', zh: '生效日期', synonyms: [] }),
  text('mergedInto', '并入', []),
];

/** Outside codes: `code:户号`. */
export function outsideCode(scheme: string): FieldSpec {
  return textField({ name: `code:${scheme}`, zh: `编码:${scheme}`, synonyms: [] }, 200);
}

export const buildingDictionary: Dictionary = {
  kind: 'buildings',
  fields: [...identity, ...size, ...kind, ...envelope, ...life],
  open: { prefixes: ['code:', '编码:', '代码:'], make: outsideCode },
};

/** What every building must have, once it is there. */
export const requiredOfBuilding = ['name', 'use', 'region'] as const;
