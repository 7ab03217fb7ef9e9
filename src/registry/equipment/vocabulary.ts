import type { EquipmentKind } from '#kernel/equipment-kind.ts';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { kindFields } from '#kernel/kind-fields.ts';
import { kindList } from '#kernel/kind-list.ts';
import { category, type Category, useTerms } from '#kernel/vocabulary.ts';

/** Kinds of equipment subject to renewal (`retrofit.md` 2). */
export const equipmentKindTerms = category<EquipmentKind>({
  'heat-pump': { zh: '热泵机组', en: 'Heat pump' },
  chiller: { zh: '冷水机组', en: 'Chiller' },
  radiator: { zh: '散热器', en: 'Radiator' },
  window: { zh: '外窗', en: 'Windows' },
  insulation: { zh: '外墙屋顶保温', en: 'Insulation' },
  lighting: { zh: '照明', en: 'Lighting' },
  boiler: { zh: '锅炉', en: 'Boiler' },
  pump: { zh: '水泵', en: 'Pump' },
  fan: { zh: '风机', en: 'Fan' },
  transformer: { zh: '变压器', en: 'Transformer' },
  lift: { zh: '电梯', en: 'Lift' },
  other: useTerms.other,
});

/** Fields of equipment, as headings of forms, tables and files (`retrofit.md` 2). */
export const equipmentFieldTerms = kindFields({
  code: { zh: '设备编号', en: 'Code' },
  building: { zh: '建筑', en: 'Building' },
  kind: { zh: '设备类型', en: 'Kind', of: equipmentKindTerms },
  name: { zh: '名称', en: 'Name' },
  count: { zh: '数量', en: 'Number', is: 'number' },
  model: { zh: '型号', en: 'Model' },
  capacity: { zh: '额定容量', en: 'Rated capacity', unit: 'kW', is: 'number' },
  power: { zh: '输入功率', en: 'Input power', unit: 'kW', is: 'number' },
  hours: { zh: '年运行小时', en: 'Operating hours per year', unit: 'h', is: 'number' },
  efficiency: { zh: '能效值', en: 'Efficiency', is: 'number' },
  metric: { zh: '能效指标', en: 'Efficiency metric' },
  installed: { zh: '投用日期', en: 'In service from' },
  life: { zh: '使用寿命', en: 'Service life', is: 'number' },
  meetsStandard: { zh: '符合产品标准', en: 'Meets the product standard', is: 'yes' },
  unsafe: { zh: '安全隐患', en: 'Unsafe', is: 'yes' },
  worthRepair: { zh: '有维修价值', en: 'Worth repairing', is: 'yes' },
  inefficient: { zh: '能效低', en: 'Inefficient', is: 'yes' },
  accident: { zh: '重大事故', en: 'Has had a major accident', is: 'yes' },
  damaged: { zh: '主要部件严重受损', en: 'Main parts badly damaged', is: 'yes' },
  removed: { zh: '拆除日期', en: 'Removed on', is: 'day' },
  from: { zh: '生效日期', en: 'Valid from', is: 'day' },
});

const { code: _code, building: _building, from: _from, ...facts } = equipmentFieldTerms;

/** The facts of equipment: its fields but the code, the building and the day of a row in a file. */
export const equipmentFacts = facts;

/** How its list is filtered, searched and sorted. */
export const equipmentList = kindList({
  filters: { building: 'building', kind: equipmentKindTerms, state: inUseTerms, region: 'place', organisation: 'organisation' },
  sought: ['name', 'code'],
  sort: { code: 'code', name: 'name', building: 'code', kind: 'code', installed: 'code', capacity: 'number' },
});

export type EquipmentField = keyof typeof equipmentFieldTerms;

export type { EquipmentKind };

/** The names of equipment and its kinds. */
export const equipmentVocabulary = {
  equipmentField: equipmentFieldTerms,
  equipmentKind: equipmentKindTerms,
  equipmentState: inUseTerms,
} as const satisfies Readonly<Record<string, Category>>;
