import { lastOfHousehold } from '#heat/heat-supply/vocabulary.ts';
import { clockOfHeading } from '#platform/list-intake/clock-of-heading.ts';
import { type Dictionary, type FieldSpec, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { isDayAlone } from '#platform/tables/time-beside.ts';
import { parseClearTime } from '#platform/tables/time.ts';
import { roomTemperatureField } from './room-temperature.ts';
import { roomSampleFieldTerms, substationFieldTerms } from './vocabulary.ts';

const ofSubstation = namesIn(substationFieldTerms);

const ofSample = namesIn(roomSampleFieldTerms);

/** The columns of a list of substations (`heat.md` 1). */
export const substationDictionary: Dictionary = {
  kind: 'substations',
  firstRow: ['region'],
  fields: [
    { ...textField(ofSubstation('code', ['热力站编号'], ['substation', 'id']), 100), required: true },
    textField(ofSubstation('region', ['地区'], []), 100),
    textField(ofSubstation('name', ['热力站名称'], []), 200),
    textField(ofSubstation('company', [], ['heat company']), 200),
  ],
};

/** What every sample must have, and what distinguishes it from others. */
export const requiredOfSample = ['household', 'at', 'temperature'] as const;

const timesOfSample =
  '测量时间,检测时间,采集时间,抽测时间,测试时间,测温日期,测量日期,检测日期,抽测日期,日期,time,datetime,timestamp,measured at,date'.split(
    ',',
  );
const temperatures = [...'室内温度 实测室温 实测温度 测量温度 室温值'.split(' '), 't', 'room temperature', 'indoor temperature'];

/** The columns of a list of room temperature samples. */
export const roomSampleDictionary: Dictionary = {
  kind: 'room-samples',
  measured: true,
  fields: [
    {
      ...textField(
        { ...ofSample('household', [headingTerms.households.zh], ['household no', 'household id']), lastly: lastOfHousehold },
        100,
      ),
      required: true,
    },
    { ...timeField(ofSample('at', ['时间'], timesOfSample)), required: true },
    { ...roomTemperatureField(ofSample('temperature', [quantityTerms.temperature.zh], temperatures)), required: true },
  ],
};

/** A time as written: with its own zone as an instant, otherwise in local time of the home, assigned later; `01/02/2026` is invalid. */
function timeField(names: Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>): FieldSpec {
  const parseOf =
    (ofColumn: number | null): FieldSpec['parse'] =>
    (text) => {
      const read = parseClearTime(text);
      if (typeof read === 'string') return { fault: read === 'no-such-day' ? 'date-impossible' : 'not-a-time', evidence: { value: text } };
      if (isDayAlone(text)) return { fault: 'clock-missing', evidence: { value: text } };
      const offset = read.offsetSeconds ?? ofColumn;
      const clock = new Date((read.localSeconds - (offset ?? 0)) * 1000).toISOString().slice(0, 19);
      return { value: offset === null ? clock : `${clock}Z` };
    };
  return {
    ...names,
    timed: true,
    parse: parseOf(null),
    ofHeading: (heading) => {
      const offset = clockOfHeading(heading);
      return offset === null ? null : { parse: parseOf(offset) };
    },
  };
}
