import { type Dictionary, keyOf, readDay } from '#platform/list-intake/fields.ts';
import { specOf } from '#platform/list-intake/mapping.ts';
import { Problem } from '#kernel/problem.ts';

/** Values set by a person: texts or numbers by field name; null or an empty text clears. */
export type Sets = Readonly<Record<string, string | number | boolean | null>>;

/** Reads typed values by the same rules as a file. Throws for the first invalid field. */
export function readSets(dictionary: Dictionary, sets: Sets, fixed: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(sets)) {
    const spec = specOf(dictionary, name);
    if (spec === undefined || fixed.includes(spec.name)) {
      throw new Problem('bad-input', 'no-such-field', {
        field: name,
        fields: dictionary.fields
          .map((one) => one.name)
          .filter((one) => !fixed.includes(one))
          .join(' '),
      });
    }
    const text = given === null ? '' : String(given).trim();
    if (text === '') {
      out[spec.name] = null;
      continue;
    }
    const parsed = spec.parse(spec.words?.get(keyOf(text)) ?? text, 1);
    if (!('value' in parsed)) throw new Problem('bad-input', parsed.fault, { field: spec.name, value: text, ...parsed.evidence });
    out[spec.name] = parsed.value;
  }
  if (Object.keys(out).length === 0) throw new Problem('bad-input', 'nothing-set');
  return out;
}

/** The code of an entity created by hand, by the same rules as in a file. Throws its fault. */
export function readCode(dictionary: Dictionary, given: string): string {
  const parsed = specOf(dictionary, 'code')?.parse(given.trim(), 1);
  if (parsed !== undefined && 'value' in parsed) return String(parsed.value);
  throw new Problem('bad-input', parsed?.fault ?? 'no-such-field', { field: 'code', value: given, ...parsed?.evidence });
}

/** The day from which a change is valid. Throws `bad-day`. */
export function dayOf(from: string | undefined): string | null {
  if (from === undefined) return null;
  const day = readDay(from);
  if (day === null) throw new Problem('bad-input', 'bad-day', { value: from });
  return day;
}
