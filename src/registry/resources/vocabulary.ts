import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { kindFields } from '#kernel/kind-fields.ts';
import { kindList } from '#kernel/kind-list.ts';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Kinds of adjustable resources (`flexibility.md` 1). */
export const resourceKindTerms = category({
  pv: { zh: '光伏', en: 'Photovoltaics' },
  battery: { zh: '储能', en: 'Battery' },
  ev: { zh: '充电桩', en: 'Charger' },
  hvac: headingTerms.hvac,
  shed: { zh: '可削减负荷', en: 'Sheddable load' },
  shift: { zh: '可平移负荷', en: 'Shiftable load' },
});

export type ResourceKind = keyof typeof resourceKindTerms;

/** How modules are mounted, which determines the air flow at their back. */
export const mountingTerms = category({
  open: { zh: '支架通风', en: 'Open rack' },
  close: { zh: '贴近屋面', en: 'Close to the roof' },
  insulated: { zh: '背面绝热', en: 'Insulated back' },
});

export type Mounting = keyof typeof mountingTerms;

export const hvacModeTerms = category({ heat: { zh: '制热', en: 'Heat' }, cool: headingTerms.cooling });

/** Fields of resources, as headings of forms, tables and files (`flexibility.md` 2). */
export const resourceFieldTerms = kindFields({
  code: { zh: '资源代码', en: 'Code' },
  building: headingTerms.buildingCode,
  kind: { ...headingTerms.type, of: resourceKindTerms },
  kw: { ...quantityTerms.power, unit: 'kW', is: 'number' },
  name: headingTerms.name,
  meter: headingTerms.meter,
  installed: { ...headingTerms.commissioned, is: 'day' },
  removed: equipmentFieldTerms.removed,
  area: { zh: '组件面积', en: 'Area of modules', unit: 'm2', is: 'number' },
  tilt: { zh: '倾角', en: 'Tilt', unit: '°', is: 'number' },
  azimuth: { zh: '方位角', en: 'Azimuth', unit: '°', is: 'number' },
  inverterKw: { zh: '逆变器功率', en: 'Inverter', unit: 'kW', is: 'number' },
  mounting: { zh: '安装方式', en: 'Mounting', of: mountingTerms },
  gamma: { zh: '温度系数', en: 'Temperature coefficient', is: 'number' },
  loss: { zh: '系统损失', en: 'System loss', is: 'number' },
  albedo: { zh: '反射率', en: 'Albedo', is: 'number' },
  minKwh: { zh: '最低电量', en: 'Least stored', unit: 'kWh', is: 'number' },
  maxKwh: { zh: '最高电量', en: 'Most stored', unit: 'kWh', is: 'number' },
  dischargeKw: { zh: '放电功率', en: 'Discharge', unit: 'kW', is: 'number' },
  chargeEfficiency: { zh: '充电效率', en: 'Charge efficiency', is: 'number' },
  dischargeEfficiency: { zh: '放电效率', en: 'Discharge efficiency', is: 'number' },
  mode: { zh: '模式', en: 'Mode', of: hvacModeTerms },
  cop: { zh: '能效比', en: 'COP', is: 'number' },
  r: { zh: '热阻', en: 'Thermal resistance (K/kW)', is: 'number' },
  c: { zh: '热容', en: 'Heat capacity (kWh/K)', is: 'number' },
  gain: { zh: '得热', en: 'Heat gain', unit: 'kW', is: 'number' },
  set: { ...quantityTerms.setpoint, is: 'number' },
  low: { zh: '温度下限', en: 'Lower limit of temperature', unit: '°C', is: 'number' },
  high: { zh: '温度上限', en: 'Upper limit of temperature', unit: '°C', is: 'number' },
  share: { zh: '可削减比例', en: 'Share that can be shed', is: 'number' },
  from: equipmentFieldTerms.from,
});

const { code: _code, building: _building, from: _from, ...facts } = resourceFieldTerms;

/** The facts of a resource: its fields but the code, the building and the day of a row in a file. */
export const resourceFacts = facts;

/** How their list is filtered, searched and sorted. */
export const resourceList = kindList({
  filters: { building: 'building', kind: resourceKindTerms, state: inUseTerms, region: 'place', organisation: 'organisation' },
  sought: ['name', 'code'],
  sort: { code: 'code', name: 'name', building: 'code', kind: 'code', installed: 'code', kw: 'number' },
});

export type ResourceField = keyof typeof resourceFieldTerms;

/** The names of resources and their kinds. */
export const resourcesVocabulary = {
  resourceField: resourceFieldTerms,
  resourceKind: resourceKindTerms,
  mounting: mountingTerms,
  hvacMode: hvacModeTerms,
} as const satisfies Readonly<Record<string, Category>>;
