import { labelTerms } from '#kernel/label-terms.ts';
import { carrierTerms, category, useTerms, type Category } from '#kernel/vocabulary.ts';

/** Fields of a building, as headings of forms, tables and files. */
export const buildingFieldTerms = category({
  code: labelTerms.code,
  name: labelTerms.name,
  use: labelTerms.use,
  uses: { zh: '用途构成', en: 'Uses' },
  region: labelTerms.place,
  developmentZone: { zh: '功能区', en: 'Development zone' },
  zone: { zh: '时区', en: 'Time zone' },
  address: labelTerms.address,
  latitude: { zh: '纬度', en: 'Latitude' },
  longitude: { zh: '经度', en: 'Longitude' },
  organisation: labelTerms.organisation,
  floorArea: { ...labelTerms.floorArea, unit: 'm2' },
  heatedArea: { zh: '供暖面积', en: 'Heated area', unit: 'm2' },
  roofArea: { zh: '屋顶面积', en: 'Roof area', unit: 'm2' },
  wallArea: { zh: '外墙面积', en: 'Wall area', unit: 'm2' },
  windowArea: { zh: '外窗面积', en: 'Window area', unit: 'm2' },
  yearBuilt: { zh: '建成年份', en: 'Year built' },
  storeys: { zh: '层数', en: 'Storeys' },
  occupants: { zh: '人数', en: 'People' },
  hoursPerYear: { zh: '年使用小时数', en: 'Hours per year', unit: 'h' },
  occupancyRate: { zh: '入住率', en: 'Occupancy' },
  roomAreaShare: { zh: '客房区面积比例', en: 'Guest-room area share' },
  structure: { zh: '结构形式', en: 'Structure' },
  ownership: { zh: '产权性质', en: 'Ownership' },
  fund: { zh: '资金来源', en: 'Funds' },
  stateOrgan: { zh: '国家机关', en: 'State organ' },
  publicInstitution: { zh: '公共机构', en: 'Public institution' },
  urban: { zh: '在城镇', en: 'Urban' },
  oldCompound: { zh: '老旧小区', en: 'Old residential compound' },
  energyMeasures: { zh: '已采取节能措施', en: 'Energy measures taken' },
  equipmentOutdated: { zh: '设备须更新', en: 'Equipment to be renewed' },
  heatMeteringPossible: { zh: '具备户内供热计量条件', en: 'Heat metering possible in households' },
  climateZone: { zh: '气候区', en: 'Climate zone' },
  energyStandard: { zh: '节能标准', en: 'Energy standard' },
  greenStar: { zh: '绿色建筑星级', en: 'Green building stars' },
  temperatureExempt: { zh: '室温控制豁免', en: 'Exempt from indoor temperature limits' },
  greenAcceptance: { zh: '绿色建筑专项验收合格', en: 'Passed green acceptance' },
  heating: { zh: '供暖方式', en: 'Heating' },
  airConditioning: { zh: '空调方式', en: 'Air conditioning' },
  hotelStars: { zh: '酒店星级', en: 'Hotel stars' },
  shopKind: { zh: '商店类型', en: 'Kind of shop' },
  wallMaterial: { zh: '外墙材料', en: 'Wall' },
  insulation: { zh: '保温形式', en: 'Insulation' },
  windowType: { zh: '外窗类型', en: 'Windows' },
  glassType: { zh: '玻璃类型', en: 'Glass' },
  frameType: { zh: '窗框材料', en: 'Frames' },
  wallU: { zh: '外墙传热系数', en: 'Wall U-value', unit: 'W/(m2·K)' },
  roofU: { zh: '屋面传热系数', en: 'Roof U-value', unit: 'W/(m2·K)' },
  windowU: { zh: '外窗传热系数', en: 'Window U-value', unit: 'W/(m2·K)' },
  windowWallRatio: { zh: '窗墙比', en: 'Window-to-wall ratio' },
  households: { zh: '户数', en: 'Households' },
  lifeEvents: { zh: '生命周期事件', en: 'Life-cycle events' },
  from: { zh: '生效日期', en: 'Valid from' },
  mergedInto: { zh: '并入', en: 'Merged into' },
});

/** Fields of a metering point; those of a swap come last. */
export const meterFieldTerms = category({
  code: labelTerms.code,
  name: labelTerms.name,
  building: labelTerms.building,
  zone: { zh: '时区', en: 'Time zone' },
  carrier: { zh: '能源种类', en: 'Carrier' },
  item: labelTerms.item,
  kind: { zh: '读数类型', en: 'Kind of reading' },
  unit: labelTerms.unit,
  multiplier: { zh: '倍率', en: 'Multiplier' },
  digits: { zh: '位数', en: 'Digits' },
  parent: { zh: '上级', en: 'Parent' },
  capacity: { zh: '容量', en: 'Capacity', unit: 'kW' },
  direction: { zh: '方向', en: 'Direction' },
  installed: { zh: '安装日期', en: 'Installed' },
  removed: { zh: '拆除日期', en: 'Removed' },
  shares: { zh: '分摊', en: 'Shares' },
  operator: { zh: '运营单位', en: 'Operator' },
  since: { zh: '换表时间', en: 'Swapped at' },
  oldFinal: { zh: '旧表止数', en: 'Last value of the old device' },
  newStart: { zh: '新表起数', en: 'First value of the new device' },
  received: { zh: '得知时间', en: 'Known since' },
  devices: { zh: '装置', en: 'Devices' },
});

