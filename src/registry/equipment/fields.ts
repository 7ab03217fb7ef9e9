import {
  choiceField,
  choicesOf,
  dayField,
  type Dictionary,
  type FieldSpec,
  numberField,
  textField,
  yesField,
} from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { readInstalled } from '#registry/in-buildings/installed.ts';
import { type EquipmentField, equipmentFieldTerms, equipmentKindTerms } from './vocabulary.ts';

/** A field with its name and its label. */
const named = namesIn(equipmentFieldTerms);

const kilowatts = { kW: 1, MW: 1000, W: 0.001 };

/** Counted by pieces or by hundreds. */
const pieces = {
  台: 1,
  个: 1,
  床: 1,
  盏: 1,
  件: 1,
  只: 1,
  组: 1,
  樘: 1,
  部: 1,
  百个: 100,
  百台: 100,
  百盏: 100,
  千个: 1000,
  千台: 1000,
  千盏: 1000,
  万个: 10_000,
};

/** The number of hours in a leap year: the maximum for any year. */
const hoursOfYear = 8784;

const yes = (name: EquipmentField, also: readonly string[] = []): FieldSpec => yesField(named(name, also));

const installed: FieldSpec = {
  ...named('installed', ['投用时间', headingTerms.commissioned.zh, '启用日期'], ['安装日期', '安装时间', '投用年份', '启用年份']),
  days: true,
  parse: (text) => {
    const value = readInstalled(text);
    return value === null ? { fault: 'bad-day', evidence: { value: text } } : { value };
  },
};

/** The required fields of all equipment. */
export const requiredOfEquipment = ['building', 'kind'] as const;

/** The columns of a list of equipment (`retrofit.md` 2); `from` if a fact is in force from a day on. */
export const equipmentDictionary: Dictionary = {
  kind: 'equipment',
  fields: [
    textField({ ...named('code', ['设备代码', '设备编码'], ['编号', 'id', 'equipment code']), required: true }, 100),
    textField({ ...named('building', ['建筑代码', '建筑编号', '楼栋编号'], ['楼栋', 'building code']), required: true }, 100),
    {
      ...choiceField(
        named('kind', ['设备种类'], ['类型', '设备', 'equipment type']),
        choicesOf(equipmentKindTerms, {
          'heat-pump': ['热泵'],
          chiller: ['冷机', '制冷机组', '制冷机'],
          radiator: ['暖气片', '散热设备'],
          window: ['外窗（幕墙）', '幕墙', '窗'],
          insulation: ['保温', '外墙保温', '屋顶保温', '外墙（屋顶）保温'],
          lighting: ['照明设备', '灯具'],
          pump: ['泵', '循环泵'],
          lift: ['elevator'],
          other: ['其它'],
        }),
      ),
      required: true,
    },
    textField(named('name', ['设备名称'], ['equipment name']), 200),
    numberField(named('count', ['台数', '设备数量'], ['数目']), { min: 1, max: 1_000_000, whole: true, units: pieces }),
    textField(named('model', ['设备型号', '规格型号'], ['规格']), 200),
    numberField(named('capacity', ['额定制冷量', '额定供热量'], ['容量']), { min: 0, max: 10_000_000, units: kilowatts }),
    numberField(
      named('power', ['额定输入功率'], [quantityTerms.power.zh, ...'额定功率 电功率 单灯功率 灯具功率 单台功率 铭牌功率'.split(' ')]),
      {
        min: 0,
        max: 10_000_000,
        units: kilowatts,
      },
    ),
    numberField(named('hours', ['年运行小时数'], ['运行小时', '运行时间']), {
      min: 0,
      max: hoursOfYear,
      units: { h: 1, d: 24, min: 1 / 60, 万小时: 10_000, 千小时: 1000 },
    }),
    numberField(named('efficiency', ['能效', '效率'], ['COP', 'EER']), {
      min: 0,
      max: 1_000_000,
      units: { 1: 1, 'W/W': 1, 'kW/kW': 1, '%': 0.01 },
    }),
    textField(named('metric', [], ['指标']), 60),
    installed,
    numberField(named('life', ['设计寿命', '使用年限'], ['寿命']), {
      min: 1,
      max: 200,
      whole: true,
      units: { 年: 1, 月: 1 / 12, 个月: 1 / 12, months: 1 / 12 },
    }),
    yes('meetsStandard', ['符合现行产品标准']),
    yes('unsafe', ['存在安全隐患']),
    yes('worthRepair'),
    yes('inefficient'),
    yes('accident', ['发生过重大事故']),
    yes('damaged'),
    dayField(named('removed', ['拆除时间'], ['报废日期', '停用日期'])),
    dayField(named('from')),
  ],
};
