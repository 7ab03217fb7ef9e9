import type { Dictionary, FieldSpec } from '#platform/list-intake/fields.ts';
import { columnFor, type Fault, type Plan } from '#platform/list-intake/mapping.ts';

/** The cell text that clears a field from the row's day on: an empty cell changes nothing. */
export const clearedMark = '∅';

/**
 * The same fields, each of which a row may clear with the mark, except those that an entity must have.
 * @param fixed names of columns that are not fields of the entity
 */
export function withClearing(dictionary: Dictionary, fixed: readonly string[] = ['code', 'from']): Dictionary {
  const clearable = (spec: FieldSpec): boolean => spec.required !== true && !fixed.includes(spec.name);
  const { open } = dictionary;
  let made: { readonly of: readonly FieldSpec[]; readonly fields: readonly FieldSpec[] } = { of: [], fields: [] };
  return {
    ...dictionary,
    ...(open !== undefined && { open: { ...open, make: (suffix: string, prefix: string) => withMark(open.make(suffix, prefix)) } }),
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

/** The fault of a row that clears a field for all time: without a day it would claim that nothing was known in the past. */
export function clearedWithoutDay(plan: Plan, fields: Readonly<Record<string, unknown>>, from: unknown): Fault[] {
  const field = from === undefined ? Object.keys(fields).find((name) => fields[name] === null) : undefined;
  if (field === undefined) return [];
  return [{ column: columnFor(plan, field), code: 'cleared-without-day', evidence: { field, mark: clearedMark } }];
}