const structure = category({
  'brick-concrete': { zh: '砖混', en: 'Brick and concrete' },
  concrete: { zh: '钢筋混凝土', en: 'Reinforced concrete' },
  steel: { zh: '钢结构', en: 'Steel' },
  timber: { zh: '木结构', en: 'Timber' },
  other: useTerms.other,
});

const ownership = category({
  state: { zh: '国有', en: 'State' },
  collective: { zh: '集体', en: 'Collective' },
  private: { zh: '私有', en: 'Private' },
});

const fund = category({
  government: { zh: '政府投资', en: 'Government' },
  'state-owned': { zh: '国有资金', en: 'State-owned' },
  private: { zh: '社会资本', en: 'Private capital' },
});

const heating = category({
  heat: { zh: '集中供热', en: 'District heat' },
  gas: carrierTerms.gas,
  electricity: carrierTerms.electricity,
  'heat-pump': { zh: '热泵', en: 'Heat pump' },
  coal: { zh: '燃煤', en: 'Coal' },
  oil: { zh: '燃油', en: 'Oil' },
  steam: carrierTerms.steam,
  none: labelTerms.none,
});

const airConditioning = category({
  central: { zh: '集中空调', en: 'Central' },
  'all-air': { zh: '全空气', en: 'All air' },
  'fan-coil': { zh: '风机盘管', en: 'Fan coils' },
  split: { zh: '分体', en: 'Split units' },
  vrf: { zh: '多联机', en: 'VRF' },
  none: heating.none,
});

const shopKind = category({
  'department-store': { zh: '百货店', en: 'Department store' },
  'shopping-centre': useTerms.mall,
  supermarket: { zh: '超市', en: 'Supermarket' },
  restaurant: useTerms.restaurant,
  shop: { zh: '一般商铺', en: 'Small shop' },
});

const wallMaterial = category({
  'solid-brick': { zh: '实心粘土砖', en: 'Solid brick' },
  'hollow-brick': { zh: '空心砖', en: 'Hollow brick' },
  'sand-lime': { zh: '灰砂砖', en: 'Sand-lime brick' },
  aerated: { zh: '加气混凝土砌块', en: 'Aerated concrete' },
  'curtain-wall': { zh: '玻璃幕墙', en: 'Curtain wall' },
  other: useTerms.other,
});

const insulation = category({
  inside: { zh: '内保温', en: 'Inside' },
  outside: { zh: '外保温', en: 'Outside' },
  sandwich: { zh: '夹芯保温', en: 'Sandwich' },
  other: useTerms.other,
  none: heating.none,
});

/** Values of a building's fields that are codes, by field. */
export const buildingValueTerms = {
  use: useTerms,
  structure,
  ownership,
  fund,
  heating,
  airConditioning,
  shopKind,
  wallMaterial,
  insulation,
} as const satisfies Readonly<Record<string, Category>>;

/** The kinds of a meter's readings. */
export const meterKindTerms = category({
  register: { zh: '表底数', en: 'Register' },
  interval: { zh: '时段用量', en: 'Interval' },
});

export const meterDirectionTerms = category({
  import: { zh: '单向', en: 'Import' },
  both: { zh: '双向', en: 'Both ways' },
  generation: { zh: '发电', en: 'Generation' },
});

/** The life events of a building, in order. */
export const stationTerms = category({
  initiated: { zh: '立项', en: 'Initiated' },
  planned: { zh: '规划', en: 'Planned' },
  designed: { zh: '设计', en: 'Designed' },
  materials: { zh: '建材采购', en: 'Materials' },
  construction: { zh: '施工', en: 'Construction' },
  delivered: { zh: '竣工交付', en: 'Delivered' },
  operation: { zh: '投入运营', en: 'In operation' },
  retrofit: { zh: '改造', en: 'Retrofit' },
  demolished: { zh: '拆除', en: 'Demolished' },
});

/** All events possible in the life of a building; `changed` is a field that changed. */
export const lifeEventTerms = category({
  ...stationTerms,
  built: { zh: '建成', en: 'Built' },
  changed: { zh: '变更', en: 'Changed' },
  'meter-installed': { zh: '安装计量点', en: 'Metering point installed' },
  'meter-swapped': { zh: '换表', en: 'Meter swapped' },
  'meter-removed': { zh: '拆除计量点', en: 'Metering point removed' },
});

/** Values of a meter's fields that are codes, by field. */
export const meterValueTerms = {
  carrier: carrierTerms,
  kind: meterKindTerms,
  direction: meterDirectionTerms,
} as const satisfies Readonly<Record<string, Category>>;

const { use: _use, ...buildingValues } = buildingValueTerms;

/** The terms owned by the registry; uses and carriers belong to the kernel. */
export const registryVocabulary = {
  buildingField: buildingFieldTerms,
  meterField: meterFieldTerms,
  ...buildingValues,
  meterKind: meterKindTerms,
  meterDirection: meterDirectionTerms,
  lifeEvent: lifeEventTerms,
} as const satisfies Readonly<Record<string, Category>>;
