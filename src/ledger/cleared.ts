import type { Dictionary, FieldSpec } from '#imports/fields.ts';

/** What a file has where a field is cleared from the row's day on: an empty cell says nothing. */
export const clearedMark = '∅';

const clearable = (spec: FieldSpec): boolean => spec.required !== true && spec.name !== 'code' && spec.name !== 'from';

/** The same fields, each of which a row may clear by the mark, but those that an entity must have. */
export function withClearing(dictionary: Dictionary): Dictionary {
  let made: { readonly of: readonly FieldSpec[]; readonly fields: readonly FieldSpec[] } = { of: [], fields: [] };
  return {
    ...dictionary,
    get fields() {
      const { fields } = dictionary;
      if (made.of !== fields) made = { of: fields, fields: fields.map((spec) => (clearable(spec) ? withMark(spec) : spec)) };
      return made.fields;
    },
  };
}

const withMark = (spec: FieldSpec): FieldSpec => ({
  ...spec,
  parse: (text, factor) => (text === clearedMark ? { value: null } : spec.parse(text, factor)),
});
