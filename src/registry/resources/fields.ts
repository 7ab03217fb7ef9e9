import { choiceField, choicesOf, dayField, type Dictionary, numberField, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { hvacModeTerms, mountingTerms, type ResourceField, resourceFieldTerms, resourceKindTerms } from './vocabulary.ts';

/** A field with its name and its label. */
const named = namesIn(resourceFieldTerms);

const kilowatts = { kW: 1, MW: 1000, W: 0.001 };
const degrees = { '°': 1, 度: 1, deg: 1, degrees: 1 };
const stored = { kWh: 1, MWh: 1000 };

/** The least power of a resource is a watt, the most of one building a gigawatt. */
const [least, most] = [0.001, 1_000_000];

const power = (name: ResourceField, also: readonly string[] = [], synonyms: readonly string[] = []) =>
  numberField(named(name, also, synonyms), { min: least, max: most, units: kilowatts });
/** A share from 0 to 1, such as 0.14; `from` is exclusive: zero is not an answer. */
const part = (name: ResourceField, also: readonly string[] = [], from = 0) =>
  numberField(named(name, also), { min: from, max: 1, units: { 1: 1, '%': 0.01 } });
const energy = (name: ResourceField, also: readonly string[]) => numberField(named(name, also), { min: 0, max: 1e9, units: stored });
/** The range of room temperatures. */
const temperature = (name: ResourceField, also: readonly string[] = []) =>
  numberField(named(name, also), { min: -60, max: 90, units: { '°C': 1 } });

/** The required fields of every resource. */
export const requiredOfResource = ['building', 'kind', 'kw'] as const;

const ofAll = [
  textField({ ...named('code', ['资源编号', '资源编码'], ['id', 'resource code']), required: true }, 100),
  textField({ ...named('building', [headingTerms.building.zh, '建筑编号'], ['building code']), required: true }, 100),
  {
    ...choiceField(
      named('kind', ['资源类型'], ['resource type']),
      choicesOf(resourceKindTerms, {
        pv: ['分布式光伏', 'solar'],
        battery: ['电池', '储能电池', 'storage'],
        ev: ['充电设施', '电动汽车'],
        hvac: ['空调系统', 'heating and cooling'],
        shed: ['可中断负荷'],
        shift: ['可转移负荷'],
      }),
    ),
    required: true,
  },
  { ...power('kw', ['装机容量'], ['power', 'capacity']), required: true },
  textField(named('name', ['资源名称'], ['resource name']), 200),
  textField(named('meter', ['计量点代码'], [headingTerms.meteringDevice.zh]), 100),
  dayField(named('installed', ['投运时间', equipmentFieldTerms.installed.zh], ['并网日期'])),
  dayField(named('removed')),
];

const ofPv = [
  numberField(named('area', ['光伏面积']), { min: 0, max: 10_000_000, units: { m2: 1, '10000m2': 10_000, '1000m2': 1000 } }),
  numberField(named('tilt'), { min: 0, max: 90, units: degrees }),
  numberField(named('azimuth'), { min: 0, max: 360, units: degrees }),
  power('inverterKw', ['逆变器容量']),
  choiceField(named('mounting'), choicesOf(mountingTerms)),
  numberField(named('gamma'), { min: -0.02, max: 0.01, units: { '1/°C': 1, '1/K': 1, '%/°C': 0.01, '%/K': 0.01 } }),
  part('loss'),
  part('albedo', ['地面反射率']),
];

/** A device that returns no more than a thousandth is not a store. */
const leastEfficiency = 0.001;

const ofBattery = [
  energy('minKwh', ['最小电量']),
  energy('maxKwh', ['最大电量']),
  power('dischargeKw'),
  part('chargeEfficiency', [], leastEfficiency),
  part('dischargeEfficiency', [], leastEfficiency),
];

const ofHvac = [
  choiceField(named('mode'), choicesOf(hvacModeTerms, { heat: [headingTerms.heatSupplied.zh, '采暖', 'heating'], cool: [] })),
  numberField(named('cop', ['性能系数']), { min: 0.1, max: 100, units: { 1: 1, 'W/W': 1, 'kW/kW': 1 } }),
  numberField(named('r'), { min: 1e-6, max: 1e6, units: { 'K/kW': 1, '°C/kW': 1, 'K/W': 1000, '°C/W': 1000 } }),
  numberField(named('c'), { min: 1e-6, max: 1e9, units: { 'kWh/K': 1, 'kWh/°C': 1, 'MWh/K': 1000, 'kJ/K': 1 / 3600, 'MJ/K': 1 / 3.6 } }),
  numberField(named('gain'), { min: -most, max: most, units: kilowatts }),
  temperature('set'),
  temperature('low'),
  temperature('high'),
];

/** The columns of a list of resources (`flexibility.md` 2); `from` if a fact is in force from a day on. */
export const resourceDictionary: Dictionary = {
  kind: 'resources',
  fields: [...ofAll, ...ofPv, ...ofBattery, ...ofHvac, part('share'), dayField(named('from'))],
};
