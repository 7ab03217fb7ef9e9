import {
  choiceField,
  choicesOf,
  type Dictionary,
  type FieldSpec,
  numberField,
  readNumber,
  textField,
} from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { readUnit } from '#kernel/read-unit.ts';
import { holdText, readHold } from './hold.ts';
import { pointFieldTerms } from './vocabulary.ts';

/** A field under its name and its label. */
const named = namesIn(pointFieldTerms);

const unit: FieldSpec = {
  ...named('unit', ['数值单位']),
  parse: (text) => {
    const value = readUnit(text);
    return value === null ? { fault: 'unknown-unit', evidence: { value: text, text } } : { value };
  },
};

const hold: FieldSpec = {
  ...named('hold', ['保持时间'], ['超时']),
  units: { s: 1, min: 60, h: 3600, d: 86_400 },
  parse: (text, factor) => {
    const bare = readNumber(text);
    const seconds = readHold(bare === null ? text : String(Number((bare * factor).toPrecision(12))));
    return seconds === null ? { fault: 'bad-hold', evidence: { value: text } } : { value: holdText(seconds) };
  },
};

const far = 1e9;

/** Limits are in the unit of the point; the default units of points may be in the heading. */
const usual = { '°C': 1, '%': 1, ppm: 1, 'ug/m3': 1, 'm3/h': 1, kPa: 1, kW: 1 };

/** The fields that every existing point must have. */
export const requiredOfPoint = ['quantity'] as const;

/** The columns of a list of points (`live.md` 1). */
export const pointDictionary: Dictionary = {
  kind: 'points',
  fields: [
    textField({ ...named('code', ['测点代码', '测点编号'], ['id', 'point code', 'point']), required: true }, 100),
    {
      ...choiceField(
        named('quantity', ['测量量', '物理量'], ['参数']),
        choicesOf(quantityTerms, {
          temperature: [headingTerms.roomTemperature.zh, '水温', 'temp'],
          setpoint: ['设定值', '温度设定', 'set point'],
          humidity: ['室内湿度', 'rh'],
          co2: ['二氧化碳', 'CO₂'],
          pm25: ['PM2.5', 'pm2.5'],
          flow: ['瞬时流量'],
          pressure: ['压强'],
          state: ['启停', '启停状态'],
          position: ['阀位', '开度反馈'],
        }),
      ),
      required: true,
    },
    textField(named('building', ['所在建筑'], ['building code']), 100),
    textField(named('name', ['测点名称'], ['point name']), 200),
    unit,
    textField(named('space', ['房间号', '空间'], ['room']), 100),
    textField(named('equipment', ['所属设备'], ['equipment code']), 100),
    textField(named('tag', ['标记']), 60),
    hold,
    numberField(named('low', ['合理下限'], ['最小值', 'min']), { min: -far, max: far, units: usual }),
    numberField(named('high', ['合理上限'], ['最大值', 'max']), { min: -far, max: far, units: usual }),
  ],
};
