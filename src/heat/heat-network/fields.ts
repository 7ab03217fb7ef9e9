import { type Dictionary, type FieldSpec, numberField, textField } from '#platform/imports/fields.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { parseClearTime } from '#platform/tables/time.ts';
import { type RoomSampleField, roomSampleFieldTerms, type SubstationField, substationFieldTerms } from './vocabulary.ts';

const ofSubstation = (name: SubstationField, also: readonly string[] = [], synonyms: readonly string[] = []) => ({
  name,
  ...labelOf(substationFieldTerms[name]),
  also,
  synonyms,
});

const ofSample = (name: RoomSampleField, also: readonly string[] = [], synonyms: readonly string[] = []) => ({
  name,
  ...labelOf(roomSampleFieldTerms[name]),
  also,
  synonyms,
});

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

/** What every sample has, and what tells it from others. */
export const requiredOfSample = ['household', 'at', 'temperature'] as const;

/** The columns of a list of samples of the temperature of rooms. */
export const roomSampleDictionary: Dictionary = {
  kind: 'room-samples',
  fields: [
    { ...textField(ofSample('household', [headingTerms.households.zh], []), 100), required: true },
    { ...timeField(ofSample('at', ['时间'], ['time'])), required: true },
    {
      ...numberField(ofSample('temperature', [quantityTerms.temperature.zh], ['t']), { min: -30, max: 60, units: { '°C': 1 } }),
      required: true,
    },
  ],
};

/** A time as it is written: with its own zone as an instant, else by the clock of the home, put to it later; `01/02/2026` is none. */
function timeField(names: Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>): FieldSpec {
  return {
    ...names,
    parse: (text) => {
      const read = parseClearTime(text);
      if (typeof read === 'string') return { fault: read === 'no-such-day' ? 'date-impossible' : 'not-a-time', evidence: { value: text } };
      const { localSeconds, offsetSeconds } = read;
      const clock = new Date((localSeconds - (offsetSeconds ?? 0)) * 1000).toISOString().slice(0, 19);
      return { value: offsetSeconds === null ? clock : `${clock}Z` };
    },
  };
}
